import { JOB_STATES, ROW_STATUSES, type RowFinding, type RowStatus } from '../exchange/import-job.ts';
import type { OwnSql } from '../submission/catalogue.ts';
import type { RowDiff, Wrote } from './register.ts';

/** A row of a list as it is kept between looking at it and writing it. */
export type StagedRegisterRow = {
  readonly rowNo: number;
  readonly status: RowStatus;
  readonly name: string;
  readonly place: string;
  readonly subjectId: string | null;
  readonly revision: number | null;
  readonly diff: readonly RowDiff[];
  readonly raw: readonly string[];
  readonly findings: readonly RowFinding[];
};

/** Keeps rows in one statement with what is to be said of the list as a whole; nothing once its reading was called off. */
export async function keepRegisterRows(
  db: OwnSql,
  jobId: string,
  rows: readonly StagedRegisterRow[],
  notes: readonly RowFinding[],
): Promise<void> {
  const kept = rows.map(({ status, ...row }) => ({ ...row, status: ROW_STATUSES.indexOf(status) }));
  await db.sql(
    `with still as (
       update import_job set lease_until = now() + interval '60 seconds', problems = $3::jsonb
       where id = $1 and state = 0 returning id)
     insert into import_row (job_id, row_no, status, code, name, place, subject_id, revision, diff, raw, findings)
     select $1, (r->>'rowNo')::int, (r->>'status')::smallint, '', r->>'name', r->>'place', (r->>'subjectId')::uuid,
       (r->>'revision')::int, r->'diff', array(select jsonb_array_elements_text(r->'raw')), r->'findings'
     from jsonb_array_elements($2::jsonb) r where exists (select from still)`,
    [jobId, JSON.stringify(kept), JSON.stringify(notes)],
  );
}

/** A row that waits to be written or taken back. */
export type WaitingRow = {
  readonly rowNo: number;
  readonly subjectId: string | null;
  readonly revision: number | null;
  readonly raw: readonly string[];
  readonly wrote: Wrote | null;
};

const WAITING = `row_no as "rowNo", subject_id as "subjectId", revision, raw, wrote`;

/** Reads the next rows of a job that may be written, in the order of the list, with its head. */
export async function readDue(
  db: OwnSql,
  jobId: string,
  limit: number,
): Promise<{ titles: readonly string[]; rows: WaitingRow[] }> {
  const rows = await db.sql<WaitingRow & { columns: string[] }>(
    `select ${WAITING}, j.columns from import_row join import_job j on j.id = job_id
     where job_id = $1 and status in (0, 1) order by row_no limit $2`,
    [jobId, limit],
  );
  return { titles: rows[0]?.columns ?? [], rows };
}

/** Reads what a job wrote and has not been taken back, the last first. */
export function readWritten(
  db: OwnSql,
  jobId: string,
  limit: number,
): Promise<(WaitingRow & { readonly name: string })[]> {
  return db.sql(
    `select ${WAITING}, name from import_row where job_id = $1 and status = ${ROW_STATUSES.indexOf('SUBMITTED')} and wrote is not null
     order by row_no desc limit $2`,
    [jobId, limit],
  );
}

/** Notes what some rows are about to write, so that after a crash it is known whose it is. */
export async function keepIntents(
  db: OwnSql,
  jobId: string,
  intents: readonly { readonly rowNo: number; readonly wrote: Wrote }[],
): Promise<void> {
  await db.sql(
    `update import_row r set wrote = d.wrote::jsonb from unnest($2::int[], $3::text[]) d(row_no, wrote)
     where r.job_id = $1 and r.row_no = d.row_no`,
    [jobId, intents.map(({ rowNo }) => rowNo), intents.map(({ wrote }) => JSON.stringify(wrote))],
  );
}

/** What became of a row. */
export type RegisterResult = {
  readonly rowNo: number;
  readonly status: RowStatus;
  /** Null: what was said of it before stays. */
  readonly findings: readonly RowFinding[] | null;
  readonly wrote: Wrote | null;
};

/** Keeps what became of some rows, and the job for the next of them. */
export async function keepResults(db: OwnSql, jobId: string, results: readonly RegisterResult[]): Promise<void> {
  await db.sql(
    `with told as (
       update import_row r set status = d.status, findings = coalesce(d.findings::jsonb, r.findings), wrote = d.wrote::jsonb,
         subject_id = coalesce((d.wrote::jsonb->>'id')::uuid, r.subject_id)
       from unnest($2::int[], $3::smallint[], $4::text[], $5::text[]) d(row_no, status, findings, wrote)
       where r.job_id = $1 and r.row_no = d.row_no)
     update import_job set lease_until = null, touched_at = clock_timestamp() where id = $1`,
    [
      jobId,
      results.map(({ rowNo }) => rowNo),
      results.map(({ status }) => ROW_STATUSES.indexOf(status)),
      results.map(({ findings }) => findings && JSON.stringify(findings)),
      results.map(({ wrote }) => wrote && JSON.stringify(wrote)),
    ],
  );
}

/** Ends a job that had come from one state; false when it was stopped or ended meanwhile. */
export async function endJob(db: OwnSql, jobId: string, from: 'RUNNING' | 'UNDOING', at: Date): Promise<boolean> {
  const to = from === 'RUNNING' ? 'DONE' : 'UNDONE';
  const done = await db.sql(
    'update import_job set state = $3, ended_at = $4, lease_until = null where id = $1 and state = $2 returning id',
    [jobId, JOB_STATES.indexOf(from), JOB_STATES.indexOf(to), at],
  );
  return done.length > 0;
}
