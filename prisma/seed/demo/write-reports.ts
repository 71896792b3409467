import { insertRows, type SqlHandle, type Value } from '../sql-db.ts';
import { OBLIGATION } from '../tables.ts';
import { ACTION, ARRIVAL, type Cells, contentHash, STATUS, slotColumns } from '../wide.ts';
import type { PlannedAct, PlannedReport } from './planned.ts';
import { SKDN_SLOTS } from './skdn.ts';

/** Numbers that stand for a form and its block in the wide tables. */
export type FormNumbers = { blockNo: number; no: number; versionNo: number };

export type ReportPlaces = {
  form(report: PlannedReport): FormNumbers;
  unitNo(report: PlannedReport): number;
  actor(report: PlannedReport, who: 'typist' | 'petugas' | 'admin'): string | null;
};

const SLOT_COLUMNS = Object.fromEntries(slotColumns(SKDN_SLOTS).map((name) => [name, 'int']));

const REPORT = {
  unit_no: 'int',
  month: 'int',
  block_no: 'smallint',
  also_approved: 'boolean',
  in_sums: 'boolean',
  opened: 'boolean',
  form_version_no: 'int',
  rev: 'int',
  submitted_at: 'timestamptz',
  content_hash: 'bytea',
  header: 'jsonb',
  actor: 'uuid',
  ...SLOT_COLUMNS,
};
const SAVE = {
  unit_no: 'int',
  month: 'int',
  block_no: 'smallint',
  rev: 'int',
  action: 'smallint',
  actor: 'uuid',
  at: 'timestamptz',
  opened: 'boolean',
  form_version_no: 'int',
  content_hash: 'bytea',
  header: 'jsonb',
  ...SLOT_COLUMNS,
};

/** Writes obligations, current reports and all their revisions for some months of some posts. */
export async function writeReports(
  tx: SqlHandle,
  reports: readonly PlannedReport[],
  places: ReportPlaces,
): Promise<void> {
  const rows: Rows = { obligations: [], reports: [], saved: [], reviewed: [] };
  for (const report of reports) collect(rows, report, places);
  await insertRows(tx, 'obligation', OBLIGATION, rows.obligations);
  await insertRows(tx, 'report', REPORT, rows.reports);
  await insertRows(tx, 'report_save', SAVE, rows.saved);
  await writeReviews(tx, rows.reviewed);
}

type Rows = { obligations: Value[][]; reports: Value[][]; saved: Value[][]; reviewed: Value[][] };

function collect(rows: Rows, report: PlannedReport, places: ReportPlaces): void {
  const unitNo = places.unitNo(report);
  const form = places.form(report);
  const { blockNo } = form;
  const current = report.acts.findLastIndex(({ action }) => action === 'SUBMIT') + 1;
  rows.obligations.push([
    unitNo,
    report.month,
    form.no,
    form.versionNo,
    ARRIVAL[report.arrival],
    report.arrivedAt,
    report.deadline,
    STATUS[report.status],
    report.acts.length,
    true,
  ]);
  const key = { unitNo, blockNo, versionNo: form.versionNo, current };
  let given = 0;
  for (const [index, act] of report.acts.entries()) {
    if (act.action === 'SUBMIT') given = index + 1;
    collectAct(rows, report, act, { ...key, rev: index + 1, given, actor: places.actor(report, act.who) });
  }
}

type ActKey = {
  unitNo: number;
  blockNo: number;
  versionNo: number;
  /** Revision of the newest submission, which is also the current report. */
  current: number;
  rev: number;
  /** Revision of the submission before it. */
  given: number;
  actor: string | null;
};

function collectAct(rows: Rows, report: PlannedReport, act: PlannedAct, key: ActKey): void {
  const { unitNo, blockNo, versionNo, rev, given, actor } = key;
  const { month, opened, header, status } = report;
  const action = ACTION[act.action];
  if (!act.cells) {
    rows.reviewed.push([unitNo, month, blockNo, rev, given, action, actor, act.at, act.note ?? null]);
    return;
  }
  const hash = contentHash(act.cells, opened, header);
  if (rev !== key.current) {
    const save = [unitNo, month, blockNo, rev, action, actor, act.at, opened, versionNo, hash, header];
    rows.saved.push([...save, ...slotValues(act.cells)]);
    return;
  }
  const [approved, inSums] = [status === 'APPROVED', status !== 'RETURNED'];
  const current = [unitNo, month, blockNo, approved, inSums, opened, versionNo, rev, act.at, hash, header, actor];
  rows.reports.push([...current, ...slotValues(act.cells)]);
}

function slotValues(cells: Cells): Value[] {
  return Array.from({ length: SKDN_SLOTS }, (_, slot) => {
    const cell = cells.get(slot);
    return typeof cell === 'number' ? cell : null;
  });
}

/** Acts of one person at one moment are one, of however many reports. */
async function writeReviews(tx: SqlHandle, reviewed: readonly Value[][]): Promise<void> {
  const column = (index: number) => reviewed.map((row) => row[index]);
  await tx.sql(
    `with done as materialized (
       select * from unnest($1::int[], $2::int[], $3::smallint[], $4::int[], $5::int[], $6::smallint[], $7::uuid[],
         $8::timestamptz[], $9::text[]) d(unit_no, month, block_no, rev, of_rev, action, actor, at, note)),
     act as (
       insert into review (action, actor, at, note)
       select distinct action, actor, at, note from done order by at, action, actor, note returning no, action, actor, at, note)
     insert into report_review (unit_no, month, rev, of_rev, review_no, block_no)
     select d.unit_no, d.month, d.rev, d.of_rev, a.no, d.block_no
     from done d join act a on a.action = d.action and a.at = d.at and a.actor is not distinct from d.actor
       and a.note is not distinct from d.note`,
    Array.from({ length: 9 }, (_, index) => column(index)),
  );
}
