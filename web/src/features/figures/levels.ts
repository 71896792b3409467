import type { WilayahLevel } from '@/gql/schema-types.ts';

const ORDER = ['NASIONAL', 'PROVINSI', 'KABKOTA', 'KECAMATAN', 'DESA'] as const satisfies readonly WilayahLevel[];

/** What the rows of a board are: areas of a level, or the puskesmas of a regency or district. */
export type RowLevel = WilayahLevel | 'PUSKESMAS';

/** The level right below another; null below a village. */
export const levelBelow = (level: WilayahLevel): WilayahLevel | null => ORDER[ORDER.indexOf(level) + 1] ?? null;

/** What an area may be shown by: every level below it, and its puskesmas where there are not too many. */
export function rowLevelsOf(level: WilayahLevel): RowLevel[] {
  const areas: RowLevel[] = ORDER.slice(ORDER.indexOf(level) + 1);
  return level === 'KABKOTA' || level === 'KECAMATAN' ? [...areas, 'PUSKESMAS'] : areas;
}

/** Reads a level of an address; null for anything else. */
export function readRowLevel(text: string | null): RowLevel | null {
  return text === 'PUSKESMAS' ? text : (ORDER.find((level) => level === text) ?? null);
}
