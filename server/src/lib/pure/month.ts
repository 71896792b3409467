/** A calendar month as one integer: year × 12 + month − 1, so that arithmetic is plain addition. */
export type MonthNo = number;

/** A calendar day without a clock or zone, written `2026-05-31`. */
export type Day = string;

const MONTH_ID = /^(\d{4})-(0[1-9]|1[0-2])$/;
const DAY_ID = /^(\d{4})-(0[1-9]|1[0-2])-(\d{2})$/;

/** Numbers a month; `month` counts from 1 as people write it. */
export function monthNo(year: number, month: number): MonthNo {
  return year * 12 + month - 1;
}

/** Gives back the year of a month. */
export function yearOf(month: MonthNo): number {
  return Math.floor(month / 12);
}

/** Gives back the month of the year, counted from 1. */
export function monthOfYear(month: MonthNo): number {
  return (month % 12) + 1;
}

/** Writes a month as `2026-05`. */
export function formatMonth(month: MonthNo): string {
  return `${String(yearOf(month)).padStart(4, '0')}-${String(monthOfYear(month)).padStart(2, '0')}`;
}

/** Reads `2026-05`; anything else is null, so that callers report it with their own path. */
export function parseMonth(id: string): MonthNo | null {
  const found = MONTH_ID.exec(id);
  return found ? monthNo(Number(found[1]), Number(found[2])) : null;
}

/** Counts the days of a month, leap years included. */
export function daysInMonth(month: MonthNo): number {
  return new Date(Date.UTC(yearOf(month), monthOfYear(month), 0)).getUTCDate();
}

/** Says whether a text is a day that exists in the calendar. */
export function isDay(text: string): boolean {
  const found = DAY_ID.exec(text);
  if (!found) return false;
  const day = Number(found[3]);
  return day >= 1 && day <= daysInMonth(monthNo(Number(found[1]), Number(found[2])));
}

/** Gives the month a day lies in; the day must be valid. */
export function monthOfDay(day: Day): MonthNo {
  const month = parseMonth(day.slice(0, 7));
  if (month === null) throw new RangeError(`Not a day: ${day}`);
  return month;
}

/** Gives the first day of a month. */
export function firstDay(month: MonthNo): Day {
  return `${formatMonth(month)}-01`;
}

/** Gives the last day of a month. */
export function lastDay(month: MonthNo): Day {
  return `${formatMonth(month)}-${String(daysInMonth(month)).padStart(2, '0')}`;
}
