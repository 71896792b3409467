import { gridSums, SKDN } from '@pokjanal/server/pure';
import { type ReactNode, type RefObject, useMemo } from 'react';
import { totalFindings } from '@/features/report-form/entry-findings.ts';
import { useFieldName } from '@/features/report-form/field-name.ts';
import type { ReportEntry } from '@/features/report-form/use-report-entry.ts';
import { useFormat, useText } from '@/i18n/format.ts';
import { cx } from '@/lib/cx.ts';
import { BalanceRow } from './balance-row.tsx';
import css from './entry-grid.module.css';
import { GridCell } from './grid-cell.tsx';
import { GridHead } from './grid-head.tsx';
import { type GridRow, gridRows } from './grid-rows.ts';
import { FieldSums } from './field-sums.tsx';
import { useGridKeys } from './use-grid-keys.ts';

type Props = { entry: ReportEntry; label: string; gridRef: RefObject<HTMLTableElement | null> };

/** The form as on paper, walked and typed with the keyboard alone. */
export function EntryGrid({ entry, label, gridRef }: Props) {
  const { model } = entry;
  const rows = useMemo(() => gridRows(model), [model]);
  const shape = useMemo(() => rows.map(({ slots }) => slots), [rows]);
  const keys = useGridKeys(entry, shape, gridRef);
  return (
    <div className={css.scroll}>
      <table
        ref={gridRef}
        // A grid of fields is still a table to readers that know no grids.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role
        role="grid"
        aria-label={label}
        className={cx(css.grid, !(model.detailed && model.ages.length > 0) && css.narrow)}
        onKeyDown={keys.onKeyDown}
        onPaste={keys.onPaste}
      >
        <GridHead model={model} />
        <tbody>
          {rows.map((row) => (
            <tr key={row.key}>
              <RowHead entry={entry} row={row} />
              {row.slots.map((slot) => (
                <GridCell key={slot} entry={entry} slot={slot} keys={keys} />
              ))}
              {row.kind === 'ELEMENT' && model.detailed && <RowSums entry={entry} code={row.key} />}
            </tr>
          ))}
        </tbody>
        {model.layout.code === SKDN.code && (
          <tfoot>
            <BalanceRow entry={entry} shape={shape} />
          </tfoot>
        )}
        {model.fields.length > 0 && (
          <tfoot>
            <FieldSums entry={entry} />
          </tfoot>
        )}
      </table>
    </div>
  );
}

/** What a row asks: the letter and the name of an element of the main block, else the question, or the field. */
function RowHead({ entry: { model }, row }: { entry: ReportEntry; row: GridRow }) {
  const text = useText();
  const fieldName = useFieldName();
  if (row.kind === 'FIELD') return <WideHead>{fieldName(row.key)}</WideHead>;
  const element = model.elements.find(({ code }) => code === row.key);
  if (!element) return <WideHead>{row.key}</WideHead>;
  const name = text(element.name);
  if (model.layout.code !== SKDN.code) return <WideHead>{name}</WideHead>;
  return (
    <th scope="row" title={name}>
      <strong>{element.letter}</strong>
      <span>{name.replace(/^\S+ – /, '')}</span>
    </th>
  );
}

const WideHead = ({ children }: { children: ReactNode }) => (
  <th scope="row" className={css.question}>
    {children}
  </th>
);

/** Boys, girls and all of one element. */
function RowSums({ entry, code }: { entry: ReportEntry; code: string }) {
  const text = useText();
  const format = useFormat();
  const sums = gridSums(entry.model.layout, entry.state.cells, code);
  const wrong = totalFindings(entry.model, entry.findings, code);
  const written = (sum: { sum: number; answered: number } | undefined) =>
    sum && sum.answered > 0 ? format.number(sum.sum) : '–';
  return (
    <>
      <td className={css.sum}>{written(sums.bySex.get('L'))}</td>
      <td className={css.sum}>{written(sums.bySex.get('P'))}</td>
      <td
        className={cx(css.sum, css.total, wrong.some(({ level }) => level === 'ERROR') && css.wrong)}
        title={wrong[0] && text(wrong[0].message)}
      >
        {written(sums.total)}
      </td>
    </>
  );
}
