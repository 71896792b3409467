import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { lastClosedMonth } from '@/lib/months.ts';
import { monthsUntil } from '@/ui/period-picker.tsx';

const MONTHS_OFFERED = 25;

/** What the address says of month and indicator, with the last closed month as the start. */
export function useView() {
  const [search, setSearch] = useSearchParams();
  const [latest] = useState(() => lastClosedMonth(new Date()));
  const set = (name: string) => (value: string) =>
    setSearch((before) => {
      before.set(name, value);
      return before;
    });
  return {
    month: search.get('periode') ?? latest,
    months: monthsUntil(latest, MONTHS_OFFERED),
    setMonth: set('periode'),
    indicator: search.get('indikator') ?? 'SKDN_DS',
    setIndicator: set('indikator'),
  };
}
