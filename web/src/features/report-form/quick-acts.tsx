import { untouchedSlots } from '@pokjanal/server/pure';
import { useReportFormText } from '@/i18n/texts/report-form.ts';
import { showToast } from '@/ui/toast.tsx';
import { reasonCell } from './entry-model.ts';
import type { ReportEntry } from './use-report-entry.ts';

/** Acts that answer many cells at once, each with a way back. */
export function useQuickActs(entry: ReportEntry) {
  const t = useReportFormText();
  const { dispatch, state } = entry;
  const undo = { onUndo: () => dispatch({ type: 'undone' }) };
  const fill = (slots: readonly number[], kind: 'zero' | 'notCounted') => {
    const count = untouchedSlots(state.cells, slots).length;
    if (count === 0) return void showToast(t('quick.nothingLeft'), { tone: 'info' });
    const cell = kind === 'zero' ? ({ state: 'VALUE', n: 0 } as const) : reasonCell('NOT_COUNTED');
    dispatch({ type: 'filled', slots, cell });
    showToast(kind === 'zero' ? t('quick.zeroDone', { count }) : t('quick.notCountedDone', { count }), undo);
  };
  return {
    /** Every empty cell a counted zero. */
    zero: (slots: readonly number[]) => fill(slots, 'zero'),
    /** Every empty cell "not counted". */
    notCounted: (slots: readonly number[]) => fill(slots, 'notCounted'),
    /** The post did not open; the numbers typed so far come back with undo. */
    close: () => {
      dispatch({ type: 'headed', head: { opened: false }, undoable: true });
      showToast(t('closed.title'), { tone: 'info', ...undo });
    },
  };
}
