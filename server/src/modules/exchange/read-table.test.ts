import { monitorEventLoopDelay } from 'node:perf_hooks';
import { describe, expect, test } from 'vitest';
import writeExcel from 'write-excel-file/node';
import { InvalidInput } from '../../lib/errors.ts';
import { cellText, readCellText } from './cell-text.ts';
import { csvLine } from './csv-text.ts';
import { readMonthText } from './month-text.ts';
import { readTable } from './read-table.ts';
import { unzippedSize } from './zip-size.ts';

async function rowsOf(content: Buffer): Promise<string[][]> {
  const rows: string[][] = [];
  for await (const row of readTable(content)) rows.push([...row]);
  return rows;
}

describe('a table', () => {
  test.each([
    ['commas', 'kode,nama\nP1,"a, b"\n'],
    ['semicolons', 'kode;nama\r\nP1;a, b\r\n'],
    ['a mark of UTF-8', '\uFEFFkode;nama\r\nP1;a, b'],
    ['tabulators', 'kode\tnama\nP1\ta, b'],
  ])('is read with %s', async (_what, text) => {
    const rows = await rowsOf(Buffer.from(text));
    expect(rows.filter((row) => row.some((cell) => cell !== ''))).toEqual([
      ['kode', 'nama'],
      ['P1', 'a, b'],
    ]);
  });

  test('is read as Windows-1252 where it is no UTF-8, and keeps blank lines in the count', async () => {
    expect(await rowsOf(Buffer.from('kode;nama\n\nP1;Caf\xe9', 'latin1'))).toEqual([
      ['kode', 'nama'],
      [''],
      ['P1', 'Café'],
    ]);
  });

  test('longer than what is read at once is read whole', async () => {
    const text = Array.from({ length: 20_000 }, (_row, at) => `P${at};"a\nb";${at}`).join('\n');
    const rows = await rowsOf(Buffer.from(`kode;nama;SK_S\n${text}`));
    expect(rows.length).toBe(20_001);
    expect(rows.at(-1)).toEqual(['P19999', 'a\nb', '19999']);
  });

  test('is read from a workbook, days and numbers as texts', async () => {
    const book = await writeExcel([
      ['kode', 'bulan', 'SK_S'],
      [{ value: 'P1', type: String }, { value: new Date('2026-05-01T00:00:00Z'), type: Date, format: 'mmm yyyy' }, 12],
      ['P2', '2026-05', 12.5],
    ]).toBuffer();
    expect(await rowsOf(book)).toEqual([
      ['kode', 'bulan', 'SK_S'],
      ['P1', '2026-05-01', '12'],
      ['P2', '2026-05', '12.5'],
    ]);
    expect(unzippedSize(book)).toBeGreaterThan(1_000);
  });

  test.each([
    ['FILE_EMPTY', Buffer.alloc(0)],
    ['FILE_KIND', Buffer.from([0x25, 0x50, 0x44, 0x46, 0, 1, 2])],
    ['FILE_UNREADABLE', Buffer.from('PK\u0003\u0004 no archive at all')],
  ])('is refused as %s', async (code, content) => {
    const error = await rowsOf(content).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(InvalidInput);
    expect((error as InvalidInput).problems).toMatchObject([{ code }]);
  });

  test('that is a workbook is read beside everything else, which goes on meanwhile', async () => {
    const cells = Array.from({ length: 30 }, (_cell, at) => at);
    const book = await writeExcel(Array.from({ length: 10_000 }, (_row, at) => [`P${at}`, ...cells])).toBuffer();
    const delays = monitorEventLoopDelay({ resolution: 5 });
    delays.enable();
    const began = performance.now();
    const rows = await rowsOf(book);
    const took = performance.now() - began;
    delays.disable();
    expect(rows.length).toBe(10_000);
    expect(rows.at(-1)).toEqual(['P9999', ...cells.map(String)]);
    // Read in this thread nearly all of the time goes in one piece.
    expect(delays.max / 1e6).toBeLessThan(took / 3);
  });

  test('is left at once when nobody waits for it any more', async () => {
    const book = await writeExcel(Array.from({ length: 10_000 }, (_row, at) => [`P${at}`, at, at, at])).toBuffer();
    const reading = new AbortController();
    const rows = readTable(book, reading.signal)[Symbol.asyncIterator]();
    const first = rows.next();
    reading.abort(new Error('called off'));
    await expect(first).rejects.toThrow(/abort|called off/);
    expect(await rows.next()).toEqual({ done: true, value: undefined });
  });

  test('that would fill the memory is refused before it is unpacked', async () => {
    const book = Buffer.from(await writeExcel([['kode']]).toBuffer());
    const entry = book.indexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02]));
    book.writeUInt32LE(2 ** 31, entry + 24);
    await expect(rowsOf(book)).rejects.toMatchObject({ problems: [{ code: 'SHEET_TOO_LARGE' }] });
  });
});

describe('a cell', () => {
  const read = (text: string, isYesNo = false) => readCellText(7, 'SK_S', text, isYesNo);
  test.each([
    ['0', { slot: 7, state: 'VALUE', value: 0 }],
    [' 12 ', { slot: 7, state: 'VALUE', value: 12 }],
    ['-3', { slot: 7, state: 'VALUE', value: -3 }],
    ['Tidak dihitung', { slot: 7, state: 'MISSING', reason: 'NOT_COUNTED' }],
    ['NO_TOOL', { slot: 7, state: 'MISSING', reason: 'NO_TOOL' }],
    ['alasan lain: buku hilang', { slot: 7, state: 'MISSING', reason: 'OTHER', note: 'buku hilang' }],
    ['layanan ini tidak ada', { slot: 7, state: 'NOT_APPLICABLE' }],
    ['', null],
  ])('reads %j', (text, cell) => {
    expect(read(text)).toEqual({ cell });
  });

  test('answers a question of yes or no in words', () => {
    expect(read('Ya', true)).toEqual({ cell: { slot: 7, state: 'VALUE', value: 1 } });
    expect(read('ya')).toMatchObject({ problem: { code: 'CELL_UNREADABLE' } });
  });

  test.each([
    ['1.234', 'CELL_THOUSANDS'],
    ['1,234,567', 'CELL_THOUSANDS'],
    ['12,5', 'CELL_FRACTION'],
    ['1.5', 'CELL_FRACTION'],
    ['banyak', 'CELL_UNREADABLE'],
  ])('refuses %j', (text, code) => {
    expect(read(text)).toMatchObject({ problem: { path: 'SK_S', code } });
  });

  test('is written so that it reads the same', () => {
    const other = { state: 'MISSING', reason: 'OTHER', note: 'a: b' } as const;
    expect(read(cellText(other))).toEqual({ cell: { slot: 7, ...other } });
    expect(read(cellText({ state: 'NOT_APPLICABLE' }))).toEqual({ cell: { slot: 7, state: 'NOT_APPLICABLE' } });
    expect(cellText({ state: 'MISSING', reason: 'NOT_ENTERED' })).toBe('');
  });
});

test.each([
  ['2026-05', 2026 * 12 + 4],
  ['2026-5', 2026 * 12 + 4],
  ['2026-05-01', 2026 * 12 + 4],
  ['05/2026', 2026 * 12 + 4],
  ['Mei-26', 2026 * 12 + 4],
  ['May-26', 2026 * 12 + 4],
  ['Agustus 2026', 2026 * 12 + 7],
  ['2026-13', null],
  ['Xyz-26', null],
  ['', null],
])('the month %j is read', (text, month) => {
  expect(readMonthText(text)).toBe(month);
});

test('a text that a spreadsheet would run is disarmed, a number is not', () => {
  expect(csvLine(['=1+1', '@x', '-', '-5', 'a;b', 'c"d'])).toBe(`'=1+1;'@x;'-;-5;"a;b";"c""d"\r\n`);
});
