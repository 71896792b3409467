import { type Day, formatMonth, type MonthNo, monthNo, monthOfDay, monthOfYear, parseMonth, yearOf } from './month.ts';

export type PeriodKind = 'MONTH' | 'QUARTER' | 'SEMESTER' | 'YEAR' | 'YTD';

/** A run of whole months, both ends included. */
export type Period = { readonly kind: PeriodKind; readonly first: MonthNo; readonly last: MonthNo };

export type RelativePeriods = { last: number; unit: Exclude<PeriodKind, 'YTD'>; includeCurrent: boolean };

const LENGTH = { MONTH: 1, QUARTER: 3, SEMESTER: 6, YEAR: 12 } as const;
const YEAR_PART = /^(\d{4})(?:-(Q[1-4]|S[12]))?$/;
const YTD_SUFFIX = '/YTD';

/** Gives the period of a kind in which a month lies; a year to date ends with that month. */
export function periodOf(kind: PeriodKind, month: MonthNo): Period {
  if (kind === 'YTD') return { kind, first: monthNo(yearOf(month), 1), last: month };
  const length = LENGTH[kind];
  const first = month - (month % length);
  return { kind, first, last: first + length - 1 };
}

/** Reads `2026-05`, `2026-Q2`, `2026-S1`, `2026` or `2026-05/YTD`; anything else is null. */
export function parsePeriod(id: string): Period | null {
  if (id.endsWith(YTD_SUFFIX)) {
    const end = parseMonth(id.slice(0, -YTD_SUFFIX.length));
    return end === null ? null : periodOf('YTD', end);
  }
  const month = parseMonth(id);
  if (month !== null) return periodOf('MONTH', month);

  const found = YEAR_PART.exec(id);
  if (!found) return null;
  const january = monthNo(Number(found[1]), 1);
  const part = found[2];
  if (part === undefined) return periodOf('YEAR', january);
  const index = Number(part.slice(1)) - 1;
  return part.startsWith('Q') ? periodOf('QUARTER', january + index * 3) : periodOf('SEMESTER', january + index * 6);
}

/** Writes a period as its one official id; `parsePeriod` reads it back unchanged. */
export function formatPeriod(period: Period): string {
  const year = String(yearOf(period.first)).padStart(4, '0');
  const part = monthOfYear(period.first) - 1;
  switch (period.kind) {
    case 'MONTH':
      return formatMonth(period.first);
    case 'QUARTER':
      return `${year}-Q${part / 3 + 1}`;
    case 'SEMESTER':
      return `${year}-S${part / 6 + 1}`;
    case 'YEAR':
      return year;
    case 'YTD':
      return `${formatMonth(period.last)}${YTD_SUFFIX}`;
  }
}

/** Lists the months of a period in order. */
export function monthsOf(period: Period): MonthNo[] {
  return Array.from({ length: period.last - period.first + 1 }, (_, index) => period.first + index);
}

/** Moves by whole periods of the same kind; a year to date moves its closing month by one. */
export function shiftPeriod(period: Period, by: number): Period {
  if (period.kind === 'YTD') return periodOf('YTD', period.last + by);
  return periodOf(period.kind, period.first + by * LENGTH[period.kind]);
}

/** Gives the same period one year earlier. */
export function yearBefore(period: Period): Period {
  return { kind: period.kind, first: period.first - 12, last: period.last - 12 };
}

/** Lists the periods from one to another, both included; null when kinds differ or the order is wrong. */
export function periodRange(from: Period, to: Period): Period[] | null {
  if (from.kind !== to.kind || from.last > to.last) return null;
  const all: Period[] = [];
  for (let next = from; next.last <= to.last; next = shiftPeriod(next, 1)) all.push(next);
  return all;
}

/** Lists the last n periods seen from a day, oldest first; the running one counts only when asked for. */
export function relativePeriods(ask: RelativePeriods, today: Day): Period[] {
  const current = periodOf(ask.unit, monthOfDay(today));
  const newest = ask.includeCurrent ? 0 : -1;
  const count = Math.max(0, Math.trunc(ask.last));
  return Array.from({ length: count }, (_, index) => shiftPeriod(current, newest - count + 1 + index));
}

/** Says whether a period is over on a day, that is whether its last month has ended. */
export function isComplete(period: Period, today: Day): boolean {
  return period.last < monthOfDay(today);
}
