import type { Ctx } from '../../auth/ctx.ts';
import { reach } from '../../auth/policy.ts';
import { reachSql } from '../../auth/reach.ts';
import { insidePath } from '../../db/inside-path.ts';
import { statementNames } from '../../db/statement-names.ts';
import { dayIn } from '../../lib/pure/deadline.ts';
import { monthOfDay } from '../../lib/pure/month.ts';
import { type Catalogue, formNosOf, getBlock, loadCatalogue, MAIN_BLOCK, tableOf } from './catalogue.ts';
import { elementTotal } from './layout.sql.ts';
import { ARRIVALS, type Arrival, nameOf, STATUSES, type Status } from './report-state.ts';

export type RowsAsk = {
  /** Path of the area the posts lie in. */
  readonly path: string | null;
  readonly puskesmasId: string | null;
  /** Null: each post with its newest answered month. */
  readonly month: number | null;
  /** Block whose state is shown and filtered by. */
  readonly block: string;
  readonly statuses: readonly Status[] | null;
  readonly search: string | null;
  readonly first: number;
  /** Reads the state of the shown month too; without it every row says NONE. */
  readonly withState: boolean;
  /** Where the page before ended. */
  readonly after: RowPlace | null;
};

/** Rows stand in the order of village code, then name. */
export type RowPlace = { readonly code: string; readonly name: string; readonly id: string };

export type PostRow = {
  readonly block: string;
  readonly id: string;
  readonly unitNo: number;
  readonly name: string;
  readonly formSet: 'BASIC' | 'ILP';
  readonly code: string;
  readonly desa: string;
  readonly kecamatan: string;
  readonly kabkota: string;
  readonly month: number;
  readonly status: Status;
  readonly arrival: Arrival;
  readonly deadline: Date | null;
  readonly submittedAt: Date | null;
  readonly latestMonth: number | null;
  readonly S: number | null;
  readonly K: number | null;
  readonly D: number | null;
  readonly N: number | null;
};

type SqlRow = Omit<PostRow, 'status' | 'arrival' | 'block'> & { status: number; arrival: number };

/** Lists posts within reach with state and figures: one statement whatever the size of the page. */
export async function listPostRows(ctx: Ctx, ask: RowsAsk): Promise<PostRow[]> {
  const catalogue = await loadCatalogue(ctx.db);
  const { params, hole } = newParams();
  const text = pageStatement(ctx, catalogue, ask, presentMonth(ctx), hole);
  const rows = await ctx.db.sql<SqlRow>(text, params, { name: nameOfText(text), signal: ctx.signal });
  return rows.map((row) => ({
    ...row,
    block: ask.block,
    status: nameOf(STATUSES, row.status),
    arrival: nameOf(ARRIVALS, row.arrival),
  }));
}

export type StatusTally = Record<
  'expected' | 'none' | 'draft' | 'submitted' | 'returned' | 'verified' | 'approved' | 'late',
  number
>;

/** Counts how many posts stand in which state in a month, whatever states the list is narrowed to; `total` is narrowed. */
export async function tallyPosts(ctx: Ctx, ask: RowsAsk): Promise<StatusTally & { total: number }> {
  const catalogue = await loadCatalogue(ctx.db);
  const { params, hole } = newParams();
  const due = (no: number): string => `(count(*) filter (where o.expectation = 0 and o.status = ${no}))::int`;
  const [row] = await ctx.db.sql<StatusTally & { total: number }>(
    `select (count(*) filter (where ${statusFilter(ask, hole)}))::int as total,
       (count(*) filter (where o.expectation = 0))::int as expected, ${due(0)} as none, ${due(1)} as draft,
       ${due(2)} as submitted, ${due(3)} as returned, ${due(4)} as verified, ${due(5)} as approved,
       (count(*) filter (where o.arrival = 2))::int as late
     from "Unit" u join "Posyandu" p on p.id = u."posyanduId" join "Wilayah" w on w.id = p."wilayahId"
     left join lateral (
       select * from obligation where unit_no = u.no and month = ${hole(ask.month ?? presentMonth(ctx))}
         and form_no = any(${hole(formNosOf(catalogue, ask.block))}::smallint[]) order by head_rev desc limit 1) o on true
     where ${scope(ctx, ask, hole)}`,
    params,
    { signal: ctx.signal },
  );
  if (!row) throw new Error('A count gives one row');
  return row;
}

/** The text differs with the filters and the kind of reach, not with their values. */
const nameOfText = statementNames('post_rows');

function presentMonth(ctx: Ctx): number {
  return monthOfDay(dayIn('WIB', ctx.clock.now()));
}

function newParams(): { params: unknown[]; hole: Hole } {
  const params: unknown[] = [];
  return { params, hole: (value) => `$${params.push(value)}` };
}

/** The months a post without a named month may show: the present one and a year back, so that two partitions suffice. */
const LOOK_BACK = 12;

type Hole = (value: unknown) => string;

function pageStatement(ctx: Ctx, catalogue: Catalogue, ask: RowsAsk, present: number, hole: Hole): string {
  const block = getBlock(catalogue, MAIN_BLOCK);
  const obligation = (unit: string, month: string): string => `lateral (
      select status, arrival, deadline, expectation from obligation
      where unit_no = ${unit} and month = ${month} and form_no = any(${hole(formNosOf(catalogue, ask.block))}::smallint[]) order by head_rev desc limit 1) o`;
  const newest = ask.month ?? present;
  const upTo = hole(newest);
  const year = tablesOf(catalogue, newest - LOOK_BACK, newest);
  const totals = ['S', 'K', 'D', 'N'].map(
    (letter) => `${elementTotal(block, `SK_${letter}`, 'report')} as "${letter}"`,
  );
  const columns = `submitted_at, ${totals.join(', ')}`;
  const ofPost = `unit_no = p.no and block_no = ${block.no} and basis = 0`;
  const lately = `${ofPost} and month between ${upTo} - ${LOOK_BACK} and ${upTo} order by month desc limit 1`;
  const newestOf = (what: string): string => `lateral (select ${what} from ${year} where ${lately})`;
  const [figures, latest, shown] =
    ask.month === null
      ? [`left join ${newestOf(`month, ${columns}`)} f on true`, 'f.month', `coalesce(f.month, ${upTo})`]
      : [
          `left join ${newestOf('month')} r on true left join lateral (
             select ${columns} from ${tableOf(catalogue, 'report', newest)} report where ${ofPost} and month = ${upTo}) f on true`,
          'r.month',
          upTo,
        ];
  const narrowed = ask.statuses === null ? '' : `left join ${obligation('u.no', upTo)} on true`;
  const after = ask.after;
  const beyond = after
    ? `and (w.code, p.name, p.id) > (${hole(after.code)}, ${hole(after.name)}, ${hole(after.id)}::uuid)`
    : '';
  // Villages in order first: the page is full after a few of them, and the rest of the area is never looked at.
  const villages =
    ask.path === null
      ? '"Wilayah" w'
      : `(select * from "Wilayah" w where ${insidePath('w.path', `${hole(ask.path)}::text`)} order by w.code offset 0) w`;
  return `
    with page as (
      select u.no, p.id, p.name, p."formSet"::text as "formSet", w.code, w.name as desa, w."parentId"
      from ${villages} join "Posyandu" p on p."wilayahId" = w.id join "Unit" u on u."posyanduId" = p.id
      ${narrowed}
      where ${scope(ctx, { ...ask, path: null }, hole)} and ${statusFilter(ask, hole)} ${beyond}
      order by w.code, p.name, p.id limit ${hole(ask.first)})
    select p.id, p.no as "unitNo", p.name, p."formSet", p.code, p.desa, kc.name as kecamatan, kb.name as kabkota,
      ${shown} as month,
      ${ask.withState ? STATE : NO_STATE}, f.submitted_at as "submittedAt",
      ${latest} as "latestMonth", f."S", f."K", f."D", f."N"
    from page p join "Wilayah" kc on kc.id = p."parentId" join "Wilayah" kb on kb.id = kc."parentId"
    ${figures}
    ${ask.withState ? `left join ${obligation('p.no', shown)} on true` : ''}
    order by p.code, p.name, p.id`;
}

const STATE = 'coalesce(o.status, 0) as status, coalesce(o.arrival, 0) as arrival, o.deadline';
const NO_STATE = '0 as status, 0 as arrival, null::timestamptz as deadline';

/** The tables of a few months as one source, so that the planner need not look at those of all other years. */
function tablesOf(catalogue: Catalogue, first: number, last: number): string {
  const tables = [...new Set([tableOf(catalogue, 'report', first), tableOf(catalogue, 'report', last)])];
  return `(${tables.map((table) => `select * from ${table}`).join(' union all ')}) report`;
}

function scope(ctx: Ctx, ask: RowsAsk, hole: Hole): string {
  const params: unknown[] = [];
  const within = reachSql(
    reach(ctx.actor, 'report.read'),
    { path: 'w.path', puskesmas: 'u."puskesmasNo"', unit: 'u.no' },
    params,
  );
  // The fragment numbers its own values from 1; they take their places among ours.
  const placed = params.map((value) => hole(value));
  return [
    'p."withdrawnAt" is null',
    within.replaceAll(/\$(\d+)/g, (_all, index: string) => placed[Number(index) - 1] ?? ''),
    ...(ask.path === null ? [] : [insidePath('w.path', `${hole(ask.path)}::text`)]),
    ...(ask.puskesmasId === null ? [] : [`p."puskesmasId" = ${hole(ask.puskesmasId)}::uuid`]),
    ...(ask.search ? [`p.name ilike ${hole(`%${ask.search.replaceAll(/[\\%_]/g, '\\$&')}%`)}`] : []),
  ].join(' and ');
}

/** A post that owes no report is not one whose report is still to come. */
function statusFilter(ask: RowsAsk, hole: Hole): string {
  if (ask.statuses === null) return 'true';
  const asked = hole(ask.statuses.map((status) => STATUSES.indexOf(status)));
  return `coalesce(o.status = any(${asked}::smallint[]) and (o.status <> 0 or o.expectation = 0), false)`;
}
