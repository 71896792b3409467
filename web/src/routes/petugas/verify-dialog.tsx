import { useState } from 'react';
import { ReportBadge } from '@/features/report/report-badge.tsx';
import { useReportPetugasText } from '@/i18n/texts/report-petugas.ts';
import { useUiText } from '@/i18n/texts/ui.ts';
import { Button } from '@/ui/button.tsx';
import { Dialog, DialogBody, DialogFoot } from '@/ui/dialog.tsx';
import { Skeleton } from '@/ui/query-state.tsx';
import type { Checkable, Outcome, Refused, Stage } from './use-verify.ts';
import css from './worklist-table.module.css';

type Props = {
  stage: Stage;
  onVerify: (outcome: Outcome) => Promise<void>;
  onUndo: (acts: readonly string[]) => void;
  onClose: () => void;
};

/** Which reports go and which are left out and why, before the act and after it. */
export function VerifyDialog({ stage, onVerify, onUndo, onClose }: Props) {
  const t = useReportPetugasText();
  return (
    <Dialog isOpen onClose={onClose} title={t(stage.kind === 'done' ? 'verify.doneTitle' : 'verify.title')}>
      {stage.kind === 'asking' && (
        <DialogBody>
          <Skeleton />
        </DialogBody>
      )}
      {stage.kind === 'preview' && <Preview outcome={stage} onVerify={onVerify} onClose={onClose} />}
      {stage.kind === 'done' && <Done outcome={stage} onUndo={onUndo} onClose={onClose} />}
    </Dialog>
  );
}

type PartProps = { outcome: Outcome; onClose: () => void };

function Preview({ outcome, onVerify, onClose }: PartProps & Pick<Props, 'onVerify'>) {
  const t = useReportPetugasText();
  const ui = useUiText();
  const [isBusy, setBusy] = useState(false);
  const { taken, refused, failure } = outcome;
  const verify = () => {
    setBusy(true);
    void onVerify(outcome);
  };
  return (
    <>
      <DialogBody>
        {failure && <p role="alert">{failure}</p>}
        <Names title={t('verify.ready', { count: taken.length })} rows={taken} />
        {refused.length > 0 && <Names title={t('verify.left', { count: refused.length })} rows={refused} />}
        {taken.length > 0 && <p className="pk-muted">{t('verify.wayBack')}</p>}
      </DialogBody>
      <DialogFoot>
        <Button onClick={onClose}>{ui('cancel')}</Button>
        <Button variant="primary" busy={isBusy} disabled={taken.length === 0} onClick={verify}>
          {t('verify.confirm', { count: taken.length })}
        </Button>
      </DialogFoot>
    </>
  );
}

function Done({ outcome: { taken, refused, acts, failure }, onUndo, onClose }: PartProps & Pick<Props, 'onUndo'>) {
  const t = useReportPetugasText();
  const ui = useUiText();
  return (
    <>
      <DialogBody>
        <p role="status">{t('verify.done', { count: taken.length })}</p>
        {failure && <p role="alert">{failure}</p>}
        {refused.length > 0 && <Names title={t('verify.refused', { count: refused.length })} rows={refused} />}
        {taken.length > 0 && <p className="pk-muted">{t('verify.wayBack')}</p>}
      </DialogBody>
      <DialogFoot>
        {acts.length > 0 && <Button onClick={() => onUndo(acts)}>{ui('undo')}</Button>}
        <Button variant="primary" onClick={onClose}>
          {ui('close')}
        </Button>
      </DialogFoot>
    </>
  );
}

function Names({ title, rows }: { title: string; rows: readonly (Checkable & Partial<Pick<Refused, 'reason'>>)[] }) {
  return (
    <>
      <h3>{title}</h3>
      <ul className={css.list}>
        {rows.map(({ report, name, status, reason }) => (
          <li key={report}>
            {name}
            {reason ? <span className="pk-muted">{reason}</span> : <ReportBadge status={status} />}
          </li>
        ))}
      </ul>
    </>
  );
}
