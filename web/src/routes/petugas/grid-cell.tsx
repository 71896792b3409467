import { useCellName } from '@/features/report-form/cell-name.ts';
import { UNTOUCHED_RULE } from '@/features/report-form/entry-findings.ts';
import { textOf } from '@/features/report-form/typed-text.ts';
import type { ReportEntry } from '@/features/report-form/use-report-entry.ts';
import { useWhyEmpty } from '@/features/report-form/why-empty.ts';
import { useText } from '@/i18n/format.ts';
import { useReportFormText } from '@/i18n/texts/report-form.ts';
import { cx } from '@/lib/cx.ts';
import css from './entry-grid.module.css';
import type { GridKeys } from './use-grid-keys.ts';

/** What a cell shows and says of itself. */
function useFace({ model, state, bySlot, comments }: ReportEntry, slot: number) {
  const t = useReportFormText();
  const text = useText();
  const nameOf = useCellName(model);
  const whyEmpty = useWhyEmpty();
  const cell = state.cells.get(slot);
  const problems = (bySlot.get(slot) ?? []).filter(({ rule }) => rule !== UNTOUCHED_RULE);
  const comment = comments.get(slot);
  const told = [
    ...(comment === undefined ? [] : [t('returned.comment', { comment })]),
    ...problems.map(({ message }) => text(message)),
  ];
  const missing = whyEmpty(cell);
  const isWrong = problems.some(({ level }) => level === 'ERROR');
  return {
    tone: isWrong ? 'wrong' : told.length > 0 ? 'warned' : null,
    missing,
    sign: missing === null ? '' : cell?.state === 'NOT_APPLICABLE' ? '×' : '–',
    name: missing ? `${nameOf(slot)} (${missing})` : nameOf(slot),
    told: told.join(' '),
    value: state.texts.get(slot) ?? textOf(cell),
  };
}

/** Keys that answer a question of yes or no. */
const YES_NO: Readonly<Record<string, string>> = { y: '1', t: '0', n: '0', 1: '1', 0: '0' };

/** The newest key decides; taking a letter away from the answer empties the cell. */
function readYesNo(text: string, shown: string): string {
  const newest = text.trim().at(-1)?.toLowerCase() ?? '';
  return shown.startsWith(text) ? '' : (YES_NO[newest] ?? text);
}

/** One cell: a field that selects itself, so that typing replaces what stood there. */
export function GridCell({ entry, slot, keys }: { entry: ReportEntry; slot: number; keys: GridKeys }) {
  const t = useReportFormText();
  const { tone, missing, sign, name, told, value } = useFace(entry, slot);
  const isYesNo = keys.yesNo.has(slot);
  const answer = value === '1' ? t('yes') : value === '0' ? t('no') : value;
  return (
    <td className={cx(css.cell, tone && css[tone])}>
      <input
        type="text"
        inputMode={isYesNo ? 'text' : 'numeric'}
        autoComplete="off"
        maxLength={12}
        data-slot={slot}
        tabIndex={keys.active === slot ? 0 : -1}
        readOnly={!entry.mayWrite}
        aria-label={isYesNo ? `${name}, ${t('yesNoHint')}` : name}
        aria-invalid={tone === 'wrong' || undefined}
        aria-describedby={told ? `salah-${slot}` : undefined}
        title={told || missing || undefined}
        placeholder={sign}
        value={isYesNo ? answer : value}
        onFocus={(event) => keys.onFocus(slot, event.currentTarget)}
        onChange={(event) => keys.type(slot, isYesNo ? readYesNo(event.target.value, answer) : event.target.value)}
      />
      {told && (
        <span id={`salah-${slot}`} hidden>
          {told}
        </span>
      )}
    </td>
  );
}
