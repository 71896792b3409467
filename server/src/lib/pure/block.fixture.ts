import { referenceRows } from '../reference.fixture.ts';
import type { Cell, Cells } from './cells.ts';
import type { Asked, BlockLayout, ElementKind } from './layout.ts';
import { totalSlotOf } from './layout.ts';

/** A block as the official lists lay it out. */
export function officialBlock(code: string): BlockLayout {
  const own = (list: string) => referenceRows(list).filter((row) => row['blockCode'] === code);
  return {
    code,
    elements: own('data-elements').map((row) => ({
      code: row['code'] ?? '',
      kind: row['kind'] as ElementKind,
      label: row['label'] ?? '',
      yesNo: row['yesNo'] === 'true',
      carry: row['carry'] === 'true',
    })),
    cells: own('block-slots').map((row) => ({
      slot: Number(row['slot']),
      element: row['elementCode'] ?? '',
      age: row['age'] ?? '',
      sex: row['sex'] ?? '',
      field: row['field'] ?? '',
    })),
  };
}

/** What an official form asks of its block. */
export function officialForm(code: string): Asked {
  const row = referenceRows('forms').find((form) => form['code'] === code);
  if (!row) throw new Error(`No form ${code}`);
  return { detail: row['detailed'] === 'true', elements: (row['elements'] ?? '').split('|').filter(Boolean) };
}

/** A report of undivided counts: the given ones, and a zero for every other element asked. */
export function countsOf(layout: BlockLayout, form: Asked, given: Readonly<Record<string, number>> = {}): Cells {
  const asked = form.elements?.length ? form.elements : layout.elements.map(({ code }) => code);
  const cells = new Map<number, Cell>();
  for (const code of asked) {
    const slot = totalSlotOf(layout, code);
    if (slot !== undefined) cells.set(slot, { state: 'VALUE', n: given[code] ?? 0 });
  }
  return cells;
}
