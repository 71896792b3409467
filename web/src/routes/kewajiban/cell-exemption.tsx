import { useState } from 'react';
import { useFormat } from '@/i18n/format.ts';
import { useDutyText } from '@/i18n/texts/duty.ts';
import { useUiText } from '@/i18n/texts/ui.ts';
import { Button } from '@/ui/button.tsx';
import { TextField } from '@/ui/field.tsx';
import { Notice } from '@/ui/notice.tsx';
import {
  type DutyCellContentFragment,
  useMarkNotApplicableMutation,
  useWithdrawNotApplicableMutation,
} from './duty-pages.generated.ts';
import css from './kewajiban.module.css';
import type { OpenCell } from './matrix-model.ts';
import { useAct } from './use-act.ts';

type Props = { content: DutyCellContentFragment; group: string; cell: OpenCell; onChanged: () => void };

/** Says that a duty does not apply, or takes that back; whoever does not manage the group only reads why. */
export function Exemption(props: Props) {
  const { content } = props;
  const mayAct = content.abilities.includes('duty.judge');
  if (content.exemption) return <Standing {...props} mayAct={mayAct} />;
  return mayAct ? <Mark {...props} /> : null;
}

function Standing({ content: { exemption }, mayAct, onChanged }: Props & { mayAct: boolean }) {
  const t = useDutyText();
  const format = useFormat();
  const [withdraw] = useWithdrawNotApplicableMutation();
  const act = useAct(onChanged);
  if (!exemption) return null;
  const take = () => act.run(() => withdraw({ variables: { exemption: exemption.id } }), t('cell.taken'));
  return (
    <section className={css.part}>
      <h3>{t('cell.notApplicable')}</h3>
      <p>{t('cell.since', { at: format.instant(exemption.at), reason: exemption.reason })}</p>
      {act.fault && <Notice tone="bad" title={act.fault} />}
      {mayAct && (
        <Button busy={act.isBusy} onClick={() => void take()}>
          {t('cell.take')}
        </Button>
      )}
    </section>
  );
}

function Mark({ group, cell, onChanged }: Props) {
  const t = useDutyText();
  const ui = useUiText();
  const [isOpen, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const [mark] = useMarkNotApplicableMutation();
  const act = useAct(onChanged);
  const send = () => {
    const input = { pokjanal: group, opd: cell.opd, duty: cell.code, period: cell.period, reason };
    return act.run(() => mark({ variables: { input } }), t('cell.marked'));
  };
  if (!isOpen) return <Button onClick={() => setOpen(true)}>{t('cell.notApplicable')}</Button>;
  return (
    <div className={css.inline}>
      <TextField
        label={t('cell.reason')}
        value={reason}
        error={act.fault}
        onChange={(event) => setReason(event.target.value)}
      />
      <span className={css.acts}>
        <Button busy={act.isBusy} onClick={() => void send()}>
          {t('cell.mark')}
        </Button>
        <Button onClick={() => setOpen(false)}>{ui('cancel')}</Button>
      </span>
    </div>
  );
}
