import type { RouteObject } from 'react-router';

/** The register of decrees. */
export const decreeRoutes: RouteObject[] = [
  { path: 'sk', lazy: async () => ({ Component: (await import('./decree-list-page.tsx')).DecreeListPage }) },
  { path: 'sk/baru', lazy: async () => ({ Component: (await import('./decree-form-page.tsx')).NewDecreePage }) },
  { path: 'sk/:id', lazy: async () => ({ Component: (await import('./decree-page.tsx')).DecreePage }) },
  {
    path: 'sk/:id/perbaiki',
    lazy: async () => ({ Component: (await import('./decree-form-page.tsx')).CorrectDecreePage }),
  },
];
