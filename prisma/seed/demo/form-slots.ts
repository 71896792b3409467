import { type CsvRow, parseCsv, readReference } from '../load/csv.ts';

/** Where an answer stands in its block: the slot of an element's total, or of its part in one field of minimum service. */
export type FormSlots = {
  /** Blocks that posts of a set answer in a month, in the order of the forms; the SKDN block is not among them. */
  readonly blocksOf: (formSet: 'BASIC' | 'ILP', monthOfYear: number) => readonly string[];
  /** Slot of an element that a set asks; undefined where it does not. */
  readonly slotOf: (block: string, formSet: 'BASIC' | 'ILP', element: string, field?: string) => number | undefined;
  /** Slot of an element in the form a puskesmas answers for a village. */
  readonly villageSlotOf: (element: string) => number | undefined;
};

const WHOLE = 'TIDAK_DIRINCI';

/** Reads the forms and slots from the reference lists, so that the demonstration answers what an office would be asked. */
export function readFormSlots(): FormSlots {
  const forms = rowsOf('forms').filter((form) => form['unitKind'] === 'POSYANDU' && form['blockCode'] !== 'SKDN');
  const slots = new Map(
    rowsOf('block-slots').map((row) => [
      `${row['blockCode']}|${row['elementCode']}|${row['field']}`,
      Number(row['slot']),
    ]),
  );
  const isOf = (form: CsvRow, formSet: string): boolean => form['formSet'] === '' || form['formSet'] === formSet;
  return {
    blocksOf: (formSet, monthOfYear) =>
      forms
        .filter((form) => isOf(form, formSet) && (form['rhythm'] === 'MONTHLY' || monthOfYear === 12))
        .map((form) => form['blockCode'] ?? ''),
    slotOf: (block, formSet, element, field = WHOLE) => {
      const form = forms.find((one) => one['blockCode'] === block && isOf(one, formSet));
      const asked = (form?.['elements'] ?? '').split('|').filter(Boolean);
      return asked.length === 0 || asked.includes(element) ? slots.get(`${block}|${element}|${field}`) : undefined;
    },
    villageSlotOf: (element) => slots.get(`PK|${element}|${WHOLE}`),
  };
}

function rowsOf(list: string): CsvRow[] {
  const text = readReference(list);
  if (text === undefined) throw new Error(`The reference list ${list}.csv is missing`);
  return parseCsv(text);
}
