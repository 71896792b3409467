import type { Ctx } from '../../auth/ctx.ts';
import { assertPerson, may } from '../../auth/policy.ts';
import { Forbidden } from '../../lib/errors.ts';
import { loadCatalogue } from '../submission/catalogue.ts';
import { refuseBlock } from '../submission/judge-report.ts';
import { getImport, type ImportJob } from './import-job.ts';
import { callOff, keepFile, startRun } from './job-moves.ts';

const DAYS_KEPT = 7;

/**
 * Takes in a file of one form; its rows are read by a worker, and nothing is written to reports before it is confirmed.
 * Gives the id of the import. @throws Forbidden for who submits nothing, InvalidInput for a file of another kind.
 */
export async function receiveFile(
  ctx: Ctx,
  input: { readonly block: string; readonly fileName: string; readonly content: Buffer },
): Promise<string> {
  const { actor } = ctx;
  assertPerson(actor);
  if (!may(actor, 'submission.submit')) throw new Forbidden('FORBIDDEN_ACTION', { action: 'submission.submit' });
  refuseBlock(await loadCatalogue(ctx.db), input.block);
  return keepFile(ctx, { ...input, ownerId: actor.userId, register: null, daysKept: DAYS_KEPT });
}

/** Has the rows of an import sent that can be; the note answers warnings of rows that bring none. @throws Conflict when it is not ready. */
export async function confirmImport(
  ctx: Ctx,
  input: { readonly id: string; readonly note: string | null },
): Promise<ImportJob> {
  assertPerson(ctx.actor);
  await startRun(ctx, await getImport(ctx, input.id), input.note);
  return getImport(ctx, input.id);
}

/** Stops an import: rows that were sent stay sent, the others are not; of a file still being read nothing is kept. @throws Conflict when it is over already. */
export async function cancelImport(ctx: Ctx, input: { readonly id: string }): Promise<ImportJob> {
  assertPerson(ctx.actor);
  await callOff(ctx, await getImport(ctx, input.id));
  return getImport(ctx, input.id);
}
