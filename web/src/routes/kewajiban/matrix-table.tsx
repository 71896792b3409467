import { type KeyboardEvent, useRef, useState } from 'react';
import { useFormat, useText } from '@/i18n/format.ts';
import { useDutyText } from '@/i18n/texts/duty.ts';
import { CellMark, toneOf } from './cell-mark.tsx';
import css from './kewajiban.module.css';
import { dutyGroups, lookOf, type Matrix, type MatrixRow, type OpenCell, stepTo } from './matrix-model.ts';
import { usePeriodName } from './use-period-name.ts';

type Props = { matrix: Matrix; caption: string; onOpen: (cell: OpenCell) => void };

/** The matrix as a real table; the arrow keys walk it, Enter opens a cell. */
export function MatrixTable({ matrix, caption, onOpen }: Props) {
  const t = useDutyText();
  const text = useText();
  const nameOf = usePeriodName();
  const groups = dutyGroups(matrix.columns);
  const { tableRef, onKeyDown, ...walk } = useWalk(matrix);
  return (
    <section className={css.scroll} aria-label={caption}>
      <table className={css.matrix} ref={tableRef}>
        <caption className="pk-visually-hidden">{caption}</caption>
        <colgroup>
          <col className={css.nameColumn} />
        </colgroup>
        {groups.map(({ duty, count }) => (
          <colgroup key={duty.code} span={count} />
        ))}
        <thead>
          <tr>
            <th rowSpan={2} scope="col">
              {t('agency')}
            </th>
            {groups.map(({ duty, count }) => (
              <th key={duty.code} colSpan={count} scope="colgroup" title={duty.fulfilledWhen}>
                {duty.number}. {text(duty.name)}
              </th>
            ))}
          </tr>
          <tr>
            {matrix.columns.map(({ duty, period }) => (
              <th key={`${duty.code} ${period}`} scope="col" className={css.period}>
                {nameOf(period)}
              </th>
            ))}
          </tr>
        </thead>
        {/* The keys only move focus between buttons, which Tab reaches as well. */}
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
        <tbody onKeyDown={onKeyDown}>
          {matrix.rows.map((row, at) => (
            <Row key={row.opd.id} matrix={matrix} row={row} at={at} walk={walk} onOpen={onOpen} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

type RowProps = Pick<Props, 'matrix' | 'onOpen'> & {
  row: MatrixRow;
  at: number;
  walk: Pick<ReturnType<typeof useWalk>, 'isHome' | 'settle'>;
};

function Row({ matrix, row, at, walk, onOpen }: RowProps) {
  const labelOf = useCellLabel();
  return (
    <tr>
      <th scope="row" title={row.opd.name}>
        {row.opd.shortName ? (
          <>
            <span aria-hidden="true">{row.opd.shortName}</span>
            <span className="pk-visually-hidden">{row.opd.name}</span>
          </>
        ) : (
          row.opd.name
        )}
      </th>
      {matrix.columns.map((column, index) => {
        const look = lookOf(row, index);
        return (
          <td key={`${column.duty.code} ${column.period}`} className={css[toneOf(look)]}>
            <button
              type="button"
              className={css.cell}
              data-place={`${at} ${index}`}
              tabIndex={walk.isHome(at, index) ? 0 : -1}
              aria-label={labelOf(matrix, row, index)}
              title={row.reasons[index] ?? undefined}
              onFocus={() => walk.settle(at, index)}
              onClick={() => onOpen({ opd: row.opd.id, code: column.duty.code, period: column.period })}
            >
              <CellMark look={look} proposals={row.proposals[index] ?? 0} />
            </button>
          </td>
        );
      })}
    </tr>
  );
}

/** Says a cell in one sentence, with what waits in it. */
export function useCellLabel() {
  const t = useDutyText();
  const text = useText();
  const format = useFormat();
  return (matrix: Matrix, row: MatrixRow, at: number): string => {
    const column = matrix.columns[at];
    if (!column) return '';
    const status = t(`status.${lookOf(row, at)}`);
    const label = t('cellLabel', {
      opd: row.opd.name,
      duty: text(column.duty.name),
      period: format.period(column.period),
      status,
    });
    const waiting = row.proposals[at] ?? 0;
    return waiting > 0 ? `${label}, ${t('waiting', { count: waiting })}` : label;
  };
}

/** One cell of the table takes Tab; the arrows move from there. */
function useWalk({ rows, columns }: Matrix) {
  const ref = useRef<HTMLTableElement>(null);
  const [home, setHome] = useState({ row: 0, column: 0 });
  const size = { rows: rows.length, columns: columns.length };
  const onKeyDown = (event: KeyboardEvent<HTMLTableSectionElement>) => {
    const next = stepTo(event.key, home, size);
    if (!next) return;
    event.preventDefault();
    ref.current?.querySelector<HTMLElement>(`[data-place="${next.row} ${next.column}"]`)?.focus();
  };
  return {
    tableRef: ref,
    onKeyDown,
    isHome: (row: number, column: number) => home.row === row && home.column === column,
    settle: (row: number, column: number) => setHome({ row, column }),
  };
}
