import type { ActingKind } from '@/gql/schema-types.ts';
import { useFormat } from '@/i18n/format.ts';
import { useSeatText } from '@/i18n/texts/seat.ts';
import { Notice } from '@/ui/notice.tsx';
import type { SeatAct } from './seat-use-act.ts';
import css from './seat.module.css';

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
  readonly actingAs: ActingKind | null;
  readonly opd: string | null;
  readonly decree: string | null;
  readonly from: string | null;
  readonly to: string | null;
};

/** What stands of a seat beside what was typed. */
export function HoldingConflict({ act, yours }: { act: SeatAct; yours: HoldingSide }) {
  const t = useSeatText();
  const { currentHolding: holding, code } = act.refused ?? {};
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
  const { office, person, actingAs, opd, decree } = side;
  const more = [actingAs && t(`actingAs.${actingAs}`), person, opd, decree && `SK ${decree}`].filter(Boolean);
  return (
    <>
      {t('holderLine', { office, days: days(side) })}
      {more.length > 0 && <span className={css.offerLine}>{more.join(' · ')}</span>}
    </>
  );
}
