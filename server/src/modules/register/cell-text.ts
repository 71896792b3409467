import { type Problem, problem } from '../../lib/errors.ts';
import type { GivenRow } from './register.ts';

/** Empties a cell that stands; an empty one leaves it as it is. */
export const EMPTIED = '-';

/** What a row gives for a column: nothing said (undefined), emptied (null), or a text. */
export function given({ cells }: GivenRow, key: string): string | null | undefined {
  const text = cells[key] ?? '';
  if (text === '') return undefined;
  return text === EMPTIED ? null : text;
}

/** The text of a column; empty when there is none. */
export function textAt({ cells }: GivenRow, key: string): string {
  const text = cells[key] ?? '';
  return text === EMPTIED ? '' : text;
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'mei|may', 'jun', 'jul', 'agu|ags|aug', 'sep', 'okt|oct', 'nov', 'des|dec'];

/** Reads a day as people and spreadsheets write it: `2026-05-31`, `31/05/2026`, `31 Mei 2026`; null for anything else. */
export function readDayText(text: string): string | null {
  const plain = text.trim().toLowerCase();
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:t.*)?$/.exec(plain);
  if (iso) return dayOf(iso[1], iso[2], iso[3]);
  const local = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(plain);
  if (local) return dayOf(local[3], local[2], local[1]);
  const worded = /^(\d{1,2})[\s-]+([a-z]{3,9})[\s-]+(\d{4})$/.exec(plain);
  if (!worded) return null;
  const start = (worded[2] ?? '').slice(0, 3);
  const month = MONTHS.findIndex((names) => names.split('|').includes(start)) + 1;
  return month === 0 ? null : dayOf(worded[3], String(month), worded[1]);
}

function dayOf(year = '', month = '', day = ''): string | null {
  const text = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text) ? text : null;
}

/** The day a row gives, and what is wrong with it. */
export function dayAt(row: GivenRow, key: string, title: string): { day: string | null; problems: Problem[] } {
  const text = textAt(row, key);
  if (text === '') return { day: null, problems: [] };
  const day = readDayText(text);
  return { day, problems: day === null ? [problem(title, 'DAY_UNREADABLE', { value: text.slice(0, 40) })] : [] };
}

/** A text day as a date without a clock. */
export function dateOf(day: string): Date {
  return new Date(`${day}T00:00:00Z`);
}

/** Names what is wrong by the titles of columns instead of the fields of a verb. */
export function atTitles(problems: readonly Problem[], titles: Readonly<Record<string, string>>): Problem[] {
  return problems.map((one) => ({ ...one, path: titles[one.path] ?? one.path }));
}
