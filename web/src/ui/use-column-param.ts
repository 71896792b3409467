import { useSearchParams } from 'react-router';
import type { Column } from './data-table.tsx';

/** Where the address keeps it, unless a page has several tables. */
const NAME = 'kolom';
/** Stands for no column at all beside those that are always there. */
const NONE = '-';

export type ColumnChoice<Row> = {
  /** The columns to draw, in their order. */
  readonly shown: readonly Column<Row>[];
  /** Those one may leave out. */
  readonly choices: readonly { readonly key: string; readonly header: string; readonly isShown: boolean }[];
  readonly toggle: (key: string) => void;
  readonly showAll: () => void;
};

/** What names the row and what holds its buttons is always there. */
function optionalOf<Row>(columns: readonly Column<Row>[]): readonly Column<Row>[] {
  const header = columns.find((column) => column.isRowHeader) ?? columns[0];
  return columns.filter((column) => column !== header && !column.hideHeader);
}

/** Which columns of a table are on screen, as the address keeps it; all of them where it says nothing. */
export function useColumnParam<Row>(columns: readonly Column<Row>[], name: string = NAME): ColumnChoice<Row> {
  const [search, setSearch] = useSearchParams();
  const optional = optionalOf(columns).map(({ key }) => key);
  const asked = search.get(name)?.split(',') ?? null;
  const kept = optional.filter((key) => asked === null || asked.includes(key));
  const write = (keys: readonly string[]) =>
    setSearch(
      (before) => {
        if (keys.length === optional.length) before.delete(name);
        else before.set(name, keys.length > 0 ? keys.join(',') : NONE);
        return before;
      },
      { replace: true },
    );
  return {
    shown: columns.filter(({ key }) => !optional.includes(key) || kept.includes(key)),
    choices: optionalOf(columns).map(({ key, header }) => ({ key, header, isShown: kept.includes(key) })),
    toggle: (key) => write(optional.filter((one) => (one === key ? !kept.includes(one) : kept.includes(one)))),
    showAll: () => write(optional),
  };
}
