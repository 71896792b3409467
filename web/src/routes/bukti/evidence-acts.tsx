import { useState } from 'react';
import { Link } from 'react-router';
import { useApolloClient } from '@apollo/client/react';
import { useDutyText } from '@/i18n/texts/duty.ts';
import { useUiText } from '@/i18n/texts/ui.ts';
import type { Refused } from '@/graphql/use-act.ts';
import { useStanding } from '@/lib/use-standing.ts';
import { paths } from '@/paths.ts';
import { Button, buttonClass } from '@/ui/button.tsx';
import { Dialog, DialogBody, DialogFoot } from '@/ui/dialog.tsx';
import { Field } from '@/ui/field.tsx';
import { showToast } from '@/ui/toast.tsx';
import { useAct } from '../kewajiban/use-act.ts';
import css from './bukti.module.css';
import { EvidenceSeen } from './evidence-conflict.tsx';
import {
  type EvidenceContentFragment,
  useAcceptEvidenceMutation,
  useConfirmEvidenceMutation,
  useReturnEvidenceMutation,
} from './evidence-pages.generated.ts';

type Props = { evidence: EvidenceContentFragment };

/** What this person may do with a record: put it right, accept it, send it back, confirm it. */
export function EvidenceActs({ evidence }: Props) {
  const t = useDutyText();
  const { id, revision, status, abilities } = evidence;
  const [isReturning, setReturning] = useState(false);
  const [accept] = useAcceptEvidenceMutation();
  const [confirm] = useConfirmEvidenceMutation();
  const act = useAct(useForgetCells());
  const variables = { input: { evidence: id, expectedRevision: revision } };
  const run = async (ask: typeof accept, done: string) => {
    const isDone = await act.run(() => ask({ variables }), done);
    if (!isDone) showToast(t('bukti.wrong'));
  };
  const mayJudge = abilities.includes('duty.judge');
  return (
    <>
      {abilities.includes('evidence.confirm') && (
        <Button variant="primary" onClick={() => void run(confirm, t('bukti.confirmDone'))}>
          {t('bukti.confirm')}
        </Button>
      )}
      {mayJudge && status === 'SUBMITTED' && (
        <Button variant="primary" busy={act.isBusy} onClick={() => void run(accept, t('bukti.acceptDone'))}>
          {t('bukti.accept')}
        </Button>
      )}
      {mayJudge && (status === 'SUBMITTED' || status === 'ACCEPTED') && (
        <Button onClick={() => setReturning(true)}>{t('bukti.return')}</Button>
      )}
      {abilities.includes('duty.report') && (
        <Link className={buttonClass()} to={paths.correctEvidence(id)}>
          {t(status === 'DRAFT' ? 'bukti.goOn' : 'bukti.correct')}
        </Link>
      )}
      {isReturning && <ReturnDialog evidence={evidence} onClose={() => setReturning(false)} />}
    </>
  );
}

/** Cells and shares follow from evidence; whoever looks at them next asks anew. */
function useForgetCells() {
  const { cache } = useApolloClient();
  return () => {
    for (const fieldName of ['dutyMatrix', 'dutyCell', 'dutyRollup']) cache.evict({ fieldName });
  };
}

type EvidenceRefused = Refused & { readonly currentEvidence?: EvidenceContentFragment | null };

function ReturnDialog({ evidence, onClose }: Props & { onClose: () => void }) {
  const t = useDutyText();
  const ui = useUiText();
  const [note, setNote] = useState('');
  const [send] = useReturnEvidenceMutation();
  const act = useAct<EvidenceRefused>(useForgetCells());
  const { seen, standing, expectedRevision } = useStanding(evidence, act.refused?.currentEvidence);
  const submit = async () => {
    const input = { evidence: evidence.id, expectedRevision, note };
    if (await act.run(() => send({ variables: { input } }), t('bukti.returnDone'))) onClose();
  };
  return (
    <Dialog isOpen onClose={onClose} title={t('bukti.returnTitle', { title: evidence.title })}>
      <DialogBody>
        <Field label={t('bukti.returnNote')} error={act.fault}>
          {(control) => (
            <textarea
              {...control}
              rows={3}
              className={css.area}
              value={note}
              onChange={(event) => setNote(event.target.value)}
            />
          )}
        </Field>
        {standing && <EvidenceSeen seen={seen} current={standing} />}
      </DialogBody>
      <DialogFoot>
        <Button onClick={onClose}>{ui('cancel')}</Button>
        <Button variant="danger" busy={act.isBusy} disabled={note.trim() === ''} onClick={() => void submit()}>
          {t('bukti.returnSend')}
        </Button>
      </DialogFoot>
    </Dialog>
  );
}
