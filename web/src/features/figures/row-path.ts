import type { WilayahLevel } from '@/gql/schema-types.ts';
import { paths } from '@/paths.ts';

type Row = { readonly id: string; readonly level: WilayahLevel | null };
type Place = { readonly wilayah: string; readonly puskesmas?: string };
type Board = {
  readonly area: string;
  readonly month: string;
  readonly mayReadPosts: boolean;
  /** The same board of another place. */
  readonly linkTo: (place: Place) => string;
};

/**
 * Gives where the rows of a board lead: an area to its own board, a village to its posts, a puskesmas to the villages it
 * mentors; null for a puskesmas where one may not see posts.
 */
export function rowPathOf({ area, month, mayReadPosts, linkTo }: Board): (row: Row) => string | null {
  return ({ id, level }) => {
    if (level === null) return mayReadPosts ? linkTo({ wilayah: area, puskesmas: id }) : null;
    return level === 'DESA' ? paths.posyanduList({ wilayah: id, periode: month }) : linkTo({ wilayah: id });
  };
}
