import { useSearchParams } from 'react-router';
import { usePostActText } from '@/i18n/texts/post-acts.ts';
import { today } from '@/lib/today.ts';
import { Button } from '@/ui/button.tsx';
import { showToast } from '@/ui/toast.tsx';
import {
  CloseDialog,
  CorrectDialog,
  type DialogProps,
  MergeDialog,
  MoveDialog,
  ReopenDialog,
} from './post-dialogs.tsx';
import type { Posyandu } from './posyandu-page.types.ts';

type Name = keyof typeof LABELS;
const LABELS = { data: 'correct', pindah: 'move', tutup: 'close', buka: 'reopen', gabung: 'merge' } as const;

/** What may be done to the post now; the open window stands in the address. */
export function PostMenu({ posyandu, onChanged }: { posyandu: Posyandu; onChanged: () => void }) {
  const t = usePostActText();
  const [search, setSearch] = useSearchParams();
  if (!posyandu.abilities.includes('posyandu.manage') || posyandu.mergedInto) return null;
  // A post still operates on the day it closes; it may not be closed twice.
  const isOpen = posyandu.intervals[0]?.closedOn === null;
  const acts: Name[] = isOpen ? ['data', 'pindah', 'tutup', 'gabung'] : ['data', 'buka'];
  const open = acts.find((name) => name === search.get('ubah'));
  const set = (name: Name | null) =>
    setSearch(
      (before) => {
        if (name) before.set('ubah', name);
        else before.delete('ubah');
        return before;
      },
      { replace: name === null },
    );
  const done = (told: string) => {
    set(null);
    showToast(told);
    onChanged();
  };
  return (
    <>
      {acts.map((name) => (
        <Button key={name} variant={name === 'data' ? 'default' : 'quiet'} onClick={() => set(name)}>
          {t(LABELS[name])}
        </Button>
      ))}
      {open && <PostDialog name={open} posyandu={posyandu} today={today()} onClose={() => set(null)} onDone={done} />}
    </>
  );
}

function PostDialog({ name, ...props }: DialogProps & { name: Name }) {
  switch (name) {
    case 'data':
      return <CorrectDialog {...props} />;
    case 'pindah':
      return <MoveDialog {...props} />;
    case 'tutup':
      return <CloseDialog {...props} />;
    case 'buka':
      return <ReopenDialog {...props} />;
    case 'gabung':
      return <MergeDialog {...props} />;
  }
}
