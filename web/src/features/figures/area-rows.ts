import type { WilayahLevel } from '@/gql/schema-types.ts';

type Node = { readonly id: string; readonly name: string; readonly level: WilayahLevel | null };

/** Parts of a filter of changes for the areas and puskesmas of an answer. */
export function filterOf(nodes: readonly Node[]): { wilayah: string[]; puskesmas: string[] } {
  const ids = (isPuskesmas: boolean) =>
    nodes.filter(({ level }) => (level === null) === isPuskesmas).map(({ id }) => id);
  return { wilayah: ids(false), puskesmas: ids(true) };
}

/** Areas a note may speak of: the one looked at, then those shown in it; a puskesmas is no area. */
export function noteAreas(own: { readonly id: string; readonly fullName: string }, nodes: readonly Node[]) {
  const below = nodes.filter(({ id, level }) => id !== own.id && level !== null);
  return [{ id: own.id, name: own.fullName }, ...below.map(({ id, name }) => ({ id, name }))];
}
