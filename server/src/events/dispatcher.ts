import { type Loop, startLoop } from './loop.ts';
import { readEvents, readLogState, type SqlFace } from './outbox.ts';
import { type Channel, createChannel } from './pubsub.ts';
import type { StoredEvent } from './types.ts';

const BATCH = 500;

/** The live end of the log in this process. */
export type Dispatcher = Loop & {
  /** Its position is the number of the newest event handed over. */
  readonly events: Channel<StoredEvent>;
  readonly epoch: number;
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
  const events = createChannel<StoredEvent>(start.lastSeq);

  const loop = startLoop({
    sleeper: 'dispatcher',
    onError: options.onError,
    ...(options.idleMs === undefined ? {} : { idleMs: options.idleMs }),
    round: async () => {
      const batch = await readEvents(db, { after: events.position, limit: BATCH });
      const newest = batch.at(-1);
      if (!newest) return false;
      events.publish(batch, newest.seq);
      return true;
    },
  });

  return {
    events,
    epoch: start.epoch,
    stop: async () => {
      await loop.stop();
      events.close();
    },
  };
}
