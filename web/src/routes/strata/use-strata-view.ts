import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { AssessedPostOrder } from '@/gql/schema-types.ts';
import { lastClosedMonth } from '@/lib/months.ts';
import { monthsUntil } from '@/ui/period-picker.tsx';
import { STRATA, UNJUDGED } from './strata-counts.ts';

const MONTHS_OFFERED = 25;
const CHOICES = [...STRATA, UNJUDGED] as const;
const ORDERS = Object.values(AssessedPostOrder);

/** What the address says of the page of strata, with what stands where it says nothing. */
export function useStrataView() {
  const [search, setSearch] = useSearchParams();
  const [latest] = useState(() => lastClosedMonth(new Date()));
  const set = (name: string) => (value: string | null) =>
    setSearch((before) => {
      if (value) before.set(name, value);
      else before.delete(name);
      return before;
    });
  const active = search.get('aktif');
  return {
    month: search.get('periode') ?? latest,
    months: monthsUntil(latest, MONTHS_OFFERED),
    strata: CHOICES.find((one) => one === search.get('strata')) ?? null,
    active: active === 'ya' ? true : active === 'tidak' ? false : null,
    order: ORDERS.find((one) => one === search.get('urut')) ?? AssessedPostOrder.Area,
    search: search.get('cari') ?? '',
    set,
  };
}

export type StrataView = ReturnType<typeof useStrataView>;
