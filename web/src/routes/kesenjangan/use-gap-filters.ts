import { useSearchParams } from 'react-router';
import { GapKind } from '@/gql/schema-types.ts';

const KINDS = Object.values(GapKind);
/** How many levels below the area each choice of the address looks. */
export const DEPTHS = { '': 1, dua: 2, semua: 4 } as const;
export type Depth = keyof typeof DEPTHS;

const isDepth = (text: string | null): text is Depth => text !== null && text in DEPTHS;

/** What the address says is shown; every part of it can be sent to a colleague. */
export function useGapFilters() {
  const [search, setSearch] = useSearchParams();
  const set = (name: string, value: string | null) =>
    setSearch(
      (before) => {
        if (value) before.set(name, value);
        else before.delete(name);
        return before;
      },
      { replace: true },
    );
  const depth = search.get('tingkat');
  return {
    kind: KINDS.find((kind) => kind === search.get('jenis')) ?? null,
    child: search.get('anak'),
    depth: isDepth(depth) ? depth : ('' as Depth),
    search: search.get('cari') ?? '',
    set,
  };
}
