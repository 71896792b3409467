import type { Claimed } from '../exchange/import-job.ts';
import type { Work } from '../exchange/owner-ctx.ts';
import { getRegister } from './registers.ts';
import { runRegister } from './run-register.ts';
import { stageRegister } from './stage-register.ts';
import { undoRegister } from './undo-register.ts';

/** Does the next piece of work on a list of a register: reads it, writes some rows, or takes some back. */
export function workOnRegister(work: Work, job: Claimed): Promise<void> {
  const register = getRegister(job.register ?? '');
  if (job.state === 'READING') return stageRegister(work, job, register);
  return job.state === 'RUNNING' ? runRegister(work, job, register) : undoRegister(work, job, register);
}
