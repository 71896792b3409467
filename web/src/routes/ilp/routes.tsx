import type { RouteObject } from 'react-router';

/** How far primary-care integration has come in an area. */
export const ilpRoutes: RouteObject[] = [
  { path: 'ilp', lazy: async () => ({ Component: (await import('./ilp-page.tsx')).IlpPage }) },
];
