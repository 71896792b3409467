import { randomUUID } from 'node:crypto';
import type { Ctx } from '../../auth/ctx.ts';
import { wake } from '../../events/wake.ts';
import { Conflict } from '../../lib/errors.ts';
import { type ImportJob, JOB_STATES, type JobState, type RegisterJob } from './import-job.ts';
import { forgetCancelled } from './import-rows.sql.ts';
import { readTable } from './read-table.ts';

const LONGEST_NAME = 200;

type NewJob = {
  readonly ownerId: string;
  readonly fileName: string;
  readonly content: Buffer;
  readonly block: string | null;
  readonly register: string | null;
  readonly daysKept: number;
};

/** Keeps a file for the worker that reads its rows; gives the id of the import. @throws InvalidInput for a file of another kind. */
export async function keepFile(ctx: Pick<Ctx, 'db' | 'clock'>, file: NewJob): Promise<string> {
  // Looks at the first bytes only: rows are read when they are asked for.
  readTable(file.content);
  const id = randomUUID();
  const now = ctx.clock.now();
  const expires = new Date(now.getTime() + file.daysKept * 86_400_000);
  const { ownerId, fileName, block, register, content } = file;
  await ctx.db.sql(
    `insert into import_job (id, owner, file_name, block_code, register, content, created_at, expires_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [id, ownerId, fileName.slice(0, LONGEST_NAME), block, register, content, now, expires],
  );
  wake('import');
  return id;
}

type Job = ImportJob | RegisterJob;

/** Has the rows of an import that can be written; the note answers warnings of rows that bring none. @throws Conflict when it is not ready. */
export async function startRun(ctx: Ctx, job: Job, note: string | null): Promise<void> {
  await moveJob(ctx, job, ['READY'], 'RUNNING', {
    set: 'note = $4, confirmed_at = $5',
    values: [note?.trim() || null, ctx.clock.now()],
  });
  wake('import');
}

/** Stops an import where it is; of a file still being read nothing is kept. @throws Conflict when it is over already. */
export async function callOff(ctx: Ctx, job: Job): Promise<void> {
  await moveJob(ctx, job, ['READING', 'READY', 'RUNNING'], 'CANCELLED', {
    set: 'ended_at = $4, content = null',
    values: [ctx.clock.now()],
  });
  if (job.state === 'READING') await forgetCancelled(ctx.db, job.id);
}

/** Takes an import from one of some states to another. @throws Conflict naming the state it is in. */
export async function moveJob(
  ctx: Ctx,
  job: Job,
  from: readonly JobState[],
  to: JobState,
  { set, values }: { readonly set: string; readonly values: readonly unknown[] },
): Promise<void> {
  const done = await ctx.db.sql(
    `update import_job set state = $3, touched_at = clock_timestamp(), ${set} where id = $1 and state = any($2::smallint[]) returning id`,
    [job.id, from.map((state) => JOB_STATES.indexOf(state)), JOB_STATES.indexOf(to), ...values],
  );
  if (done.length > 0) return;
  const [now] = await ctx.db.sql<{ state: number }>('select state from import_job where id = $1', [job.id]);
  throw new Conflict('IMPORT_STATE', { state: JOB_STATES[now?.state ?? 5] ?? 'FAILED' });
}
