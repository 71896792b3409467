import { monthNo, type MonthNo } from '../../lib/pure/month.ts';

/** Names of months as spreadsheets shorten them, in both languages. */
const SHORT = ['jan', 'feb', 'mar', 'apr', 'mei|may', 'jun', 'jul', 'agu|ags|aug', 'sep', 'okt|oct', 'nov', 'des|dec'];

const READERS: readonly (readonly [RegExp, (parts: readonly string[]) => readonly [string, string]])[] = [
  [/^(\d{4})-(\d{1,2})(?:-\d{1,2}(?:T.*)?)?$/, ([year = '', month = '']) => [year, month]],
  [/^(\d{1,2})[/-](\d{4})$/, ([month = '', year = '']) => [year, month]],
  [/^([a-z]{3,9})[-\s.]+(\d{4}|\d{2})$/i, ([name = '', year = '']) => [year.padStart(4, '20'), placeOf(name)]],
];

/**
 * Reads a month as it may stand in a file: `2026-05`, and what a spreadsheet makes of it unasked, such as `Mei-26` or a
 * whole date; null for anything else.
 */
export function readMonthText(text: string): MonthNo | null {
  for (const [pattern, order] of READERS) {
    const found = pattern.exec(text.trim());
    if (!found) continue;
    const [year, month] = order(found.slice(1)).map(Number) as [number, number];
    return month >= 1 && month <= 12 && year >= 2000 && year < 2100 ? monthNo(year, month) : null;
  }
  return null;
}

function placeOf(name: string): string {
  const start = name.slice(0, 3).toLowerCase();
  return String(SHORT.findIndex((names) => names.split('|').includes(start)) + 1);
}
