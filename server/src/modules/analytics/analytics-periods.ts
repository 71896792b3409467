import { InvalidInput, problem } from '../../lib/errors.ts';
import { deadlineOf } from '../../lib/pure/deadline.ts';
import { type Day, lastDay, type MonthNo, monthOfDay } from '../../lib/pure/month.ts';
import {
  formatPeriod,
  isComplete,
  type Period,
  parsePeriod,
  periodRange,
  type RelativePeriods,
  relativePeriods,
  shiftPeriod,
} from '../../lib/pure/period.ts';
import { type MonthSpan, type OperandSpans, spansOf, type VersionPlan, versionAt } from './figures.ts';

export type PeriodsAsk = {
  readonly periods?: readonly string[] | null | undefined;
  readonly range?: { readonly from: string; readonly to: string } | null | undefined;
  readonly relative?: RelativePeriods | null | undefined;
  /** Runs of months of any length, for callers inside; each is one period of the answer. */
  readonly runs?: readonly MonthSpan[] | null | undefined;
};

export type PeriodInfo = {
  readonly id: string;
  /** The period is over. */
  readonly isComplete: boolean;
  /** Reports of the period may still come in time. */
  readonly isProvisional: boolean;
  /** Some indicator is computed by another version than in the period before. */
  readonly versionBreak: boolean;
};

/** A version for one period, and the months it is taken from; null where no version covers the period. */
export type PeriodPlan = { readonly plan: VersionPlan; readonly spans: OperandSpans } | null;

const MOST_PERIODS = 600;

/**
 * Lists the periods asked, given as ids, as a range, relative to today or as runs of months; exactly one of these.
 * @throws InvalidInput for an unknown period, a range of two kinds, none or too many.
 */
export function resolvePeriods(ask: PeriodsAsk, today: Day): Period[] {
  const given = [ask.periods, ask.range, ask.relative, ask.runs].filter((part) => part != null);
  if (given.length !== 1) throw new InvalidInput([problem('periods', 'REQUIRED')]);
  const found = givenPeriods(ask, today);
  if (found.length === 0 || found.length > MOST_PERIODS) {
    throw new InvalidInput([problem('periods', 'OUT_OF_RANGE', { min: 1, max: MOST_PERIODS })]);
  }
  return found;
}

function givenPeriods({ periods, range, relative, runs }: PeriodsAsk, today: Day): Period[] {
  if (relative) return relativePeriods(relative, today);
  if (range) return fromRange(range);
  return runs ? runs.map(({ first, last }) => ({ kind: 'MONTH', first, last })) : fromIds(periods ?? []);
}

function fromIds(ids: readonly string[]): Period[] {
  return [...new Set(ids)].map((id, index) => readPeriod(id, `periods.${index}`));
}

function fromRange(range: { from: string; to: string }): Period[] {
  const first = readPeriod(range.from, 'range.from');
  const last = readPeriod(range.to, 'range.to');
  const all = last.last - first.first > 12 * MOST_PERIODS ? null : periodRange(first, last);
  if (!all) throw new InvalidInput([problem('range', 'BAD_RANGE')]);
  return all;
}

function readPeriod(id: string, path: string): Period {
  const period = parsePeriod(id);
  if (!period) throw new InvalidInput([problem(path, 'BAD_PERIOD', { value: id })]);
  return period;
}

/** Describes the periods of an answer. */
export function describePeriods(
  periods: readonly Period[],
  indicators: readonly (readonly VersionPlan[])[],
  now: Date,
  today: Day,
): PeriodInfo[] {
  return periods.map((period) => ({
    id: formatPeriod(period),
    isComplete: isComplete(period, today),
    // WIB is the last of the three zones to reach the end of a day.
    isProvisional: now <= deadlineOf(period.last, 'WIB'),
    versionBreak: indicators.some((versions) => breaks(versions, period)),
  }));
}

function breaks(versions: readonly VersionPlan[], period: Period): boolean {
  const here = versionAt(versions, lastDay(period.last));
  const before = versionAt(versions, lastDay(shiftPeriod(period, -1).last));
  return here !== null && before !== null && here.no !== before.no;
}

/** Chooses version and months of one indicator for one period. `since` says when a block was first asked. */
export function planPeriod(
  versions: readonly VersionPlan[],
  period: Period,
  today: Day,
  since: (block: string) => Day | null,
): PeriodPlan {
  const plan = versionAt(versions, lastDay(period.last));
  if (!plan) return null;
  const spans = spansOf(plan.timeRule, period, monthOfDay(today));
  const firstMonth = Math.min(spans.numerator.first, spans.denominator.first);
  const exists = plan.blocks.every((block) => {
    const from = since(block);
    return from !== null && monthOfDay(from) <= firstMonth;
  });
  return exists ? { plan, spans } : null;
}

/** Joins the months figures are taken from into as few runs as possible. */
export function joinSpans(plans: readonly PeriodPlan[]): MonthSpan[] {
  return joinMonths(plans.flatMap((plan) => (plan ? [plan.spans.numerator, plan.spans.denominator] : [])));
}

/** Joins many runs of months into as few as possible. */
export function joinMonths(spans: readonly MonthSpan[]): MonthSpan[] {
  const all = spans.toSorted((one, other) => one.first - other.first);
  const joined: { first: MonthNo; last: MonthNo }[] = [];
  for (const span of all) {
    const open = joined.at(-1);
    if (open && span.first <= open.last + 1) open.last = Math.max(open.last, span.last);
    else joined.push({ ...span });
  }
  return joined;
}

/** Counts the months of runs that do not overlap. */
export function countMonths(spans: readonly MonthSpan[]): number {
  return spans.reduce((sum, span) => sum + span.last - span.first + 1, 0);
}
