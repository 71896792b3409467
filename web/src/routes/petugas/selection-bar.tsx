import { useUndoBulk } from '@/features/bulk/use-undo-bulk.ts';
import { useReportPetugasText } from '@/i18n/texts/report-petugas.ts';
import { Button } from '@/ui/button.tsx';
import { type Checkable, useVerify } from './use-verify.ts';
import { VerifyDialog } from './verify-dialog.tsx';
import css from './worklist-table.module.css';

type Props = {
  rows: readonly Checkable[];
  selection: ReadonlySet<string>;
  onSelect: (selection: ReadonlySet<string>) => void;
  onDone: () => void;
};

const reportsOf = (rows: readonly Checkable[]): string[] => rows.flatMap(({ report }) => report ?? []);

/** Checks many reports at once; before it does, it shows which go and which are left out, and why. */
export function SelectionBar({ rows, selection, onSelect, onDone }: Props) {
  const t = useReportPetugasText();
  const { stage, preview, verify, close } = useVerify();
  const undo = useUndoBulk(onDone);
  const chosen = rows.filter(({ report }) => report !== null && selection.has(report));
  const waiting = rows.filter(({ status }) => status === 'SUBMITTED');
  const leave = () => {
    // The list is read again only now: an emptied list would take the result with it.
    if (stage?.kind === 'done') onDone();
    close();
  };
  const takeBack = (acts: readonly string[]) => {
    close();
    void undo(acts);
  };
  const dialog = stage && <VerifyDialog stage={stage} onVerify={verify} onUndo={takeBack} onClose={leave} />;
  if (rows.length === 0) return dialog;
  return (
    <div className={css.bar}>
      {waiting.length > 0 && (
        <Button onClick={() => onSelect(new Set(reportsOf(waiting)))}>
          {t('verify.selectWaiting', { count: waiting.length })}
        </Button>
      )}
      <Button
        variant={chosen.some(({ status }) => status === 'SUBMITTED') ? 'primary' : 'default'}
        icon="check"
        disabled={chosen.length === 0}
        onClick={() => void preview(chosen)}
      >
        {t('verify.button', { count: chosen.length })}
      </Button>
      {chosen.length > 0 && (
        <Button variant="quiet" onClick={() => onSelect(new Set())}>
          {t('verify.clear')}
        </Button>
      )}
      {dialog}
    </div>
  );
}
