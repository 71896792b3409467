import type { ImportRowStatus } from '@/gql/schema-types.ts';
import type { RegisterJobQuery } from './list-import.generated.ts';

/** A list as its page shows it, with the rows that are here so far. */
export type List = NonNullable<RegisterJobQuery['registerImport']>;
export type ListRow = List['rows']['rows'][number];

/** How many rows of a list stand in a state. */
export function countOf({ counts }: Pick<List, 'counts'>, status: ImportRowStatus): number {
  const of: Readonly<Record<ImportRowStatus, number>> = {
    READY: counts.ready,
    WARNING: counts.warnings,
    ERROR: counts.errors,
    UNCHANGED: counts.unchanged,
    SUBMITTED: counts.submitted,
    REFUSED: counts.refused,
    UNDONE: counts.undone,
    KEPT: counts.kept,
  };
  return of[status];
}

/** Cells put right but not yet looked at, by row and title of the column. */
export type Repairs = ReadonlyMap<string, { readonly row: number; readonly column: string; readonly text: string }>;

/** Names a cell among repairs. */
export const cellKey = (row: number, column: string): string => `${row} ${column}`;
