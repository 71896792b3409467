import { useState } from 'react';
import { ReportStatus } from '@/gql/schema-types.ts';
import { lastClosedMonth } from '@/lib/months.ts';
import { monthsUntil } from '@/ui/period-picker.tsx';
import { useAddress } from '@/ui/use-address.ts';

const STATUSES = Object.values(ReportStatus);
const MONTHS_OFFERED = 25;

/** What closing would leave open. */
export const OPEN_STATUSES: readonly ReportStatus[] = ['NONE', 'DRAFT', 'SUBMITTED', 'RETURNED'];

/** What the address says of month, form, state and puskesmas; the month that was over last comes first. */
export function useClosingView() {
  const { search, set } = useAddress();
  const [latest] = useState(() => lastClosedMonth(new Date()));
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
