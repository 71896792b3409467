import { type Loop, startLoop } from '../../events/loop.ts';
import { errorText } from '../../lib/errors.ts';
import { workOnRegister } from '../register/work-on-register.ts';
import { claimJob, type Claimed, dropExpired, failJob } from './import-job.ts';
import type { Work } from './owner-ctx.ts';
import { runChunk } from './run-import.ts';
import { stageImport } from './stage-import.ts';

const EXPIRY_EVERY_MS = 3_600_000;

/** A piece of work that fails so often in one process will not go through by itself. */
const MOST_FAILURES = 5;

/** Does the next piece of work on imports: reads a file, or sends a chunk of rows. False when nothing waits. */
export async function workOnImports(work: Work, failures = new Map<string, number>()): Promise<boolean> {
  const job = await claimJob(work.db);
  if (!job) return false;
  try {
    await doNext(work, job);
    failures.delete(job.id);
  } catch (error) {
    const count = (failures.get(job.id) ?? 0) + 1;
    failures.set(job.id, count);
    if (count >= MOST_FAILURES) await giveUp(work, job.id);
    throw error;
  }
  return true;
}

async function doNext(work: Work, job: Claimed): Promise<void> {
  const { block } = job;
  if (block === null) return workOnRegister(work, job);
  return job.state === 'READING' ? stageImport(work, { ...job, block }) : runChunk(work, { ...job, block });
}

async function giveUp({ db, clock }: Work, id: string): Promise<void> {
  const message = errorText('INTERNAL', { requestId: id.slice(0, 8) });
  await failJob(db, id, [{ level: 'ERROR', code: 'INTERNAL', columns: [], message }], clock.now());
}

/**
 * Reads and runs imports for as long as it is started, those that wait by turns; any number of processes may do it. What
 * one of them leaves unfinished is taken up again.
 */
export function startImportWorker(work: Work, onError: (error: unknown) => void): Loop {
  let dropped = 0;
  const failures = new Map<string, number>();
  return startLoop({
    sleeper: 'import',
    idleMs: 1_000,
    busyMs: 0,
    onError,
    round: async () => {
      if (performance.now() - dropped > EXPIRY_EVERY_MS || dropped === 0) {
        dropped = performance.now();
        await dropExpired(work.db, work.clock.now());
      }
      return workOnImports(work, failures);
    },
  });
}
