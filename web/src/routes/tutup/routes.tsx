import type { RouteObject } from 'react-router';

/** Pages of closing a month below the console's layout. */
export const closingRoutes: RouteObject[] = [
  { path: 'tutup', lazy: async () => ({ Component: (await import('./closing-page.tsx')).ClosingPage }) },
  {
    path: 'tutup/laporan/:report',
    lazy: async () => ({ Component: (await import('./report-redirect.tsx')).ReportRedirect }),
  },
];
