import type { ReportEntry } from '@/features/report-form/use-report-entry.ts';
import { useFormat, useText } from '@/i18n/format.ts';
import { useReportFormText } from '@/i18n/texts/report-form.ts';
import { CellProblems, CountInput } from './count-input.tsx';
import css from './element-section.module.css';
import type { EntryPart } from './entry-parts.ts';
import { nextOnEnter } from './next-on-enter.ts';
import { SectionActs } from './section-acts.tsx';
import { usePartName } from './use-part-name.ts';
import { YesNoInput } from './yes-no-input.tsx';

type Props = { entry: ReportEntry; part: EntryPart; onEnd: () => void };

/** Questions that are not broken down, one below the other with its number beside it. */
export function QuestionSection({ entry, part, onEnd }: Props) {
  const nameOf = usePartName(entry.model);
  return (
    <section className={css.section} aria-labelledby={`bagian-${part.key}`}>
      <h2 id={`bagian-${part.key}`}>{nameOf(part)}</h2>
      <Carried entry={entry} part={part} />
      {/* Enter is a second way to move; Tab is the first. */}
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions */}
      <div className={css.totals} onKeyDown={(event) => nextOnEnter(event, onEnd)}>
        {part.slots.map((slot, index) => (
          <Question key={slot} entry={entry} slot={slot} code={part.elements[index] ?? ''} />
        ))}
      </div>
      <SectionActs entry={entry} slots={part.slots} />
    </section>
  );
}

/** True while a cell still shows what an earlier month said. */
const isCarried = ({ model, report, state }: ReportEntry, slot: number): boolean =>
  report.revision === 0 && model.stocks.has(slot) && state.cells.get(slot) === model.stocks.get(slot);

function Carried({ entry, part: { slots } }: Pick<Props, 'entry' | 'part'>) {
  const t = useReportFormText();
  const format = useFormat();
  const { stockMonth } = entry.model;
  if (!stockMonth || !slots.some((slot) => isCarried(entry, slot))) return null;
  return <p className={css.hint}>{t('fromPreviousOther', { month: format.period(stockMonth) })}</p>;
}

function Question({ entry, slot, code }: { entry: ReportEntry; slot: number; code: string }) {
  const t = useReportFormText();
  const text = useText();
  const format = useFormat();
  const element = entry.model.elements.find((each) => each.code === code);
  if (!element) return null;
  const mark = isCarried(entry, slot) && (
    <small className={css.mark}>{t('fromMonth', { month: format.period(entry.model.stockMonth) })}</small>
  );
  return (
    <div className={css.totalLine}>
      {element.yesNo ? (
        <YesNoInput entry={entry} slot={slot} name={text(element.name)} mark={mark} />
      ) : (
        <>
          <label htmlFor={`sel-${slot}`}>
            {text(element.name)}
            {mark}
          </label>
          <CountInput entry={entry} slot={slot} />
        </>
      )}
      <CellProblems entry={entry} slots={[slot]} />
    </div>
  );
}
