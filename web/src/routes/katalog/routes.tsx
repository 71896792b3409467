import type { RouteObject } from 'react-router';

/** The catalogue: what is counted, by which formula and rule, on which form, and whether it fits together. */
export const catalogueRoutes: RouteObject[] = [
  { path: 'katalog', lazy: async () => ({ Component: (await import('./indicators-page.tsx')).IndicatorsPage }) },
  { path: 'katalog/elemen', lazy: async () => ({ Component: (await import('./elements-page.tsx')).ElementsPage }) },
  { path: 'katalog/aturan', lazy: async () => ({ Component: (await import('./rules-page.tsx')).RulesPage }) },
  { path: 'katalog/formulir', lazy: async () => ({ Component: (await import('./forms-page.tsx')).FormsPage }) },
  { path: 'katalog/pemeriksaan', lazy: async () => ({ Component: (await import('./lint-page.tsx')).LintPage }) },
  {
    path: 'katalog/indikator/:code',
    lazy: async () => ({ Component: (await import('./indicator-page.tsx')).IndicatorPage }),
  },
  {
    path: 'katalog/indikator/:code/ubah',
    lazy: async () => ({ Component: (await import('./edit-indicator-page.tsx')).EditIndicatorPage }),
  },
];
