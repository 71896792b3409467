import type { RouteObject } from 'react-router';

/** The duties of groups and the evidence that proves them. */
export const dutyRoutes: RouteObject[] = [
  { path: 'kewajiban', lazy: async () => ({ Component: (await import('./duty-page.tsx')).DutyPage }) },
  {
    path: 'kegiatan',
    lazy: async () => ({ Component: (await import('../kegiatan/activity-list-page.tsx')).ActivityListPage }),
  },
  {
    path: 'kunjungan',
    lazy: async () => ({ Component: (await import('../kunjungan/visit-list-page.tsx')).VisitListPage }),
  },
  {
    path: 'bukti/baru',
    lazy: async () => ({ Component: (await import('../bukti/evidence-form-page.tsx')).NewEvidencePage }),
  },
  { path: 'bukti/:id', lazy: async () => ({ Component: (await import('../bukti/evidence-page.tsx')).EvidencePage }) },
  {
    path: 'bukti/:id/perbaiki',
    lazy: async () => ({ Component: (await import('../bukti/evidence-form-page.tsx')).CorrectEvidencePage }),
  },
];
