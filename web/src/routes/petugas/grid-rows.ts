import { columnsOf, slotOf, totalSlotOf } from '@pokjanal/server/pure';
import type { EntryModel } from '@/features/report-form/entry-model.ts';
import type { GridShape } from './grid-moves.ts';

/** One row of the grid: an element, or a field of minimum service with the elements across. */
export type GridRow = {
  readonly key: string;
  readonly kind: 'ELEMENT' | 'FIELD';
  readonly slots: readonly number[];
};

/** One row per element, ages with boys and girls across or a single column; forms by field have the fields down. */
export function gridRows({ layout, elements, fields, detailed }: EntryModel): GridRow[] {
  if (fields.length > 0) {
    const columns = columnsOf(layout);
    return fields.map((field) => {
      const column = columns.find((each) => each.field === field);
      return { key: field, kind: 'FIELD', slots: known(elements.map(({ code }) => column?.slots.get(code))) };
    });
  }
  const columns = detailed ? columnsOf(layout) : [];
  return elements.map(({ code }) => {
    const slots = detailed
      ? columns.map(({ age, sex }) => slotOf(layout, code, age, sex))
      : [totalSlotOf(layout, code)];
    return { key: code, kind: 'ELEMENT', slots: known(slots) };
  });
}

const known = (slots: readonly (number | undefined)[]): number[] => slots.filter((slot) => slot !== undefined);

/** The slots of the form as rows and columns on screen. */
export const shapeOf = (model: EntryModel): GridShape => gridRows(model).map(({ slots }) => slots);
