import { useSearchParams } from 'react-router';
import type { SortControl, Sorting } from './sort-rows.ts';

const NAME = 'urut';

/** Reads an order of an address: the key of a column, with a minus before it when the largest comes first. */
export function readSorting(text: string | null): Sorting | null {
  if (!text || text === '-') return null;
  return text.startsWith('-') ? { key: text.slice(1), direction: 'descending' } : { key: text, direction: 'ascending' };
}

/** Writes an order for an address. */
export const writeSorting = ({ key, direction }: Sorting): string => (direction === 'descending' ? `-${key}` : key);

const same = (one: Sorting | null, other: Sorting | null): boolean =>
  one?.key === other?.key && one?.direction === other?.direction;

/** What stands behind the press that would give up the order one starts with: the same the other way round. */
const reversed = ({ key, direction }: Sorting): Sorting => ({
  key,
  direction: direction === 'ascending' ? 'descending' : 'ascending',
});

/** The order of a table as the address keeps it; `start` stands where it names none of the columns, null for the order in which rows come. */
export function useSortParam(start: Sorting | null, columns: readonly { readonly key: string }[]): SortControl {
  const [search, setSearch] = useSearchParams();
  const asked = readSorting(search.get(NAME));
  const value = columns.some(({ key }) => key === asked?.key) ? asked : start;
  const write = (next: Sorting | null) =>
    setSearch(
      (before) => {
        if (next) before.set(NAME, writeSorting(next));
        else before.delete(NAME);
        return before;
      },
      { replace: true },
    );
  return { value, set: (next) => write(next === null && start && same(value, start) ? reversed(start) : next) };
}
