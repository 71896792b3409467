import { useState } from 'react';
import { useSession } from '@/features/session/session.tsx';
import { useArea } from '@/features/session/use-area.ts';
import { ReportStatus } from '@/gql/schema-types.ts';
import { lastClosedMonth } from '@/lib/months.ts';
import { monthsUntil } from '@/ui/period-picker.tsx';
import { useAddress } from '@/ui/use-address.ts';

const STATUSES = Object.values(ReportStatus);
const MONTHS_OFFERED = 25;

/** Whose posts are worked on: those of the person's puskesmas, else those of the working area. */
export function useScope() {
  const { me } = useSession();
  const area = useArea();
  const puskesmas = me.assignments.find((assignment) => assignment.puskesmas)?.puskesmas ?? null;
  return {
    puskesmas: puskesmas?.id ?? null,
    wilayah: puskesmas ? null : area.id,
    name: puskesmas?.name ?? area.own?.fullName,
  };
}

/** The month worked on, kept in the address: the running one may be chosen, the last closed one comes first. */
export function useMonth() {
  const { search, set } = useAddress();
  const [latest] = useState(() => lastClosedMonth(new Date()));
  const [running] = useState(() => lastClosedMonth(nextMonth(new Date())));
  const month = search.get('periode') ?? latest;
  return { search, set, month, months: monthsUntil(running, MONTHS_OFFERED) };
}

const nextMonth = (now: Date): Date => new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 1, 15));

/** The state asked for in the address. */
export const readStatus = (search: URLSearchParams): ReportStatus | null =>
  STATUSES.find((status) => status === search.get('status')) ?? null;

/** Forms of a post in the order of the paper; a form that is not due in a month lists nobody. */
export const FORM_BLOCKS = ['SKDN', 'A', 'B', 'C', 'D', 'OP', 'SP', 'PF'] as const;
export type FormBlock = (typeof FORM_BLOCKS)[number];
const MAIN: FormBlock = 'SKDN';

/** The form asked for in the address; the main one when none is. */
export const readBlock = (search: URLSearchParams): FormBlock =>
  FORM_BLOCKS.find((block) => block === search.get('form')) ?? MAIN;

/** How a form is named in the address: the main one not at all. */
export const formParam = (block: string): string => (block === MAIN ? '' : block);
