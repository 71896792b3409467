import type { RouteObject } from 'react-router';

/** The register of kader: lists and numbers, one kader, the kader of one post. */
export const kaderRegisterRoutes: RouteObject[] = [
  { path: 'daftar-kader', lazy: async () => ({ Component: (await import('./kader-list-page.tsx')).KaderListPage }) },
  { path: 'daftar-kader/:id', lazy: async () => ({ Component: (await import('./kader-page.tsx')).KaderPage }) },
  {
    path: 'posyandu/:id/kader',
    lazy: async () => ({ Component: (await import('./post-kader-page.tsx')).PostKaderPage }),
  },
];
