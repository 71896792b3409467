import type { Block } from './layout.sql.ts';
import {
  ARRIVALS,
  EXPECTATIONS,
  nameOf,
  readStoredCells,
  type ReportingUnit,
  type ReportState,
  STATUSES,
  type StoredHeader,
} from './report-state.ts';

/** What a statement gives of a post and of one of its reports, whichever statement it is. */
export type StateRow = {
  unit_no: number;
  kind: ReportingUnit['kind'];
  posyandu_id: string | null;
  name: string;
  desa_no: number;
  puskesmas_no: number | null;
  path: string;
  zone: ReportingUnit['zone'];
  form_no: number;
  form_version_no: number;
  expectation: number;
  exempt_reason: string | null;
  arrival: number;
  arrived_at: Date | null;
  deadline: Date;
  status: number;
  head_rev: number;
  submitted_at: Date | null;
  opened: boolean | null;
  header: StoredHeader | null;
  reasons: Record<string, string> | null;
  cells: (number | null)[] | null;
  return_reason: string | null;
  return_comments: Record<string, string> | null;
  changed_since_approval: boolean;
};

type UnitRow = Pick<
  StateRow,
  'unit_no' | 'kind' | 'posyandu_id' | 'name' | 'desa_no' | 'puskesmas_no' | 'path' | 'zone'
>;

export function readUnit(row: UnitRow, openedOn: string | null): ReportingUnit {
  return {
    unitNo: row.unit_no,
    kind: row.kind,
    posyanduId: row.posyandu_id,
    name: row.name,
    desaNo: row.desa_no,
    puskesmasNo: row.puskesmas_no,
    path: row.path,
    zone: row.zone,
    openedOn,
  };
}

export function readState(block: Block, unit: ReportingUnit, month: number, row: StateRow): ReportState {
  return {
    unit,
    unitNo: unit.unitNo,
    month,
    block: block.code,
    formNo: row.form_no,
    formVersionNo: row.form_version_no,
    status: nameOf(STATUSES, row.status),
    arrival: nameOf(ARRIVALS, row.arrival),
    expectation: nameOf(EXPECTATIONS, row.expectation),
    exemptReason: row.exempt_reason,
    revision: row.head_rev,
    deadline: row.deadline,
    arrivedAt: row.arrived_at,
    submittedAt: row.submitted_at,
    returnReason: row.return_reason,
    changedSinceApproval: row.changed_since_approval,
    closing: { isClosed: row.status === STATUSES.indexOf('APPROVED'), isPermitted: false },
    returnComments: Object.entries(row.return_comments ?? {}).map(([slot, comment]) => ({
      slot: Number(slot),
      comment,
    })),
    cells: row.cells ? readStoredCells(block, { values: row.cells, reasons: row.reasons }) : new Map(),
    header: { opened: row.opened ?? true, ...row.header },
  };
}
