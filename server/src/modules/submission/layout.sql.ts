import { type BlockLayout, isTotal } from '../../lib/pure/layout.ts';

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

/**
 * Writes the total of an element on one form as rules see it: null while one applicable cell has no value; a cell that
 * does not apply counts as 0.
 */
export function wholeTotal(block: BlockLayout, element: string, alias: string): string {
  const cells = block.cells.filter((cell) => cell.element === element);
  const applicable = (slot: number): string =>
    `coalesce(${alias}.s${slot}, case when ${alias}.reasons ->> '${slot}' = 'NOT_APPLICABLE' then 0 end)`;
  const totals = cells.filter(isTotal).map(({ slot }) => applicable(slot));
  const parts = cells.filter((cell) => !isTotal(cell)).map(({ slot }) => applicable(slot));
  return `coalesce(${[...totals, ...(parts.length === 0 ? [] : [`(${parts.join(' + ')})`])].join(', ')})`;
}

/** Writes the total of an element on one form: its undivided total, or its parts added up; null when unanswered. */
export function elementTotal(block: BlockLayout, element: string, alias: string): string {
  const cells = block.cells.filter((cell) => cell.element === element);
  const columns = (undivided: boolean): string[] =>
    cells.filter((cell) => isTotal(cell) === undivided).map(({ slot }) => `${alias}.s${slot}`);
  const parts = columns(false).join(' + ');
  return `coalesce(${[...columns(true), ...(parts === '' ? [] : [`(${parts})`])].join(', ')})`;
}
