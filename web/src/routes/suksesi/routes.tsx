import type { RouteObject } from 'react-router';

/** Succession of groups, and what came of a batch of them. */
export const successionRoutes: RouteObject[] = [
  {
    path: 'suksesi',
    lazy: async () => ({ Component: (await import('./succession-page.tsx')).SuccessionPage }),
  },
  {
    path: 'suksesi/:batch',
    lazy: async () => ({ Component: (await import('./succession-result-page.tsx')).SuccessionResultPage }),
  },
];
