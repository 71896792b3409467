import { useState } from 'react';
import { useFormat } from '@/i18n/format.ts';
import { useDutyText } from '@/i18n/texts/duty.ts';
import { useUiText } from '@/i18n/texts/ui.ts';
import { Button } from '@/ui/button.tsx';
import { TextField } from '@/ui/field.tsx';
import { Notice } from '@/ui/notice.tsx';
import {
  type DutyCellContentFragment,
  useAcceptProposalMutation,
  useDeclineProposalMutation,
} from './duty-pages.generated.ts';
import css from './kewajiban.module.css';
import { useAct } from './use-act.ts';
import { useRecordTitle } from './use-record-title.ts';

type Props = {
  proposal: DutyCellContentFragment['proposals'][number];
  mayAct: boolean;
  onChanged: () => void;
};

/** Something recorded elsewhere that may count: taken with one press, declined with a reason. */
export function Proposal({ proposal, mayAct, onChanged }: Props) {
  const t = useDutyText();
  const format = useFormat();
  const titleOf = useRecordTitle();
  const [isDeclining, setDeclining] = useState(false);
  const [accept] = useAcceptProposalMutation();
  const act = useAct(onChanged);
  return (
    <li>
      {titleOf(proposal)} <span className="pk-muted">({t('cell.proposed', { day: format.day(proposal.on) })})</span>
      {act.fault && <Notice tone="bad" title={act.fault} />}
      {mayAct && !isDeclining && (
        <span className={css.acts}>
          <Button
            size="small"
            variant="primary"
            busy={act.isBusy}
            onClick={() => void act.run(() => accept({ variables: { proposal: proposal.id } }), t('cell.accepted'))}
          >
            {t('cell.accept')}
          </Button>
          <Button size="small" onClick={() => setDeclining(true)}>
            {t('cell.decline')}
          </Button>
        </span>
      )}
      {isDeclining && <Decline proposal={proposal} onChanged={onChanged} onCancel={() => setDeclining(false)} />}
    </li>
  );
}

function Decline({ proposal, onChanged, onCancel }: Pick<Props, 'proposal' | 'onChanged'> & { onCancel: () => void }) {
  const t = useDutyText();
  const ui = useUiText();
  const [reason, setReason] = useState('');
  const [decline] = useDeclineProposalMutation();
  const act = useAct(onChanged);
  const send = () => act.run(() => decline({ variables: { proposal: proposal.id, reason } }), t('cell.declined'));
  return (
    <div className={css.inline}>
      <TextField
        label={t('cell.declineReason')}
        value={reason}
        error={act.fault}
        onChange={(event) => setReason(event.target.value)}
      />
      <span className={css.acts}>
        <Button size="small" variant="danger" busy={act.isBusy} onClick={() => void send()}>
          {t('cell.declineSend')}
        </Button>
        <Button size="small" onClick={onCancel}>
          {ui('cancel')}
        </Button>
      </span>
    </div>
  );
}
