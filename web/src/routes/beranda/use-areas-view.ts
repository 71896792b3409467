import { useState } from 'react';
import { lastClosedMonth } from '@/lib/months.ts';
import { useAddress } from '@/ui/use-address.ts';

export const COLUMNS = [
  'status',
  'term',
  'seats',
  'duties',
  'completeness',
  'indicators',
  'commitments',
  'gaps',
  'contact',
] as const;
export type ColumnKey = (typeof COLUMNS)[number];

const FIRST = 'SKDN_DS';
const SECOND = 'SKDN_ND';
/** Columns that stand there only when asked for; the address names those left out, `semua` for none. */
const LEFT_OUT = 'contact';

/** What the address says of the table of areas: two indicators, and the columns left out. */
export function useAreasView() {
  const { search, set } = useAddress();
  const [month] = useState(() => lastClosedMonth(new Date()));
  const [first = FIRST, second = SECOND] = (search.get('indikator') ?? '').split(',').filter(Boolean);
  const hidden = (search.get('tanpa') ?? LEFT_OUT).split(',').filter(Boolean);
  return {
    month,
    indicators: [first, second] as const,
    setIndicator: (place: 0 | 1, code: string) =>
      set('indikator', (place === 0 ? [code, second] : [first, code]).join(',')),
    isShown: (key: ColumnKey) => !hidden.includes(key),
    toggle: (key: ColumnKey) => {
      const next = hidden.includes(key) ? hidden.filter((one) => one !== key) : [...hidden, key];
      set('tanpa', next.length > 0 ? next.join(',') : 'semua');
    },
    showAll: () => set('tanpa', 'semua'),
  };
}

export type AreasView = ReturnType<typeof useAreasView>;
