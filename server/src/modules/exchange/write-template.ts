import type { Readable, Writable } from 'node:stream';
import { Readable as Source } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import writeExcel, { type CellObject } from 'write-excel-file/node';
import { InvalidInput, problem } from '../../lib/errors.ts';
import { CSV_START, csvLine } from './csv-text.ts';
import { cellText } from './cell-text.ts';
import { HELP } from './template-help.ts';
import { plainTexts, type Template, TEMPLATE_COLUMNS, type TemplateRow } from './template.ts';

/** A sheet is put together as a whole before it can be packed; larger areas take CSV. */
const MOST_SHEET_ROWS = 3_000;

const HEAD = { fontWeight: 'bold', backgroundColor: '#DCEBE6', wrap: true, alignVertical: 'top' } as const;
/** Cells the form of a unit does not ask. */
const NOT_ASKED = { value: '', type: String, backgroundColor: '#E3E3E3' } as const;

/** Writes a template as CSV, unit by unit as they are read. */
export async function writeCsvTemplate(template: Template, to: Writable): Promise<void> {
  async function* lines(): AsyncGenerator<string> {
    yield CSV_START + csvLine(template.titles);
    yield csvLine(template.names);
    for await (const rows of template.rows()) {
      yield rows
        .map((row) => [
          ...plainTexts(template.month, row),
          ...template.slots.map((slot) => cellText(row.cells.get(slot))),
        ])
        .map(csvLine)
        .join('');
    }
  }
  await pipeline(Source.from(lines()), to);
}

/** Writes a template as a workbook with a sheet of help behind it. @throws InvalidInput for an area too large for a sheet. */
export async function writeXlsxTemplate(template: Template, to: Writable): Promise<void> {
  if (template.units > MOST_SHEET_ROWS) {
    throw new InvalidInput([problem('format', 'TEMPLATE_TOO_LARGE', { max: MOST_SHEET_ROWS })]);
  }
  const rows: (CellObject | null)[][] = [template.titles.map(headCell), template.names.map(headCell)];
  for await (const some of template.rows()) rows.push(...some.map((row) => sheetRow(template, row)));
  const widths = [12, 24, 10, 16, 14, 24];
  const columns = template.titles.map((_title, index) => ({ width: widths[index] ?? 12 }));
  const book = writeExcel([
    { data: rows, sheet: 'Isian', columns, stickyRowsCount: 2, stickyColumnsCount: 2 },
    {
      data: HELP.map((line) => [{ value: line, type: String, wrap: true }]),
      sheet: 'Petunjuk',
      columns: [{ width: 110 }],
    },
  ]);
  const packed: Readable | void = await book.toStream(to);
  if (packed) await pipeline(packed, to);
}

function headCell(value: string): CellObject {
  return { value, type: String, ...HEAD };
}

function sheetRow(template: Template, row: TemplateRow): (CellObject | null)[] {
  const plain = plainTexts(template.month, row);
  return [
    // As texts, so that no spreadsheet makes a date of a month.
    ...TEMPLATE_COLUMNS.map((_column, index) => ({ value: plain[index] ?? '', type: String, format: '@' })),
    ...template.slots.map((slot) => {
      if (!row.asked.has(slot)) return NOT_ASKED;
      const cell = row.cells.get(slot);
      if (cell?.state === 'VALUE') return { value: cell.n, type: Number };
      const text = cellText(cell);
      return text === '' ? null : { value: text, type: String };
    }),
  ];
}
