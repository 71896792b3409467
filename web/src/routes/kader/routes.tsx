import { lazy } from 'react';
import type { LightRoute } from '@/light/router.tsx';

/** The kader's pages, in the light entry: nothing of the console comes along. */
export const kaderRoutes: readonly LightRoute[] = [
  {
    pattern: '/kader',
    page: lazy(async () => ({ default: (await import('./kader-home-page.tsx')).KaderHomePage })),
  },
  {
    pattern: '/kader/pemberitahuan',
    page: lazy(async () => ({ default: (await import('./kader-news-page.tsx')).KaderNewsPage })),
  },
  {
    pattern: '/kader/:posyandu',
    page: lazy(async () => ({ default: (await import('./kader-month-page.tsx')).KaderMonthPage })),
  },
  {
    pattern: '/kader/:posyandu/:month',
    page: lazy(async () => ({ default: (await import('./kader-month-page.tsx')).KaderMonthPage })),
  },
  {
    pattern: '/kader/:posyandu/:month/:block',
    page: lazy(async () => ({ default: (await import('./kader-report-page.tsx')).KaderReportPage })),
  },
];
