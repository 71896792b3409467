import { type Loop, startLoop } from './loop.ts';
import { readEvents, readLogState, type SqlFace } from './outbox.ts';
import { type Channel, createChannel } from './pubsub.ts';
import type { StoredEvent } from './types.ts';

const BATCH = 500;

/** The live end of the log in this process. */
export type Dispatcher = Loop & {
  readonly events: Channel<StoredEvent>;
  readonly epoch: number;
  /** Number of the newest event already handed to the channel. */
  readonly position: number;
};

/**
 * Reads numbered events in order from where the log stands and hands each to the channel exactly once. A failed
 * round is repeated from the same place: the position moves only after the events were handed over.
 */
export async function startDispatcher(
  db: SqlFace,
  options: { onError: (error: unknown) => void; idleMs?: number },
): Promise<Dispatcher> {
  const start = await readLogState(db);
  const events = createChannel<StoredEvent>();
  let position = start.lastSeq;

  const loop = startLoop({
    sleeper: 'dispatcher',
    onError: options.onError,
    ...(options.idleMs === undefined ? {} : { idleMs: options.idleMs }),
    round: async () => {
      const batch = await readEvents(db, { after: position, limit: BATCH });
      const newest = batch.at(-1);
      if (!newest) return false;
      position = newest.seq;
      events.publish(batch);
      return true;
    },
  });

  return {
    events,
    epoch: start.epoch,
    get position() {
      return position;
    },
    stop: async () => {
      await loop.stop();
      events.close();
    },
  };
}
