/** Marks the file as UTF-8 to spreadsheets, which otherwise guess. */
export const CSV_START = '\uFEFF';

/** What a spreadsheet would run as a formula. */
const FORMULA = /^[=+\-@\t\r]/;

/**
 * Writes one line of CSV with semicolons, as spreadsheets with Indonesian settings read it. A text that begins like a
 * formula is given an apostrophe in front, which our reader takes away again.
 */
export function csvLine(cells: readonly string[]): string {
  return `${cells.map(csvCell).join(';')}\r\n`;
}

function csvCell(text: string): string {
  const safe = FORMULA.test(text) && !/^-?\d+$/.test(text) ? `'${text}` : text;
  return /[;"\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
