import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { lastClosedMonth } from '@/lib/months.ts';

const YEARS_BACK = 3;
const YEARS_AHEAD = 5;

/** What the address says of the editor: year, domain and the indicator one came for. */
export function useTargetsView() {
  const [search, setSearch] = useSearchParams();
  const [now] = useState(() => Number(lastClosedMonth(new Date()).slice(0, 4)));
  const asked = search.get('tahun') ?? '';
  const year = /^\d{4}$/.test(asked) ? asked : String(now);
  const offered = Array.from({ length: YEARS_BACK + 1 + YEARS_AHEAD }, (_, index) => String(now - YEARS_BACK + index));
  const set = (name: string) => (value: string) =>
    setSearch((before) => {
      before.set(name, value);
      return before;
    });
  return {
    year,
    years: offered.includes(year) ? offered : [...offered, year].toSorted(),
    setYear: set('tahun'),
    domain: search.get('ranah'),
    setDomain: set('ranah'),
    indicator: search.get('indikator'),
  };
}

export type TargetsView = ReturnType<typeof useTargetsView>;
