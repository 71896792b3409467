import type { RouteObject } from 'react-router';

/** Dashboard pages below the console's layout. */
export const dashboardRoutes: RouteObject[] = [
  {
    path: 'dasbor',
    lazy: async () => ({ Component: (await import('./dashboard-page.tsx')).DashboardPage }),
  },
  {
    path: 'dasbor/belum-melapor',
    lazy: async () => ({ Component: (await import('./silent-areas-page.tsx')).SilentAreasPage }),
  },
];
