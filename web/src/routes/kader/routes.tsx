import type { LightRoute } from '@/light/router.tsx';

/** The kader's pages, in the light entry: `page: lazy(() => import(…))` with `/kader` and `/kader/:posyandu/:month`. */
export const kaderRoutes: readonly LightRoute[] = [];
