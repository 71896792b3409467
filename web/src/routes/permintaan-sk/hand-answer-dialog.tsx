import { useState } from 'react';
import { useCollectionText } from '@/i18n/texts/collection.ts';
import { useUiText } from '@/i18n/texts/ui.ts';
import { Button } from '@/ui/button.tsx';
import { Dialog, DialogBody, DialogFoot } from '@/ui/dialog.tsx';
import { TextField } from '@/ui/field.tsx';
import { showToast } from '@/ui/toast.tsx';
import { useAnswerByHandMutation } from './collection-pages.generated.ts';
import { useCollectionAct } from './use-collection-act.ts';

type Props = {
  request: string;
  area: { readonly id: string; readonly fullName: string };
  onClose: () => void;
  onChanged: () => void;
};

/** Lets an area count as having answered, with the reason. */
export function HandAnswerDialog({ request, area, onClose, onChanged }: Props) {
  const t = useCollectionText();
  const ui = useUiText();
  const [reason, setReason] = useState('');
  const act = useCollectionAct(onChanged);
  const [answer] = useAnswerByHandMutation();
  const send = async () => {
    const input = { request, wilayah: area.id, reason };
    if (!(await act.run(async () => (await answer({ variables: { input } })).data?.result))) return;
    onClose();
    showToast(t('hand.done', { name: area.fullName }));
  };
  return (
    <Dialog isOpen onClose={onClose} title={t('hand.title', { name: area.fullName })}>
      <DialogBody>
        <p>{t('hand.lead')}</p>
        <TextField label={t('hand.reason')} value={reason} onChange={(event) => setReason(event.target.value)} />
      </DialogBody>
      <DialogFoot>
        <Button onClick={onClose}>{ui('cancel')}</Button>
        <Button variant="primary" busy={act.isBusy} disabled={reason.trim() === ''} onClick={() => void send()}>
          {t('hand.confirm')}
        </Button>
      </DialogFoot>
    </Dialog>
  );
}
