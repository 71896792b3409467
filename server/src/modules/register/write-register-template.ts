import { Readable, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import writeExcel, { type CellObject } from 'write-excel-file/node';
import type { Ctx } from '../../auth/ctx.ts';
import { InvalidInput, problem } from '../../lib/errors.ts';
import { CSV_START, csvLine } from '../exchange/csv-text.ts';
import type { Register } from './register.ts';

/** A sheet is put together as a whole before it can be packed; larger areas take CSV. */
const MOST_SHEET_ROWS = 20_000;
const HEAD = { fontWeight: 'bold', backgroundColor: '#DCEBE6', wrap: true, alignVertical: 'top' } as const;

type Ask = { readonly register: Register; readonly path: string | null; readonly format: 'csv' | 'xlsx' };

/** Writes the template of a register with what stands in an area, to be added to and put right. @throws InvalidInput for a sheet too large. */
export async function writeRegisterTemplate(ctx: Ctx, { register, path, format }: Ask, to: Writable): Promise<void> {
  const rows = await register.standing(ctx, path);
  const titles = register.columns.map(({ title }) => title);
  if (format === 'csv') {
    await pipeline(Readable.from([CSV_START + csvLine(titles), ...rows.map(csvLine)]), to);
    return;
  }
  if (rows.length > MOST_SHEET_ROWS) {
    throw new InvalidInput([problem('format', 'TEMPLATE_TOO_LARGE', { max: MOST_SHEET_ROWS })]);
  }
  const text = (value: string): CellObject => ({ value, type: String, format: '@' });
  const book = writeExcel([
    {
      data: [titles.map((value) => ({ value, type: String, ...HEAD })), ...rows.map((row) => row.map(text))],
      sheet: 'Daftar',
      columns: titles.map(() => ({ width: 20 })),
      stickyRowsCount: 1,
    },
    {
      data: helpOf(register).map((line) => line.map((value) => ({ value, type: String, wrap: true }))),
      sheet: 'Petunjuk',
      columns: [{ width: 24 }, { width: 70 }, { width: 30 }],
    },
  ]);
  const packed: Readable | void = await book.toStream(to);
  if (packed) await pipeline(packed, to);
}

/** The sheet of help: what each column is for; for those who fill it in, so in their language. */
function helpOf({ name, columns }: Register): readonly (readonly string[])[] {
  return [
    [`Daftar ${name}`, 'Satu baris untuk satu catatan. Baris pertama adalah nama kolom.', ''],
    ['', 'Sel kosong tidak mengubah apa pun. Tulis tanda - untuk mengosongkan isi yang sudah ada.', ''],
    ['', 'Tidak ada yang tersimpan sebelum pratinjau diperiksa dan disetujui di layar.', ''],
    ['Kolom', 'Isi', 'Contoh'],
    ...columns.map(({ title, meaning, example }) => [title, meaning, example]),
  ];
}
