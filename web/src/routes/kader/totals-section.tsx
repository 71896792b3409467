import { totalSlotOf } from '@pokjanal/server/pure';
import type { ReportEntry } from '@/features/report-form/use-report-entry.ts';
import { totalFindings } from '@/features/report-form/entry-findings.ts';
import { useQuickActs } from '@/features/report-form/quick-acts.tsx';
import { useFormat, useText } from '@/i18n/format.ts';
import { useReportFormText } from '@/i18n/texts/report-form.ts';
import { Button } from '@/ui/button.tsx';
import { CellProblems, CountInput } from './count-input.tsx';
import { nextOnEnter } from './element-section.tsx';
import { MissingReasonField } from './missing-reason-field.tsx';
import css from './element-section.module.css';

/** The short form: nine numbers, not broken down. */
export function TotalsSection({ entry, onEnd }: { entry: ReportEntry; onEnd: () => void }) {
  const t = useReportFormText();
  const text = useText();
  const format = useFormat();
  const acts = useQuickActs(entry);
  const { model, report } = entry;
  return (
    <section className={css.section} aria-labelledby="jumlah">
      <h2 id="jumlah">{t('undetailed')}</h2>
      {report.revision === 0 && model.stockMonth && (
        <p className={css.hint}>{t('fromPrevious', { month: format.period(model.stockMonth) })}</p>
      )}
      {/* Enter is a second way to move; Tab is the first. */}
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions */}
      <div className={css.totals} onKeyDown={(event) => nextOnEnter(event, onEnd)}>
        {model.elements.map(({ code, name }) => {
          const slot = totalSlotOf(model.layout, code);
          if (slot === undefined) return null;
          return (
            <div key={code} className={css.totalLine}>
              <label htmlFor={`sel-${slot}`}>{text(name)}</label>
              <CountInput entry={entry} slot={slot} />
              <CellProblems entry={entry} slots={[slot]} />
              {totalFindings(model, entry.findings, code).map(({ key, level, message }) => (
                <p key={key} className={level === 'ERROR' ? css.error : css.warning}>
                  {text(message)}
                </p>
              ))}
            </div>
          );
        })}
      </div>
      <MissingReasonField entry={entry} slots={model.asked} />
      <div className={css.acts}>
        <Button onClick={() => acts.zero(model.asked)}>{t('quick.restZero')}</Button>
        <Button onClick={() => acts.notCounted(model.asked)}>{t('quick.notCounted')}</Button>
      </div>
    </section>
  );
}
