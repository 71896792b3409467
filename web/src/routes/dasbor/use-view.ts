import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { lastClosedMonth } from '@/lib/months.ts';
import { monthsUntil } from '@/ui/period-picker.tsx';

const MONTHS_OFFERED = 25;
const AS_WAS = 'saat-itu';

/** Whether a series follows the areas of today or those of each month. */
export type TrendHierarchy = 'AS_NOW' | 'AS_WAS';

/** What the address says of month and indicator, with the last closed month as the start. */
export function useView() {
  const [search, setSearch] = useSearchParams();
  const [latest] = useState(() => lastClosedMonth(new Date()));
  const set = (name: string) => (value: string) =>
    setSearch((before) => {
      before.set(name, value);
      return before;
    });
  const hierarchy: TrendHierarchy = search.get('hierarki') === AS_WAS ? 'AS_WAS' : 'AS_NOW';
  return {
    month: search.get('periode') ?? latest,
    months: monthsUntil(latest, MONTHS_OFFERED),
    setMonth: set('periode'),
    indicator: search.get('indikator') ?? 'SKDN_DS',
    setIndicator: set('indikator'),
    hierarchy,
    setHierarchy: (to: TrendHierarchy) => set('hierarki')(to === 'AS_WAS' ? AS_WAS : 'sekarang'),
  };
}
