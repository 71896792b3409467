import type { Form } from './report-page.types.ts';

export type WireCell = Form['report']['cells'][number];

/** A cell that is no longer what was approved; undefined on a side where nobody touched it. */
export type ChangedCell = {
  readonly slot: number;
  readonly approved: WireCell | undefined;
  readonly now: WireCell | undefined;
};

const same = (one: WireCell | undefined, other: WireCell | undefined): boolean =>
  one?.state === other?.state && one?.value === other?.value && one?.reason === other?.reason;

/** Lists the cells in which two contents differ, in the order of the form. */
export function changedCells(approved: readonly WireCell[], now: readonly WireCell[]): ChangedCell[] {
  const [before, after] = [approved, now].map((cells) => new Map(cells.map((cell) => [cell.slot, cell])));
  const slots = [...new Set([...approved, ...now].map(({ slot }) => slot))].sort((one, other) => one - other);
  return slots
    .map((slot) => ({ slot, approved: before?.get(slot), now: after?.get(slot) }))
    .filter((cell) => !same(cell.approved, cell.now));
}
