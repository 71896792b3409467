import { useSearchParams } from 'react-router';
import { PlannedVisitTime } from '@/gql/schema-types.ts';

export const TIMES = Object.values(PlannedVisitTime);
const DAY = /^\d{4}-\d{2}-\d{2}$/;

export type VisitFilters = ReturnType<typeof useVisitFilters>;

/** What the address says is shown; every part of it can be sent to a colleague. */
export function useVisitFilters() {
  const [search, setSearch] = useSearchParams();
  const set = (name: string, value: string) =>
    setSearch(
      (before) => {
        if (value) before.set(name, value);
        else before.delete(name);
        return before;
      },
      { replace: true },
    );
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
