import type { RouteObject } from 'react-router';

/** Dashboard pages below the console's layout: `dasbor`, `dasbor/belum-melapor`. */
export const dashboardRoutes: RouteObject[] = [];
