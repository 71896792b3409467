import type { RouteObject } from 'react-router';

/** Acts on many records, and the way back from them. */
export const bulkRoutes: RouteObject[] = [
  { path: 'tindakan-massal', lazy: async () => ({ Component: (await import('./bulk-page.tsx')).BulkPage }) },
];
