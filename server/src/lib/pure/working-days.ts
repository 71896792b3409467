import { type Day, daysInMonth, formatMonth, type MonthNo } from './month.ts';

/**
 * Gives the n-th working day of a month: Monday to Friday less the holidays. A month with fewer gives its last one, and
 * one without any its last day, so that there is always a day to be in time for.
 */
export function workingDay(month: MonthNo, n: number, holidays: ReadonlySet<Day>): Day {
  const days = Array.from({ length: daysInMonth(month) }, (_, index) => dayAt(month, index + 1));
  const working = days.filter((day) => isWeekday(day) && !holidays.has(day));
  return working[Math.max(1, n) - 1] ?? working.at(-1) ?? dayAt(month, days.length);
}

function dayAt(month: MonthNo, day: number): Day {
  return `${formatMonth(month)}-${String(day).padStart(2, '0')}`;
}

function isWeekday(day: Day): boolean {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return weekday !== 0 && weekday !== 6;
}
