import type { BlockLayout } from '../../lib/pure/layout.ts';

/** A block with the small number that keys it in the wide tables. */
export type Block = BlockLayout & { readonly no: number };

/** Lists the slots a block uses, in rising order; the place in this list is the place in every array built here. */
export function usedSlots(block: BlockLayout): number[] {
  return block.cells.map((cell) => cell.slot).sort((one, other) => one - other);
}

/** Writes one column per used slot, `s0, s1, …`, each made by `column`. */
export function slotList(block: BlockLayout, column: (slot: number, place: number) => string): string {
  return usedSlots(block)
    .map((slot, index) => column(slot, index + 1))
    .join(', ');
}

/** Names the columns of the answers themselves, with an alias in front when one is given. */
export function slotColumns(block: BlockLayout, alias = ''): string {
  const dot = alias === '' ? '' : `${alias}.`;
  return slotList(block, (slot) => `${dot}s${slot}`);
}

/** Lists the places (from 1) of an element in the arrays of a block: all its parts, then its undivided total. */
export function placesOf(block: BlockLayout, element: string): { parts: number[]; totals: number[] } {
  const slots = usedSlots(block);
  const places = { parts: [] as number[], totals: [] as number[] };
  for (const cell of block.cells) {
    if (cell.element !== element) continue;
    const undivided = cell.age === 'TIDAK_DIRINCI' && cell.sex === 'TIDAK_DIRINCI';
    places[undivided ? 'totals' : 'parts'].push(slots.indexOf(cell.slot) + 1);
  }
  return places;
}
