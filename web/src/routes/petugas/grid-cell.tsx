import { MISSING_REASONS } from '@pokjanal/server/pure';
import { useCellName } from '@/features/report-form/conflict-dialog.tsx';
import { textOf } from '@/features/report-form/typed-text.ts';
import type { ReportEntry } from '@/features/report-form/use-report-entry.ts';
import { useText } from '@/i18n/format.ts';
import { cx } from '@/lib/cx.ts';
import type { GridKeys } from './entry-grid.tsx';
import css from './entry-grid.module.css';

/** One cell: a field that selects itself, so that typing replaces what stood there. */
export function GridCell({ entry, slot, keys }: { entry: ReportEntry; slot: number; keys: GridKeys }) {
  const text = useText();
  const nameOf = useCellName(entry.model);
  const { state, bySlot } = entry;
  const cell = state.cells.get(slot);
  const problems = (bySlot.get(slot) ?? []).filter(({ rule }) => rule !== 'KOSONG');
  const isWrong = problems.some(({ level }) => level === 'ERROR');
  const missing = cell?.state === 'MISSING' ? (cell.note ?? text(MISSING_REASONS[cell.reason])) : null;
  const told = problems.map(({ message }) => text(message)).join(' ');
  return (
    <td className={cx(css.cell, problems.length > 0 && (isWrong ? css.wrong : css.warned))}>
      <input
        type="text"
        inputMode="numeric"
        autoComplete="off"
        maxLength={12}
        data-slot={slot}
        tabIndex={keys.active === slot ? 0 : -1}
        readOnly={!entry.mayWrite}
        aria-label={missing ? `${nameOf(slot)} (${missing})` : nameOf(slot)}
        aria-invalid={isWrong || undefined}
        aria-describedby={told ? `salah-${slot}` : undefined}
        title={told || missing || undefined}
        placeholder={missing ? '–' : ''}
        value={state.texts.get(slot) ?? textOf(cell)}
        onFocus={(event) => keys.onFocus(slot, event.currentTarget)}
        onChange={(event) => keys.type(slot, event.target.value)}
      />
      {told && (
        <span id={`salah-${slot}`} hidden>
          {told}
        </span>
      )}
    </td>
  );
}
