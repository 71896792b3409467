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
  ...SLOT_COLUMNS,
};
const REVISION = {
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
  note: 'text',
};
const SAVED = { ...REVISION, header: 'jsonb', ...SLOT_COLUMNS };

/** Writes obligations, current reports and all their revisions for some months of some posts. */
export async function writeReports(
  tx: SqlHandle,
  reports: readonly PlannedReport[],
  places: ReportPlaces,
): Promise<void> {
  const rows: Rows = { obligations: [], reports: [], saved: [], other: [], copied: [] };
  for (const report of reports) collect(rows, report, places);
  await insertRows(tx, 'obligation', OBLIGATION, rows.obligations);
  await insertRows(tx, 'report', REPORT, rows.reports);
  await insertRows(tx, 'report_rev', SAVED, rows.saved);
  await insertRows(tx, 'report_rev', REVISION, rows.other);
  await copySubmissions(tx, rows.copied);
}

type Rows = { obligations: Value[][]; reports: Value[][]; saved: Value[][]; other: Value[][]; copied: Value[][] };

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
  let hash: Buffer | null = null;
  for (const [index, act] of report.acts.entries()) {
    if (act.cells) hash = contentHash(act.cells, report.opened, report.header);
    collectAct(rows, report, act, { ...key, rev: index + 1, hash, actor: places.actor(report, act.who) });
  }
}

type ActKey = {
  unitNo: number;
  blockNo: number;
  versionNo: number;
  /** Revision of the newest submission, which is also the current report. */
  current: number;
  rev: number;
  hash: Buffer | null;
  actor: string | null;
};

function collectAct(rows: Rows, report: PlannedReport, act: PlannedAct, key: ActKey): void {
  const { unitNo, blockNo, versionNo, rev, hash, actor } = key;
  const { month, opened, header, status } = report;
  const revision = [unitNo, month, blockNo, rev, ACTION[act.action], actor, act.at, opened, versionNo, hash, act.note];
  if (!act.cells) {
    rows.other.push(revision);
  } else if (rev !== key.current) {
    rows.saved.push([...revision, header, ...slotValues(act.cells)]);
  } else {
    const [approved, inSums] = [status === 'APPROVED', status !== 'RETURNED'];
    const current = [unitNo, month, blockNo, approved, inSums, opened, versionNo, rev, act.at, hash, header];
    rows.copied.push([unitNo, month, blockNo, rev, actor]);
    rows.reports.push([...current, ...slotValues(act.cells)]);
  }
}

function slotValues(cells: Cells): Value[] {
  return Array.from({ length: SKDN_SLOTS }, (_, slot) => {
    const cell = cells.get(slot);
    return typeof cell === 'number' ? cell : null;
  });
}

/** The newest submission of each report is in `report` already, so its revision is copied inside the database. */
async function copySubmissions(tx: SqlHandle, copied: readonly Value[][]): Promise<void> {
  const slots = slotColumns(SKDN_SLOTS).join(', ');
  const column = (index: number) => copied.map((row) => row[index]);
  await tx.sql(
    `insert into report_rev (unit_no, month, block_no, rev, action, actor, at, opened, form_version_no, content_hash, header, ${slots})
     select r.unit_no, r.month, r.block_no, r.rev, ${ACTION.SUBMIT}, k.actor, r.submitted_at, r.opened, r.form_version_no,
       r.content_hash, r.header, ${slots}
     from unnest($1::int[], $2::int[], $3::smallint[], $4::int[], $5::uuid[]) as k(unit_no, month, block_no, rev, actor)
     join report r on r.unit_no = k.unit_no and r.month = k.month and r.block_no = k.block_no and r.basis = 0 and r.rev = k.rev`,
    [column(0), column(1), column(2), column(3), column(4)],
  );
}
