import { useState } from 'react';
import { useMeetingText } from '@/i18n/texts/meeting.ts';
import { useUiText } from '@/i18n/texts/ui.ts';
import { Button } from '@/ui/button.tsx';
import { Dialog, DialogBody, DialogFoot } from '@/ui/dialog.tsx';
import { TextField } from '@/ui/field.tsx';
import { showToast } from '@/ui/toast.tsx';
import { useStanding } from '@/lib/use-standing.ts';
import { MeetingStanding, type MeetingRefused } from './meeting-standing.tsx';
import { useAct } from '@/graphql/use-act.ts';
import { type MeetingContentFragment, useCancelMeetingMutation } from './meeting-pages.generated.ts';
import css from './rapat.module.css';

type Props = { meeting: MeetingContentFragment; onClose: () => void; onDone: () => void };

/** Calls a planned meeting off, with the reason. */
export function MeetingCancelDialog({ meeting, onClose, onDone }: Props) {
  const t = useMeetingText();
  const ui = useUiText();
  const [reason, setReason] = useState('');
  const act = useAct<MeetingRefused>();
  const { seen, standing, expectedRevision } = useStanding(meeting, act.refused?.currentMeeting);
  const [cancel] = useCancelMeetingMutation();
  const send = async () => {
    const input = { meeting: meeting.id, expectedRevision, reason };
    if (!(await act.run(async () => (await cancel({ variables: { input } })).data?.result))) return;
    showToast(t('cancel.done'));
    onClose();
    onDone();
  };
  return (
    <Dialog isOpen onClose={onClose} title={t('cancel.title')}>
      <DialogBody>
        <div className={css.stack}>
          <p>{t('cancel.lead')}</p>
          <TextField
            label={t('cancel.reason')}
            value={reason}
            error={act.others([])[0]?.text}
            onChange={(event) => setReason(event.target.value)}
          />
          {standing && <MeetingStanding seen={seen} current={standing} />}
        </div>
      </DialogBody>
      <DialogFoot>
        <Button onClick={onClose}>{ui('cancel')}</Button>
        <Button variant="danger" busy={act.isBusy} disabled={reason.trim() === ''} onClick={() => void send()}>
          {t('cancel.confirm')}
        </Button>
      </DialogFoot>
    </Dialog>
  );
}
