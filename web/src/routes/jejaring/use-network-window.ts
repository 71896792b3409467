import { useSearchParams } from 'react-router';

const PUSTU_ACTS = ['data', 'tutup', 'buka', 'tarik'] as const;
const PUSKESMAS_ACTS = ['puskesmas', 'tarik-puskesmas'] as const;
export type PustuAct = (typeof PUSTU_ACTS)[number];

/** Which pustu is unfolded and which window stands over the page, both in the address. */
export function useNetworkWindow() {
  const [search, setSearch] = useSearchParams();
  const put = (values: Readonly<Record<string, string | null>>, replace = true) =>
    setSearch(
      (before) => {
        for (const [key, value] of Object.entries(values)) {
          if (value === null) before.delete(key);
          else before.set(key, value);
        }
        return before;
      },
      { replace, preventScrollReset: true },
    );
  const adding = search.get('tambah');
  return {
    unfolded: search.get('pustu'),
    unfold: (id: string | null) => put({ pustu: id }),
    /** Village proposed for a new pustu, empty for none; null while nothing is added. */
    adding,
    add: (village: string | null) => put({ tambah: village ?? '' }, false),
    /** What is being done to the pustu that is unfolded. */
    pustuAct: PUSTU_ACTS.find((act) => act === search.get('ubah')) ?? null,
    /** What is being done to the puskesmas itself. */
    puskesmasAct: PUSKESMAS_ACTS.find((act) => act === search.get('ubah')) ?? null,
    act: (act: PustuAct | (typeof PUSKESMAS_ACTS)[number]) => put({ ubah: act }, false),
    close: () => put({ ubah: null, tambah: null }),
  };
}

export type NetworkState = ReturnType<typeof useNetworkWindow>;
