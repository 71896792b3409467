import type { Ctx } from '../../auth/ctx.ts';
import { ROW_STATUSES, type RowFinding, type RowStatus } from '../exchange/import-job.ts';
import type { RowDiff } from './register.ts';

/** How many rows of a list stand where; of those that can be written, how many are new and how many change what stands. */
export type ListCounts = Record<
  | 'total'
  | 'fresh'
  | 'changed'
  | 'ready'
  | 'warnings'
  | 'errors'
  | 'unchanged'
  | 'submitted'
  | 'refused'
  | 'undone'
  | 'kept',
  number
>;

/** Counts the rows of a list by where they stand. */
export async function listCounts(ctx: Ctx, jobId: string): Promise<ListCounts> {
  const no = (status: RowStatus): number => ROW_STATUSES.indexOf(status);
  const of = (status: RowStatus): string => `(count(*) filter (where status = ${no(status)}))::int`;
  const [row] = await ctx.db.sql<ListCounts>(
    `select count(*)::int as total, ${of('READY')} as ready, ${of('WARNING')} as warnings, ${of('ERROR')} as errors,
       (count(*) filter (where status in (0, 1) and revision is null))::int as fresh,
       (count(*) filter (where status in (0, 1) and revision is not null))::int as changed,
       ${of('UNCHANGED')} as unchanged, ${of('SUBMITTED')} as submitted, ${of('REFUSED')} as refused,
       ${of('UNDONE')} as undone, ${of('KEPT')} as kept
     from import_row where job_id = $1`,
    [jobId],
    { signal: ctx.signal },
  );
  if (!row) throw new Error('A count gives one row');
  return row;
}

export type ListAsk = {
  readonly jobId: string;
  readonly statuses: readonly RowStatus[] | null;
  readonly first: number;
  /** Number of the row before. */
  readonly after: number;
};

export type ListRow = {
  readonly rowNo: number;
  readonly name: string;
  readonly place: string;
  readonly status: RowStatus;
  readonly isNew: boolean;
  readonly diff: readonly RowDiff[];
  readonly raw: readonly string[];
  readonly findings: readonly RowFinding[];
};

/** Reads rows of a list in its order. */
export async function listRows(ctx: Ctx, ask: ListAsk): Promise<ListRow[]> {
  const statuses = ask.statuses?.map((status) => ROW_STATUSES.indexOf(status)) ?? null;
  const rows = await ctx.db.sql<Omit<ListRow, 'status'> & { status: number }>(
    `select row_no as "rowNo", coalesce(name, '') as name, coalesce(place, '') as place, status, revision is null as "isNew",
       coalesce(diff, '[]'::jsonb) as diff, raw, findings
     from import_row where job_id = $1 and row_no > $2 and ($3::smallint[] is null or status = any($3))
     order by row_no limit $4`,
    [ask.jobId, ask.after, statuses, ask.first],
    { signal: ctx.signal },
  );
  return rows.map((row) => ({ ...row, status: ROW_STATUSES[row.status] ?? 'ERROR' }));
}
