import { useState } from 'react';
import { useSearchParams } from 'react-router';
import type { DataState } from '@/gql/schema-types.ts';
import { lastClosedMonth } from '@/lib/months.ts';
import { monthsUntil } from '@/ui/period-picker.tsx';
import { readRowLevel } from './levels.ts';

const MONTHS_OFFERED = 25;
const STATES: Readonly<Record<string, DataState>> = { sementara: 'PROVISIONAL', disetujui: 'APPROVED' };

/** What the address says of a board, with what stands where it says nothing. */
export function useBoardView(start: { indicator: string; state: keyof typeof STATES }) {
  const [search, setSearch] = useSearchParams();
  const [latest] = useState(() => lastClosedMonth(new Date()));
  const set = (name: string) => (value: string) =>
    setSearch((before) => {
      before.set(name, value);
      return before;
    });
  const state = search.get('data') ?? start.state;
  return {
    month: search.get('periode') ?? latest,
    months: monthsUntil(latest, MONTHS_OFFERED),
    setMonth: set('periode'),
    indicator: search.get('indikator') ?? start.indicator,
    setIndicator: set('indikator'),
    level: readRowLevel(search.get('tingkat')),
    setLevel: set('tingkat'),
    state,
    dataState: STATES[state] ?? 'PROVISIONAL',
    setState: set('data'),
    /** The puskesmas whose own board is on screen, instead of the area's. */
    puskesmas: search.get('puskesmas'),
    /** Any other choice of one page. */
    of: (name: string) => search.get(name),
    set,
    /** Takes a choice that does not fit back out of the address. */
    forget: (name: string) =>
      setSearch(
        (before) => {
          before.delete(name);
          return before;
        },
        { replace: true },
      ),
  };
}

export type BoardView = ReturnType<typeof useBoardView>;
