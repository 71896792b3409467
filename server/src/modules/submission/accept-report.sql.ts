import { CAUSES } from '../../events/types.ts';
import { type Catalogue, type OwnSql, tableOf } from './catalogue.ts';
import { type Block, slotColumns, slotList } from './layout.sql.ts';
import {
  type Action,
  ACTIONS,
  ARRIVALS,
  type Arrival,
  nameOf,
  numberOf,
  STATUSES,
  type Status,
} from './report-state.ts';
import type { StoredCells, StoredHeader } from './report-state.ts';

/** One save or submission, checked and ready to be written. */
export type ReportWrite = {
  readonly unitNo: number;
  /** Who gives it; null for our own workers. */
  readonly actor: string | null;
  readonly formNo: number;
  readonly expectedRevision: number;
  /** AMEND is a submission after the closing of the month, by leave. */
  readonly action: Extract<Action, 'DRAFT' | 'SUBMIT' | 'AMEND'>;
  readonly opened: boolean;
  readonly idempotencyKey: string;
  readonly contentHash: Buffer;
  readonly header: StoredHeader;
  readonly cells: StoredCells;
  /** What the arrival becomes if this is the first that counts. */
  readonly arrival: Arrival;
  /** Leaf nodes whose sums change: the village and the puskesmas. */
  readonly desaNo: number;
  readonly puskesmasNo: number | null;
};

/** What the forms of one writing have in common. */
export type Writing = {
  readonly block: Block;
  readonly month: number;
  readonly at: Date;
  /** Drafts are kept apart from all sums; a writing is of drafts alone, or of none. */
  readonly isDraft: boolean;
  /** Asks for the numbers of the marks. */
  readonly withMarks: boolean;
};

export type Written = {
  readonly revision: number;
  readonly status: Status;
  readonly arrival: Arrival;
  readonly arrivedAt: Date | null;
  /** Numbers of the dirty marks, gone once the roll-ups contain this write. */
  readonly marks: readonly number[];
};

type Row = {
  place: number;
  head_rev: number;
  status: number;
  arrival: number;
  arrived_at: Date | null;
  marks: number[] | null;
};

/**
 * Writes saves or submissions of one form in one statement: the contents, the obligations, dirty marks and events. Each is written whole or not at all, and its place holds null when the report is no longer at the
 * expected revision, or not open for edits. A unit may stand there but once.
 */
export async function writeReports(
  db: OwnSql,
  catalogue: Catalogue,
  writing: Writing,
  writes: readonly ReportWrite[],
): Promise<(Written | null)[]> {
  const { block, month, isDraft } = writing;
  const table = tableOf(catalogue, isDraft ? 'report_save' : 'report', month);
  const name = `${isDraft ? 'DRAFT' : 'SUBMIT'}_${block.code}_${table}`;
  const text = statementOf(name, () => (isDraft ? draftStatement(block, table) : submitStatement(block, table)));
  const rows = await db.sql<Row>(text, valuesOf(writing, writes), { name });
  const written = new Map(rows.map((row) => [row.place - 1, readWritten(row)]));
  return writes.map((_write, index) => written.get(index) ?? null);
}

function readWritten(row: Row): Written {
  return {
    revision: row.head_rev,
    status: nameOf(STATUSES, row.status),
    arrival: nameOf(ARRIVALS, row.arrival),
    arrivedAt: row.arrived_at,
    marks: row.marks ?? [],
  };
}

function valuesOf(writing: Writing, writes: readonly ReportWrite[]): unknown[] {
  const common = [
    writing.month,
    writes.map(({ actor }) => actor),
    writing.at,
    writes.map(({ unitNo }) => unitNo),
    writes.map(({ formNo }) => formNo),
    writes.map(({ expectedRevision }) => expectedRevision),
    writes.map(({ action }) => numberOf(ACTIONS, action)),
    writes.map(({ opened }) => opened),
    writes.map(({ idempotencyKey }) => idempotencyKey),
    writes.map(({ contentHash }) => contentHash),
    writes.map(({ header }) => JSON.stringify(header)),
    writes.map(({ cells }) => (cells.reasons === null ? null : JSON.stringify(cells.reasons))),
    writes.map(({ cells }) => arrayText(cells.values)),
  ];
  if (writing.isDraft) return common;
  return [
    ...common,
    writes.map(({ arrival }) => numberOf(ARRIVALS, arrival)),
    writes.map(({ desaNo }) => desaNo),
    writes.map(({ puskesmasNo }) => puskesmasNo),
    writing.withMarks,
  ];
}

/** One array within an array of them: as text, since the rows of an array of arrays are slow to take apart. */
function arrayText(values: readonly (number | null)[]): string {
  return `{${values.map((value) => value ?? 'NULL').join(',')}}`;
}

const statements = new Map<string, string>();

function statementOf(name: string, make: () => string): string {
  const known = statements.get(name) ?? make();
  statements.set(name, known);
  return known;
}

/** The forms to be written, `given` as far as every kind of writing has it. */
function asked(more = '', columns = ''): string {
  return `ask as materialized (
    select place::int, unit_no, form_no, expected, action, opened, key, hash, header::jsonb, reasons::jsonb,
      cells::int[] as c, actor${columns}
    from unnest($4::int[], $5::smallint[], $6::int[], $7::smallint[], $8::boolean[], $9::uuid[], $10::bytea[], $11::text[],
      $12::text[], $13::text[], $2::uuid[]${more}) with ordinality
      a(unit_no, form_no, expected, action, opened, key, hash, header, reasons, cells, actor${columns}, place))`;
}

/**
 * The row lock of the obligation orders everybody who writes to one report. Who comes second finds another revision,
 * changes nothing and is told so; an approved report takes no edits but an amendment.
 */
function turn(set: string): string {
  return `turn as (
    update obligation o set head_rev = o.head_rev + 1, ${set}
    from ask a where o.unit_no = a.unit_no and o.month = $1 and o.form_no = a.form_no and o.head_rev = a.expected
      and (o.status <> 5 or a.action = ${AMEND})
    returning o.month, o.form_version_no, o.head_rev, o.status, o.arrival, o.arrived_at, a.*)`;
}

function cellValues(block: Block): string {
  return slotList(block, (_slot, place) => `t.c[${place}]`);
}

function event(block: Block, type: string, more = ''): string {
  return `told as (
    insert into outbox (type, unit_no, month, payload)
    select ${type}, t.unit_no, t.month,
      jsonb_build_object('block', '${block.code}', 'rev', t.head_rev, 'by', t.actor::text)${more}
    from turn t)`;
}

function draftStatement(block: Block, table: string): string {
  return `with ${asked()}, ${turn('status = case o.status when 0 then 1 else o.status end')},
    saved as (
      insert into ${table} (unit_no, month, block_no, rev, action, actor, at, opened, form_version_no, idempotency_key,
        content_hash, header, reasons, ${slotColumns(block)})
      select t.unit_no, t.month, ${block.no}, t.head_rev, t.action, t.actor, $3::timestamptz, t.opened, t.form_version_no,
        t.key, t.hash, t.header, t.reasons, ${cellValues(block)} from turn t),
    ${event(block, "'report.saved'")}
    select t.place, t.head_rev, t.status, t.arrival, t.arrived_at, null::int[] as marks from turn t`;
}

const AMEND = numberOf(ACTIONS, 'AMEND');

/** What the report held before is kept by a trigger of the table, whoever writes. */
function submitStatement(block: Block, table: string): string {
  const [submission, amendment] = [CAUSES.indexOf('SUBMISSION'), CAUSES.indexOf('AMENDMENT')];
  const isAmended = `t.action = ${AMEND}`;
  // The first arrival that holds an answer stays; an empty one counts as not submitted and may be made good.
  const first = 'o.arrival in (0, 3)';
  return `with ${asked(', $14::smallint[], $15::int[], $16::int[]', ', arrives, desa_no, puskesmas_no')},
    ${turn(
      `status = 2, arrival = case when ${first} then a.arrives else o.arrival end,
      arrived_at = case when ${first} then $3::timestamptz else o.arrived_at end`,
    )},
    ${keepApproved(block, table)},
    current as (
      insert into ${table} (unit_no, month, block_no, basis, also_approved, in_sums, opened, form_version_no, rev, submitted_at,
        content_hash, header, reasons, action, actor, idempotency_key, ${slotColumns(block)})
      select t.unit_no, t.month, ${block.no}, 0, false, true, t.opened, t.form_version_no, t.head_rev, $3::timestamptz, t.hash,
        t.header, t.reasons, t.action, t.actor, t.key, ${cellValues(block)} from turn t
      on conflict (unit_no, month, block_no, basis) do update set also_approved = false, in_sums = true,
        opened = excluded.opened, form_version_no = excluded.form_version_no, rev = excluded.rev,
        submitted_at = excluded.submitted_at, content_hash = excluded.content_hash, header = excluded.header,
        reasons = excluded.reasons, action = excluded.action, actor = excluded.actor, idempotency_key = excluded.idempotency_key, ${slotList(block, (slot) => `s${slot} = excluded.s${slot}`)}),
    mark as (
      insert into dirty (node_no, month, block_no, cause)
      select n.node, t.month, ${block.no}, case when ${isAmended} then ${amendment} else ${submission} end
      from turn t cross join lateral (values (t.desa_no), (t.puskesmas_no)) n(node) where n.node is not null returning id),
    ${event(
      block,
      `case when ${isAmended} then 'report.amended' else 'report.submitted' end`,
      ` || case when ${isAmended} then '{}'::jsonb else jsonb_build_object('opened', t.opened) end`,
    )}
    select t.place, t.head_rev, t.status, t.arrival, t.arrived_at,
      case when $17::boolean then (select array_agg(id::float8) from mark) end as marks from turn t`;
}

/** What an approval bound stays as a row of its own when the content moves on; `turn` holds the reports. */
export function keepApproved(block: Block, table: string): string {
  return `kept as (
      insert into ${table} (unit_no, month, block_no, basis, also_approved, in_sums, opened, form_version_no, rev, submitted_at,
        content_hash, header, reasons, action, actor, ${slotColumns(block)})
      select r.unit_no, r.month, r.block_no, 1, false, true, r.opened, r.form_version_no, r.rev, r.submitted_at,
        r.content_hash, r.header, r.reasons, r.action, r.actor, ${slotColumns(block, 'r')}
      from ${table} r join turn t on t.unit_no = r.unit_no and t.month = r.month
      where r.block_no = ${block.no} and r.basis = 0 and r.also_approved)`;
}
