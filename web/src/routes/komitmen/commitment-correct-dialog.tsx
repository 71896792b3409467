import { useState } from 'react';
import { toFailure } from '@/apollo/failure.ts';
import { useMeetingText } from '@/i18n/texts/meeting.ts';
import { useUiText } from '@/i18n/texts/ui.ts';
import { Button } from '@/ui/button.tsx';
import { Dialog, DialogBody, DialogFoot } from '@/ui/dialog.tsx';
import { TextField } from '@/ui/field.tsx';
import { Notice } from '@/ui/notice.tsx';
import { QueryState } from '@/ui/query-state.tsx';
import { showToast } from '@/ui/toast.tsx';
import { decisionsOf } from '../rapat/meeting-form-content.ts';
import { blankDecision, type DecisionRow, type Office } from '../rapat/meeting-form-state.ts';
import { officesOf } from '../rapat/meeting-offices.ts';
import { useMeetingFormGroupQuery } from '../rapat/meeting-pages.generated.ts';
import { OfficeChoices } from '../rapat/office-field.tsx';
import css from '../rapat/rapat.module.css';
import { COMMITMENT_PATHS, CommitmentFields } from './commitment-fields.tsx';
import { type CommitmentRowFragment, useCorrectCommitmentMutation } from './commitment-pages.generated.ts';
import { CommitmentStanding, useCommitmentAct } from './commitment-standing.tsx';

type Props = { commitment: CommitmentRowFragment; group: string; onClose: () => void; onDone: () => void };

/** Puts right what was written of a commitment: its words, owner, day or indicator, with the reason. */
export function CommitmentCorrectDialog({ group, ...rest }: Props) {
  const t = useMeetingText();
  const { data, error, refetch } = useMeetingFormGroupQuery({ variables: { id: group } });
  return (
    <Dialog isOpen onClose={rest.onClose} title={t('commitment.correctTitle')}>
      <QueryState data={data?.pokjanal} failure={toFailure(error)} onRetry={() => void refetch()}>
        {(pokjanal) => <CorrectForm offices={officesOf(pokjanal)} {...rest} />}
      </QueryState>
    </Dialog>
  );
}

/** A commitment as the fields hold it; a day that was counted in working days stays so. */
const rowOf = ({ text, owner, dueOn, dueWorkingDays, indicator }: CommitmentRowFragment): DecisionRow => ({
  ...blankDecision(),
  text,
  owner,
  dueOn: dueWorkingDays === null ? dueOn : '',
  days: dueWorkingDays === null ? '' : String(dueWorkingDays),
  indicator: indicator?.code ?? '',
});

function CorrectForm({ commitment, offices, onClose, onDone }: Omit<Props, 'group'> & { offices: readonly Office[] }) {
  const t = useMeetingText();
  const ui = useUiText();
  const { act, seen, standing, ref } = useCommitmentAct(commitment);
  const [correct] = useCorrectCommitmentMutation();
  const [row, setRow] = useState(() => rowOf(commitment));
  const [reason, setReason] = useState('');
  // An owner nobody touched stays the seat and agency it was, also where the list has no such office any more.
  const kept: Office = { label: seen.owner, seat: seen.ownerSeatId, opd: seen.ownerOpd?.id ?? null };
  const send = async () => {
    const [content = { text: '', owner: {} }] = decisionsOf([row], [kept, ...offices]);
    const input = { ...ref, content, reason };
    if (!(await act.run(async () => (await correct({ variables: { input } })).data?.result))) return;
    showToast(t('commitment.corrected'));
    onDone();
  };
  return (
    <OfficeChoices offices={offices}>
      <DialogBody>
        <div className={css.stack}>
          {act.others([...COMMITMENT_PATHS, 'reason']).map((problem) => (
            <Notice key={problem.path} tone="bad" title={problem.text} />
          ))}
          <CommitmentFields row={row} errorAt={act.errorAt} onRow={setRow} />
          <TextField
            label={t('form.reason')}
            value={reason}
            error={act.errorAt('reason')}
            onChange={(event) => setReason(event.target.value)}
          />
          {standing && <CommitmentStanding seen={seen} current={standing} />}
        </div>
      </DialogBody>
      <DialogFoot>
        <Button onClick={onClose}>{ui('cancel')}</Button>
        <Button variant="primary" busy={act.isBusy} onClick={() => void send()}>
          {t('form.saveCorrection')}
        </Button>
      </DialogFoot>
    </OfficeChoices>
  );
}
