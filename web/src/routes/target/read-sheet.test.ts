import { expect, test } from 'vitest';
import { placeOf, readSheet } from './read-sheet.ts';

test('rows come from a sheet with tabs, with or without a head', () => {
  const rows = readSheet(
    'Kode wilayah\tIndikator\tPeriode\tTarget\tSumber\r\n62.10\tANC_K4\t2026\t82,5\tRPJMD\r\n\r\n62.11\tANC_K4\t2026\t80\tRPJMD\n',
  );
  expect(rows).toEqual([
    { line: 2, code: '62.10', indicator: 'ANC_K4', period: '2026', value: '82,5', source: 'RPJMD' },
    { line: 4, code: '62.11', indicator: 'ANC_K4', period: '2026', value: '80', source: 'RPJMD' },
  ]);
  expect(readSheet('62.10\tANC_K4\t2026\t95\tRPJMD')).toHaveLength(1);
});

test('rows come from files with semicolons or commas, quotes among them', () => {
  expect(readSheet('62.10;ANC_K4;2026;82,5;"RPJMD; ""bab"" 4"')[0]).toMatchObject({
    value: '82,5',
    source: 'RPJMD; "bab" 4',
  });
  expect(readSheet('62.10,ANC_K4,2026,82.5,RPJMD, bab 4')[0]).toMatchObject({ value: '82.5', source: 'RPJMD,bab 4' });
});

test('a problem is named by the row of the sheet and the column', () => {
  const rows = readSheet('kode\tindikator\n62.10\tX');
  expect(placeOf('rows.0.value', rows)).toEqual({ line: 2, column: 'value' });
  expect(placeOf('rows', rows)).toEqual({ line: null, column: null });
});
