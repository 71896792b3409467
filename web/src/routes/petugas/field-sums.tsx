import { answeringSlots, sumSlots } from '@pokjanal/server/pure';
import type { ReportEntry } from '@/features/report-form/use-report-entry.ts';
import { useFormat } from '@/i18n/format.ts';
import { useReportFormText } from '@/i18n/texts/report-form.ts';
import css from './entry-grid.module.css';

/** The sums over all fields below the columns of a form by field. */
export function FieldSums({ entry: { model, state } }: { entry: ReportEntry }) {
  const t = useReportFormText();
  const format = useFormat();
  return (
    <tr>
      <th scope="row">{t('total')}</th>
      {model.elements.map(({ code }) => {
        const sum = sumSlots(state.cells, answeringSlots(model.layout, state.cells, code));
        return (
          <td key={code} className={css.sum}>
            {sum.answered > 0 ? format.number(sum.sum) : '–'}
          </td>
        );
      })}
    </tr>
  );
}
