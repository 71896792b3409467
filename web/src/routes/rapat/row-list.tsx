import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react';
import { Button, IconButton } from '@/ui/button.tsx';
import css from './rapat.module.css';

type Props<Row extends { readonly key: number }> = {
  rows: readonly Row[];
  onRows: (rows: readonly Row[]) => void;
  blank: () => Row;
  addLabel: string;
  /** Names a row, for the button that removes it. */
  removeLabel: (row: Row, index: number) => string;
  /** More buttons beside the one that adds a row. */
  actions?: ReactNode;
  children: (row: Row, change: (part: Partial<Row>) => void, index: number) => ReactNode;
};

/** Rows of fields that grow by Enter: in the last row it adds another, in any other it goes to the next. */
export function RowList<Row extends { readonly key: number }>(props: Props<Row>) {
  const { rows, onRows, blank, addLabel, removeLabel, actions, children } = props;
  const list = useRef<HTMLOListElement>(null);
  const wanted = useRef<number | null>(null);
  useEffect(() => {
    if (wanted.current === null) return;
    focusRow(list.current, wanted.current);
    wanted.current = null;
  }, [rows]);
  const add = (at: number) => {
    const row = blank();
    wanted.current = at;
    onRows([...rows.slice(0, at), row, ...rows.slice(at)]);
  };
  const onKeyDown = (event: KeyboardEvent, at: number) => {
    if (event.key !== 'Enter' || !(event.target instanceof HTMLInputElement)) return;
    event.preventDefault();
    if (at === rows.length - 1) add(rows.length);
    else focusRow(list.current, at + 1);
  };
  return (
    <div className={css.rows}>
      <ol ref={list} className={css.rowList}>
        {rows.map((row, at) => (
          // Enter in a field of the row; the fields themselves are what takes focus.
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
          <li key={row.key} className={css.row} onKeyDown={(event) => onKeyDown(event, at)}>
            {children(row, (part) => onRows(rows.map((one) => (one === row ? { ...one, ...part } : one))), at)}
            <IconButton
              icon="close"
              label={removeLabel(row, at)}
              onClick={() => onRows(rows.filter((one) => one !== row))}
            />
          </li>
        ))}
      </ol>
      <div className={css.acts}>
        <Button size="small" icon="plus" onClick={() => add(rows.length)}>
          {addLabel}
        </Button>
        {actions}
      </div>
    </div>
  );
}

const focusRow = (list: HTMLElement | null, at: number): void =>
  list?.children[at]?.querySelector<HTMLElement>('input, textarea, select')?.focus();
