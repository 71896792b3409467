import type { RouteObject } from 'react-router';

/** Accounts and their one-time codes. */
export const userRoutes: RouteObject[] = [
  { path: 'pengguna', lazy: async () => ({ Component: (await import('./users-page.tsx')).UsersPage }) },
  { path: 'pengguna/baru', lazy: async () => ({ Component: (await import('./new-user-page.tsx')).NewUserPage }) },
];
