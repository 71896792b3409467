import { useFault } from '@/graphql/use-fault.ts';
import { useFormat, useText } from '@/i18n/format.ts';
import { useBulkText } from '@/i18n/texts/bulk.ts';
import { showToast } from '@/ui/toast.tsx';
import { type BulkRowFragment, useUndoBulkActMutation } from './bulk.generated.ts';

type Rows = readonly BulkRowFragment[];
type Told = { readonly back: number; readonly kept: Rows; readonly failure: string | null };

/** Takes acts on many back right after they were done, the newest first, and tells what came of it. */
export function useUndoBulk(onDone: () => void) {
  const t = useBulkText();
  const text = useText();
  const fault = useFault();
  const tell = useTellUndone();
  const [undo] = useUndoBulkActMutation();
  const undoOne = async (act: string): Promise<Told> => {
    try {
      const { data } = await undo({ variables: { act, reason: t('quickReason'), preview: false } });
      const result = data?.undoBulkAct;
      if (result?.__typename === 'UndoBulkActSuccess') {
        return { back: result.back.length, kept: result.kept, failure: null };
      }
      return { back: 0, kept: [], failure: result ? text(result.message) : t('failed') };
    } catch (error) {
      return { back: 0, kept: [], failure: fault(error) };
    }
  };
  return async (acts: readonly string[]): Promise<void> => {
    let whole: Told = { back: 0, kept: [], failure: null };
    for (const act of acts.toReversed()) {
      const { back, kept, failure } = await undoOne(act);
      whole = { back: whole.back + back, kept: [...whole.kept, ...kept], failure: failure ?? whole.failure };
    }
    if (whole.failure) showToast(whole.failure, { tone: 'bad' });
    else tell(whole.back, whole.kept);
    onDone();
  };
}

/** Says how many records went back, and why the first of those that did not. */
export function useTellUndone() {
  const t = useBulkText();
  const text = useText();
  const format = useFormat();
  return (back: number, kept: Rows): void => {
    const reason = kept[0]?.reason;
    if (!reason) return void showToast(t('done', { count: back }));
    const why = text(reason);
    if (back === 0) return void showToast(t('doneNone', { why }), { tone: 'bad' });
    showToast(t('doneSome', { back: format.number(back), kept: format.number(kept.length), why }), { tone: 'info' });
  };
}
