import { gridSums, slotOf } from '@pokjanal/server/pure';
import { askedOf } from '@/features/report-form/entry-findings.ts';
import type { ReportEntry } from '@/features/report-form/use-report-entry.ts';
import { useFormat, useText } from '@/i18n/format.ts';
import { useReportFormText } from '@/i18n/texts/report-form.ts';
import { CellProblems, CountInput, TotalProblems } from './count-input.tsx';
import { nextOnEnter } from './next-on-enter.ts';
import { SectionActs } from './section-acts.tsx';
import css from './element-section.module.css';

type Props = { entry: ReportEntry; code: string /** Enter in the last field. */; onEnd: () => void };

const SEXES = ['L', 'P'] as const;

/** One element: age bands down, boys and girls across, sums beside and below. */
export function ElementSection({ entry, code, onEnd }: Props) {
  const t = useReportFormText();
  const text = useText();
  const format = useFormat();
  const { model, state, report } = entry;
  const element = model.elements.find((each) => each.code === code);
  const slots = askedOf(model, code);
  const sums = gridSums(model.layout, state.cells, code);
  const sumText = (sum: { sum: number; answered: number } | undefined) =>
    sum && sum.answered > 0 ? format.number(sum.sum) : '–';
  const isPrefilled = element?.kind === 'STOCK' && report.revision === 0 && model.stockMonth !== null;
  if (!element) return null;
  return (
    <section className={css.section} aria-labelledby={`unsur-${code}`}>
      <h2 id={`unsur-${code}`}>{text(element.name)}</h2>
      {isPrefilled && <p className={css.hint}>{t('fromPrevious', { month: format.period(model.stockMonth) })}</p>}
      {/* Enter is a second way to move; Tab is the first. */}
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions */}
      <div className={css.grid} onKeyDown={(event) => nextOnEnter(event, onEnd)}>
        <div className={css.headRow} aria-hidden="true">
          <span>{t('age')}</span>
          <abbr title={t('maleLong')}>{t('male')}</abbr>
          <abbr title={t('femaleLong')}>{t('female')}</abbr>
          <span>{t('total')}</span>
        </div>
        {model.ages.map((age) => {
          const row = SEXES.map((sex) => slotOf(model.layout, code, age, sex)).filter((slot) => slot !== undefined);
          return (
            <div key={age} className={css.row}>
              <span className={css.age}>{t('ageMonths', { range: age.replace('_', '–') })}</span>
              {row.map((slot) => (
                <CountInput key={slot} entry={entry} slot={slot} />
              ))}
              <output className={css.sum}>{sumText(sums.byAge.get(age))}</output>
              <CellProblems entry={entry} slots={row} />
            </div>
          );
        })}
        <div className={css.totalRow}>
          <span className={css.age}>{t('total')}</span>
          <output className={css.sum}>{sumText(sums.bySex.get('L'))}</output>
          <output className={css.sum}>{sumText(sums.bySex.get('P'))}</output>
          <output className={css.sum}>{sumText(sums.total)}</output>
        </div>
        <TotalProblems entry={entry} code={code} />
      </div>
      <SectionActs entry={entry} slots={slots} />
    </section>
  );
}
