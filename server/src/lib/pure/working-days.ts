import { type Day, daysInMonth, formatMonth, type MonthNo } from './month.ts';

const DAY_MS = 86_400_000;

/**
 * Gives the n-th working day of a month: Monday to Friday less the holidays. A month with fewer gives its last one, and
 * one without any its last day, so that there is always a day to be in time for.
 */
export function workingDay(month: MonthNo, n: number, holidays: ReadonlySet<Day>): Day {
  const days = Array.from({ length: daysInMonth(month) }, (_, index) => dayAt(month, index + 1));
  const working = days.filter((day) => isWeekday(day) && !holidays.has(day));
  return working[Math.max(1, n) - 1] ?? working.at(-1) ?? dayAt(month, days.length);
}

/** Gives the n-th working day after a day: Monday to Friday less the holidays; the day itself for none. */
export function addWorkingDays(day: Day, n: number, holidays: ReadonlySet<Day>): Day {
  let at = day;
  for (let left = n; left > 0; ) {
    at = dayAfter(at);
    if (isWeekday(at) && !holidays.has(at)) left -= 1;
  }
  return at;
}

function dayAfter(day: Day): Day {
  return new Date(Date.parse(`${day}T00:00:00Z`) + DAY_MS).toISOString().slice(0, 10);
}

function dayAt(month: MonthNo, day: number): Day {
  return `${formatMonth(month)}-${String(day).padStart(2, '0')}`;
}

function isWeekday(day: Day): boolean {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return weekday !== 0 && weekday !== 6;
}
