import { randomUUID } from 'node:crypto';
import type { Ctx } from '../../auth/ctx.ts';
import { assertPerson, may } from '../../auth/policy.ts';
import { wake } from '../../events/wake.ts';
import { Conflict, Forbidden } from '../../lib/errors.ts';
import { loadCatalogue } from '../submission/catalogue.ts';
import { refuseBlock } from '../submission/judge-report.ts';
import { forgetCancelled } from './import-rows.sql.ts';
import { getImport, type ImportJob, JOB_STATES, type JobState } from './import-job.ts';
import { readTable } from './read-table.ts';

const DAYS_KEPT = 7;
const LONGEST_NAME = 200;

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
  // Looks at the first bytes only: rows are read when they are asked for.
  readTable(input.content);
  const id = randomUUID();
  const now = ctx.clock.now();
  const expires = new Date(now.getTime() + DAYS_KEPT * 86_400_000);
  await ctx.db.sql(
    `insert into import_job (id, owner, file_name, block_code, content, created_at, expires_at)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [id, actor.userId, input.fileName.slice(0, LONGEST_NAME), input.block, input.content, now, expires],
  );
  wake('import');
  return id;
}

/** Has the rows of an import sent that can be; the note answers warnings of rows that bring none. @throws Conflict when it is not ready. */
export async function confirmImport(
  ctx: Ctx,
  input: { readonly id: string; readonly note: string | null },
): Promise<ImportJob> {
  assertPerson(ctx.actor);
  const job = await getImport(ctx, input.id);
  const moved = await move(ctx, job, ['READY'], 'RUNNING', {
    set: 'note = $4, confirmed_at = $5',
    values: [input.note?.trim() || null, ctx.clock.now()],
  });
  wake('import');
  return moved;
}

/** Stops an import: rows that were sent stay sent, the others are not; of a file still being read nothing is kept. @throws Conflict when it is over already. */
export async function cancelImport(ctx: Ctx, input: { readonly id: string }): Promise<ImportJob> {
  assertPerson(ctx.actor);
  const job = await getImport(ctx, input.id);
  const moved = await move(ctx, job, ['READING', 'READY', 'RUNNING'], 'CANCELLED', {
    set: 'ended_at = $4, content = null',
    values: [ctx.clock.now()],
  });
  if (job.state === 'READING') await forgetCancelled(ctx.db, job.id);
  return moved;
}

async function move(
  ctx: Ctx,
  job: ImportJob,
  from: readonly JobState[],
  to: JobState,
  { set, values }: { readonly set: string; readonly values: readonly unknown[] },
): Promise<ImportJob> {
  const done = await ctx.db.sql(
    `update import_job set state = $3, touched_at = clock_timestamp(), ${set} where id = $1 and state = any($2::smallint[]) returning id`,
    [job.id, from.map((state) => JOB_STATES.indexOf(state)), JOB_STATES.indexOf(to), ...values],
  );
  const now = await getImport(ctx, job.id);
  if (done.length === 0) throw new Conflict('IMPORT_STATE', { state: now.state });
  return now;
}
