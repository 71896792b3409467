import { type Localized, NotFound } from '../../lib/errors.ts';
import type { Ctx } from '../../auth/ctx.ts';
import type { OwnSql } from '../submission/catalogue.ts';

/** Names of the numbers stored with jobs and rows; the place in each list is the number. Only registers are undone. */
export const JOB_STATES = ['READING', 'READY', 'RUNNING', 'DONE', 'CANCELLED', 'FAILED', 'UNDOING', 'UNDONE'] as const;
export const ROW_STATUSES = [
  'READY',
  'WARNING',
  'ERROR',
  'UNCHANGED',
  'SUBMITTED',
  'REFUSED',
  'UNDONE',
  'KEPT',
] as const;
export type JobState = (typeof JOB_STATES)[number];
export type RowStatus = (typeof ROW_STATUSES)[number];

/** What is to be said of a row, by the columns it is about. */
export type RowFinding = {
  readonly level: 'ERROR' | 'WARNING';
  readonly code: string;
  readonly columns: readonly string[];
  readonly message: Localized;
};

/** A file that somebody brought in, from its upload until it is forgotten; of a form or of a register. */
type Job = {
  readonly id: string;
  readonly owner: string;
  readonly fileName: string;
  readonly block: string | null;
  readonly register: string | null;
  readonly state: JobState;
  readonly columns: readonly string[];
  readonly problems: readonly RowFinding[];
  readonly note: string | null;
  readonly reached: number;
  readonly createdAt: Date;
  readonly confirmedAt: Date | null;
  readonly endedAt: Date | null;
  readonly expiresAt: Date;
};

/** A file of forms. */
export type ImportJob = Job & { readonly block: string };
/** A list for a register. */
export type RegisterJob = Job & { readonly register: string };

type Row = Omit<Job, 'state'> & { state: number };

const COLUMNS = `id, owner, file_name as "fileName", block_code as block, register, state, columns, problems, note, reached,
  created_at as "createdAt", confirmed_at as "confirmedAt", ended_at as "endedAt", expires_at as "expiresAt"`;

/** Reads an import of the caller's own, or null: nobody sees another's. */
async function findJob(ctx: Pick<Ctx, 'db' | 'actor'>, id: string): Promise<Job | null> {
  if (ctx.actor.kind !== 'user') return null;
  const [row] = await ctx.db.sql<Row>(`select ${COLUMNS} from import_job where id = $1 and owner = $2`, [
    id,
    ctx.actor.userId,
  ]);
  return row ? jobOf(row) : null;
}

const jobOf = (row: Row): Job => ({ ...row, state: JOB_STATES[row.state] ?? 'FAILED' });
const isOfForm = (job: Job): job is ImportJob => job.block !== null;
const isOfRegister = (job: Job): job is RegisterJob => job.register !== null;

/** Reads an import of forms of the caller's own, or null: nobody sees another's. */
export async function findImport(ctx: Pick<Ctx, 'db' | 'actor'>, id: string): Promise<ImportJob | null> {
  const job = await findJob(ctx, id);
  return job && isOfForm(job) ? job : null;
}

/** Reads an import of forms of the caller's own. @throws NotFound for any other. */
export async function getImport(ctx: Pick<Ctx, 'db' | 'actor'>, id: string): Promise<ImportJob> {
  const job = await findImport(ctx, id);
  if (!job) throw new NotFound('IMPORT_NOT_FOUND');
  return job;
}

/** Reads an import of a register of the caller's own, or null. */
export async function findRegisterJob(ctx: Pick<Ctx, 'db' | 'actor'>, id: string): Promise<RegisterJob | null> {
  const job = await findJob(ctx, id);
  return job && isOfRegister(job) ? job : null;
}

/** Reads an import of a register of the caller's own. @throws NotFound for any other. */
export async function getRegisterJob(ctx: Pick<Ctx, 'db' | 'actor'>, id: string): Promise<RegisterJob> {
  const job = await findRegisterJob(ctx, id);
  if (!job) throw new NotFound('IMPORT_NOT_FOUND');
  return job;
}

const MOST_LISTED = 20;

/** Lists the caller's imports of forms, the newest first. */
export async function listImports(ctx: Pick<Ctx, 'db' | 'actor'>): Promise<ImportJob[]> {
  return (await listJobs(ctx, 'register is null')).filter(isOfForm);
}

/** Lists the caller's imports of registers, the newest first. */
export async function listRegisterJobs(ctx: Pick<Ctx, 'db' | 'actor'>): Promise<RegisterJob[]> {
  return (await listJobs(ctx, 'register is not null')).filter(isOfRegister);
}

async function listJobs(ctx: Pick<Ctx, 'db' | 'actor'>, which: string): Promise<Job[]> {
  if (ctx.actor.kind !== 'user') return [];
  const rows = await ctx.db.sql<Row>(
    `select ${COLUMNS} from import_job where owner = $1 and ${which} order by created_at desc limit ${MOST_LISTED}`,
    [ctx.actor.userId],
  );
  return rows.map(jobOf);
}

/** A job taken up by a worker. */
export type Claimed = Pick<Job, 'id' | 'owner' | 'block' | 'register' | 'fileName' | 'note' | 'reached'> & {
  readonly state: JobState;
  /** The file, while its rows are still to be read. */
  readonly content: Buffer | null;
};

const LEASE = "now() + interval '60 seconds'";

/**
 * Takes up the job that has waited longest, for a minute at a time, so that one whose worker died is taken up by another;
 * null when there is none.
 */
export async function claimJob(db: OwnSql): Promise<Claimed | null> {
  const [row] = await db.sql<Omit<Claimed, 'state'> & { state: number }>(
    `update import_job set lease_until = ${LEASE}, touched_at = clock_timestamp() where id = (
       select id from import_job where state in (0, 2, 6) and (lease_until is null or lease_until < now())
       order by touched_at limit 1 for update skip locked)
     returning id, owner, block_code as block, register, file_name as "fileName", note, reached, state, case when state = 0 then content end as content`,
  );
  return row ? { ...row, state: JOB_STATES[row.state] ?? 'FAILED' } : null;
}

/** Ends a job, or its reading, for a reason that concerns the file as a whole; one that was cancelled stays so. */
export async function failJob(db: OwnSql, id: string, problems: readonly RowFinding[], at: Date): Promise<void> {
  await db.sql(
    `update import_job set state = 5, problems = $2::jsonb, ended_at = $3, content = null, lease_until = null
     where id = $1 and state in (0, 2, 6)`,
    [id, JSON.stringify(problems), at],
  );
}

/** Drops what nobody may look at any more. */
export async function dropExpired(db: OwnSql, at: Date): Promise<void> {
  await db.sql('delete from import_job where expires_at < $1', [at]);
}
