import type { Columns, Value } from '../sql-db.ts';
import type { CsvRow } from './csv.ts';

/** One table of the catalogues: its columns, by which of them a row is known, and how it comes from a line of a list. */
export type Table = {
  name: string;
  key: readonly string[];
  columns: Columns;
  rowOf: (line: CsvRow) => Record<string, Value>;
  /** Rows may be edited in an office; such a row keeps what was written there. */
  editable?: boolean;
};

/** A text column as it stands. */
export const text = (line: CsvRow, column: string): string => line[column] ?? '';
/** A text column, null where it is empty. */
export const optional = (line: CsvRow, column: string): string | null => line[column] || null;
/** A column of true or false. */
export const flag = (line: CsvRow, column: string): boolean => line[column] === 'true';
/** A column of numbers. */
export const number = (line: CsvRow, column: string): number => Number(line[column]);

/** Copies text columns as they stand; `id` columns are given anew and kept when the row is already there. */
export const texts = (line: CsvRow, ...columns: string[]) =>
  Object.fromEntries(columns.map((name) => [name, text(line, name)]));
