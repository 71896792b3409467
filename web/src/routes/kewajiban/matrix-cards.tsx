import { useText } from '@/i18n/format.ts';
import { cx } from '@/lib/cx.ts';
import { CellMark, toneOf } from './cell-mark.tsx';
import css from './kewajiban.module.css';
import { dutyGroups, lookOf, type Matrix, type OpenCell } from './matrix-model.ts';
import { useCellLabel } from './matrix-table.tsx';
import { usePeriodName } from './use-period-name.ts';

type Props = { matrix: Matrix; onOpen: (cell: OpenCell) => void };

/** The matrix on a phone: a sheet for each agency, its duties below one another. */
export function MatrixCards({ matrix, onOpen }: Props) {
  const text = useText();
  const nameOf = usePeriodName();
  const labelOf = useCellLabel();
  return (
    <ul className={css.cards}>
      {matrix.rows.map((row) => (
        <li key={row.opd.id}>
          <h2>{row.opd.name}</h2>
          <dl>
            {dutyGroups(matrix.columns).map(({ duty, first, count }) => (
              <div key={duty.code}>
                <dt>
                  {duty.number}. {text(duty.name)}
                </dt>
                <dd>
                  {matrix.columns.slice(first, first + count).map(({ period }, offset) => {
                    const look = lookOf(row, first + offset);
                    return (
                      <button
                        key={period}
                        type="button"
                        className={cx(css.cell, css.chip, css[toneOf(look)])}
                        aria-label={labelOf(matrix, row, first + offset)}
                        onClick={() => onOpen({ opd: row.opd.id, code: duty.code, period })}
                      >
                        <span className={css.chipPeriod}>{nameOf(period)}</span>
                        <CellMark look={look} proposals={row.proposals[first + offset] ?? 0} />
                      </button>
                    );
                  })}
                </dd>
              </div>
            ))}
          </dl>
        </li>
      ))}
    </ul>
  );
}
