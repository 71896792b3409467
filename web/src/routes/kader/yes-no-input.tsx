import type { ReactNode } from 'react';
import type { ReportEntry } from '@/features/report-form/use-report-entry.ts';
import { useWhyEmpty } from '@/features/report-form/why-empty.ts';
import { useReportFormText } from '@/i18n/texts/report-form.ts';
import { describedBy } from './count-input.tsx';
import css from './yes-no-input.module.css';

type Props = { entry: ReportEntry; slot: number; name: string; mark: ReactNode };

/** A question of yes or no: two wide buttons, neither pressed until somebody answers. */
export function YesNoInput({ entry, slot, name, mark }: Props) {
  const t = useReportFormText();
  const whyEmpty = useWhyEmpty();
  const cell = entry.state.cells.get(slot);
  const missing = whyEmpty(cell);
  const answer = (text: string) => entry.dispatch({ type: 'typed', entries: [{ slot, text }] });
  return (
    <fieldset className={css.question} aria-describedby={describedBy(entry, slot)}>
      <legend>
        {name}
        {mark}
        {missing && <small className={css.missing}>{missing}</small>}
      </legend>
      {(['1', '0'] as const).map((value) => (
        <label key={value} className={css.option}>
          <input
            type="radio"
            {...(value === '1' && { id: `sel-${slot}` })}
            name={`ya-tidak-${slot}`}
            checked={cell?.state === 'VALUE' && String(cell.n) === value}
            onChange={() => answer(value)}
          />
          {t(value === '1' ? 'yes' : 'no')}
        </label>
      ))}
    </fieldset>
  );
}
