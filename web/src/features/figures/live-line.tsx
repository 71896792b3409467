import { skipToken } from '@apollo/client/react';
import { useEffect, useRef, useState } from 'react';
import type { IndicatorUpdatesFilter } from '@/gql/schema-types.ts';
import { useBoardsText } from '@/i18n/texts/boards.ts';
import { useIdle } from '@/lib/use-idle.ts';
import { StatusBadge } from '@/ui/status-badge.tsx';
import { type FigureChangesSubscription, useFigureChangesSubscription } from './figures.generated.ts';

const GATHER_MS = 400;

type Item = FigureChangesSubscription['indicatorUpdates'];

type Props = {
  filter: IndicatorUpdatesFilter;
  /** Cursor of the figures on screen. */
  after: string;
  /** Reads the figures again; called once for a burst of changes. */
  onChange: () => void;
};

/**
 * Tells a board that figures of its areas and months moved. Sums since January, targets and ranks follow from more than
 * one event can carry, so the board reads itself again. Give it a `key` of its filter.
 */
export function LiveLine({ filter, after, onChange }: Props) {
  const t = useBoardsText();
  const [changed, setChanged] = useState<string | null>(null);
  // The stream moves its own cursor; a newer answer must not restart it.
  const [start] = useState({ filter, after });
  const reread = useGathered(onChange);
  const take = (item: Item | undefined) => {
    if (!item || item.__typename === 'Heartbeat') return;
    setChanged(item.__typename === 'IndicatorUpdated' ? item.name : null);
    reread();
  };
  // The cursor bridges the moment until the line is opened: nothing that comes meanwhile is missed.
  const isIdle = useIdle();
  const { error } = useFigureChangesSubscription(
    isIdle
      ? { variables: start, ignoreResults: true, onData: ({ data }) => take(data.data?.indicatorUpdates) }
      : skipToken,
  );
  return (
    <span role="status" className="pk-no-print">
      <StatusBadge tone={error ? 'warn' : 'good'}>{error ? t('live.off') : t('live.on')}</StatusBadge>
      {changed && <span className="pk-visually-hidden">{t('live.changed', { name: changed })}</span>}
    </span>
  );
}

/** Gives a call that gathers what comes within a moment and then does the newest work once. */
function useGathered(work: () => void): () => void {
  const newest = useRef(work);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useEffect(() => {
    newest.current = work;
  });
  useEffect(() => () => clearTimeout(timer.current), []);
  return () => {
    timer.current ??= setTimeout(() => {
      timer.current = undefined;
      newest.current();
    }, GATHER_MS);
  };
}
