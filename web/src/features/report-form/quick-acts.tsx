import { type Cell, untouchedSlots } from '@pokjanal/server/pure';
import { useReportFormText } from '@/i18n/texts/report-form.ts';
import { useUiText } from '@/i18n/texts/ui.ts';
import { Button } from '@/ui/button.tsx';
import { showToast } from '@/ui/toast.tsx';
import { reasonCell } from './entry-model.ts';
import type { ReportEntry } from './use-report-entry.ts';
import css from './notices.module.css';

const FILLS = {
  zero: { state: 'VALUE', n: 0 },
  notCounted: reasonCell('NOT_COUNTED'),
  noService: { state: 'NOT_APPLICABLE' },
} as const satisfies Record<string, Cell>;

/** Acts that answer many cells at once; `UndoStrip` is the way back. */
export function useQuickActs(entry: ReportEntry) {
  const t = useReportFormText();
  const { dispatch, state } = entry;
  const fill = (slots: readonly number[], kind: keyof typeof FILLS) => {
    const count = untouchedSlots(state.cells, slots).length;
    if (count === 0) showToast(t('quick.nothingLeft'), { tone: 'info' });
    else dispatch({ type: 'filled', slots, cell: FILLS[kind], act: { kind, count } });
  };
  return {
    /** Every empty cell a counted zero. */
    zero: (slots: readonly number[]) => fill(slots, 'zero'),
    /** Every empty cell "not counted". */
    notCounted: (slots: readonly number[]) => fill(slots, 'notCounted'),
    /** Every empty cell of a service this post does not have. */
    noService: (slots: readonly number[]) => fill(slots, 'noService'),
    /** The post did not open; the numbers typed so far come back with undo. */
    close: () => dispatch({ type: 'headed', head: { opened: false }, act: { kind: 'closed', count: 0 } }),
  };
}

/** Says what the newest act on many cells did, and takes it back. */
export function UndoStrip({ entry }: { entry: ReportEntry }) {
  const t = useReportFormText();
  const ui = useUiText();
  const act = entry.state.before?.act;
  return (
    <div role="status">
      {act && (
        <p className={css.strip}>
          <span>{t(`quick.done.${act.kind}`, { count: act.count })}</span>
          <Button size="small" onClick={() => entry.dispatch({ type: 'undone' })}>
            {ui('undo')}
          </Button>
        </p>
      )}
    </div>
  );
}
