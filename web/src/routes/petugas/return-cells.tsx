import { SKDN } from '@pokjanal/server/pure';
import { useMemo } from 'react';
import { useCellName } from '@/features/report-form/cell-name.ts';
import { contentOf, type EntryModel, type ReportData } from '@/features/report-form/entry-model.ts';
import { useFieldName } from '@/features/report-form/field-name.ts';
import { yesNoSlots } from '@/features/report-form/not-numbers.ts';
import { useFormat, useText } from '@/i18n/format.ts';
import { useReportFormText } from '@/i18n/texts/report-form.ts';
import { useReportPetugasText } from '@/i18n/texts/report-petugas.ts';
import { TextField } from '@/ui/field.tsx';
import { GridHead } from './grid-head.tsx';
import { type GridRow, gridRows } from './grid-rows.ts';
import css from './return-cells.module.css';

/** Comments by slot, in the order they were begun. */
export type Comments = ReadonlyMap<number, string>;

/** Comments as `returnReport` takes them; a cell that was chosen and not commented says nothing. */
export const writeComments = (comments: Comments) =>
  [...comments].flatMap(([slot, text]) => (text.trim() ? [{ slot, comment: text.trim() }] : []));

type Props = { model: EntryModel; report: ReportData; comments: Comments; onChange: (comments: Comments) => void };

/** The report with its numbers: a cell that is pressed gets a line to say what is wrong with it. */
export function CellComments({ model, report, comments, onChange }: Props) {
  const t = useReportPetugasText();
  const nameOf = useCellName(model);
  const toggle = (slot: number) => {
    const next = new Map(comments);
    if (!next.delete(slot)) next.set(slot, '');
    onChange(next);
  };
  return (
    <>
      <details className={css.cells}>
        <summary>{t('return.cells')}</summary>
        <p className="pk-muted">{t('return.cellsHint')}</p>
        <CellTable model={model} report={report} chosen={comments} onToggle={toggle} />
      </details>
      {[...comments].map(([slot, comment]) => (
        <TextField
          key={slot}
          label={nameOf(slot)}
          value={comment}
          maxLength={200}
          placeholder={t('return.comment')}
          onChange={(event) => onChange(new Map(comments).set(slot, event.target.value))}
        />
      ))}
    </>
  );
}

type TableProps = Pick<Props, 'model' | 'report'> & { chosen: Comments; onToggle: (slot: number) => void };

function CellTable({ model, report, chosen, onToggle }: TableProps) {
  const t = useReportPetugasText();
  const words = useReportFormText();
  const format = useFormat();
  const nameOf = useCellName(model);
  const rowName = useRowName(model);
  const cells = useMemo(() => contentOf(model, report).cells, [model, report]);
  const yesNo = useMemo(() => yesNoSlots(model), [model]);
  const written = (slot: number) => {
    const cell = cells.get(slot);
    if (cell?.state === 'NOT_APPLICABLE') return '×';
    if (cell?.state !== 'VALUE') return '–';
    return yesNo.has(slot) ? words(cell.n > 0 ? 'yes' : 'no') : format.number(cell.n);
  };
  return (
    // A region that scrolls must be reachable by keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section className={css.scroll} aria-label={t('return.cells')} tabIndex={0}>
      <table className={css.table}>
        <GridHead model={model} isBare />
        <tbody>
          {gridRows(model).map((row) => (
            <tr key={row.key}>
              <th scope="row">{rowName(row)}</th>
              {row.slots.map((slot) => (
                <td key={slot}>
                  <button
                    type="button"
                    className={css.cell}
                    aria-pressed={chosen.has(slot)}
                    aria-label={`${nameOf(slot)}: ${written(slot)}`}
                    onClick={() => onToggle(slot)}
                  >
                    {written(slot)}
                  </button>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function useRowName({ layout, elements }: EntryModel): (row: GridRow) => string {
  const text = useText();
  const fieldName = useFieldName();
  return ({ kind, key }) => {
    if (kind === 'FIELD') return fieldName(key);
    const element = elements.find(({ code }) => code === key);
    if (!element) return key;
    return layout.code === SKDN.code ? element.letter : text(element.name);
  };
}
