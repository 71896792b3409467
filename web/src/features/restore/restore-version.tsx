import { lazy, type ReactNode, Suspense, useState } from 'react';
import { useRestoreText } from '@/i18n/texts/restore.ts';
import { Button } from '@/ui/button.tsx';

const RestoreDialog = lazy(async () => ({ default: (await import('./restore-dialog.tsx')).RestoreDialog }));

type Entry = { readonly revision: number };

type Props = {
  record: { readonly id: string; readonly revision: number };
  /** Entry of the history of the record. */
  entry: Entry;
  /** All of it, newest first. */
  changes: readonly Entry[];
  nameOf: (field: string) => string;
  say?: (field: string, value: string) => ReactNode;
};

/** The ways back from an entry of a history: to what came of it, and from the oldest one also to what stood before. */
export function RestoreVersion({ entry, changes, ...props }: Props) {
  const t = useRestoreText();
  const { revision } = entry;
  return (
    <>
      {revision < props.record.revision && <RestoreButton {...props} revision={revision} label={t('restore')} />}
      {entry === changes.at(-1) && revision > 0 && (
        <RestoreButton {...props} revision={revision - 1} label={t('restoreBefore')} />
      )}
    </>
  );
}

type ButtonProps = Omit<Props, 'entry' | 'changes'> & { revision: number; label: string };

function RestoreButton(props: ButtonProps) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button size="small" variant="quiet" onClick={() => setOpen(true)}>
        {props.label}
      </Button>
      {isOpen && (
        <Suspense fallback={null}>
          <RestoreDialog {...props} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
