import { useCellName } from '@/features/report-form/conflict-dialog.tsx';
import { textOf } from '@/features/report-form/typed-text.ts';
import type { ReportEntry } from '@/features/report-form/use-report-entry.ts';
import { useText } from '@/i18n/format.ts';
import { cx } from '@/lib/cx.ts';
import { reasonText } from './reason-text.ts';
import css from './count-input.module.css';

/** One number: a wide field with the numeric keypad, marked and described by what is wrong with it. */
export function CountInput({ entry, slot }: { entry: ReportEntry; slot: number }) {
  const text = useText();
  const nameOf = useCellName(entry.model);
  const { state, bySlot, dispatch } = entry;
  const cell = state.cells.get(slot);
  const problems = bySlot.get(slot) ?? [];
  const isWrong = problems.some(({ level }) => level === 'ERROR');
  const missing = cell?.state === 'MISSING' ? text(reasonText(cell.reason, cell.note)) : null;
  return (
    <input
      id={`sel-${slot}`}
      className={cx(css.input, problems.length > 0 && !isWrong && css.warned)}
      type="text"
      inputMode="numeric"
      enterKeyHint="next"
      autoComplete="off"
      maxLength={12}
      aria-label={missing ? `${nameOf(slot)} (${missing})` : nameOf(slot)}
      aria-invalid={isWrong || undefined}
      aria-describedby={problems.length > 0 ? `salah-${slot}` : undefined}
      placeholder={missing ? '–' : ''}
      title={missing ?? undefined}
      value={state.texts.get(slot) ?? textOf(cell)}
      onFocus={(event) => event.currentTarget.select()}
      onChange={(event) => dispatch({ type: 'typed', entries: [{ slot, text: event.target.value }] })}
    />
  );
}

/** What is wrong with the fields of one row, in words, right below them; a sentence about both stands once. */
export function CellProblems({ entry, slots }: { entry: ReportEntry; slots: readonly number[] }) {
  const text = useText();
  const seen = new Set<string>();
  return slots.map((slot) => {
    const own = (entry.bySlot.get(slot) ?? []).filter(({ key, rule }) => rule !== 'KOSONG' && !seen.has(key));
    for (const { key } of own) seen.add(key);
    if (own.length === 0) return null;
    return (
      <div key={slot} id={`salah-${slot}`} className={css.problems}>
        {own.map(({ key, level, message }) => (
          <p key={key} className={level === 'ERROR' ? css.error : css.warning}>
            {text(message)}
          </p>
        ))}
      </div>
    );
  });
}
