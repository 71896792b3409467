import type { Target } from '../../auth/actor.ts';
import { type Cell, type Cells, MISSING_REASONS, type MissingReason } from '../../lib/pure/cells.ts';
import type { ReportHeader } from '../../lib/pure/report-content.ts';
import type { UnitKind } from './catalogue.ts';
import { type Block, usedSlots } from './layout.sql.ts';

/** Names of the numbers stored with obligations and revisions; the place in each list is the number. */
export const STATUSES = ['NONE', 'DRAFT', 'SUBMITTED', 'RETURNED', 'VERIFIED', 'APPROVED'] as const;
export const ARRIVALS = ['NONE', 'RECEIVED', 'LATE', 'EMPTY'] as const;
export const EXPECTATIONS = ['EXPECTED', 'EXEMPT'] as const;
export const ACTIONS = ['NONE', 'DRAFT', 'SUBMIT', 'RETURN', 'VERIFY', 'APPROVE', 'AMEND', 'UNVERIFY'] as const;
export type Status = (typeof STATUSES)[number];
export type Arrival = (typeof ARRIVALS)[number];
export type Action = (typeof ACTIONS)[number];

/** A report is known by unit, month and block before its first save. */
export type ReportRef = { readonly unitNo: number; readonly month: number; readonly block: string };

/** Who owes a report, with where it lies, for rights, marks and deadlines. */
export type ReportingUnit = {
  readonly unitNo: number;
  readonly kind: UnitKind;
  /** Null for a village that its puskesmas answers for. */
  readonly posyanduId: string | null;
  /** Name of the post, or of the village. */
  readonly name: string;
  readonly desaNo: number;
  readonly puskesmasNo: number | null;
  readonly path: string;
  readonly zone: 'WIB' | 'WITA' | 'WIT';
  readonly openedOn: string | null;
};

/** What was last typed into a report, submitted or not. */
export type Content = { readonly cells: Cells; readonly header: ReportHeader };

/** A report as it stands: its obligation and its newest content. */
export type ReportState = ReportRef &
  Content & {
    readonly unit: ReportingUnit;
    readonly formNo: number;
    readonly formVersionNo: number;
    readonly status: Status;
    readonly arrival: Arrival;
    readonly expectation: (typeof EXPECTATIONS)[number];
    readonly exemptReason: string | null;
    readonly revision: number;
    readonly deadline: Date;
    readonly arrivedAt: Date | null;
    /** When the newest submitted content was given; null while there is only a draft. */
    readonly submittedAt: Date | null;
    readonly returnReason: string | null;
    /** The month is closed in its regency; then only leave to amend opens it. Not looked up for lists. */
    readonly closing: { readonly isClosed: boolean; readonly isPermitted: boolean };
    /** What an approval bound is no longer what stands here; the bound figure stays citable. */
    readonly changedSinceApproval: boolean;
    /** What the officer who returned it said of single cells. */
    readonly returnComments: readonly { readonly slot: number; readonly comment: string }[];
  };

/** The number a name of one of the lists is stored as. */
export function numberOf<Name extends string>(names: readonly Name[], name: Name): number {
  return names.indexOf(name);
}

/** The name behind a stored number. @throws for a number that no version of ours has written. */
export function nameOf<Name extends string>(names: readonly Name[], no: number): Name {
  const name = names[no];
  if (name === undefined) throw new RangeError(`Unknown number ${no}`);
  return name;
}

/** Gives where a report lies, for questions of rights. */
export function targetOf(unit: Pick<ReportingUnit, 'path' | 'puskesmasNo' | 'unitNo' | 'posyanduId'>): Target {
  const { path, puskesmasNo, unitNo, posyanduId } = unit;
  return { path, puskesmasNo, unitNo, ...(posyanduId === null ? {} : { posyanduId }) };
}

/** Answers as they are stored: a number or null for each used slot, and why it is null where that was said. */
export type StoredCells = { readonly values: (number | null)[]; readonly reasons: Record<string, string> | null };

/** Takes cells apart into columns and the side column of reasons; a reason's note stands behind a colon. */
export function storeCells(block: Block, cells: Cells): StoredCells {
  const reasons: Record<string, string> = {};
  for (const [slot, cell] of cells) {
    if (cell.state === 'NOT_APPLICABLE') reasons[slot] = cell.state;
    else if (cell.state === 'MISSING' && (cell.reason !== 'NOT_ENTERED' || cell.note !== undefined)) {
      reasons[slot] = cell.note === undefined ? cell.reason : `${cell.reason}:${cell.note}`;
    }
  }
  const values = usedSlots(block).map((slot) => {
    const cell = cells.get(slot);
    return cell?.state === 'VALUE' ? cell.n : null;
  });
  return { values, reasons: Object.keys(reasons).length === 0 ? null : reasons };
}

/** Puts stored columns and reasons together again. */
export function readStoredCells(block: Block, stored: StoredCells): Map<number, Cell> {
  const cells = new Map<number, Cell>();
  for (const [index, slot] of usedSlots(block).entries()) {
    const n = stored.values[index];
    if (n !== null && n !== undefined) cells.set(slot, { state: 'VALUE', n });
  }
  for (const [slot, text] of Object.entries(stored.reasons ?? {})) cells.set(Number(slot), readReason(text));
  return cells;
}

function readReason(text: string): Cell {
  if (text === 'NOT_APPLICABLE') return { state: 'NOT_APPLICABLE' };
  const cut = text.indexOf(':');
  const code = cut < 0 ? text : text.slice(0, cut);
  const reason: MissingReason = Object.hasOwn(MISSING_REASONS, code) ? (code as MissingReason) : 'OTHER';
  return cut < 0 ? { state: 'MISSING', reason } : { state: 'MISSING', reason, note: text.slice(cut + 1) };
}

/** What the header column holds. */
export type StoredHeader = Partial<Pick<ReportHeader, 'notOpenedReason' | 'openedOn' | 'countsVisitors' | 'note'>>;

/** Keeps of a header only what was said. */
export function storeHeader(header: ReportHeader): StoredHeader {
  return {
    ...(header.notOpenedReason ? { notOpenedReason: header.notOpenedReason } : {}),
    ...(header.openedOn ? { openedOn: header.openedOn } : {}),
    ...(header.countsVisitors ? { countsVisitors: true } : {}),
    ...(header.note ? { note: header.note } : {}),
  };
}
