export const SHEET_COLUMNS = ['code', 'indicator', 'period', 'value', 'source'] as const;
export type SheetColumn = (typeof SHEET_COLUMNS)[number];

/** A row of a sheet with the number it has there, counted from 1 with the head. */
export type SheetRow = Readonly<Record<SheetColumn, string>> & { readonly line: number };

const HEAD = /kode|code|wilayah|area/i;

/** Reads rows pasted from a sheet or a CSV file: tabs, semicolons or commas between columns, a head or none. */
export function readSheet(text: string): SheetRow[] {
  const lines = text.replace(/\r\n?/g, '\n').split('\n');
  const separator = ['\t', ';'].find((one) => text.includes(one)) ?? ',';
  return lines.flatMap((line, index) => {
    if (line.trim() === '') return [];
    const [code = '', indicator = '', period = '', value = '', ...source] = splitLine(line, separator);
    if (index === 0 && HEAD.test(code)) return [];
    return [{ line: index + 1, code, indicator, period, value, source: source.join(separator).trim() }];
  });
}

/** Splits a line at a separator outside quotes; a doubled quote inside quotes is one. */
function splitLine(line: string, separator: string): string[] {
  const cells: string[] = [];
  let cell = '';
  let isQuoted = false;
  for (let at = 0; at < line.length; at += 1) {
    const letter = line.charAt(at);
    if (letter === '"' && isQuoted && line.charAt(at + 1) === '"') {
      cell += letter;
      at += 1;
    } else if (letter === '"') isQuoted = !isQuoted;
    else if (letter === separator && !isQuoted) {
      cells.push(cell.trim());
      cell = '';
    } else cell += letter;
  }
  return [...cells, cell.trim()];
}

/** Where a problem of an import stands: `rows.12.value` is row 12 of those sent, column value. */
export function placeOf(path: string, rows: readonly SheetRow[]): { line: number | null; column: SheetColumn | null } {
  const [, index, name] = /^rows\.(\d+)(?:\.(\w+))?$/.exec(path) ?? [];
  return {
    line: rows[Number(index)]?.line ?? null,
    column: SHEET_COLUMNS.find((one) => one === name) ?? null,
  };
}
