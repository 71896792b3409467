/** The slots of the form as rows and columns on screen. */
export type GridShape = readonly (readonly number[])[];
export type Place = { readonly row: number; readonly column: number };

/** Where a slot stands; the first cell for a slot that is not on screen. */
export function placeOf(shape: GridShape, slot: number): Place {
  const row = shape.findIndex((slots) => slots.includes(slot));
  return row < 0 ? { row: 0, column: 0 } : { row, column: shape[row]?.indexOf(slot) ?? 0 };
}

export const slotAt = (shape: GridShape, { row, column }: Place): number | undefined => shape[row]?.[column];

type Press = { readonly key: string; readonly shiftKey: boolean; readonly ctrlKey: boolean };

type Edge = { readonly row: number; readonly column: number };
type Move = (at: Place, last: Edge, press: Press) => Place | null;

const clamp = (value: number, last: number): number => Math.min(Math.max(value, 0), last);
const by =
  (down: number, across: number): Move =>
  ({ row, column }, last) => ({ row: clamp(row + down, last.row), column: clamp(column + across, last.column) });

const MOVES: Readonly<Record<string, Move>> = {
  ArrowUp: by(-1, 0),
  ArrowDown: by(1, 0),
  ArrowLeft: by(0, -1),
  ArrowRight: by(0, 1),
  Home: ({ row }, _last, { ctrlKey }) => ({ row: ctrlKey ? 0 : row, column: 0 }),
  End: ({ row }, last, { ctrlKey }) => ({ row: ctrlKey ? last.row : row, column: last.column }),
  Enter: (at, last, { shiftKey }) => downColumn(at, shiftKey ? -1 : 1, last.row, last.column),
  Tab: (at, last, { shiftKey }) => alongRows(at, shiftKey ? -1 : 1, last.row, last.column),
};

/** The cell a key leads to; null when the key is not one that moves, or leaves the grid. */
export function moveBy(shape: GridShape, at: Place, press: Press): Place | null {
  const last = { row: shape.length - 1, column: (shape[at.row]?.length ?? 1) - 1 };
  return MOVES[press.key]?.(at, last, press) ?? null;
}

/** Enter goes down and on at the top of the next column, as in a spreadsheet; it stays at the very end. */
function downColumn({ row, column }: Place, step: 1 | -1, lastRow: number, lastColumn: number): Place {
  const next = row + step;
  if (next >= 0 && next <= lastRow) return { row: next, column };
  const beside = column + step;
  if (beside < 0 || beside > lastColumn) return { row, column };
  return { row: step > 0 ? 0 : lastRow, column: beside };
}

/** Tab goes along the row and on to the next one; at the very end it leaves the grid, so that nobody is caught. */
function alongRows({ row, column }: Place, step: 1 | -1, lastRow: number, lastColumn: number): Place | null {
  const next = column + step;
  if (next >= 0 && next <= lastColumn) return { row, column: next };
  const beside = row + step;
  if (beside < 0 || beside > lastRow) return null;
  return { row: beside, column: step > 0 ? 0 : lastColumn };
}

export type PastedCell = { readonly slot: number; readonly text: string };

/** Lays a pasted block over the grid from a cell on; what falls beyond the edge is counted, not kept. */
export function layBlock(
  shape: GridShape,
  from: Place,
  block: readonly (readonly string[])[],
): { cells: PastedCell[]; cut: number } {
  const cells: PastedCell[] = [];
  let cut = 0;
  for (const [down, texts] of block.entries()) {
    for (const [across, text] of texts.entries()) {
      const slot = slotAt(shape, { row: from.row + down, column: from.column + across });
      if (slot === undefined) cut += 1;
      else cells.push({ slot, text });
    }
  }
  return { cells, cut };
}
