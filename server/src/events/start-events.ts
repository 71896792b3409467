import type { Clock } from '../lib/clock.ts';
import { Unavailable } from '../lib/errors.ts';
import type { Log } from '../lib/log.ts';
import { type Dispatcher, startDispatcher } from './dispatcher.ts';
import { settleEpoch, type Transactor } from './epoch.ts';
import type { SqlFace } from './outbox.ts';
import { trimEvents } from './retention.ts';
import { startSequencer } from './sequencer.ts';

const TRIM_EVERY_MS = 6 * 3_600_000;

const live = new WeakMap<SqlFace, Dispatcher>();

/** Finds the live end of the log of a database, where this process runs its events. */
export function findLiveEvents(db: SqlFace): Dispatcher | undefined {
  return live.get(db);
}

/** Gives the live end of the log of a database this process serves. @throws Unavailable while events are not running. */
export function liveEvents(db: SqlFace): Dispatcher {
  const dispatcher = findLiveEvents(db);
  if (!dispatcher) throw new Unavailable();
  return dispatcher;
}

export type Events = { readonly dispatcher: Dispatcher; stop(): Promise<void> };

/**
 * Starts numbering, dispatching and retention for this process and gives the live end of the log. Several processes
 * on one database may each do so. `stop` ends open streams and resolves when nothing runs any more.
 */
export async function startEvents(deps: { db: Transactor; clock: Clock; log: Log; idleMs?: number }): Promise<Events> {
  const { db, clock, log } = deps;
  await settleEpoch(db);
  const options = (worker: string) => ({
    onError: (err: unknown) => log.error({ err, worker }, 'event worker failed, trying again'),
    ...(deps.idleMs === undefined ? {} : { idleMs: deps.idleMs }),
  });
  const dispatcher = await startDispatcher(db, options('dispatcher'));
  live.set(db, dispatcher);
  const sequencer = startSequencer(db, options('sequencer'));

  let trimming = Promise.resolve();
  const trim = (): void => {
    trimming = trimEvents(db, clock.now()).then(
      (count) => {
        if (count > 0) log.info({ count }, 'old events trimmed');
      },
      (err: unknown) => log.error({ err }, 'trimming events failed'),
    );
  };
  const timer = setInterval(trim, TRIM_EVERY_MS);
  trim();

  return {
    dispatcher,
    stop: async () => {
      clearInterval(timer);
      live.delete(db);
      await Promise.all([sequencer.stop(), dispatcher.stop(), trimming]);
    },
  };
}
