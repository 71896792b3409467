import { createBrowserRouter, matchRoutes, type RouteObject } from 'react-router';
import { dashboardRoutes } from './routes/dasbor/routes.tsx';
import { catalogueRoutes } from './routes/katalog/routes.tsx';
import { importRoutes } from './routes/impor/routes.tsx';
import { petugasRoutes } from './routes/petugas/routes.tsx';
import { meetingRoutes } from './routes/rapat/routes.tsx';
import { dutyRoutes } from './routes/kewajiban/routes.tsx';
import { decreeRoutes } from './routes/sk/routes.tsx';
import { gapRoutes } from './routes/kesenjangan/routes.tsx';
import { graphRoutes } from './routes/graf/routes.tsx';
import { collectionRoutes } from './routes/permintaan-sk/routes.tsx';
import { successionRoutes } from './routes/suksesi/routes.tsx';
import { networkRoutes } from './routes/jejaring/routes.tsx';
import { ilpRoutes } from './routes/ilp/routes.tsx';
import { kaderRegisterRoutes } from './routes/daftar-kader/routes.tsx';
import { problemRoutes } from './routes/masalah/routes.tsx';
import { userRoutes } from './routes/pengguna/routes.tsx';
import { bulkRoutes } from './routes/tindakan-massal/routes.tsx';
import { closingRoutes } from './routes/tutup/routes.tsx';
import { pause } from './lib/pause.ts';
import { aroundPages } from './routes/shell/around-pages.tsx';
import { HomePage } from './routes/shell/home-page.tsx';
import { MissingPage } from './routes/shell/missing-page.tsx';

/** The map of the console. Pages below the layout load when they are opened; `paths.ts` builds their addresses. */
const pages: RouteObject[] = [
  { index: true, Component: HomePage },
  { path: 'beranda', lazy: async () => ({ Component: (await import('./routes/beranda/start-page.tsx')).StartPage }) },
  ...dashboardRoutes,
  ...petugasRoutes,
  ...importRoutes,
  ...closingRoutes,
  ...bulkRoutes,
  {
    path: 'peta',
    lazy: async () => ({ Component: (await import('./routes/peta/map-page.tsx')).MapPage }),
  },
  { path: 'angka', lazy: async () => ({ Component: (await import('./routes/angka/figure-page.tsx')).FigurePage }) },
  { path: 'pws', lazy: async () => ({ Component: (await import('./routes/pws/pws-page.tsx')).PwsPage }) },
  {
    path: 'peringkat',
    lazy: async () => ({ Component: (await import('./routes/peringkat/ranking-page.tsx')).RankingPage }),
  },
  { path: 'strata', lazy: async () => ({ Component: (await import('./routes/strata/strata-page.tsx')).StrataPage }) },
  {
    path: 'target',
    lazy: async () => ({ Component: (await import('./routes/target/targets-page.tsx')).TargetsPage }),
  },
  {
    path: 'wilayah/:id?',
    lazy: async () => ({ Component: (await import('./routes/wilayah/wilayah-page.tsx')).WilayahPage }),
  },
  {
    path: 'pokjanal',
    lazy: async () => ({ Component: (await import('./routes/pokjanal/pokjanal-list-page.tsx')).PokjanalListPage }),
  },
  {
    path: 'pokjanal/:id',
    lazy: async () => ({ Component: (await import('./routes/pokjanal/pokjanal-page.tsx')).PokjanalPage }),
  },
  ...decreeRoutes,
  ...dutyRoutes,
  ...gapRoutes,
  ...graphRoutes,
  ...collectionRoutes,
  ...successionRoutes,
  ...meetingRoutes,
  ...kaderRegisterRoutes,
  ...ilpRoutes,
  ...networkRoutes,
  ...problemRoutes,
  {
    path: 'opd',
    lazy: async () => ({ Component: (await import('./routes/opd/opd-list-page.tsx')).OpdListPage }),
  },
  {
    path: 'opd/:id',
    lazy: async () => ({ Component: (await import('./routes/opd/opd-page.tsx')).OpdPage }),
  },
  {
    path: 'posyandu',
    lazy: async () => ({ Component: (await import('./routes/posyandu/posyandu-list-page.tsx')).PosyanduListPage }),
  },
  {
    path: 'posyandu/:id',
    lazy: async () => ({ Component: (await import('./routes/posyandu/posyandu-page.tsx')).PosyanduPage }),
  },
  {
    path: 'posyandu/:id/laporan/:month',
    lazy: async () => ({ Component: (await import('./routes/posyandu/report-page.tsx')).ReportPage }),
  },
  ...catalogueRoutes,
  ...userRoutes,
  {
    path: 'pemberitahuan',
    lazy: async () => ({
      Component: (await import('./routes/pemberitahuan/notification-page.tsx')).NotificationPage,
    }),
  },
  {
    path: 'akun',
    lazy: async () => ({ Component: (await import('./routes/akun/account-page.tsx')).AccountPage }),
  },
  { path: '*', Component: MissingPage },
];

/** Loads the page of the address before the first render, which then shows it at once. */
async function loadMatched(routes: RouteObject[]): Promise<void> {
  const matched = matchRoutes(routes, window.location) ?? [];
  await Promise.all(
    matched.map(async ({ route }) => {
      if (typeof route.lazy !== 'function') return;
      Object.assign(route, await route.lazy());
      delete route.lazy;
    }),
  );
}

/** The router over the console's pages, with the one of the address at hand. */
export async function makeRouter() {
  const routes = aroundPages(pages);
  // A page that cannot be loaded now is loaded by the router, which then says so.
  await loadMatched(routes).catch(() => undefined);
  await pause();
  return createBrowserRouter(routes);
}
