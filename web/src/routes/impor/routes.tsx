import type { RouteObject } from 'react-router';

/** The pages on which files of forms and lists for registers come in, below the console's layout. */
export const importRoutes: RouteObject[] = [
  { path: 'impor', lazy: async () => ({ Component: (await import('./import-page.tsx')).ImportPage }) },
  {
    path: 'impor-daftar',
    lazy: async () => ({ Component: (await import('../impor-daftar/list-import-page.tsx')).ListImportPage }),
  },
];
