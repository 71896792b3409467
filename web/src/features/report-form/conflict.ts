import { type Cell, type Cells, cellOf } from '@pokjanal/server/pure';
import type { Content, Head } from './entry-model.ts';

export type Side = 'mine' | 'theirs';
export type CellDifference = { readonly slot: number; readonly mine: Cell; readonly theirs: Cell };
export type HeadDifference = { readonly field: keyof Head };

const same = (one: Cell, other: Cell): boolean => JSON.stringify(one) === JSON.stringify(other);

/** Lists the cells in which two sides differ, in the order of the form. */
export function cellDifferences(mine: Cells, theirs: Cells): CellDifference[] {
  const slots = [...new Set([...mine.keys(), ...theirs.keys()])].sort((one, other) => one - other);
  return slots
    .map((slot) => ({ slot, mine: cellOf(mine, slot), theirs: cellOf(theirs, slot) }))
    .filter((difference) => !same(difference.mine, difference.theirs));
}

/** Lists the statements of the head in which two sides differ. */
export function headDifferences(mine: Head, theirs: Head): HeadDifference[] {
  const fields = ['opened', 'notOpenedReason', 'countsVisitors', 'note'] as const;
  return fields.filter((field) => mine[field] !== theirs[field]).map((field) => ({ field }));
}

/** What was changed on one side only is taken from there; what both changed stays mine until chosen otherwise. */
export function suggestSide(base: Cell, { mine, theirs }: CellDifference): Side {
  return same(base, mine) && !same(base, theirs) ? 'theirs' : 'mine';
}

/** Puts the chosen sides together; `head` takes the head whole from one side. */
export function mergeContents(mine: Content, theirs: Content, chosen: ReadonlyMap<number, Side>, head: Side): Content {
  const cells = new Map(mine.cells);
  for (const [slot, side] of chosen) {
    if (side === 'mine') continue;
    const cell = theirs.cells.get(slot);
    if (cell) cells.set(slot, cell);
    else cells.delete(slot);
  }
  return { cells, head: head === 'mine' ? mine.head : theirs.head };
}
