import { useFormat } from '@/i18n/format.ts';
import { useCollectionText } from '@/i18n/texts/collection.ts';
import { StatusBadge } from '@/ui/status-badge.tsx';
import type { CollectionHeadFragment } from './collection-pages.generated.ts';

/** The last day to answer, with how far it is; a request that was closed has none any more. */
export function Deadline({ request }: { request: CollectionHeadFragment }) {
  const t = useCollectionText();
  const format = useFormat();
  const { deadline, daysLeft, closedAt, isOverdue } = request;
  if (closedAt) return <StatusBadge tone="neutral">{t('closed')}</StatusBadge>;
  const words = t(daysLeft < 0 ? 'past' : 'left', { count: Math.abs(daysLeft) });
  return (
    <>
      {format.day(deadline)}{' '}
      {isOverdue ? <StatusBadge tone="bad">{words}</StatusBadge> : <span className="pk-muted">({words})</span>}
    </>
  );
}
