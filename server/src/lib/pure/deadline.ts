import { type Day, daysInMonth, type MonthNo, monthOfYear, yearOf } from './month.ts';

/** The three civil zones of Indonesia; none of them keeps summer time. */
export type Zone = 'WIB' | 'WITA' | 'WIT';

const HOURS_AHEAD: Record<Zone, number> = { WIB: 7, WITA: 8, WIT: 9 };
const HOUR_MS = 3_600_000;

export const DEFAULT_DEADLINE_DAY = 5;

/**
 * Gives the last instant at which a report of the month is in time: the end of 23:59 local on the given day
 * of the next month (its last day when it is shorter), so `receivedAt <= deadline` is the whole test.
 */
export function deadlineOf(month: MonthNo, zone: Zone, dayOfMonth: number = DEFAULT_DEADLINE_DAY): Date {
  const next = month + 1;
  const day = Math.min(dayOfMonth, daysInMonth(next));
  const localMidnight = Date.UTC(yearOf(next), monthOfYear(next) - 1, day + 1);
  return new Date(localMidnight - HOURS_AHEAD[zone] * HOUR_MS - 1);
}

/** Gives the calendar day it is in a zone at an instant. */
export function dayIn(zone: Zone, at: Date): Day {
  return new Date(at.getTime() + HOURS_AHEAD[zone] * HOUR_MS).toISOString().slice(0, 10);
}
