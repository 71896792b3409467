import { MISSING_REASONS } from '@pokjanal/server/pure';
import { useCellName } from '@/features/report-form/conflict-dialog.tsx';
import { UNTOUCHED_RULE } from '@/features/report-form/entry-findings.ts';
import { textOf } from '@/features/report-form/typed-text.ts';
import type { ReportEntry } from '@/features/report-form/use-report-entry.ts';
import { useText } from '@/i18n/format.ts';
import { cx } from '@/lib/cx.ts';
import type { GridKeys } from './use-grid-keys.ts';
import css from './entry-grid.module.css';

/** What a cell shows and says of itself. */
function useFace({ model, state, bySlot }: ReportEntry, slot: number) {
  const text = useText();
  const nameOf = useCellName(model);
  const cell = state.cells.get(slot);
  const problems = (bySlot.get(slot) ?? []).filter(({ rule }) => rule !== UNTOUCHED_RULE);
  const missing = cell?.state === 'MISSING' ? (cell.note ?? text(MISSING_REASONS[cell.reason])) : null;
  const tone = problems.some(({ level }) => level === 'ERROR') ? 'wrong' : problems.length > 0 ? 'warned' : null;
  return {
    tone,
    missing,
    name: missing ? `${nameOf(slot)} (${missing})` : nameOf(slot),
    told: problems.map(({ message }) => text(message)).join(' '),
    value: state.texts.get(slot) ?? textOf(cell),
  };
}

/** One cell: a field that selects itself, so that typing replaces what stood there. */
export function GridCell({ entry, slot, keys }: { entry: ReportEntry; slot: number; keys: GridKeys }) {
  const { tone, missing, name, told, value } = useFace(entry, slot);
  return (
    <td className={cx(css.cell, tone && css[tone])}>
      <input
        type="text"
        inputMode="numeric"
        autoComplete="off"
        maxLength={12}
        data-slot={slot}
        tabIndex={keys.active === slot ? 0 : -1}
        readOnly={!entry.mayWrite}
        aria-label={name}
        aria-invalid={tone === 'wrong' || undefined}
        aria-describedby={told ? `salah-${slot}` : undefined}
        title={told || missing || undefined}
        placeholder={missing ? '–' : ''}
        value={value}
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
