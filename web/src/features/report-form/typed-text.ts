import { type Cell, MAX_STORED } from '@pokjanal/server/pure';

const PLAIN = /^\d+$/;
/** Thousands as spreadsheets write them, in either language. */
const GROUPED = /^\d{1,3}([.,]\d{3})+$/;
const DASH = /^[-–—]$/;

/**
 * Reads what was typed into one cell: a whole number, a dash for "not counted", or nothing. Null means that it is none
 * of these and must be shown as typed.
 */
export function readTyped(text: string): Cell | 'EMPTY' | null {
  const typed = text.trim();
  if (typed === '') return 'EMPTY';
  if (DASH.test(typed)) return { state: 'MISSING', reason: 'NOT_COUNTED' };
  const digits = PLAIN.test(typed) ? typed : GROUPED.test(typed) ? typed.replaceAll(/[.,]/g, '') : null;
  const n = digits === null ? Number.NaN : Number(digits);
  return n <= MAX_STORED ? { state: 'VALUE', n } : null;
}

/** The text of a cell in its field; a missing count has none, its reason stands beside it. */
export function textOf(cell: Cell | undefined): string {
  return cell?.state === 'VALUE' ? String(cell.n) : '';
}

/** Cuts a block copied from a spreadsheet into rows of cell texts. */
export function readPasted(text: string): string[][] {
  const rows = text.replaceAll('\r', '').split('\n');
  if (rows.at(-1) === '') rows.pop();
  return rows.map((row) => row.split('\t'));
}
