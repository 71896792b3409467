import type { RouteObject } from 'react-router';

/** Requests for the decrees of the groups below. */
export const collectionRoutes: RouteObject[] = [
  {
    path: 'permintaan-sk',
    lazy: async () => ({ Component: (await import('./collection-list-page.tsx')).CollectionListPage }),
  },
  {
    path: 'permintaan-sk/baru',
    lazy: async () => ({ Component: (await import('./collection-form-page.tsx')).NewCollectionPage }),
  },
  {
    path: 'permintaan-sk/:id',
    lazy: async () => ({ Component: (await import('./collection-page.tsx')).CollectionPage }),
  },
  {
    path: 'permintaan-sk/:id/perbaiki',
    lazy: async () => ({ Component: (await import('./collection-form-page.tsx')).CorrectCollectionPage }),
  },
];
