import type { RouteObject } from 'react-router';

/** The page on which files of forms come in, below the console's layout. */
export const importRoutes: RouteObject[] = [
  { path: 'impor', lazy: async () => ({ Component: (await import('./import-page.tsx')).ImportPage }) },
];
