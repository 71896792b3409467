import { useCellName } from '@/features/report-form/cell-name.ts';
import { totalFindings } from '@/features/report-form/entry-findings.ts';
import { textOf } from '@/features/report-form/typed-text.ts';
import type { ReportEntry } from '@/features/report-form/use-report-entry.ts';
import { useWhyEmpty } from '@/features/report-form/why-empty.ts';
import { useText } from '@/i18n/format.ts';
import { useReportFormText } from '@/i18n/texts/report-form.ts';
import { cx } from '@/lib/cx.ts';
import css from './count-input.module.css';

type CellProps = { entry: ReportEntry; slot: number };

/** Where the words about a cell stand; undefined when there are none. */
export function describedBy({ bySlot, comments }: ReportEntry, slot: number): string | undefined {
  const ids = [comments.has(slot) && `catatan-${slot}`, bySlot.has(slot) && `salah-${slot}`].filter(Boolean);
  return ids.length > 0 ? ids.join(' ') : undefined;
}

/** One number: a wide field with the numeric keypad, marked and described by what is wrong with it. */
export function CountInput({ entry, slot }: CellProps) {
  const nameOf = useCellName(entry.model);
  const whyEmpty = useWhyEmpty();
  const { state, bySlot, comments, dispatch } = entry;
  const cell = state.cells.get(slot);
  const problems = bySlot.get(slot) ?? [];
  const isWrong = problems.some(({ level }) => level === 'ERROR');
  const missing = whyEmpty(cell);
  return (
    <input
      id={`sel-${slot}`}
      className={cx(css.input, (problems.length > 0 || comments.has(slot)) && !isWrong && css.warned)}
      type="text"
      inputMode="numeric"
      enterKeyHint="next"
      autoComplete="off"
      maxLength={12}
      aria-label={missing ? `${nameOf(slot)} (${missing})` : nameOf(slot)}
      aria-invalid={isWrong || undefined}
      aria-describedby={describedBy(entry, slot)}
      placeholder={missing ? (cell?.state === 'NOT_APPLICABLE' ? '×' : '–') : ''}
      title={missing ?? undefined}
      value={state.texts.get(slot) ?? textOf(cell)}
      onFocus={(event) => event.currentTarget.select()}
      onChange={(event) => dispatch({ type: 'typed', entries: [{ slot, text: event.target.value }] })}
    />
  );
}

/**
 * What the officer said of the fields of one row and what is wrong with them, in words, right below them; a sentence
 * about both stands once.
 */
export function CellProblems({ entry, slots }: { entry: ReportEntry; slots: readonly number[] }) {
  const t = useReportFormText();
  const text = useText();
  const seen = new Set<string>();
  return slots.map((slot) => {
    const own = (entry.bySlot.get(slot) ?? []).filter(({ key, rule }) => rule !== 'KOSONG' && !seen.has(key));
    for (const { key } of own) seen.add(key);
    const comment = entry.comments.get(slot);
    if (own.length === 0 && comment === undefined) return null;
    return (
      <div key={slot} className={css.problems}>
        {comment !== undefined && (
          <p id={`catatan-${slot}`} className={css.warning}>
            {t('returned.comment', { comment })}
          </p>
        )}
        {own.length > 0 && (
          <div id={`salah-${slot}`} className={css.problems}>
            {own.map(({ key, level, message }) => (
              <p key={key} className={level === 'ERROR' ? css.error : css.warning}>
                {text(message)}
              </p>
            ))}
          </div>
        )}
      </div>
    );
  });
}

/** What is wrong with the sum of an element. */
export function TotalProblems({ entry, code }: { entry: ReportEntry; code: string }) {
  const text = useText();
  return totalFindings(entry.model, entry.findings, code).map(({ key, level, message }) => (
    <p key={key} className={level === 'ERROR' ? css.error : css.warning}>
      {text(message)}
    </p>
  ));
}
