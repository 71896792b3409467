import { useState } from 'react';
import { FilesField, type FormFile } from '@/features/files/files-field.tsx';
import type { CommitmentMove } from '@/gql/schema-types.ts';
import { useMeetingText } from '@/i18n/texts/meeting.ts';
import { useUiText } from '@/i18n/texts/ui.ts';
import { Button } from '@/ui/button.tsx';
import { Dialog, DialogBody, DialogFoot } from '@/ui/dialog.tsx';
import { Field, SelectField, TextField } from '@/ui/field.tsx';
import { Notice } from '@/ui/notice.tsx';
import { showToast } from '@/ui/toast.tsx';
import css from '../rapat/rapat.module.css';
import {
  type CommitmentRowFragment,
  useEscalateCommitmentMutation,
  useMoveCommitmentMutation,
} from './commitment-pages.generated.ts';
import { CommitmentCorrectDialog } from './commitment-correct-dialog.tsx';
import { CommitmentStanding, useCommitmentAct } from './commitment-standing.tsx';

/** What somebody is about to do with a commitment. */
export type CommitmentAct = {
  readonly kind: 'move' | 'escalate' | 'correct';
  readonly commitment: CommitmentRowFragment;
};

type Props = { act: CommitmentAct; onClose: () => void; onDone: () => void };

/** The window of one act on a commitment. */
export function CommitmentDialog({ act, ...rest }: Props) {
  const { commitment } = act;
  if (act.kind === 'correct') {
    return <CommitmentCorrectDialog commitment={commitment} group={commitment.pokjanal?.id ?? ''} {...rest} />;
  }
  return act.kind === 'move' ? (
    <MoveDialog commitment={commitment} {...rest} />
  ) : (
    <EscalateDialog commitment={commitment} {...rest} />
  );
}

type DialogProps = Omit<Props, 'act'> & { commitment: CommitmentRowFragment };

const isEnded = ({ state }: CommitmentRowFragment) => state === 'DONE' || state === 'DROPPED';

function MoveDialog({ commitment, onClose, onDone }: DialogProps) {
  const t = useMeetingText();
  const ui = useUiText();
  const { act, seen, standing, ref } = useCommitmentAct(commitment);
  const [move] = useMoveCommitmentMutation();
  const choices: CommitmentMove[] = isEnded(standing ?? seen) ? ['OPEN'] : ['IN_PROGRESS', 'DONE', 'DROPPED'];
  const [state, setState] = useState<CommitmentMove>(choices[0] ?? 'IN_PROGRESS');
  const [on, setOn] = useState('');
  const [note, setNote] = useState('');
  const [files, setFiles] = useState<readonly FormFile[]>([]);
  const send = async () => {
    const what = { state, on: on || null, note: note.trim() || null, attachment: files[0]?.id ?? null };
    const input = { ...what, ...ref };
    if (!(await act.run(async () => (await move({ variables: { input } })).data?.result))) return;
    showToast(t('commitment.moved'));
    onDone();
  };
  return (
    <Dialog isOpen onClose={onClose} title={t('commitment.moveTitle')}>
      <DialogBody>
        <div className={css.stack}>
          <p>{seen.text}</p>
          {act.others(['on', 'note', 'attachment']).map((problem) => (
            <Notice key={problem.path} tone="bad" title={problem.text} />
          ))}
          <SelectField
            label={t('commitment.to')}
            value={state}
            onChange={(event) => setState(event.target.value as CommitmentMove)}
            options={choices.map((value) => ({
              value,
              label: value === 'OPEN' ? t('commitment.reopen') : t(`state.${value}`),
            }))}
          />
          <TextField
            type="date"
            label={t('commitment.on')}
            value={on}
            error={act.errorAt('on')}
            onChange={(event) => setOn(event.target.value)}
          />
          <Note label={t('commitment.note')} value={note} error={act.errorAt('note')} onText={setNote} />
          <FilesField
            isSingle
            label={t('commitment.file')}
            files={files}
            error={act.errorAt('attachment')}
            onFiles={setFiles}
          />
          {standing && <CommitmentStanding seen={seen} current={standing} />}
        </div>
      </DialogBody>
      <DialogFoot>
        <Button onClick={onClose}>{ui('cancel')}</Button>
        <Button variant="primary" busy={act.isBusy} onClick={() => void send()}>
          {t('commitment.save')}
        </Button>
      </DialogFoot>
    </Dialog>
  );
}

function EscalateDialog({ commitment, onClose, onDone }: DialogProps) {
  const t = useMeetingText();
  const ui = useUiText();
  const { act, seen, standing, ref } = useCommitmentAct(commitment);
  const [escalate] = useEscalateCommitmentMutation();
  const [note, setNote] = useState('');
  const send = async () => {
    const input = { ...ref, note: note.trim() || null };
    const done = await act.run(async () => (await escalate({ variables: { input } })).data?.result);
    if (!done) return;
    const name = 'commitment' in done ? (done.commitment.escalatedTo ?? '') : '';
    showToast(t('commitment.escalated', { name }));
    onDone();
  };
  return (
    <Dialog isOpen onClose={onClose} title={t('commitment.escalateTitle')}>
      <DialogBody>
        <div className={css.stack}>
          <p>{seen.text}</p>
          <p className="pk-muted">{t('commitment.escalateLead')}</p>
          {act.others(['note']).map((problem) => (
            <Notice key={problem.path} tone="bad" title={problem.text} />
          ))}
          <Note label={t('commitment.escalateNote')} value={note} error={act.errorAt('note')} onText={setNote} />
          {standing && <CommitmentStanding seen={seen} current={standing} />}
        </div>
      </DialogBody>
      <DialogFoot>
        <Button onClick={onClose}>{ui('cancel')}</Button>
        <Button variant="primary" busy={act.isBusy} onClick={() => void send()}>
          {t('commitment.escalateConfirm')}
        </Button>
      </DialogFoot>
    </Dialog>
  );
}

type NoteProps = { label: string; value: string; error: string | undefined; onText: (text: string) => void };

function Note({ label, value, error, onText }: NoteProps) {
  return (
    <Field label={label} error={error}>
      {(control) => (
        <textarea
          {...control}
          className={css.area}
          rows={3}
          value={value}
          onChange={(event) => onText(event.target.value)}
        />
      )}
    </Field>
  );
}
