import type { Database } from './db/client.ts';
import type { Clock } from './lib/clock.ts';
import type { Log } from './lib/log.ts';
import { startRollupWorker } from './modules/analytics/rollup-worker.ts';
import { openDueMonths } from './modules/submission/open-month.ts';

const OPEN_EVERY_MS = 3_600_000;

/** Starts what runs beside requests: the roll-up worker, and the opening of months as they fall due. */
export async function startWorkers({ db, clock, log }: { db: Database; clock: Clock; log: Log }) {
  await openDueMonths({ db, clock });
  const rollups = startRollupWorker(db, { onError: (err) => log.error({ err }, 'roll-up failed, trying again') });
  const timer = setInterval(() => {
    openDueMonths({ db, clock }).catch((err: unknown) =>
      log.error({ err }, 'opening of months failed, trying again in an hour'),
    );
  }, OPEN_EVERY_MS);
  return {
    stop: async () => {
      clearInterval(timer);
      await rollups.stop();
    },
  };
}
