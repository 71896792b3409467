import { cellAt, sumSlots } from '@pokjanal/server/pure';
import { useFieldName } from '@/features/report-form/field-name.ts';
import type { ReportEntry } from '@/features/report-form/use-report-entry.ts';
import { useFormat } from '@/i18n/format.ts';
import { useReportFormText } from '@/i18n/texts/report-form.ts';
import { CellProblems, CountInput, TotalProblems } from './count-input.tsx';
import css from './element-section.module.css';
import type { EntryPart } from './entry-parts.ts';
import own from './field-section.module.css';
import { nextOnEnter } from './next-on-enter.ts';
import { SectionActs } from './section-acts.tsx';

type Props = { entry: ReportEntry; part: EntryPart; onEnd: () => void };

/** Counts by field of minimum service: fields down, elements across, sums below. */
export function FieldSection({ entry, part, onEnd }: Props) {
  const t = useReportFormText();
  const nameOf = useFieldName();
  const format = useFormat();
  const { model, state } = entry;
  const elements = model.elements;
  const slotsOf = (field: string) => part.slots.filter((slot) => cellAt(model.layout, slot)?.field === field);
  const sumOf = (code: string) => {
    const sum = sumSlots(
      state.cells,
      part.slots.filter((slot) => cellAt(model.layout, slot)?.element === code),
    );
    return sum.answered > 0 ? format.number(sum.sum) : '–';
  };
  return (
    <section className={css.section} aria-labelledby="bagian-bidang">
      <h2 id="bagian-bidang">{t('groups.all')}</h2>
      {/* Enter is a second way to move; Tab is the first. */}
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions */}
      <div className={css.grid} onKeyDown={(event) => nextOnEnter(event, onEnd)}>
        <div className={own.head} aria-hidden="true">
          <span>{t('field')}</span>
          {elements.map(({ code, letter }) => (
            <span key={code}>{letter}</span>
          ))}
        </div>
        {model.fields.map((field) => (
          <div key={field} className={own.row}>
            <span>{nameOf(field)}</span>
            {slotsOf(field).map((slot) => (
              <CountInput key={slot} entry={entry} slot={slot} />
            ))}
            <CellProblems entry={entry} slots={slotsOf(field)} />
          </div>
        ))}
        <div className={own.total}>
          <span>{t('total')}</span>
          {elements.map(({ code }) => (
            <output key={code}>{sumOf(code)}</output>
          ))}
        </div>
        {elements.map(({ code }) => (
          <TotalProblems key={code} entry={entry} code={code} />
        ))}
      </div>
      <SectionActs entry={entry} slots={part.slots} />
    </section>
  );
}
