import type { RouteObject } from 'react-router';

/** The directory of puskesmas, and each with the posts it mentors. */
export const networkRoutes: RouteObject[] = [
  {
    path: 'puskesmas',
    lazy: async () => ({ Component: (await import('./puskesmas-list-page.tsx')).PuskesmasListPage }),
  },
  { path: 'puskesmas/:id', lazy: async () => ({ Component: (await import('./puskesmas-page.tsx')).PuskesmasPage }) },
];
