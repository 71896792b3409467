import type { RouteObject } from 'react-router';

/** What the groups of an area lack. */
export const gapRoutes: RouteObject[] = [
  { path: 'kesenjangan', lazy: async () => ({ Component: (await import('./gaps-page.tsx')).GapsPage }) },
];
