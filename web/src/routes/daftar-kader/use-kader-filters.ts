import { KaderBadge, KaderOrder } from '@/gql/schema-types.ts';
import { useAddress } from '@/ui/use-address.ts';

export const BADGES = Object.values(KaderBadge);
export const ORDERS = Object.values(KaderOrder);
export const GAPS = ['all', 'pelatihan', 'sk', 'keduanya'] as const;

/** What the address says is shown; every part of it can be sent to a colleague. */
export function useKaderFilters() {
  const { search, set } = useAddress();
  const asked = {
    badge: BADGES.find((badge) => badge === search.get('tanda')) ?? null,
    skill: search.get('belum'),
    gap: GAPS.find((gap) => gap === search.get('kurang')) ?? 'all',
    hasLeft: search.get('keadaan') === 'berhenti',
    order: ORDERS.find((order) => order === search.get('urut')) ?? KaderOrder.Posyandu,
    search: search.get('cari') ?? '',
  };
  const isNarrowed = Boolean(asked.badge ?? asked.skill) || asked.gap !== 'all' || asked.hasLeft || asked.search !== '';
  return {
    asked,
    isNarrowed,
    isByVillage: search.get('rinci') === 'desa',
    wantsCounts: search.get('tampil') === 'jumlah',
    set,
  };
}

export type KaderFilters = ReturnType<typeof useKaderFilters>;
