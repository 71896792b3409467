import { InvalidInput, type Problem, problem } from '../../lib/errors.ts';
import type { GivenRow, Register, RegisterColumn } from './register.ts';
import { titleOf } from './register.ts';

/** How the columns of one list are read, and which of them mean nothing here. */
export type ReadHeader = {
  readonly ignored: readonly string[];
  readonly read: (rowNo: number, raw: readonly string[]) => GivenRow | null;
};

/** Titles are compared without case, blanks and signs, as people write them. */
export function plainTitle(title: string): string {
  return title.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
}

/**
 * Reads the head of a list by titles and their other names; columns of no meaning here are left out of account. @throws
 * InvalidInput with all that is missing or stands there twice.
 */
export function readRegisterHeader(
  register: Pick<Register, 'columns' | 'needed'>,
  titles: readonly string[],
): ReadHeader {
  const { columns, needed } = register;
  const keys = keysOf(columns, titles);
  const problems: Problem[] = [
    ...needed
      .filter((group) => !group.some((key) => keys.includes(key)))
      .map((group) => {
        const column = group.map((key) => titleOf(columns, key)).join(' / ');
        return problem(column, 'COLUMN_MISSING', { column });
      }),
    ...titles.flatMap((title, at) => {
      const key = keys[at] ?? null;
      return key !== null && keys.indexOf(key) < at ? [problem(title, 'COLUMN_TWICE', { column: title })] : [];
    }),
  ];
  if (problems.length > 0) throw new InvalidInput(problems);
  const places = keys.flatMap((key, at) => (key === null ? [] : [[key, at] as const]));
  return {
    ignored: titles.filter((title, at) => title.trim() !== '' && keys[at] === null),
    read: (rowNo, raw) => {
      const cells = Object.fromEntries(places.map(([key, at]) => [key, (raw[at] ?? '').trim().replace(GUARD, '')]));
      return Object.values(cells).some((text) => text !== '') ? { rowNo, raw, cells } : null;
    },
  };
}

function keysOf(columns: readonly RegisterColumn[], heads: readonly string[]): (string | null)[] {
  const known = new Map(columns.flatMap((column) => namesOf(column).map((name) => [name, column.key] as const)));
  return heads.map((head) => known.get(plainTitle(head)) ?? null);
}

/** The titles of the template that the heads of a list stand for; null for a head of no meaning here. */
export function titlesOf({ columns }: Pick<Register, 'columns'>, heads: readonly string[]): (string | null)[] {
  return keysOf(columns, heads).map((key) => (key === null ? null : titleOf(columns, key)));
}

/** What our CSV sets before a text that a spreadsheet would take for a formula. */
const GUARD = /^'(?=[=+\-@\t\r])/;

function namesOf({ title, aliases, key }: RegisterColumn): string[] {
  return [key, title, ...aliases].map(plainTitle);
}
