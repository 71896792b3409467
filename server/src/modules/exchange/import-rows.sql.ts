import type { OwnSql } from '../submission/catalogue.ts';
import type { StoredCells } from '../submission/report-state.ts';
import type { ReportHeader } from '../../lib/pure/report-content.ts';
import { JOB_STATES, ROW_STATUSES, type RowFinding, type RowStatus } from './import-job.ts';

/** A row as it is kept between looking at a file and sending its forms. */
export type StagedRow = {
  readonly rowNo: number;
  readonly status: RowStatus;
  readonly needsNote: boolean;
  readonly code: string;
  readonly name: string;
  readonly unitNo: number | null;
  readonly month: number | null;
  readonly revision: number | null;
  readonly header: ReportHeader;
  readonly cells: StoredCells | null;
  readonly raw: readonly string[] | null;
  readonly findings: readonly RowFinding[];
};

/** Keeps rows in one statement, and the job for another minute; nothing once its reading was called off. */
export async function stageRows(db: OwnSql, jobId: string, rows: readonly StagedRow[]): Promise<void> {
  await db.sql(
    `with still as (
       update import_job set lease_until = now() + interval '60 seconds' where id = $1 and state = 0 returning id)
       insert into import_row (job_id, row_no, status, needs_note, code, name, unit_no, month, revision, header, cells, reasons, raw, findings)
       select $1, row_no, status, needs_note, code, name, unit_no, month, revision, header::jsonb, cells::int[], reasons::jsonb,
         (select array_agg(value order by place) from jsonb_array_elements_text(raw::jsonb) with ordinality r(value, place)),
         findings::jsonb
       from unnest($2::int[], $3::smallint[], $4::boolean[], $5::text[], $6::text[], $7::int[], $8::int[], $9::int[], $10::text[],
         $11::text[], $12::text[], $13::text[], $14::text[])
         r(row_no, status, needs_note, code, name, unit_no, month, revision, header, cells, reasons, raw, findings)
       where exists (select from still)`,
    [
      jobId,
      rows.map(({ rowNo }) => rowNo),
      rows.map(({ status }) => ROW_STATUSES.indexOf(status)),
      rows.map(({ needsNote }) => needsNote),
      rows.map(({ code }) => code),
      rows.map(({ name }) => name),
      rows.map(({ unitNo }) => unitNo),
      rows.map(({ month }) => month),
      rows.map(({ revision }) => revision),
      rows.map(({ header }) => JSON.stringify(header)),
      rows.map(({ cells }) => cells && `{${cells.values.map((value) => value ?? 'NULL').join(',')}}`),
      rows.map(({ cells }) => (cells?.reasons ? JSON.stringify(cells.reasons) : null)),
      rows.map(({ raw }) => raw && JSON.stringify(raw)),
      rows.map(({ findings }) => JSON.stringify(findings)),
    ],
  );
}

/** Forgets the rows of an import that was called off before it could be looked at. */
export async function forgetCancelled(db: OwnSql, jobId: string): Promise<void> {
  await db.sql('delete from import_row r using import_job j where r.job_id = $1 and j.id = r.job_id and j.state = $2', [
    jobId,
    JOB_STATES.indexOf('CANCELLED'),
  ]);
}

export type DueRow = {
  readonly rowNo: number;
  readonly unitNo: number;
  readonly month: number;
  readonly revision: number;
  readonly needsNote: boolean;
  readonly header: ReportHeader;
  readonly values: (number | null)[];
  readonly reasons: Record<string, string> | null;
};

/** Reads the next rows of a job that may be sent, in the order of the file. */
export function readDueRows(db: OwnSql, jobId: string, after: number, limit: number): Promise<DueRow[]> {
  return db.sql<DueRow>(
    `select row_no as "rowNo", unit_no as "unitNo", month, revision, needs_note as "needsNote", header, cells as values, reasons
     from import_row where job_id = $1 and row_no > $2 and status in (0, 1) and revision is not null
     order by row_no limit $3`,
    [jobId, after, limit],
  );
}

/** What became of a row when it was sent; null findings keep what was said of it before. */
export type RowResult = {
  readonly rowNo: number;
  readonly status: RowStatus;
  readonly findings: readonly RowFinding[] | null;
};

/** Keeps the results of some rows with how far the run has come; `isLast` ends it, unless it was cancelled meanwhile. */
export async function keepResults(
  db: OwnSql,
  jobId: string,
  results: readonly RowResult[],
  { reached, isLast, at }: { readonly reached: number; readonly isLast: boolean; readonly at: Date },
): Promise<void> {
  await db.sql(
    `with told as (
       update import_row r set status = d.status, findings = coalesce(d.findings::jsonb, r.findings)
       from unnest($2::int[], $3::smallint[], $4::text[]) d(row_no, status, findings)
       where r.job_id = $1 and r.row_no = d.row_no)
     update import_job set reached = greatest(reached, $5), lease_until = null,
       state = case when $6 and state = 2 then 3 else state end,
       ended_at = case when $6 and state = 2 then $7::timestamptz else ended_at end
     where id = $1`,
    [
      jobId,
      results.map(({ rowNo }) => rowNo),
      results.map(({ status }) => ROW_STATUSES.indexOf(status)),
      results.map(({ findings }) => findings && JSON.stringify(findings)),
      reached,
      isLast,
      at,
    ],
  );
}
