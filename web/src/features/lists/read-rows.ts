import { sortRows, type Sorting } from '@/ui/sort-rows.ts';
import type { Column } from '@/ui/data-table.tsx';
import type { SheetCell } from '@/lib/xlsx.ts';

/** Rows of a list from one place on; `next` is where the following begin, null at the end. */
export type Portion<Row> = { readonly rows: readonly Row[]; readonly next: string | null };
export type ReadPortion<Row> = (after: string | null) => Promise<Portion<Row>>;

/** Reads a list to its end or to `most` rows, a portion at a time; tells how many there are by now. */
export async function readRows<Row>(
  read: ReadPortion<Row>,
  most: number,
  onRead: (count: number) => void,
): Promise<readonly Row[]> {
  const rows: Row[] = [];
  let after: string | null = null;
  do {
    const portion: Portion<Row> = await read(after);
    rows.push(...portion.rows);
    onRead(rows.length);
    after = portion.next;
  } while (after !== null && rows.length < most);
  return rows.slice(0, most);
}

/** What a column says of a row in a file: its own word for it, else the text on screen, else what it is sorted by. */
function written<Row>(column: Column<Row>, row: Row): SheetCell {
  if (column.exportBy) return column.exportBy(row);
  const shown = column.cell(row);
  const sorted = column.sortBy?.(row) ?? null;
  if (typeof sorted === 'number') return sorted;
  return typeof shown === 'string' || typeof shown === 'number' ? shown : sorted;
}

/** A table as a file holds it: the heads on screen, the rows in the order on screen; columns of buttons are left out. */
export function sheetOf<Row>(columns: readonly Column<Row>[], rows: readonly Row[], sorting: Sorting | null) {
  const told = columns.filter(({ hideHeader }) => !hideHeader);
  return {
    head: told.map(({ header }) => header),
    rows: sortRows(rows, columns, sorting).map((row) => told.map((column) => written(column, row))),
  };
}
