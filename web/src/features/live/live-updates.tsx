import { skipToken } from '@apollo/client/react';
import { useState } from 'react';
import type { IndicatorUpdatesFilter } from '@/gql/schema-types.ts';
import { useDashboardText } from '@/i18n/texts/dashboard.ts';
import { useIdle } from '@/lib/use-idle.ts';
import { StatusBadge } from '@/ui/status-badge.tsx';
import { type LiveUpdatesSubscription, useLiveUpdatesSubscription } from './live-updates.generated.ts';

type Item = LiveUpdatesSubscription['indicatorUpdates'];
export type Update = Extract<Item, { __typename: 'IndicatorUpdated' }>;

type Props = {
  filter: IndicatorUpdatesFilter;
  /** Cursor of the snapshot on screen: what came after it is told, with no gap. */
  after: string;
  onUpdate: (update: Update) => void;
  /** Called when updates were missed for good: read the snapshot again. */
  onGap: () => void;
};

/**
 * The one listener of a page: hands each change to whoever keeps the figures, and says whether the line is up. Give it a
 * `key` of its filter, so that another area or month starts another stream.
 */
export function LiveUpdates({ filter, after, onUpdate, onGap }: Props) {
  const t = useDashboardText();
  const [changed, setChanged] = useState<string | null>(null);
  // The stream moves its own cursor; a newer snapshot must not restart it.
  const [start] = useState({ filter, after });
  const take = (item: Item | undefined) => {
    if (item?.__typename === 'IndicatorUpdated') {
      // To who may not see small cells an event says only that a figure moved.
      if (item.cells.some(({ current }) => current.reason === 'SUPPRESSED')) onGap();
      else onUpdate(item);
      setChanged(item.name);
    }
    if (item?.__typename === 'Lagged' || item?.__typename === 'CursorExpired') {
      onGap();
      setChanged(null);
    }
  };
  // The cursor bridges the moment until the line is opened: nothing that comes meanwhile is missed.
  const isIdle = useIdle();
  const { error } = useLiveUpdatesSubscription(
    isIdle
      ? { variables: start, ignoreResults: true, onData: ({ data }) => take(data.data?.indicatorUpdates) }
      : skipToken,
  );
  return (
    <span role="status">
      <StatusBadge tone={error ? 'warn' : 'good'}>{error ? t('live.off') : t('live.on')}</StatusBadge>
      {changed && <span className="pk-visually-hidden">{t('live.changed', { name: changed })}</span>}
    </span>
  );
}
