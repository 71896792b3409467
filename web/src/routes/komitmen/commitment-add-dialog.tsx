import { useState } from 'react';
import { toFailure } from '@/apollo/failure.ts';
import { useMeetingText } from '@/i18n/texts/meeting.ts';
import { useUiText } from '@/i18n/texts/ui.ts';
import { Button } from '@/ui/button.tsx';
import { Dialog, DialogBody, DialogFoot } from '@/ui/dialog.tsx';
import { Notice } from '@/ui/notice.tsx';
import { QueryState } from '@/ui/query-state.tsx';
import { showToast } from '@/ui/toast.tsx';
import { decisionsOf } from '../rapat/meeting-form-content.ts';
import { blankDecision, type Office } from '../rapat/meeting-form-state.ts';
import { officesOf } from '../rapat/meeting-offices.ts';
import { useMeetingFormGroupQuery } from '../rapat/meeting-pages.generated.ts';
import { OfficeChoices } from '../rapat/office-field.tsx';
import css from '../rapat/rapat.module.css';
import { COMMITMENT_PATHS, CommitmentFields } from './commitment-fields.tsx';
import { useRecordCommitmentMutation } from './commitment-pages.generated.ts';
import { useAct } from '@/graphql/use-act.ts';

type Props = {
  group: string;
  meeting: string | null;
  /** Record of evidence it grows out of. */
  evidence?: string | null;
  /** What is proposed. */
  preset?: { text: string; owner: string; days: string };
  onClose: () => void;
  onDone: () => void;
};

/** Records a commitment of a group, as a meeting decided it, out of what a record found, or by itself. */
export function CommitmentAddDialog(props: Props) {
  const t = useMeetingText();
  return (
    <Dialog isOpen onClose={props.onClose} title={t('commitment.addTitle')}>
      <CommitmentAdd {...props} />
    </Dialog>
  );
}

/** The inside of the window that records a commitment. */
export function CommitmentAdd({ onDone, ...rest }: Props) {
  const { group, onClose } = rest;
  const { data, error, refetch } = useMeetingFormGroupQuery({ variables: { id: group } });
  return (
    <QueryState data={data?.pokjanal} failure={toFailure(error)} onRetry={() => void refetch()}>
      {(pokjanal) => (
        <AddForm
          {...rest}
          offices={officesOf(pokjanal)}
          onDone={() => {
            onClose();
            onDone();
          }}
        />
      )}
    </QueryState>
  );
}

function AddForm({
  group,
  meeting,
  evidence = null,
  preset,
  offices,
  onClose,
  onDone,
}: Props & { offices: readonly Office[] }) {
  const t = useMeetingText();
  const ui = useUiText();
  const act = useAct();
  const [record] = useRecordCommitmentMutation();
  const [row, setRow] = useState(() => ({ ...blankDecision(), ...preset }));
  const send = async () => {
    const [content = { text: '', owner: {} }] = decisionsOf([row], offices);
    const input = { pokjanal: group, meeting, evidence, content };
    if (!(await act.run(async () => (await record({ variables: { input } })).data?.result))) return;
    showToast(t('commitment.added'));
    onDone();
  };
  return (
    <OfficeChoices offices={offices}>
      <DialogBody>
        <div className={css.stack}>
          {act.others(COMMITMENT_PATHS).map((problem) => (
            <Notice key={problem.path} tone="bad" title={problem.text} />
          ))}
          <CommitmentFields row={row} errorAt={act.errorAt} onRow={setRow} />
        </div>
      </DialogBody>
      <DialogFoot>
        <Button onClick={onClose}>{ui('cancel')}</Button>
        <Button variant="primary" busy={act.isBusy} onClick={() => void send()}>
          {t('page.addCommitment')}
        </Button>
      </DialogFoot>
    </OfficeChoices>
  );
}
