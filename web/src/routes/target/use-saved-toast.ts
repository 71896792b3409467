import { useUndoBulk } from '@/features/bulk/use-undo-bulk.ts';
import { showToast } from '@/ui/toast.tsx';

/** Tells that many targets were saved together, with the way back where something was written. */
export function useSavedToast(onUndone: () => void) {
  const undo = useUndoBulk(onUndone);
  return (told: string, act: string | null): void =>
    void showToast(told, act === null ? {} : { onUndo: () => void undo([act]) });
}
