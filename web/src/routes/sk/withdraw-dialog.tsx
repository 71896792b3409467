import { useState } from 'react';
import { useFault } from '@/graphql/use-fault.ts';
import { useText } from '@/i18n/format.ts';
import { useDecreeText } from '@/i18n/texts/sk.ts';
import { useUiText } from '@/i18n/texts/ui.ts';
import { Button } from '@/ui/button.tsx';
import { Dialog, DialogBody, DialogFoot } from '@/ui/dialog.tsx';
import { TextField } from '@/ui/field.tsx';
import { showToast } from '@/ui/toast.tsx';
import { type DecreeContentFragment, useWithdrawDecreeMutation } from './decree-pages.generated.ts';
import css from './sk.module.css';

type Props = { decree: DecreeContentFragment; isOpen: boolean; onClose: () => void };

/** Takes back a decree that was wrongly entered, with the reason. */
export function WithdrawDialog({ decree, isOpen, onClose }: Props) {
  const t = useDecreeText();
  const ui = useUiText();
  const [reason, setReason] = useState('');
  const { withdraw, fault, isBusy } = useWithdraw(decree);
  const send = async () => {
    if (!(await withdraw(reason))) return;
    onClose();
    showToast(t('withdraw.done', { number: decree.number }));
  };
  return (
    <Dialog isOpen={isOpen} onClose={onClose} title={t('withdraw.title', { number: decree.number })}>
      <DialogBody>
        <p className={css.lead}>{t('withdraw.lead')}</p>
        <TextField
          label={t('withdraw.reason')}
          value={reason}
          error={fault}
          onChange={(event) => setReason(event.target.value)}
        />
      </DialogBody>
      <DialogFoot>
        <Button onClick={onClose}>{ui('cancel')}</Button>
        <Button variant="danger" busy={isBusy} disabled={reason.trim() === ''} onClick={() => void send()}>
          {t('withdraw.confirm')}
        </Button>
      </DialogFoot>
    </Dialog>
  );
}

function useWithdraw({ id, revision }: DecreeContentFragment) {
  const text = useText();
  const ui = useUiText();
  const faultOf = useFault();
  const [run, { loading }] = useWithdrawDecreeMutation();
  const [fault, setFault] = useState<string | null>(null);
  const withdraw = async (reason: string): Promise<boolean> => {
    setFault(null);
    try {
      const { data } = await run({ variables: { input: { decree: id, expectedRevision: revision, reason } } });
      const result = data?.result;
      if (result?.__typename === 'DecreeSuccess') return true;
      const words = result && (('problems' in result && result.problems[0]?.message) || result.message);
      setFault(words ? text(words) : ui('state.failedTitle'));
    } catch (error) {
      setFault(faultOf(error));
    }
    return false;
  };
  return { withdraw, fault, isBusy: loading };
}
