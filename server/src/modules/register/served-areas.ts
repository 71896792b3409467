import { type Problem, problem } from '../../lib/errors.ts';
import { looksLikeCode } from '../wilayah/wilayah-code.ts';
import { given, textAt } from './cell-text.ts';
import { type AreaAsk, type AreaFinder } from './find-areas.sql.ts';
import type { GivenRow } from './register.ts';

/** The areas a cell lists by code or name, divided by semicolons. */
export function servedAsks(row: GivenRow, key: string): AreaAsk[] {
  return textAt(row, key)
    .split(/[;|\n]/)
    .map((text) => text.trim())
    .filter((text) => text !== '')
    .map((text) => (looksLikeCode(text) ? { code: text, name: '', above: '' } : { code: '', name: text, above: '' }));
}

type Cell = {
  readonly key: string;
  /** Title of the column, for what is wrong. */
  readonly title: string;
  /** Path of the place; a name that several areas bear is meant near it. */
  readonly near: string | undefined;
};

/** The areas a row lists as served, by code; null where it says nothing of them. */
export function readServed(find: AreaFinder, row: GivenRow, { key, title, near }: Cell) {
  if (given(row, key) === undefined) return null;
  const read = servedAsks(row, key).map((ask) => {
    const found = find(ask, near);
    const value = ask.code === '' ? ask.name : ask.code;
    if (typeof found === 'object') return { found: [found], problems: [] };
    const code = found === 'UNKNOWN' ? 'AREA_UNKNOWN' : 'AREA_AMBIGUOUS';
    return { found: [], problems: [problem(title, code, { value })] };
  });
  const found = read.flatMap((one) => one.found).toSorted((a, b) => (a.code < b.code ? -1 : 1));
  return {
    ids: [...new Set(found.map(({ id }) => id))],
    names: found.map(({ name }) => name),
    problems: read.flatMap((one): Problem[] => one.problems),
  };
}
