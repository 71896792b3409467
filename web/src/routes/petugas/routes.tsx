import type { RouteObject } from 'react-router';

/** Pages of the petugas puskesmas below the console's layout: `petugas`, `petugas/isian`. */
export const petugasRoutes: RouteObject[] = [];
