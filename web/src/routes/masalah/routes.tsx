import type { RouteObject } from 'react-router';

/** Problems and requests of citizens: the list and who is late, one of them, a new one. */
export const problemRoutes: RouteObject[] = [
  { path: 'masalah', lazy: async () => ({ Component: (await import('./problem-list-page.tsx')).ProblemListPage }) },
  { path: 'masalah/baru', lazy: async () => ({ Component: (await import('./raise-page.tsx')).RaisePage }) },
  { path: 'masalah/:id', lazy: async () => ({ Component: (await import('./problem-page.tsx')).ProblemPage }) },
];
