import { GapKind } from '@/gql/schema-types.ts';
import { useAddress } from '@/ui/use-address.ts';

const KINDS = Object.values(GapKind);
/** How many levels below the area each choice of the address looks. */
export const DEPTHS = { '': 1, dua: 2, semua: 4 } as const;
export type Depth = keyof typeof DEPTHS;

const isDepth = (text: string | null): text is Depth => text !== null && text in DEPTHS;

/** What the address says is shown; every part of it can be sent to a colleague. */
export function useGapFilters() {
  const { search, set } = useAddress();
  const depth = search.get('tingkat');
  return {
    kind: KINDS.find((kind) => kind === search.get('jenis')) ?? null,
    child: search.get('anak'),
    depth: isDepth(depth) ? depth : ('' as Depth),
    search: search.get('cari') ?? '',
    set,
  };
}
