import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { ReportStatus } from '@/gql/schema-types.ts';
import { lastClosedMonth } from '@/lib/months.ts';
import { monthsUntil } from '@/ui/period-picker.tsx';

const STATUSES = Object.values(ReportStatus);
const MONTHS_OFFERED = 25;

/** What closing would leave open. */
export const OPEN_STATUSES: readonly ReportStatus[] = ['NONE', 'DRAFT', 'SUBMITTED', 'RETURNED'];

/** What the address says of month, form, state and puskesmas; the month that was over last comes first. */
export function useClosingView() {
  const [search, setSearch] = useSearchParams();
  const [latest] = useState(() => lastClosedMonth(new Date()));
  const set = (name: 'periode' | 'form' | 'status' | 'puskesmas', value: string) =>
    setSearch(
      (before) => {
        if (value) before.set(name, value);
        else before.delete(name);
        return before;
      },
      { replace: true },
    );
  return {
    month: search.get('periode') ?? latest,
    months: monthsUntil(latest, MONTHS_OFFERED),
    /** Indonesian name of a form: two forms may share a block. */
    form: search.get('form'),
    status: STATUSES.find((status) => status === search.get('status')) ?? null,
    puskesmas: search.get('puskesmas'),
    set,
  };
}
