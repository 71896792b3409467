import type { RouteObject } from 'react-router';

/** Pages of the petugas puskesmas below the console's layout. */
export const petugasRoutes: RouteObject[] = [
  {
    path: 'petugas',
    lazy: async () => ({ Component: (await import('./worklist-page.tsx')).WorklistPage }),
  },
  {
    path: 'petugas/isian',
    lazy: async () => ({ Component: (await import('./grid-page.tsx')).GridPage }),
  },
  {
    path: 'petugas/puskesmas',
    lazy: async () => ({ Component: (await import('./puskesmas-page.tsx')).PuskesmasPage }),
  },
  {
    path: 'petugas/puskesmas/isian',
    lazy: async () => ({ Component: (await import('./puskesmas-grid-page.tsx')).PuskesmasGridPage }),
  },
];
