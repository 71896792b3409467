import type { Ctx } from '../../auth/ctx.ts';
import { can } from '../../auth/policy.ts';
import { NotFound } from '../../lib/errors.ts';
import { getBlock, loadCatalogue } from './catalogue.ts';
import { slotColumns } from './layout.sql.ts';
import { type LoadedReport, loadReport } from './load-report.sql.ts';
import { readState, readUnit, type StateRow } from './report-row.ts';
import { type Action, ACTIONS, nameOf, type ReportRef, type ReportState, targetOf } from './report-state.ts';

/** Finds a report the caller may read; null when there is none, nothing is due, or it lies out of reach. */
export async function findReport(ctx: Ctx, ref: ReportRef): Promise<ReportState | null> {
  const catalogue = await loadCatalogue(ctx.db);
  if (!catalogue.blocks.some(({ code }) => code === ref.block)) return null;
  const loaded = await loadReport(ctx.db, catalogue, ref).catch(nothingThere);
  return loaded?.state && can(ctx.actor, 'report.read', targetOf(loaded.unit)) ? loaded.state : null;
}

/** A post's form of a month: the report as it stands and the answers before it. */
export type PostForm = Pick<LoadedReport, 'previous'> & {
  readonly state: ReportState;
  readonly months: readonly number[];
};

const MONTHS_SHOWN = 24;

/**
 * Finds the form of a post for a month; when none is named, for the newest month, or the one before it while that is
 * still owed: what is overdue comes first. Null when the post is out of reach or owes nothing. `months` lists the months
 * it owes, newest first.
 */
export async function findPostForm(
  ctx: Ctx,
  ask: { posyanduId: string; month: number | null; block: string },
): Promise<PostForm | null> {
  const catalogue = await loadCatalogue(ctx.db);
  const rows = await ctx.db.sql<{ month: number; owed: boolean }>(
    `select o.month, bool_or(o.expectation = 0 and o.status in (0, 1, 3)) as owed
     from obligation o join "Unit" u on u.no = o.unit_no
     where u."posyanduId" = $1 group by o.month order by o.month desc limit ${MONTHS_SHOWN}`,
    [ask.posyanduId],
    { signal: ctx.signal },
  );
  const months = rows.map(({ month }) => month);
  const month = ask.month ?? (rows[1]?.owed ? rows[1].month : months[0]);
  if (month === undefined) return null;
  const loaded = await loadReport(ctx.db, catalogue, { ...ask, month }).catch(nothingThere);
  if (!loaded?.state || !can(ctx.actor, 'report.read', targetOf(loaded.unit))) return null;
  return { state: loaded.state, previous: loaded.previous, months };
}

function nothingThere(error: unknown): null {
  if (error instanceof NotFound) return null;
  throw error;
}

/** One entry in the history of a report; `by` names the office, or the person where no office is known. */
export type Revision = {
  readonly revision: number;
  readonly action: Action;
  readonly at: Date;
  readonly by: string | null;
  readonly note: string | null;
};

/** Lists what happened to a report, newest first. */
export async function listRevisions(ctx: Ctx, ref: ReportRef): Promise<Revision[]> {
  const block = getBlock(await loadCatalogue(ctx.db), ref.block);
  const rows = await ctx.db.sql<Omit<Revision, 'action'> & { action: number }>(
    `select r.rev as revision, r.action, r.at, coalesce(u.office, u.name) as by, r.note
     from report_rev r left join "User" u on u.id = r.actor
     where r.unit_no = $1 and r.month = $2 and r.block_no = $3 order by r.rev desc`,
    [ref.unitNo, ref.month, block.no],
    { signal: ctx.signal },
  );
  return rows.map((row) => ({ ...row, action: nameOf(ACTIONS, row.action) }));
}

type ListRow = StateRow & { month: number };

/** Lists the reports a post owes or has given, newest month first, before a month; none when it is out of reach. */
export function listReports(
  ctx: Ctx,
  ask: { posyanduId: string; block: string; before: number | null; first: number },
): Promise<ReportState[]> {
  const where = `where p.id = $3 and ($4::int is null or o.month < $4) order by o.month desc, o.form_no limit $5`;
  return readReports(ctx, ask.block, where, [ask.posyanduId, ask.before, ask.first]);
}

/** Finds several reports of one block at once, without order; those out of reach are left out. */
export function findReports(ctx: Ctx, block: string, refs: readonly ReportRef[]): Promise<ReportState[]> {
  const where = 'where (u.no, o.month) in (select * from unnest($3::int[], $4::int[]))';
  return readReports(ctx, block, where, [refs.map(({ unitNo }) => unitNo), refs.map(({ month }) => month)]);
}

async function readReports(ctx: Ctx, code: string, where: string, values: unknown[]): Promise<ReportState[]> {
  const catalogue = await loadCatalogue(ctx.db);
  const block = getBlock(catalogue, code);
  const forms = catalogue.formVersions.filter(({ blocks }) => blocks.some((one) => one.block === block.code));
  const rows = await ctx.db.sql<ListRow>(
    `select u.no as unit_no, p.id as posyandu_id, p.name, u."desaNo" as desa_no, u."puskesmasNo" as puskesmas_no, w.path,
       w.zone::text as zone, o.month, o.form_no, o.form_version_no, o.expectation, o.exempt_reason, o.arrival, o.arrived_at,
       o.deadline, o.status, o.head_rev, s.submitted_at, b.note as return_reason, c.opened, c.header, c.reasons, c.cells
     from "Unit" u join "Posyandu" p on p.id = u."posyanduId" join "Wilayah" w on w.no = u."desaNo"
     join obligation o on o.unit_no = u.no and o.form_no = any($1::smallint[])
     left join report s on s.unit_no = u.no and s.month = o.month and s.block_no = $2 and s.basis = 0
     left join lateral (
       select opened, header, reasons, array[${slotColumns(block)}] as cells from report_rev
       where unit_no = u.no and month = o.month and block_no = $2 and action in (1, 2, 6) order by rev desc limit 1) c on true
     left join lateral (
       select note from report_rev where o.status = 3 and unit_no = u.no and month = o.month and block_no = $2 and action = 3
       order by rev desc limit 1) b on true
     ${where}`,
    [[...new Set(forms.map(({ formNo }) => formNo))], block.no, ...values],
    { signal: ctx.signal },
  );
  return rows
    .map((row) => readState(block, readUnit(row, null), row.month, row))
    .filter(({ unit }) => can(ctx.actor, 'report.read', targetOf(unit)));
}

/** Counts the months a post owes or has reported. */
export async function countReports(ctx: Ctx, posyanduId: string): Promise<number> {
  const [row] = await ctx.db.sql<{ count: number }>(
    `select count(*)::int as count from obligation o join "Unit" u on u.no = o.unit_no where u."posyanduId" = $1`,
    [posyanduId],
    { signal: ctx.signal },
  );
  return row?.count ?? 0;
}
