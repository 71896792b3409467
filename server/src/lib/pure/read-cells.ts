import { type Cell, type CellInput, type Cells, MISSING_REASONS, type MissingReason } from './cells.ts';
import { type Asked, asksElement, type BlockLayout, cellAt, isTotal, isYesNo, type LayoutCell } from './layout.ts';

/** What is wrong with one given cell, before any rule; the codes are those of the server's error catalogue. */
export type CellProblem = {
  readonly index: number;
  readonly slot: number;
  readonly code:
    | 'UNKNOWN_SLOT'
    | 'DUPLICATE_SLOT'
    | 'VALUE_REQUIRED'
    | 'NOT_INTEGER'
    | 'OUT_OF_RANGE'
    | 'NOT_YES_NO'
    | 'BAD_MISSING_REASON'
    | 'REASON_REQUIRED';
};

/** Storage columns are 32-bit; what rule V01 allows is far less, but a draft may hold a slip. */
export const MAX_STORED = 2_147_483_647;

/**
 * Turns given cells into the cell model and lists every problem at once; problem cells are left out.
 * A form with detail also takes totals, for rule V09 to compare; a short form takes totals only.
 */
export function readCells(
  layout: BlockLayout,
  form: Asked,
  inputs: readonly CellInput[],
): { cells: Cells; problems: CellProblem[] } {
  const cells = new Map<number, Cell>();
  const problems: CellProblem[] = [];
  for (const [index, input] of inputs.entries()) {
    const refuse = (code: CellProblem['code']): number => problems.push({ index, slot: input.slot, code });
    const place = cellAt(layout, input.slot);
    if (!place || !takes(form, place)) refuse('UNKNOWN_SLOT');
    else if (cells.has(input.slot)) refuse('DUPLICATE_SLOT');
    else {
      const cell = readCell(input);
      if (typeof cell === 'string') refuse(cell);
      else if (cell.state === 'VALUE' && cell.n > 1 && isYesNo(layout, place.element)) refuse('NOT_YES_NO');
      else cells.set(input.slot, cell);
    }
  }
  return { cells, problems };
}

function takes(form: Asked, place: LayoutCell): boolean {
  return (form.detail || isTotal(place)) && asksElement(form, place.element);
}

/** Writes cells as they travel; `readCells` gives the same cells back. */
export function writeCells(cells: Cells): CellInput[] {
  return [...cells]
    .sort(([one], [other]) => one - other)
    .map(([slot, cell]) => {
      if (cell.state === 'VALUE') return { slot, state: cell.state, value: cell.n };
      if (cell.state === 'NOT_APPLICABLE') return { slot, state: cell.state };
      return { slot, state: cell.state, reason: cell.reason, note: cell.note ?? null };
    });
}

function readCell(input: CellInput): Cell | CellProblem['code'] {
  if (input.state === 'NOT_APPLICABLE') return { state: 'NOT_APPLICABLE' };
  if (input.state === 'MISSING') return readMissing(input);
  const n = input.value;
  if (n === undefined || n === null) return 'VALUE_REQUIRED';
  if (!Number.isInteger(n)) return 'NOT_INTEGER';
  // Adding zero turns −0 into 0, which would otherwise hash and print differently.
  return Math.abs(n) > MAX_STORED ? 'OUT_OF_RANGE' : { state: 'VALUE', n: n + 0 };
}

function readMissing(input: CellInput): Cell | CellProblem['code'] {
  const reason = input.reason ?? 'NOT_ENTERED';
  if (!isMissingReason(reason)) return 'BAD_MISSING_REASON';
  const note = input.note?.trim();
  if (reason === 'OTHER' && !note) return 'REASON_REQUIRED';
  return note ? { state: 'MISSING', reason, note } : { state: 'MISSING', reason };
}

function isMissingReason(reason: string): reason is MissingReason {
  return Object.hasOwn(MISSING_REASONS, reason);
}
