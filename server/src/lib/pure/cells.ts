import type { Value } from './evaluate.ts';
import { type Asked, askedSlots, type BlockLayout, cellAt, isTotal, slotsOf } from './layout.ts';
import type { Localized } from './texts.ts';

/** Why a count that should be there is not; `OTHER` needs a note. */
export const MISSING_REASONS = {
  NOT_ENTERED: { id: 'belum diisi', en: 'not entered' },
  NOT_COUNTED: { id: 'tidak dihitung', en: 'not counted' },
  NO_TOOL: { id: 'alat tidak ada atau rusak', en: 'no working tool' },
  NO_OFFICER: { id: 'petugas tidak hadir', en: 'no officer present' },
  RECORD_LOST: { id: 'catatan hilang', en: 'record lost' },
  OTHER: { id: 'alasan lain', en: 'other reason' },
} as const satisfies Record<string, Localized>;

export type MissingReason = keyof typeof MISSING_REASONS;

/** A cell is in exactly one state; zero is a value, and a cell nobody touched is `MISSING(NOT_ENTERED)`. */
export type Cell =
  | { readonly state: 'VALUE'; readonly n: number }
  | { readonly state: 'MISSING'; readonly reason: MissingReason; readonly note?: string }
  | { readonly state: 'NOT_APPLICABLE' };

/** The touched cells of one block by slot; an absent slot was not touched. */
export type Cells = ReadonlyMap<number, Cell>;

/** A cell as it arrives from a form, a file or the API. */
export type CellInput = {
  readonly slot: number;
  readonly state: 'VALUE' | 'MISSING' | 'NOT_APPLICABLE';
  readonly value?: number | null;
  readonly reason?: string | null;
  readonly note?: string | null;
};

/** A sum over slots with what it leaves out: missing cells add nothing and are counted. */
export type Sum = {
  readonly sum: number;
  readonly answered: number;
  readonly missing: number;
  readonly notApplicable: number;
};

export const UNTOUCHED: Cell = { state: 'MISSING', reason: 'NOT_ENTERED' };

/** Gives the state of a slot; never undefined, because an untouched cell has a state too. */
export function cellOf(cells: Cells, slot: number): Cell {
  return cells.get(slot) ?? UNTOUCHED;
}

/** Lists the asked slots that nobody touched. */
export function untouchedSlots(cells: Cells, asked: readonly number[]): number[] {
  return asked.filter((slot) => {
    const cell = cellOf(cells, slot);
    return cell.state === 'MISSING' && cell.reason === 'NOT_ENTERED';
  });
}

/** Gives cells in which every asked slot nobody touched has the given state; answers stay. */
export function fillUntouched(cells: Cells, asked: readonly number[], fill: Cell): Cells {
  const filled = new Map(cells);
  for (const slot of untouchedSlots(cells, asked)) filled.set(slot, fill);
  return filled;
}

/** Gives the answer "semua nol": every slot a counted zero. */
export function allZero(asked: readonly number[]): Cells {
  return fillUntouched(new Map(), asked, { state: 'VALUE', n: 0 });
}

/** Says whether every asked slot is a counted zero. */
export function isAllZero(cells: Cells, asked: readonly number[]): boolean {
  return asked.length > 0 && asked.every((slot) => sameValue(cellOf(cells, slot), 0));
}

/** Adds up slots and counts what could not be added. */
export function sumSlots(cells: Cells, slots: readonly number[]): Sum {
  const total = { sum: 0, answered: 0, missing: 0, notApplicable: 0 };
  for (const slot of slots) {
    const cell = cellOf(cells, slot);
    if (cell.state === 'VALUE') {
      total.sum += cell.n;
      total.answered += 1;
    } else if (cell.state === 'MISSING') total.missing += 1;
    else total.notApplicable += 1;
  }
  return total;
}

/** Lists the slots that carry an element in this report: its parts when any was touched, else its total. */
export function answeringSlots(layout: BlockLayout, cells: Cells, element: string): readonly number[] {
  const parts = slotsOf(layout, element, { detail: true });
  const totals = slotsOf(layout, element, { detail: false });
  // An element that is never broken down is answered by its total alone, touched or not.
  if (parts.length === 0) return totals;
  return isBrokenDown(layout, cells, element) || !totals.some((slot) => cells.has(slot)) ? parts : totals;
}

function isBrokenDown(layout: BlockLayout, cells: Cells, element: string): boolean {
  return slotsOf(layout, element, { detail: true }).some((slot) => cells.has(slot));
}

/** Gives an element's total as rules see it: missing while one applicable cell has no value. */
export function totalOf(layout: BlockLayout, cells: Cells, element: string): Value {
  const { sum, answered, missing } = sumSlots(cells, answeringSlots(layout, cells, element));
  if (missing > 0) return { state: 'MISSING' };
  return answered > 0 ? { state: 'VALUE', n: sum } : { state: 'NOT_APPLICABLE' };
}

/** Gives the row and column sums a grid shows for one element: by age, by sex, and over both. */
export function gridSums(
  layout: BlockLayout,
  cells: Cells,
  element: string,
): { total: Sum; byAge: ReadonlyMap<string, Sum>; bySex: ReadonlyMap<string, Sum> } {
  const parts = layout.cells.filter((cell) => cell.element === element && !isTotal(cell));
  const by = (dimension: 'age' | 'sex'): ReadonlyMap<string, Sum> =>
    new Map(
      [...new Set(parts.map((cell) => cell[dimension]))].map((member) => {
        const slots = parts.filter((cell) => cell[dimension] === member).map(({ slot }) => slot);
        return [member, sumSlots(cells, slots)] as const;
      }),
    );
  return { total: sumSlots(cells, answeringSlots(layout, cells, element)), byAge: by('age'), bySex: by('sex') };
}

/** Gives the cells to be stored: a total beside its parts is derived, so it was for checking only and is dropped. */
export function storableCells(layout: BlockLayout, cells: Cells): Cells {
  const kept = new Map<number, Cell>();
  for (const [slot, cell] of cells) {
    const place = cellAt(layout, slot);
    if (place && !(isTotal(place) && isBrokenDown(layout, cells, place.element))) kept.set(slot, cell);
  }
  return kept;
}

/** Gives the content of a month without opening: stocks as last known, and nobody counted in any flow. */
export function closedMonthCells(layout: BlockLayout, form: Asked, previous: Cells): Cells {
  const cells = new Map<number, Cell>();
  const stocks = new Set(layout.elements.filter(({ kind }) => kind === 'STOCK').map(({ code }) => code));
  for (const [slot, cell] of previous) {
    const place = cellAt(layout, slot);
    if (place && stocks.has(place.element) && cell.state !== 'MISSING') cells.set(slot, cell);
  }
  for (const slot of askedSlots(layout, form)) {
    const place = cellAt(layout, slot);
    if (place && !stocks.has(place.element)) cells.set(slot, { state: 'VALUE', n: 0 });
  }
  return cells;
}

function sameValue(cell: Cell, n: number): boolean {
  return cell.state === 'VALUE' && cell.n === n;
}
