import type { Ctx } from '../../auth/ctx.ts';
import { can } from '../../auth/policy.ts';
import { NotFound } from '../../lib/errors.ts';
import type { Around } from '../../lib/pure/check-rule.ts';
import { loadAround } from './around.sql.ts';
import { type Catalogue, formNosOf, getBlock, getFormVersion, loadCatalogue } from './catalogue.ts';
import { type LoadedReport, loadReport, newestContent, TABLES } from './load-report.sql.ts';
import { readState, readUnit, type StateRow } from './report-row.ts';
import {
  type Action,
  ACTIONS,
  nameOf,
  type ReportRef,
  type ReportState,
  STATUSES,
  type Status,
  targetOf,
} from './report-state.ts';

/** Finds a report the caller may read; null when there is none, nothing is due, or it lies out of reach. */
export async function findReport(ctx: Ctx, ref: ReportRef): Promise<ReportState | null> {
  const catalogue = await loadCatalogue(ctx.db);
  if (!catalogue.blocks.some(({ code }) => code === ref.block)) return null;
  const loaded = await loadReport(ctx.db, catalogue, { ...ref, at: ctx.clock.now() }).catch(nothingThere);
  return loaded?.state && can(ctx.actor, 'report.read', targetOf(loaded.unit)) ? loaded.state : null;
}

/** A post's form of a month: the report as it stands and the answers before it. */
export type PostForm = Pick<LoadedReport, 'previous'> & {
  readonly state: ReportState;
  readonly months: readonly number[];
  /** What rules may know beyond the form. */
  readonly around: Around;
};

/** Whose form, of which block; without a month the one to fill next. */
export type FormAsk = {
  readonly posyanduId?: string;
  readonly unitNo?: number;
  readonly month: number | null;
  readonly block: string;
};

const MONTHS_SHOWN = 24;

/**
 * Finds the form of a post for a month; when none is named, for the newest month, or the one before it while that is
 * still owed: what is overdue comes first. Null when the post is out of reach or owes nothing. `months` lists the months
 * it owes, newest first.
 */
export async function findPostForm(ctx: Ctx, ask: FormAsk): Promise<PostForm | null> {
  const catalogue = await loadCatalogue(ctx.db);
  if (!catalogue.blocks.some(({ code }) => code === ask.block)) return null;
  const rows = await listOwedMonths(ctx, ask, formNosOf(catalogue, ask.block));
  const months = rows.map(({ month }) => month);
  const month = ask.month ?? (rows[1]?.owed ? rows[1].month : months[0]);
  if (month === undefined) return null;
  const loaded = await loadReport(ctx.db, catalogue, { ...ask, month, at: ctx.clock.now() }).catch(nothingThere);
  if (!loaded?.state || !can(ctx.actor, 'report.read', targetOf(loaded.unit))) return null;
  const around = await loadAround(ctx.db, catalogue, loaded.state);
  return { state: loaded.state, previous: loaded.previous, months, around };
}

function listOwedMonths(ctx: Ctx, ask: FormAsk, formNos: number[]): Promise<{ month: number; owed: boolean }[]> {
  return ctx.db.sql(
    `select o.month, bool_or(o.expectation = 0 and o.status in (0, 1, 3)) as owed
     from obligation o join "Unit" u on u.no = o.unit_no
     where (u."posyanduId" = $1 or u.no = $2) and o.form_no = any($3::smallint[])
     group by o.month order by o.month desc limit ${MONTHS_SHOWN}`,
    [ask.posyanduId ?? null, ask.unitNo ?? null, formNos],
    { signal: ctx.signal },
  );
}

/** One of the forms a unit owes for a month, and how it stands. */
export type MonthForm = { readonly formVersionNo: number; readonly status: Status; readonly isDue: boolean };

/** Lists the forms of a unit's month in their order. */
export async function listMonthForms(ctx: Ctx, of: { unitNo: number; month: number }): Promise<MonthForm[]> {
  const catalogue = await loadCatalogue(ctx.db);
  const rows = await ctx.db.sql<{ no: number; status: number; due: boolean }>(
    'select form_version_no as no, status, expectation = 0 as due from obligation where unit_no = $1 and month = $2',
    [of.unitNo, of.month],
    { signal: ctx.signal },
  );
  return rows
    .map(({ no, status, due }) => ({ formVersionNo: no, status: nameOf(STATUSES, status), isDue: due }))
    .sort((one, other) => orderOf(catalogue, one) - orderOf(catalogue, other));
}

function orderOf(catalogue: Catalogue, form: MonthForm): number {
  return getFormVersion(catalogue, form.formVersionNo).order;
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

/** Finds several reports at once, without order, a statement for each block; those out of reach are left out. */
export async function findReports(ctx: Ctx, refs: readonly ReportRef[]): Promise<ReportState[]> {
  const where = 'where (u.no, o.month) in (select * from unnest($3::int[], $4::int[]))';
  const found: ReportState[] = [];
  for (const block of new Set(refs.map((ref) => ref.block))) {
    const own = refs.filter((ref) => ref.block === block);
    const keys = [own.map(({ unitNo }) => unitNo), own.map(({ month }) => month)];
    found.push(...(await readReports(ctx, block, where, keys)));
  }
  return found;
}

async function readReports(ctx: Ctx, code: string, where: string, values: unknown[]): Promise<ReportState[]> {
  const catalogue = await loadCatalogue(ctx.db);
  const block = getBlock(catalogue, code);
  const rows = await ctx.db.sql<ListRow>(
    `select u.no as unit_no, u.kind::text as kind, p.id as posyandu_id, coalesce(p.name, w.name) as name, u."desaNo" as desa_no, u."puskesmasNo" as puskesmas_no, w.path,
       w.zone::text as zone, o.month, o.form_no, o.form_version_no, o.expectation, o.exempt_reason, o.arrival, o.arrived_at,
       o.deadline, o.status, o.head_rev, s.submitted_at, b.note as return_reason, b.comments as return_comments,
       exists (select from report x where x.unit_no = u.no and x.month = o.month and x.block_no = $2 and x.basis = 1) as changed_since_approval,
       c.opened, c.header, c.reasons, c.cells
     from "Unit" u left join "Posyandu" p on p.id = u."posyanduId" join "Wilayah" w on w.no = u."desaNo"
     join obligation o on o.unit_no = u.no and o.form_no = any($1::smallint[])
     left join report s on s.unit_no = u.no and s.month = o.month and s.block_no = $2 and s.basis = 0
     ${newestContent(block, TABLES, 'o.month', '$2')}
     ${where}`,
    [formNosOf(catalogue, code), block.no, ...values],
    { signal: ctx.signal },
  );
  return rows
    .map((row) => readState(block, readUnit(row, null), row.month, row))
    .filter(({ unit }) => can(ctx.actor, 'report.read', targetOf(unit)));
}

/** Counts the months for which a post owes or has given a report of one block. */
export async function countReports(ctx: Ctx, of: { posyanduId: string; block: string }): Promise<number> {
  const catalogue = await loadCatalogue(ctx.db);
  const [row] = await ctx.db.sql<{ count: number }>(
    `select count(*)::int as count from obligation o join "Unit" u on u.no = o.unit_no
     where u."posyanduId" = $1 and o.form_no = any($2::smallint[])`,
    [of.posyanduId, formNosOf(catalogue, of.block)],
    { signal: ctx.signal },
  );
  return row?.count ?? 0;
}
