export type Sorting = { readonly key: string; readonly direction: 'ascending' | 'descending' };
/** An order that somebody else keeps; null is the order in which the rows were given. */
export type SortControl = { readonly value: Sorting | null; readonly set: (next: Sorting | null) => void };
type Sortable<Row> = { readonly key: string; readonly sortBy?: (row: Row) => string | number | null };

let collator: Intl.Collator | undefined;
/** Made at the first words that are sorted: it costs a phone more than many tables do. */
const compareWords = (a: string, b: string): number => {
  collator ??= new Intl.Collator('id', { numeric: true, sensitivity: 'base' });
  return collator.compare(a, b);
};

/** Ascending on the first press, descending on the second, the given order on the third. */
export function nextSorting(now: Sorting | null, key: string): Sorting | null {
  if (now?.key !== key) return { key, direction: 'ascending' };
  return now.direction === 'ascending' ? { key, direction: 'descending' } : null;
}

/** A sorted copy; equal rows keep their order, and what has no value stands last in both directions. */
export function sortRows<Row>(
  rows: readonly Row[],
  columns: readonly Sortable<Row>[],
  sorting: Sorting | null,
): readonly Row[] {
  const sortBy = columns.find((column) => column.key === sorting?.key)?.sortBy;
  if (!sorting || !sortBy) return rows;
  const sign = sorting.direction === 'ascending' ? 1 : -1;
  return [...rows].sort((left, right) => {
    const a = sortBy(left);
    const b = sortBy(right);
    if (a === null || b === null) return Number(a === null) - Number(b === null);
    return sign * (typeof a === 'number' && typeof b === 'number' ? a - b : compareWords(String(a), String(b)));
  });
}
