import type { CellInput, Cells } from '../../lib/pure/cells.ts';
import { writeCells } from '../../lib/pure/read-cells.ts';

/** A cell as the interface shows it: the note of a reason stands behind it, `OTHER:timbangan rusak`. */
export type ApiCell = {
  readonly slot: number;
  readonly state: 'VALUE' | 'MISSING' | 'NOT_APPLICABLE';
  readonly value: number | null;
  readonly reason: string | null;
};

/** A cell as the interface takes it. */
export type ApiCellInput = {
  readonly slot: number;
  readonly value?: number | null | undefined;
  readonly missing?: string | null | undefined;
};

/** Writes cells for the interface, by slot. */
export function apiCells(cells: Cells): ApiCell[] {
  return writeCells(cells).map(({ slot, state, value, reason, note }) => ({
    slot,
    state,
    value: value ?? null,
    reason: reason == null ? null : note ? `${reason}:${note}` : reason,
  }));
}

/** Reads a cell of the interface; a value beside a reason is a contradiction and the reason counts. */
export function readApiCell({ slot, value, missing }: ApiCellInput): CellInput {
  if (missing == null) return { slot, state: 'VALUE', value: value ?? null };
  if (missing === 'NOT_APPLICABLE') return { slot, state: 'NOT_APPLICABLE' };
  const cut = missing.indexOf(':');
  return cut < 0
    ? { slot, state: 'MISSING', reason: missing }
    : { slot, state: 'MISSING', reason: missing.slice(0, cut), note: missing.slice(cut + 1) };
}
