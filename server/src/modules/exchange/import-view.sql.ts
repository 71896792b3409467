import type { Ctx } from '../../auth/ctx.ts';
import { ROW_STATUSES, type RowFinding, type RowStatus } from './import-job.ts';

export type ImportCounts = Record<
  'total' | 'ready' | 'warnings' | 'needNote' | 'errors' | 'unchanged' | 'submitted' | 'refused',
  number
>;

/** Counts the rows of an import by where they stand. */
export async function importCounts(ctx: Ctx, jobId: string): Promise<ImportCounts> {
  const of = (status: RowStatus): string => `(count(*) filter (where status = ${ROW_STATUSES.indexOf(status)}))::int`;
  const [row] = await ctx.db.sql<ImportCounts>(
    `select count(*)::int as total, ${of('READY')} as ready, ${of('WARNING')} as warnings,
       (count(*) filter (where needs_note and status = ${ROW_STATUSES.indexOf('WARNING')}))::int as "needNote",
       ${of('ERROR')} as errors, ${of('UNCHANGED')} as unchanged, ${of('SUBMITTED')} as submitted, ${of('REFUSED')} as refused
     from import_row where job_id = $1`,
    [jobId],
    { signal: ctx.signal },
  );
  if (!row) throw new Error('A count gives one row');
  return row;
}

/** Lists the months of an import. */
export async function importMonths(ctx: Ctx, jobId: string): Promise<number[]> {
  const rows = await ctx.db.sql<{ month: number }>(
    'select distinct month from import_row where job_id = $1 and month is not null order by month',
    [jobId],
    { signal: ctx.signal },
  );
  return rows.map(({ month }) => month);
}

export type RowsAsk = {
  readonly jobId: string;
  readonly statuses: readonly RowStatus[] | null;
  readonly first: number;
  /** Number of the row before. */
  readonly after: number;
};

export type ListedRow = {
  readonly rowNo: number;
  readonly code: string;
  readonly name: string;
  readonly unitNo: number | null;
  readonly month: number | null;
  readonly filled: number;
  readonly status: RowStatus;
  readonly needsNote: boolean;
  readonly findings: readonly RowFinding[];
};

/** Lists rows of an import in the order of the file. */
export async function listImportRows(ctx: Ctx, ask: RowsAsk): Promise<ListedRow[]> {
  const statuses = ask.statuses?.map((status) => ROW_STATUSES.indexOf(status)) ?? null;
  const rows = await ctx.db.sql<Omit<ListedRow, 'status'> & { status: number }>(
    `select row_no as "rowNo", code, coalesce(name, '') as name, unit_no as "unitNo", month, status, findings,
       needs_note as "needsNote", (select count(*) from unnest(cells) c where c is not null)::int as filled
     from import_row where job_id = $1 and row_no > $2 and ($3::smallint[] is null or status = any($3))
     order by row_no limit $4`,
    [ask.jobId, ask.after, statuses, ask.first],
    { signal: ctx.signal },
  );
  return rows.map((row) => ({ ...row, status: ROW_STATUSES[row.status] ?? 'ERROR' }));
}
