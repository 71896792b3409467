import { PlannedVisitTime } from '@/gql/schema-types.ts';
import { useAddress } from '@/ui/use-address.ts';

export const TIMES = Object.values(PlannedVisitTime);
const DAY = /^\d{4}-\d{2}-\d{2}$/;

export type VisitFilters = ReturnType<typeof useVisitFilters>;

/** What the address says is shown; every part of it can be sent to a colleague. */
export function useVisitFilters() {
  const { search, set } = useAddress();
  const day = (name: string) => {
    const value = search.get(name) ?? '';
    return DAY.test(value) ? value : null;
  };
  const asked = {
    pokjanal: search.get('kelompok'),
    opd: search.get('opd'),
    posyandu: search.get('posyandu'),
    time: TIMES.find((value) => value === search.get('keadaan')) ?? null,
    from: day('dari'),
    to: day('sampai'),
    search: search.get('cari') ?? '',
  };
  return { asked, set };
}
