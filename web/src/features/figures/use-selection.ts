import { skipToken } from '@apollo/client/react';
import { useBoardPuskesmasQuery, useBoardVillagesQuery } from './figures.generated.ts';
import type { RowLevel } from './levels.ts';
import type { WilayahLevel } from '@/gql/schema-types.ts';

export type Selection =
  | { readonly within: string; readonly level: WilayahLevel }
  | { readonly areas?: string[]; readonly puskesmas: string[] }
  | Record<string, never>;

/**
 * What to ask for the rows inside an area, or inside one puskesmas: the villages in which it mentors posts. Puskesmas and
 * such villages are named one by one, so that they have to be listed first; until they are, and while the level is not
 * known, it is null. Where nothing lies below it is empty.
 */
export function useSelection(
  wilayah: string,
  level: RowLevel | null | undefined,
  puskesmas: string | null,
): Selection | null {
  const wantsPuskesmas = level === 'PUSKESMAS';
  const { data } = useBoardPuskesmasQuery(wantsPuskesmas ? { variables: { within: wilayah } } : skipToken);
  const { data: posts } = useBoardVillagesQuery(puskesmas ? { variables: { puskesmas } } : skipToken);
  if (puskesmas) {
    const villages = posts?.posyanduList.nodes.map((post) => post.wilayah.id);
    return villages ? { areas: [...new Set(villages)], puskesmas: [puskesmas] } : null;
  }
  if (level === undefined) return null;
  if (level === null) return {};
  if (level !== 'PUSKESMAS') return { within: wilayah, level };
  return data ? { puskesmas: data.puskesmasList.nodes.map(({ id }) => id) } : null;
}
