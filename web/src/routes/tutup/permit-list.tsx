import { useState } from 'react';
import { useFormat } from '@/i18n/format.ts';
import { useClosingText } from '@/i18n/texts/closing.ts';
import { Button } from '@/ui/button.tsx';
import { ConfirmDialog } from '@/ui/dialog.tsx';
import { Panel } from '@/ui/page.tsx';
import { StatusBadge } from '@/ui/status-badge.tsx';
import { showToast } from '@/ui/toast.tsx';
import { useWithdrawAmendmentMutation } from './closing-page.generated.ts';
import css from './closing-page.module.css';
import type { Permit, Place } from './closing-page.types.ts';
import { GrantDialog } from './grant-dialog.tsx';
import { today } from '@/lib/today.ts';
import { useRefusal } from './use-refusal.ts';

type Props = {
  place: Place;
  permits: readonly Permit[];
  lead: string;
  mayAmend: boolean;
  /** Before its closing a month is open to everybody. */
  isClosed: boolean;
  onChanged: () => void;
};

/** Posts that may change the month after its closing: who, why, until when; given and withdrawn here. */
export function PermitList({ place, permits, lead, mayAmend, isClosed, onChanged }: Props) {
  const t = useClosingText();
  const [isGranting, setGranting] = useState(false);
  const [taken, setTaken] = useState<Permit | null>(null);
  const withdraw = useWithdraw(onChanged);
  return (
    <Panel
      title={t('permits.title')}
      actions={
        mayAmend &&
        isClosed && (
          <Button size="small" icon="plus" onClick={() => setGranting(true)}>
            {t('grant.button')}
          </Button>
        )
      }
    >
      <p className="pk-muted">{permits.length > 0 ? lead : t('permits.none')}</p>
      <ul className={css.entries}>
        {permits.map((permit) => (
          <li key={permit.id}>
            <PermitFacts permit={permit} onTake={mayAmend ? () => setTaken(permit) : null} />
          </li>
        ))}
      </ul>
      {isGranting && <GrantDialog place={place} onClose={() => setGranting(false)} onDone={onChanged} />}
      <ConfirmDialog
        isOpen={taken !== null}
        onClose={() => setTaken(null)}
        title={t('permits.withdrawTitle', { name: taken?.name ?? '' })}
        confirmLabel={t('permits.withdraw')}
        danger
        onConfirm={() => (taken ? withdraw(taken) : undefined)}
      >
        <p>{t('permits.withdrawBody')}</p>
      </ConfirmDialog>
    </Panel>
  );
}

function PermitFacts({ permit, onTake }: { permit: Permit; onTake: (() => void) | null }) {
  const t = useClosingText();
  const format = useFormat();
  const { name, until, reason, by, grantedAt } = permit;
  const isOver = until < today();
  const day = format.day(until);
  return (
    <>
      <div className={css.entryHead}>
        <h3>{name}</h3>
        {isOver ? (
          <StatusBadge tone="neutral">{t('permits.over', { day })}</StatusBadge>
        ) : (
          <StatusBadge tone="warn">{t('permits.until', { day })}</StatusBadge>
        )}
      </div>
      <p>{reason}</p>
      <div className={css.entryHead}>
        <p className="pk-muted">{t('permits.given', { by: by ?? '–', day: format.dayOf(grantedAt) })}</p>
        {onTake && !isOver && (
          <Button size="small" variant="quiet" aria-label={t('permits.withdrawOf', { name })} onClick={onTake}>
            {t('permits.withdraw')}
          </Button>
        )}
      </div>
    </>
  );
}

function useWithdraw(onChanged: () => void) {
  const t = useClosingText();
  const refusal = useRefusal();
  const [mutate] = useWithdrawAmendmentMutation();
  return async ({ id, name }: Permit) => {
    try {
      const { data } = await mutate({ variables: { permit: id } });
      const answer = data?.withdrawAmendment;
      if (answer?.__typename === 'WithdrawAmendmentSuccess') showToast(t('permits.withdrawn', { name }));
      else showToast(refusal.ofAnswer(answer), { tone: 'bad' });
    } catch (error) {
      showToast(refusal.ofError(error), { tone: 'bad' });
    }
    onChanged();
  };
}
