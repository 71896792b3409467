import type { RouteObject } from 'react-router';

/** Meetings of groups and what they committed somebody to. */
export const meetingRoutes: RouteObject[] = [
  { path: 'rapat', lazy: async () => ({ Component: (await import('./meeting-list-page.tsx')).MeetingListPage }) },
  { path: 'rapat/baru', lazy: async () => ({ Component: (await import('./meeting-form-page.tsx')).NewMeetingPage }) },
  { path: 'rapat/:id', lazy: async () => ({ Component: (await import('./meeting-page.tsx')).MeetingPage }) },
  {
    path: 'rapat/:id/ubah',
    lazy: async () => ({ Component: (await import('./meeting-form-page.tsx')).EditMeetingPage }),
  },
  {
    path: 'rapat/:id/hasil',
    lazy: async () => ({ Component: (await import('./meeting-form-page.tsx')).HoldMeetingPage }),
  },
  {
    path: 'komitmen',
    lazy: async () => ({ Component: (await import('../komitmen/commitment-list-page.tsx')).CommitmentListPage }),
  },
];
