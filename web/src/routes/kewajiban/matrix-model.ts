import type { DutyStatus } from '@/gql/schema-types.ts';
import type { DutyMatrixPageQuery } from './duty-pages.generated.ts';

export type Matrix = DutyMatrixPageQuery['dutyMatrix'];
export type MatrixColumn = Matrix['columns'][number];
export type MatrixRow = Matrix['rows'][number];

/** How a cell looks: as its status, running with records on their way, or outside a membership. */
export type Look = DutyStatus | 'WORK' | 'ABSENT';

/** The look of the cell of a row in a column. */
export function lookOf({ statuses, records }: MatrixRow, at: number): Look {
  const status = statuses[at] ?? null;
  if (status === null) return 'ABSENT';
  return status === 'IN_PROGRESS' && (records[at] ?? 0) > 0 ? 'WORK' : status;
}

/** Columns that stand next to each other under one duty. */
export type DutyGroup = { readonly duty: MatrixColumn['duty']; readonly first: number; readonly count: number };

/** The columns group by group, in their order. */
export function dutyGroups(columns: readonly MatrixColumn[]): DutyGroup[] {
  const firsts = columns.flatMap((column, at) => (columns[at - 1]?.duty.code === column.duty.code ? [] : [at]));
  return firsts.flatMap((first, at) => {
    const duty = columns[first]?.duty;
    return duty ? [{ duty, first, count: (firsts[at + 1] ?? columns.length) - first }] : [];
  });
}

/** A place in the matrix, rows and columns counted from 0. */
export type Place = { readonly row: number; readonly column: number };
type Size = { readonly rows: number; readonly columns: number };

/** Where a key leads from a place; null for a key that leads nowhere. */
export function stepTo(key: string, { row, column }: Place, { rows, columns }: Size): Place | null {
  const within = (at: number, count: number) => Math.min(Math.max(at, 0), count - 1);
  switch (key) {
    case 'ArrowRight':
      return { row, column: within(column + 1, columns) };
    case 'ArrowLeft':
      return { row, column: within(column - 1, columns) };
    case 'ArrowDown':
      return { row: within(row + 1, rows), column };
    case 'ArrowUp':
      return { row: within(row - 1, rows), column };
    case 'Home':
      return { row, column: 0 };
    case 'End':
      return { row, column: columns - 1 };
    default:
      return null;
  }
}

/** Which cell is open, as the address says it. */
export type OpenCell = { readonly opd: string; readonly code: string; readonly period: string };

/** Writes a cell for the address. */
export const cellText = ({ opd, code, period }: OpenCell): string => `${opd}~${code}~${period}`;

/** Reads a cell from the address; null when it names none. */
export function cellFrom(text: string | null): OpenCell | null {
  const [opd, code, period] = (text ?? '').split('~');
  return opd && code && period ? { opd, code, period } : null;
}
