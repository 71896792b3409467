import { asLong, type Loop, startLoop } from '../../events/loop.ts';
import { wake } from '../../events/wake.ts';
import { isRush } from '../submission/rush.ts';
import { drainRollups } from './drain-rollups.ts';
import type { RollupDb } from './rollup-lock.ts';

export type RollupWorkerOptions = {
  readonly onError: (error: unknown) => void;
  readonly batch?: number;
  readonly idleMs?: number;
};

/** Enough that what lies above is shared by many, few enough that a round stays short. */
const MOST_VILLAGES = 400;

const RUSH_SHARE = 9;
const LONGEST_RUSH_REST_MS = 10_000;

/** In a rush of forms the officers who wait for their answer go first: roll-ups take a tenth of the time, and all together. */
function restMs(tookMs: number): number {
  return isRush() ? Math.min(tookMs * RUSH_SHARE, LONGEST_RUSH_REST_MS) : asLong(tookMs);
}

/**
 * Keeps the roll-ups of a database fresh for as long as it runs; any number of processes may run it, one works at a time.
 * It keeps nothing in memory between rounds, so a process that dies in the middle loses no mark.
 */
export function startRollupWorker(db: RollupDb, options: RollupWorkerOptions): Loop {
  const { batch = MOST_VILLAGES, idleMs = 250 } = options;
  return startLoop({
    sleeper: 'rollup',
    idleMs,
    busyMs: 15,
    restMs,
    onError: options.onError,
    round: async () => {
      const { marks, events } = await drainRollups(db, { batch });
      if (events > 0) wake('sequencer');
      return marks > 0;
    },
  });
}
