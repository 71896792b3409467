import { columnsOf, gridSums } from '@pokjanal/server/pure';
import { type RefObject, useMemo } from 'react';
import { totalFindings } from '@/features/report-form/entry-findings.ts';
import type { ReportEntry } from '@/features/report-form/use-report-entry.ts';
import { useFormat, useText } from '@/i18n/format.ts';
import { useReportFormText } from '@/i18n/texts/report-form.ts';
import { useReportPetugasText } from '@/i18n/texts/report-petugas.ts';
import { cx } from '@/lib/cx.ts';
import { BalanceRow } from './balance-row.tsx';
import { GridCell } from './grid-cell.tsx';
import { shapeOf } from './grid-moves.ts';
import { useGridKeys } from './use-grid-keys.ts';
import css from './entry-grid.module.css';

type Props = { entry: ReportEntry; label: string; gridRef: RefObject<HTMLTableElement | null> };

/** The form as on paper, walked and typed with the keyboard alone. */
export function EntryGrid({ entry, label, gridRef }: Props) {
  const text = useText();
  const format = useFormat();
  const { model, state } = entry;
  const shape = useMemo(() => shapeOf(model), [model]);
  const keys = useGridKeys(entry, shape, gridRef);
  const sumText = (sum: { sum: number; answered: number } | undefined) =>
    sum && sum.answered > 0 ? format.number(sum.sum) : '–';
  return (
    <div className={css.scroll}>
      <table
        ref={gridRef}
        // A grid of fields is still a table to readers that know no grids.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role
        role="grid"
        aria-label={label}
        className={css.grid}
        onKeyDown={keys.onKeyDown}
        onPaste={keys.onPaste}
      >
        <GridHead entry={entry} />
        <tbody>
          {model.elements.map(({ code, letter, name }, row) => {
            const sums = gridSums(model.layout, state.cells, code);
            const wrong = totalFindings(model, entry.findings, code);
            return (
              <tr key={code}>
                <th scope="row" title={text(name)}>
                  <strong>{letter}</strong>
                  <span>{text(name).replace(/^\S+ – /, '')}</span>
                </th>
                {shape[row]?.map((slot) => (
                  <GridCell key={slot} entry={entry} slot={slot} keys={keys} />
                ))}
                {model.detailed && (
                  <>
                    <td className={css.sum}>{sumText(sums.bySex.get('L'))}</td>
                    <td className={css.sum}>{sumText(sums.bySex.get('P'))}</td>
                    <td
                      className={cx(css.sum, css.total, wrong.some(({ level }) => level === 'ERROR') && css.wrong)}
                      title={wrong[0] && text(wrong[0].message)}
                    >
                      {sumText(sums.total)}
                    </td>
                  </>
                )}
              </tr>
            );
          })}
        </tbody>
        <tfoot>
          <BalanceRow entry={entry} shape={shape} />
        </tfoot>
      </table>
    </div>
  );
}

function GridHead({ entry: { model } }: { entry: ReportEntry }) {
  const t = useReportFormText();
  const words = useReportPetugasText();
  const columns = columnsOf(model.layout);
  if (!model.detailed) {
    return (
      <thead>
        <tr>
          <th scope="col">{words('grid.element')}</th>
          <th scope="col">{t('total')}</th>
        </tr>
      </thead>
    );
  }
  const sex = (code: string) => (
    <abbr title={code === 'L' ? t('maleLong') : t('femaleLong')}>{code === 'L' ? t('male') : t('female')}</abbr>
  );
  return (
    <thead>
      <tr>
        <th scope="col" rowSpan={2}>
          {words('grid.element')}
        </th>
        {model.ages.map((age) => (
          <th key={age} scope="colgroup" colSpan={2}>
            {t('ageMonths', { range: age.replace('_', '–') })}
          </th>
        ))}
        <th scope="colgroup" colSpan={3}>
          {t('total')}
        </th>
      </tr>
      <tr>
        {columns.map((column) => (
          <th key={`${column.age}${column.sex}`} scope="col">
            {sex(column.sex)}
          </th>
        ))}
        <th scope="col">{sex('L')}</th>
        <th scope="col">{sex('P')}</th>
        <th scope="col">{`${t('male')}+${t('female')}`}</th>
      </tr>
    </thead>
  );
}
