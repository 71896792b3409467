import { NotFound } from '../../lib/errors.ts';
import { statementNames } from '../../db/statement-names.ts';
import type { Cells } from '../../lib/pure/cells.ts';
import type { Around } from '../../lib/pure/check-rule.ts';
import { dayIn } from '../../lib/pure/deadline.ts';
import { monthOfYear } from '../../lib/pure/month.ts';
import { aroundRelation, readAround } from './around.sql.ts';
import { type Catalogue, formNosOf, getBlock, type OwnSql, tableOf } from './catalogue.ts';
import { type Block, slotColumns } from './layout.sql.ts';
import { readState, readUnit, type StateRow } from './report-row.ts';
import { readStoredCells, type ReportingUnit, type ReportState } from './report-state.ts';

/** An earlier write of the report with the same key: the retry of a client that did not hear the answer. */
export type KeyHit = { readonly contentHash: Buffer };

/** All that a write to a report, or the form of a post, needs to know, read in one statement. */
export type LoadedReport = {
  readonly unit: ReportingUnit;
  /** Null: nothing is due from this post for this month. */
  readonly state: ReportState | null;
  readonly previous: { readonly month: number; readonly cells: Cells } | null;
  readonly keyHit: KeyHit | null;
  /** What stands submitted, where that was asked and something does. */
  readonly standing: { readonly hash: Buffer; readonly note: string | null } | null;
  /** What rules read beyond the report, where it was asked; nothing otherwise. */
  readonly around: Around;
};

/** Stocks older than this are not taken over any more. */
export const CARRY_MONTHS = 12;

type Row = Omit<StateRow, 'form_no'> & {
  /** Place of the unit in the question, from 1. */
  place: number;
  opened_on: string | null;
  form_no: number | null;
  previous_month: number | null;
  previous_cells: (number | null)[] | null;
  previous_reasons: Record<string, string> | null;
  key_hash: Buffer | null;
  standing_hash: Buffer | null;
  standing_note: string | null;
  is_closed: boolean;
  permitted_until: string | null;
  around: Readonly<Record<string, number | null>> | null;
};

/** Whose report is read, and under which key it may have been written before. */
export type LoadUnit = {
  readonly posyanduId?: string;
  readonly unitNo?: number;
  readonly idempotencyKey?: string;
  /** A writer who saw the report as it stands is no retry: under its key nothing is looked for. */
  readonly expectedRevision?: number;
};

/** Which form of which month is read. */
export type LoadForm = {
  readonly month: number;
  readonly block: string;
  /** Instant at which leave to amend must hold; without it no leave counts. */
  readonly at?: Date;
  /** Reads what the rules want to know beyond the report, too. */
  readonly withAround?: boolean;
  /** Reads what is needed to recognise what stands submitted, too. */
  readonly withStanding?: boolean;
};

export type LoadAsk = LoadForm & LoadUnit;

/** `WRITE` leaves out what only a reader wants: the content as it stands and the months before. */
export type Depth = 'WRITE' | 'ALL';

/** Reads a post, its obligation, newest content and last answered month. @throws NotFound when there is no such post. */
export async function loadReport(
  db: OwnSql,
  catalogue: Catalogue,
  ask: LoadAsk,
  depth: Depth = 'ALL',
): Promise<LoadedReport> {
  const [loaded] = await loadReports(db, catalogue, { ...ask, units: [ask] }, depth);
  if (!loaded) throw new NotFound('POSYANDU_NOT_FOUND');
  return loaded;
}

/** Reads the same of many units in one statement, each in the place it was asked at; null where there is no such unit. */
export async function loadReports(
  db: OwnSql,
  catalogue: Catalogue,
  ask: LoadForm & { readonly units: readonly LoadUnit[] },
  depth: Depth = 'ALL',
): Promise<(LoadedReport | null)[]> {
  const block = getBlock(catalogue, ask.block);
  const tables = {
    report: tableOf(catalogue, 'report', ask.month),
    saves: tableOf(catalogue, 'report_save', ask.month),
    reviews: tableOf(catalogue, 'report_review', ask.month),
  };
  const text = statementOf(block, tables, { ...ask, depth }, ask.withAround ? aroundOf(catalogue, ask) : null);
  const values = [
    ask.units.map(({ posyanduId }) => posyanduId ?? null),
    ask.units.map(({ unitNo }) => unitNo ?? null),
    ask.month,
    block.no,
    formNosOf(catalogue, block.code),
    ask.units.map(({ idempotencyKey }) => idempotencyKey ?? null),
    ask.units.map(({ expectedRevision }) => expectedRevision ?? null),
  ];
  const rows = await db.sql<Row>(text, values, { name: nameOfText(text) });
  const found = new Map(rows.map((row) => [row.place - 1, readRow(catalogue, block, ask, row)]));
  return ask.units.map((_unit, index) => found.get(index) ?? null);
}

function readRow(catalogue: Catalogue, block: Block, ask: LoadForm, row: Row): LoadedReport {
  const unit = readUnit(row, row.opened_on);
  return {
    unit,
    state: row.form_no === null ? null : stateOf(block, unit, ask, { ...row, form_no: row.form_no }),
    previous: readPrevious(block, row),
    keyHit: row.key_hash === null ? null : { contentHash: row.key_hash },
    standing: row.standing_hash === null ? null : { hash: row.standing_hash, note: row.standing_note },
    around: readAround(catalogue, ask, row.around ?? {}),
  };
}

function stateOf(block: Block, unit: ReportingUnit, ask: LoadForm, row: Row & { form_no: number }): ReportState {
  const state = readState(block, unit, ask.month, row);
  const isClosed = row.is_closed || state.closing.isClosed;
  return { ...state, closing: { isClosed, isPermitted: isPermitted(unit, row.permitted_until, ask.at) } };
}

function isPermitted({ zone }: ReportingUnit, until: string | null, at: Date | undefined): boolean {
  return until !== null && at !== undefined && dayIn(zone, at) <= until;
}

type Tables = { readonly report: string; readonly saves: string; readonly reviews: string };

/** The tables as they are named for all years. */
export const TABLES: Tables = { report: 'report', saves: 'report_save', reviews: 'report_review' };

/** Few texts: one per block, year and depth, and of those with rules one per month. */
const nameOfText = statementNames('load');

function aroundOf(catalogue: Catalogue, { block, month }: LoadForm): string | null {
  const january = String(month - monthOfYear(month) + 1);
  return aroundRelation(catalogue, { block, month }, { unit: 'u.no', month: String(month), january });
}

/** A post answers one form with a block in a month; were there two, the one that was answered counts. */
function statementOf(
  block: Block,
  tables: Tables,
  { depth, withStanding }: { readonly depth: Depth; readonly withStanding?: boolean },
  around: string | null,
): string {
  const ofReport = (table: string): string => `${table} x where x.unit_no = u.no and x.month = $3 and x.block_no = $4`;
  return `
    select ask.place::int, u.no as unit_no, u.kind::text as kind, p.id as posyandu_id, coalesce(p.name, w.name) as name, u."desaNo" as desa_no, u."puskesmasNo" as puskesmas_no,
      w.path, w.zone::text as zone, i.opened_on, o.form_no, o.form_version_no, o.expectation, o.exempt_reason, o.arrival,
      o.arrived_at, o.deadline, o.status, o.head_rev, k.content_hash as key_hash,
      exists (select from ${ofReport(tables.report)} and x.basis = 1) as changed_since_approval,
      ${withStanding ? 'st.content_hash as standing_hash, st.note as standing_note' : 'null::bytea as standing_hash, null::text as standing_note'},
      exists (select from "Release" rl join "Wilayah" a on a.id = rl."wilayahId"
        where rl.month = $3 and starts_with(w.path, a.path)) as is_closed,
      (select max(x."untilDay")::text from "AmendmentPermit" x
        where x."unitNo" = u.no and x.month = $3 and x."withdrawnAt" is null) as permitted_until,
      ${around === null ? 'null::json' : 'row_to_json(ar)'} as around,
      ${depth === 'ALL' ? CONTENT_COLUMNS : NO_CONTENT}
    from unnest($1::uuid[], $2::int[], $6::uuid[], $7::int[]) with ordinality ask(posyandu_id, unit_no, key, expected, place)
    join "Unit" u on u."posyanduId" = ask.posyandu_id or u.no = ask.unit_no
    left join "Posyandu" p on p.id = u."posyanduId"
    join "Wilayah" w on w.no = u."desaNo"
    left join lateral (select min("openedOn")::text as opened_on from "PosyanduInterval" where "posyanduId" = p.id) i on true
    left join lateral (
      select * from obligation where unit_no = u.no and month = $3 and form_no = any($5::smallint[])
      order by head_rev desc, form_no limit 1) o on true
    left join lateral (
      select f.content_hash from (
        select x.content_hash from ${ofReport(tables.report)} and x.basis = 0 and x.idempotency_key = ask.key
        union all
        select x.content_hash from ${ofReport(tables.saves)} and x.idempotency_key = ask.key) f
      where o.head_rev is distinct from ask.expected limit 1) k on true
    ${withStanding ? `left join lateral (select x.content_hash, x.header ->> 'note' as note from ${ofReport(tables.report)} and x.basis = 0) st on true` : ''}
    ${depth === 'ALL' ? contentSql(block, tables) : ''}
    ${around === null ? '' : `cross join lateral (${around}) ar`}`;
}

const CONTENT_COLUMNS = `s.submitted_at, c.opened, c.header, c.reasons, c.cells, b.note as return_reason,
      b.comments as return_comments,
      l.month as previous_month, l.cells as previous_cells, l.reasons as previous_reasons`;
const NO_CONTENT = `null::timestamptz as submitted_at, null::boolean as opened, null::jsonb as header, null::jsonb as reasons,
      null::int[] as cells, null::text as return_reason, null::jsonb as return_comments, null::int as previous_month, null::int[] as previous_cells,
      null::jsonb as previous_reasons`;

function contentSql(block: Block, { report, saves, reviews }: Tables): string {
  return `left join ${report} s on s.unit_no = u.no and s.month = $3 and s.block_no = $4 and s.basis = 0
    ${newestContent(block, { report, saves, reviews }, '$3', '$4')}
    left join lateral (
      select month, reasons, array[${slotColumns(block)}] as cells from report
      where unit_no = u.no and month between $3 - ${CARRY_MONTHS} and $3 - 1 and block_no = $4 and basis = 0
      order by month desc limit 1) l on true`;
}

/** Writes the relations `c`, the newest save or submission, and `b`, the newest return of a report that stands returned. */
export function newestContent(
  block: Block,
  { report, saves, reviews }: Tables,
  month: string,
  blockNo: string,
): string {
  const of = (alias: string): string =>
    `${alias}.unit_no = u.no and ${alias}.month = ${month} and ${alias}.block_no = ${blockNo}`;
  const columns = `x.rev, x.opened, x.header, x.reasons, array[${slotColumns(block, 'x')}] as cells`;
  return `left join lateral (
      select ${columns} from ${report} x where ${of('x')} and x.basis = 0
      union all
      (select ${columns} from ${saves} x where ${of('x')} order by x.rev desc limit 1)
      order by rev desc limit 1) c on true
    left join lateral (
      select v.note, v.comments from ${reviews} x join review v on v.no = x.review_no
      where o.status = 3 and ${of('x')} and v.action = 3 order by x.rev desc limit 1) b on true`;
}

function readPrevious(block: Block, row: Row): LoadedReport['previous'] {
  if (row.previous_month === null) return null;
  const cells = readStoredCells(block, { values: row.previous_cells ?? [], reasons: row.previous_reasons });
  return { month: row.previous_month, cells };
}
