import type { RouteObject } from 'react-router';

/** The groups of an area as a graph or an outline. */
export const graphRoutes: RouteObject[] = [
  { path: 'graf', lazy: async () => ({ Component: (await import('./graph-page.tsx')).GraphPage }) },
];
