import { useFault } from '@/graphql/use-fault.ts';
import { useText } from '@/i18n/format.ts';
import { useTargetsText } from '@/i18n/texts/targets.ts';
import { useUiText } from '@/i18n/texts/ui.ts';
import { showToast } from '@/ui/toast.tsx';
import { problemsOf } from './refusal.ts';
import type { TargetCell } from './target-cells.ts';
import { type SetTargetRowFragment, useRemoveTargetMutation, useSetTargetMutation } from './targets-page.generated.ts';

/** What a target says, apart from where it stands. */
type Said = { readonly value: number; readonly source: string; readonly isVerified: boolean };
type Written = { readonly value: (number: number, cell: TargetCell) => string };

/**
 * Sets and removes the target of a cell; both say what they did and offer the way back. They give the sentence of a
 * refusal, or null when done.
 */
export function useTargetActs(year: string, written: Written, onDone: () => void) {
  const t = useTargetsText();
  const text = useText();
  const send = useSending(year, onDone);
  const nameOf = (cell: TargetCell) => ({ indicator: text(cell.indicator.name), area: cell.area.name });
  /** Puts back what stood before. */
  const undo = (cell: TargetCell, now: SetTargetRowFragment | null) => async () => {
    const before = cell.own;
    const problem = before
      ? (await send.set(cell, before, now?.revision ?? 0)).problem
      : now && (await send.remove(now));
    showToast(problem ?? t('undone'), problem ? { tone: 'bad' } : {});
  };
  return {
    set: async (cell: TargetCell, said: Said): Promise<string | null> => {
      const { target, problem } = await send.set(cell, said, cell.own?.revision ?? 0);
      if (!target) return problem;
      const value = written.value(target.value, cell);
      showToast(t('saved', { ...nameOf(cell), value }), { onUndo: () => void undo(cell, target)() });
      return null;
    },
    remove: async (cell: TargetCell): Promise<string | null> => {
      if (!cell.own) return null;
      const problem = await send.remove(cell.own);
      if (problem === null) showToast(t('removed', nameOf(cell)), { onUndo: () => void undo(cell, null)() });
      return problem;
    },
  };
}

type SetAnswer = { target: SetTargetRowFragment | null; problem: string | null };

function useSending(year: string, onDone: () => void) {
  const ui = useUiText();
  const text = useText();
  const [sendSet] = useSetTargetMutation();
  const [sendRemove] = useRemoveTargetMutation();
  const failed = ui('state.failedTitle');
  const fault = useFault();
  const told = (problems: readonly { text: string }[]) => problems.map((one) => one.text).join(' ');
  return {
    set: async (cell: TargetCell, said: Said, expectedRevision: number): Promise<SetAnswer> => {
      const { value, source, isVerified } = said;
      const place = { indicator: cell.indicator.code, wilayah: cell.area.id, period: year };
      try {
        const input = { ...place, value, source, isVerified, expectedRevision };
        const { data } = await sendSet({ variables: { input } });
        const result = data?.setTarget;
        onDone();
        if (result?.__typename === 'SetTargetSuccess') return { target: result.target, problem: null };
        return { target: null, problem: result ? told(problemsOf(result, text)) : failed };
      } catch (error) {
        return { target: null, problem: fault(error) };
      }
    },
    remove: async (target: SetTargetRowFragment): Promise<string | null> => {
      try {
        const input = { target: target.id, expectedRevision: target.revision };
        const { data } = await sendRemove({ variables: { input } });
        const result = data?.removeTarget;
        onDone();
        if (result?.__typename === 'RemoveTargetSuccess') return null;
        return result ? told(problemsOf(result, text)) : failed;
      } catch (error) {
        return fault(error);
      }
    },
  };
}
