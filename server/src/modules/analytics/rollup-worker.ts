import { type Loop, startLoop } from '../../events/loop.ts';
import { wake } from '../../events/wake.ts';
import { drainRollups } from './drain-rollups.ts';
import type { RollupDb } from './rollup-lock.ts';

export type RollupWorkerOptions = {
  readonly onError: (error: unknown) => void;
  readonly batch?: number;
  readonly idleMs?: number;
};

/**
 * Keeps the roll-ups of a database fresh for as long as it runs; any number of processes may run it, one works at a time.
 * It keeps nothing in memory between rounds, so a process that dies in the middle loses no mark.
 */
export function startRollupWorker(db: RollupDb, options: RollupWorkerOptions): Loop {
  const { batch = 1000, idleMs = 250 } = options;
  return startLoop({
    sleeper: 'rollup',
    idleMs,
    busyMs: 15,
    rests: true,
    onError: options.onError,
    round: async () => {
      const { marks, events } = await drainRollups(db, { batch });
      if (events > 0) wake('sequencer');
      return marks > 0;
    },
  });
}
