import type { FormEvent, ReactNode } from 'react';
import { useFormat } from '@/i18n/format.ts';
import { useSeatText } from '@/i18n/texts/seat.ts';
import { useUiText } from '@/i18n/texts/ui.ts';
import { Button } from '@/ui/button.tsx';
import { Dialog, DialogBody, DialogFoot } from '@/ui/dialog.tsx';
import { Notice } from '@/ui/notice.tsx';
import type { Act } from './seat-use-act.ts';
import css from './seat.module.css';

type Props = {
  title: string;
  /** The verb of the act. */
  save: string;
  danger?: boolean;
  isDisabled?: boolean;
  act: Act;
  /** Paths of problems that stand at a field of the form; all others are listed below. */
  shown?: readonly string[];
  /** What the person typed, beside what stands, when the two are in conflict. */
  conflict?: ReactNode;
  onClose: () => void;
  onSubmit: (form: FormData, element: HTMLFormElement) => void;
  children: ReactNode;
};

/** A window for one act: its fields, what was wrong with them, and both sides of a conflict. */
export function ActForm(props: Props) {
  const { title, save, danger, isDisabled = false, act, shown = [], conflict, onClose, onSubmit, children } = props;
  const ui = useUiText();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    onSubmit(new FormData(event.currentTarget), event.currentTarget);
  };
  const rest = act.refusal.problems.filter(({ path }) => !shown.includes(path));
  return (
    <Dialog isOpen onClose={onClose} title={title}>
      <form onSubmit={submit} noValidate className={css.form}>
        <DialogBody>
          {children}
          {rest.length > 0 && (
            <div className={css.problems} role="alert">
              {rest.map(({ path, text }) => (
                <p key={`${path} ${text}`}>{text}</p>
              ))}
            </div>
          )}
          {conflict}
        </DialogBody>
        <DialogFoot>
          <Button onClick={onClose}>{ui('cancel')}</Button>
          <Button type="submit" variant={danger ? 'danger' : 'primary'} busy={act.isBusy} disabled={isDisabled}>
            {save}
          </Button>
        </DialogFoot>
      </form>
    </Dialog>
  );
}

/** The days of a holding in words. */
export function useDays() {
  const t = useSeatText();
  const format = useFormat();
  return ({ from, to }: { from: string | null; to: string | null }) =>
    t('days', { from: from ? format.day(from) : t('noStart'), to: to ? format.day(to) : t('opened') });
}

/** One side of a conflict about a holding, in words. */
export type HoldingSide = {
  readonly office: string;
  readonly person: string | null;
  readonly acting: boolean;
  readonly opd: string | null;
  readonly decree: string | null;
  readonly from: string | null;
  readonly to: string | null;
};

/** What stands of a seat beside what was typed. */
export function HoldingConflict({ act, yours }: { act: Act; yours: HoldingSide }) {
  const t = useSeatText();
  const { holding, code } = act.refusal;
  if (!holding) return null;
  const isStale = code === 'STALE_HOLDING';
  const standing = { ...holding, opd: holding.opd?.name ?? null, decree: holding.decree?.number ?? null };
  return (
    <Notice tone="warn" title={isStale ? t('conflictLead') : t('bothClaim')}>
      <dl className={css.sides}>
        <dt>{isStale ? t('standing') : t('inTheWay')}</dt>
        <dd>
          <SideLine side={standing} />
        </dd>
        <dt>{t('yours')}</dt>
        <dd>
          <SideLine side={yours} />
        </dd>
      </dl>
    </Notice>
  );
}

function SideLine({ side }: { side: HoldingSide }) {
  const t = useSeatText();
  const days = useDays();
  const { office, person, acting, opd, decree } = side;
  const more = [acting && t('acting'), person, opd, decree && `SK ${decree}`].filter(Boolean);
  return (
    <>
      {t('holderLine', { office, days: days(side) })}
      {more.length > 0 && <span className={css.offerLine}>{more.join(' · ')}</span>}
    </>
  );
}
