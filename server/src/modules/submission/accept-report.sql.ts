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
  readonly month: number;
  readonly formNo: number;
  readonly expectedRevision: number;
  /** AMEND is a submission after the closing of the month, by leave. */
  readonly action: Extract<Action, 'DRAFT' | 'SUBMIT' | 'AMEND'>;
  readonly actor: string | null;
  readonly at: Date;
  readonly opened: boolean;
  readonly idempotencyKey: string;
  readonly contentHash: Buffer;
  readonly header: StoredHeader;
  readonly cells: StoredCells;
  /** What the arrival becomes if this is the first that counts. */
  readonly arrival: Arrival;
  /** Leaf nodes whose sums change: the village and the puskesmas. */
  readonly nodes: readonly number[];
};

export type Written = {
  readonly revision: number;
  readonly status: Status;
  readonly arrival: Arrival;
  readonly arrivedAt: Date | null;
  /** Numbers of the dirty marks, gone once the roll-ups contain this write. */
  readonly marks: readonly number[];
};

type Row = { head_rev: number; status: number; arrival: number; arrived_at: Date | null; marks: number[] | null };

/**
 * Writes a save or submission in one statement: the revision, the current report, the obligation, dirty marks and the
 * event, or nothing at all. Gives null when the report is no longer at the expected revision, or not open for edits.
 */
export async function writeReport(
  db: OwnSql,
  catalogue: Catalogue,
  block: Block,
  write: ReportWrite,
): Promise<Written | null> {
  const tables = {
    report: tableOf(catalogue, 'report', write.month),
    revisions: tableOf(catalogue, 'report_rev', write.month),
  };
  const name = `${write.action}_${block.code}_${tables.report}`;
  const text = statementOf(name, () => statementFor(write.action, block, tables));
  const [row] = await db.sql<Row>(text, valuesOf(block, write), { name });
  if (!row) return null;
  return {
    revision: row.head_rev,
    status: nameOf(STATUSES, row.status),
    arrival: nameOf(ARRIVALS, row.arrival),
    arrivedAt: row.arrived_at,
    marks: row.marks ?? [],
  };
}

function valuesOf(block: Block, write: ReportWrite): unknown[] {
  const submits = write.action !== 'DRAFT';
  const { header, cells } = write;
  const common = [
    write.unitNo,
    write.month,
    write.formNo,
    write.expectedRevision,
    block.no,
    numberOf(ACTIONS, write.action),
    write.actor,
    write.at,
    write.opened,
    write.idempotencyKey,
    write.contentHash,
    JSON.stringify(header),
    cells.reasons === null ? null : JSON.stringify(cells.reasons),
    header.note ?? null,
    cells.values,
  ];
  return submits ? [...common, numberOf(ARRIVALS, write.arrival), write.nodes] : common;
}

function statementFor(action: ReportWrite['action'], block: Block, tables: Tables): string {
  if (action === 'DRAFT') return draftStatement(block, tables);
  return submitStatement(block, tables, action === 'AMEND');
}

type Tables = { readonly report: string; readonly revisions: string };

const statements = new Map<string, string>();

function statementOf(name: string, make: () => string): string {
  const known = statements.get(name) ?? make();
  statements.set(name, known);
  return known;
}

/**
 * The row lock of the obligation orders everybody who writes to one report. Who comes second finds another revision,
 * changes nothing and is told so; an approved report takes no edits but an amendment.
 */
function turn(set: string, amends = false): string {
  return `turn as (
    update obligation o set head_rev = o.head_rev + 1, ${set}
    where o.unit_no = $1 and o.month = $2 and o.form_no = $3 and o.head_rev = $4${amends ? '' : ' and o.status <> 5'}
    returning o.*)`;
}

function revision(block: Block, table: string): string {
  return `revision as (
    insert into ${table} (unit_no, month, block_no, rev, action, actor, at, opened, form_version_no, idempotency_key,
      content_hash, header, reasons, note, ${slotColumns(block)})
    select $1, $2, $5, t.head_rev, $6, $7::uuid, $8::timestamptz, $9::boolean, t.form_version_no, $10::uuid, $11::bytea,
      $12::jsonb, $13::jsonb, $14::text, ${cellValues(block)} from turn t)`;
}

function cellValues(block: Block): string {
  return slotList(block, (_slot, place) => `($15::int[])[${place}]`);
}

function event(block: Block, type: string, more = ''): string {
  return `told as (
    insert into outbox (type, unit_no, month, payload)
    select '${type}', $1, $2, jsonb_build_object('block', '${block.code}', 'rev', t.head_rev, 'by', $7::text${more})
    from turn t)`;
}

function draftStatement(block: Block, tables: Tables): string {
  return `with ${turn('status = case o.status when 0 then 1 else o.status end')},
    ${revision(block, tables.revisions)},
    ${event(block, 'report.saved')}
    select t.head_rev, t.status, t.arrival, t.arrived_at, null::int[] as marks from turn t`;
}

function submitStatement(block: Block, tables: Tables, amends: boolean): string {
  const cause = CAUSES.indexOf(amends ? 'AMENDMENT' : 'SUBMISSION');
  // The first arrival that holds an answer stays; an empty one counts as not submitted and may be made good.
  const first = 'o.arrival in (0, 3)';
  return `with ${turn(
    `status = 2, arrival = case when ${first} then $16::smallint else o.arrival end,
      arrived_at = case when ${first} then $8::timestamptz else o.arrived_at end`,
    amends,
  )},
    ${revision(block, tables.revisions)},
    ${keepApproved(block, tables.report)},
    current as (
      insert into ${tables.report} (unit_no, month, block_no, basis, also_approved, in_sums, opened, form_version_no, rev, submitted_at,
        content_hash, header, reasons, ${slotColumns(block)})
      select $1, $2, $5, 0, false, true, $9::boolean, t.form_version_no, t.head_rev, $8::timestamptz, $11::bytea, $12::jsonb,
        $13::jsonb, ${cellValues(block)} from turn t
      on conflict (unit_no, month, block_no, basis) do update set also_approved = false, in_sums = true,
        opened = excluded.opened, form_version_no = excluded.form_version_no, rev = excluded.rev,
        submitted_at = excluded.submitted_at, content_hash = excluded.content_hash, header = excluded.header,
        reasons = excluded.reasons, ${slotList(block, (slot) => `s${slot} = excluded.s${slot}`)}),
    mark as (
      insert into dirty (node_no, month, block_no, cause)
      select node, $2, $5, ${cause} from turn, unnest($17::int[]) node returning id),
    ${event(block, amends ? 'report.amended' : 'report.submitted', amends ? '' : `, 'opened', $9::boolean`)}
    select t.head_rev, t.status, t.arrival, t.arrived_at, (select array_agg(id::float8) from mark) as marks from turn t`;
}

/** What an approval bound stays as a row of its own when the content moves on; `$1, $2, $5` name the report. */
export function keepApproved(block: Block, table: string): string {
  return `kept as (
      insert into ${table} (unit_no, month, block_no, basis, also_approved, in_sums, opened, form_version_no, rev, submitted_at,
        content_hash, header, reasons, ${slotColumns(block)})
      select r.unit_no, r.month, r.block_no, 1, false, true, r.opened, r.form_version_no, r.rev, r.submitted_at,
        r.content_hash, r.header, r.reasons, ${slotColumns(block, 'r')}
      from ${table} r join turn t on t.unit_no = r.unit_no and t.month = r.month
      where r.unit_no = $1 and r.month = $2 and r.block_no = $5 and r.basis = 0 and r.also_approved)`;
}
