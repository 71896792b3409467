import type { Ctx } from '../../auth/ctx.ts';
import { DomainError, type Problem } from '../../lib/errors.ts';
import { type Claimed, failJob, type RegisterJob } from '../exchange/import-job.ts';
import { ownerCtx, type Work } from '../exchange/owner-ctx.ts';
import { problemFinding } from '../exchange/row-findings.ts';
import type { Register, Wrote } from './register.ts';
import { endJob, keepResults, readWritten, type RegisterResult } from './register-rows.sql.ts';
import { getRegister } from './registers.ts';
import { refusalOf, tellOfJob } from './run-register.ts';

/** Rows taken back before what became of them is kept. */
const PORTION = 25;
/** More rows than a list may have. */
const ALL = 1_000_000;

/**
 * Takes back the next rows of a list, the last first, by the acts that people use and with the rights its owner has now.
 * What was changed since, or counted on, stays as it is and says why.
 */
export async function undoRegister(work: Work, job: Claimed, register: Register): Promise<void> {
  try {
    const ctx = await ownerCtx(work, job.owner);
    const rows = await readWritten(ctx.db, job.id, PORTION);
    const written = rows.flatMap(({ rowNo, wrote }) => (wrote ? [{ rowNo, wrote }] : []));
    const hindered = written.length === 0 ? new Map<string, Problem>() : await hindrancesOf(ctx, register, written);
    const results: RegisterResult[] = [];
    for (const row of written) results.push(await takeBackRow(ctx, register, row, hindered, job));
    if (results.length > 0) await keepResults(ctx.db, job.id, results);
    if (rows.length < PORTION && (await endJob(ctx.db, job.id, 'UNDOING', ctx.clock.now()))) {
      await tellOfJob(ctx, job, 'register.undone');
    }
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    await failJob(work.db, job.id, refusalOf(error), work.clock.now());
  }
}

type Written = { readonly rowNo: number; readonly wrote: Wrote };

function hindrancesOf(ctx: Ctx, register: Register, rows: readonly Written[]) {
  return register.hindrances(
    ctx,
    rows.map(({ wrote }) => wrote),
  );
}

async function takeBackRow(
  ctx: Ctx,
  register: Register,
  { rowNo, wrote }: Written,
  hindered: ReadonlyMap<string, Problem>,
  { fileName }: Claimed,
): Promise<RegisterResult> {
  const hindrance = hindered.get(wrote.id);
  if (hindrance) return { rowNo, status: 'KEPT', findings: [problemFinding(hindrance)], wrote };
  try {
    await register.takeBack(ctx, wrote, `Pembatalan impor ${fileName}`.slice(0, 200));
    return { rowNo, status: 'UNDONE', findings: null, wrote };
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return { rowNo, status: 'KEPT', findings: refusalOf(error), wrote };
  }
}

/** What taking a list back would do: how many rows come back, and which stay with the reason. */
export type UndoPreview = {
  readonly back: number;
  readonly stays: readonly { readonly rowNo: number; readonly name: string; readonly problem: Problem }[];
};

/** Tells what taking a list back as a whole would do; nothing is written. */
export async function previewUndo(ctx: Ctx, job: RegisterJob): Promise<UndoPreview> {
  const rows = await readWritten(ctx.db, job.id, ALL);
  const written = rows.flatMap(({ rowNo, name, wrote }) => (wrote ? [{ rowNo, name, wrote }] : []));
  if (written.length === 0) return { back: 0, stays: [] };
  const hindered = await hindrancesOf(ctx, getRegister(job.register), written);
  const stays = written.flatMap(({ rowNo, name, wrote }) => {
    const problem = hindered.get(wrote.id);
    return problem ? [{ rowNo, name, problem }] : [];
  });
  return { back: written.length - stays.length, stays: stays.reverse() };
}
