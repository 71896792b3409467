import { type KeyboardEvent, lazy, type ReactNode, Suspense, useMemo, useRef, useState } from 'react';
import { useUiText } from '../i18n/texts/ui.ts';
import { cx } from '../lib/cx.ts';
import css from './data-table.module.css';
import { Icon } from './icon.tsx';
import { type SortControl, type Sorting, nextSorting, sortRows } from './sort-rows.ts';

/** Comes with the first long table: most pages have none. */
const VirtualRows = lazy(async () => ({ default: (await import('./virtual-rows.tsx')).VirtualRows }));

export type Column<Row> = {
  readonly key: string;
  readonly header: string;
  readonly cell: (row: Row) => ReactNode;
  /** The value to sort by; a column without it is not sortable. Nulls go last either way. */
  readonly sortBy?: (row: Row) => string | number | null;
  /** What a file says of the row, where that is neither the text on screen nor the value sorted by. */
  readonly exportBy?: (row: Row) => string | number | null;
  readonly align?: 'start' | 'end';
  /** Names the row to screen readers; the first column unless another says so. */
  readonly isRowHeader?: boolean;
  readonly width?: string;
  /** Leaves the head of a column of buttons to screen readers. */
  readonly hideHeader?: boolean;
  /** Left out on phones, where the row's own page says it. */
  readonly isWideOnly?: boolean;
  /** Holds a line of text, which a phone must not break into a tower of words. */
  readonly isProse?: boolean;
};

type Props<Row> = {
  /** Says what the table lists. */
  caption: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  initialSort?: Sorting;
  /** Keeps the order outside, such as in the address; without it the table keeps its own. */
  sort?: SortControl;
  /** Height at which the body scrolls by itself; without it the page scrolls. */
  maxHeight?: string;
  /** On phones each row is a small sheet, its prose below its name; for tables that are not sorted by their heads. */
  stacks?: boolean;
  /** Marks a row, for example the one that is open beside the table. */
  isCurrent?: (row: Row) => boolean;
};

type CellLooks = Pick<Column<never>, 'align' | 'isWideOnly' | 'isProse'>;

const cellClass = ({ align, isWideOnly, isProse }: CellLooks): string =>
  cx(align === 'end' && css.end, isWideOnly && css.wide, isProse && css.prose);

/** A dash whose head is out of sight says nothing: a row that is a small sheet goes without it. */
const isLoneDash = ({ align }: CellLooks, content: ReactNode) => content === '–' && align !== 'end';

/** From here on only rows in view are in the document. */
const VIRTUAL_FROM = 150;
const STEPS: Readonly<Record<string, (at: number, last: number) => number>> = {
  ArrowDown: (at, last) => Math.min(last, at + 1),
  ArrowUp: (at) => Math.max(0, at - 1),
  Home: () => 0,
  End: (_at, last) => last,
};

/** Moves between the first links of the rows, so that a long list is walked with four keys. */
function walkRows(event: KeyboardEvent<HTMLTableSectionElement>): void {
  const step = STEPS[event.key];
  const row = event.target instanceof Element ? event.target.closest('tr') : null;
  if (!step || !row || event.target instanceof HTMLInputElement || event.target instanceof HTMLSelectElement) return;
  const links = [...event.currentTarget.querySelectorAll<HTMLElement>('tr > :is(th, td) :is(a, button)')];
  const firsts = links.filter((link, at) => link.closest('tr') !== links[at - 1]?.closest('tr'));
  const at = firsts.findIndex((link) => row.contains(link));
  if (at < 0) return;
  event.preventDefault();
  firsts[step(at, firsts.length - 1)]?.focus();
}

/** A table to read and walk: sortable heads, a head that stays, row headers, only visible rows drawn when it is long. */
export function DataTable<Row>({
  caption,
  columns,
  rows,
  rowKey,
  initialSort,
  sort,
  maxHeight,
  stacks,
  isCurrent,
}: Props<Row>) {
  const t = useUiText();
  const [own, setOwn] = useState<Sorting | null>(initialSort ?? null);
  const { value: sorting, set: setSorting } = sort ?? { value: own, set: setOwn };
  const scrollRef = useRef<HTMLDivElement>(null);
  const isVirtual = rows.length > VIRTUAL_FROM;
  const sorted = useMemo(() => sortRows(rows, columns, sorting), [rows, columns, sorting]);
  const rowHeader = columns.find((column) => column.isRowHeader)?.key ?? columns[0]?.key;

  const renderRow = (row: Row, index: number, measure?: (row: HTMLTableRowElement | null) => void) => (
    <tr
      key={rowKey(row)}
      ref={measure}
      data-index={isVirtual ? index : undefined}
      aria-rowindex={isVirtual ? index + 2 : undefined}
      aria-current={isCurrent?.(row) || undefined}
    >
      {columns.map((column) => {
        const Cell = column.key === rowHeader ? 'th' : 'td';
        const content = column.cell(row);
        const isLeftOut = stacks && isLoneDash(column, content);
        return (
          <Cell
            key={column.key}
            scope={Cell === 'th' ? 'row' : undefined}
            className={cx(cellClass(column), isLeftOut && css.wide)}
            data-header={stacks && column.align === 'end' && !column.hideHeader ? column.header : undefined}
          >
            {content}
          </Cell>
        );
      })}
    </tr>
  );

  return (
    // A region that scrolls must be reachable by keyboard.
    <section
      ref={scrollRef}
      className={css.scroll}
      aria-label={t('table.scrollHint', { name: caption })}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      style={{ maxHeight: maxHeight ?? (isVirtual ? '72vh' : undefined) }}
    >
      <table className={cx(css.table, stacks && css.stacks)} aria-rowcount={isVirtual ? rows.length + 1 : undefined}>
        <caption className="pk-visually-hidden">{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <HeadCell
                key={column.key}
                column={column}
                direction={sorting?.key === column.key ? sorting.direction : null}
                onSort={() => setSorting(nextSorting(sorting, column.key))}
              />
            ))}
          </tr>
        </thead>
        {/* The keys only move focus between the links of the rows, which answer Tab as well. */}
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
        <tbody onKeyDown={walkRows}>
          {isVirtual ? (
            <Suspense fallback={sorted.slice(0, VIRTUAL_FROM).map((row, index) => renderRow(row, index))}>
              <VirtualRows
                count={sorted.length}
                scrollRef={scrollRef}
                renderRow={(index, measure) => {
                  const row = sorted[index];
                  return row === undefined ? null : renderRow(row, index, measure);
                }}
              />
            </Suspense>
          ) : (
            sorted.map((row, index) => renderRow(row, index))
          )}
        </tbody>
      </table>
    </section>
  );
}

type HeadProps<Row> = { column: Column<Row>; direction: Sorting['direction'] | null; onSort: () => void };

function HeadCell<Row>({ column, direction, onSort }: HeadProps<Row>) {
  const t = useUiText();
  return (
    <th scope="col" className={cellClass(column)} style={{ width: column.width }} aria-sort={direction ?? undefined}>
      {column.sortBy ? (
        <button
          type="button"
          className={css.sort}
          title={t('table.sortBy', { column: column.header })}
          onClick={onSort}
        >
          {column.header}
          <Icon name={direction ?? 'sort'} size={14} />
        </button>
      ) : (
        <span className={column.hideHeader ? 'pk-visually-hidden' : undefined}>{column.header}</span>
      )}
    </th>
  );
}
