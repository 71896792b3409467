import { untouchedSlots } from '@pokjanal/server/pure';
import { askedOf, sumOf } from '@/features/report-form/entry-findings.ts';
import type { ReportEntry } from '@/features/report-form/use-report-entry.ts';
import { useWhyEmpty } from '@/features/report-form/why-empty.ts';
import { useFormat, useText } from '@/i18n/format.ts';
import { useReportFormText } from '@/i18n/texts/report-form.ts';
import { useReportKaderText } from '@/i18n/texts/report-kader.ts';
import css from './review-step.module.css';

/** The sums as they are now, with how many cells of each are still empty. */
export function SumTable({ entry }: { entry: ReportEntry }) {
  const t = useReportKaderText();
  const words = useReportFormText();
  const text = useText();
  return (
    <table className={css.sums}>
      <thead>
        <tr>
          <th scope="col">{t('review.element')}</th>
          <th scope="col">{words('total')}</th>
        </tr>
      </thead>
      <tbody>
        {entry.model.elements.map((element) => (
          <tr key={element.code}>
            <th scope="row">{text(element.name)}</th>
            <td>
              <Sum entry={entry} code={element.code} isYesNo={element.yesNo} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

type SumProps = { entry: ReportEntry; code: string; isYesNo: boolean };

function Sum({ entry: { model, state }, code, isYesNo }: SumProps) {
  const t = useReportKaderText();
  const words = useReportFormText();
  const whyEmpty = useWhyEmpty();
  const format = useFormat();
  const slots = askedOf(model, code);
  const empty = untouchedSlots(state.cells, slots).length;
  const sum = sumOf(model, state.cells, code);
  const why = slots.length === 1 && sum === null ? whyEmpty(state.cells.get(slots[0] ?? -1)) : null;
  const written = isYesNo && sum !== null ? words(sum > 0 ? 'yes' : 'no') : format.number(sum);
  return (
    <>
      {written}
      {empty > 0 && <small>{t('review.emptyCells', { count: empty })}</small>}
      {empty === 0 && why && <small>{why}</small>}
    </>
  );
}
