import type { EvidenceKind } from './evidence-kinds.ts';
import { type Day, isDay, lastDay, type MonthNo, monthNo } from './month.ts';
import { type Period, type PeriodKind, periodOf, shiftPeriod } from './period.ts';

/** Where one agency stands with one duty in one period. */
export const DUTY_STATUSES = ['NONE', 'IN_PROGRESS', 'FULFILLED', 'OVERDUE', 'NOT_APPLICABLE'] as const;
export type DutyStatus = (typeof DUTY_STATUSES)[number];

/** Days after the end of a period within which its duties may still be proved, where no setting says otherwise. */
export const DEFAULT_GRACE_DAYS = 15;
/** Days by which a visit may lie away from its planned day. */
export const VISIT_TOLERANCE_DAYS = 14;

const KIND_BY_RHYTHM: Readonly<Record<string, Exclude<PeriodKind, 'YTD'>>> = {
  MONTHLY: 'MONTH',
  QUARTERLY: 'QUARTER',
  SEMESTER: 'SEMESTER',
  YEARLY: 'YEAR',
};

/** Tells whether a rhythm asks for anything by a day; what comes as it occurs is never late. */
export const isExpected = (rhythm: string): boolean => rhythm in KIND_BY_RHYTHM;

/** Lists the periods of a year in which a duty of a rhythm is owed; one that comes as it occurs has the year. */
export function dutyPeriods(rhythm: string, year: number): Period[] {
  const kind = KIND_BY_RHYTHM[rhythm] ?? 'YEAR';
  const first = periodOf(kind, monthNo(year, 1));
  const count = 12 / (first.last - first.first + 1);
  return Array.from({ length: count }, (_, at) => shiftPeriod(first, at));
}

const DAY_MS = 86_400_000;
const toTime = (day: Day): number => Date.parse(`${day}T00:00:00Z`);
const toDay = (time: number): Day => new Date(time).toISOString().slice(0, 10);

/** The last day on which a duty of a period can still be proved in time. */
export function dutyDeadline(toMonth: MonthNo, graceDays: number): Day {
  return toDay(toTime(lastDay(toMonth)) + graceDays * DAY_MS);
}

/** A record as far as the rules ask. */
export type EvidenceFacts = {
  readonly kind: EvidenceKind;
  readonly status: 'DRAFT' | 'SUBMITTED' | 'ACCEPTED' | 'RETURNED';
  readonly details: Readonly<Record<string, unknown>>;
  /** Activities of a plan, and how many of them name where the money comes from. */
  readonly activities: number;
  readonly funded: number;
  /** Last day of the record's own period on which it is in time. */
  readonly deadline: Day;
};

const dayAt = (details: EvidenceFacts['details'], name: string): Day | null => {
  const value = details[name];
  return typeof value === 'string' && isDay(value) ? value : null;
};
const countAt = (details: EvidenceFacts['details'], name: string): number => {
  const value = details[name];
  return typeof value === 'number' ? value : 0;
};

/**
 * When a record counts as fulfilled (domain reference 3.2); `duty-rules.sql.ts` says the same in SQL and a test holds the
 * two equal. A draft, or one that was sent back, proves nothing.
 */
export function isFulfilled(record: EvidenceFacts): boolean {
  if (record.status === 'DRAFT' || record.status === 'RETURNED') return false;
  return rules[record.kind](record, record.status === 'ACCEPTED');
}

type RuleOf = (record: EvidenceFacts, isAccepted: boolean) => boolean;

const rules: Readonly<Record<EvidenceKind, RuleOf>> = {
  DATASET: ({ details }, isAccepted) => isAccepted || details['check'] === 'CHECKED',
  REFERRAL: ({ details }) => dayAt(details, 'sentOn') !== null && dayAt(details, 'acknowledgedOn') !== null,
  ANALYSIS: ({ details }, isAccepted) => {
    const { options } = details;
    const chosen = countAt(details, 'chosen');
    return isAccepted && Array.isArray(options) && options.length >= 2 && chosen >= 1 && chosen <= options.length;
  },
  PLAN: ({ activities, funded }, isAccepted) => isAccepted && activities > 0 && funded > 0,
  VISIT: ({ details }) => {
    const [planned, held] = [dayAt(details, 'plannedOn'), dayAt(details, 'heldOn')];
    return (
      planned !== null && held !== null && Math.abs(toTime(held) - toTime(planned)) <= VISIT_TOLERANCE_DAYS * DAY_MS
    );
  },
  PARTICIPATION: ({ details }) =>
    dayAt(details, 'heldOn') !== null &&
    countAt(details, 'men') + countAt(details, 'women') + countAt(details, 'participants') > 0,
  OTHER: ({ details }) => dayAt(details, 'heldOn') !== null && typeof details['need'] === 'string',
  REPORT: ({ details, deadline }) => {
    const sent = dayAt(details, 'sentOn');
    return sent !== null && sent <= deadline && dayAt(details, 'receivedOn') !== null;
  },
};

/** What is known of a cell before it gets its status. */
export type CellFacts = {
  readonly isExempt: boolean;
  readonly isFulfilled: boolean;
  /** A record waits to be accepted or acknowledged. */
  readonly isSubmitted: boolean;
  /** A draft, or a record that was sent back. */
  readonly isBegun: boolean;
  readonly isExpected: boolean;
  readonly firstDay: Day;
  readonly deadline: Day;
};

/**
 * The status of a cell on a day. What was handed in on time and still waits is not late: the wait is not the agency's.
 * A duty that comes as it occurs is never late and stands empty until something occurs.
 */
export function dutyStatus(cell: CellFacts, today: Day): DutyStatus {
  if (cell.isExempt) return 'NOT_APPLICABLE';
  if (cell.isFulfilled) return 'FULFILLED';
  if (cell.isSubmitted) return 'IN_PROGRESS';
  if (cell.isExpected && today > cell.deadline) return 'OVERDUE';
  return cell.isBegun || (cell.isExpected && today >= cell.firstDay) ? 'IN_PROGRESS' : 'NONE';
}
