import { expect, test } from 'vitest';
import { writeComments } from './return-cells.tsx';

test('a cell that was marked and not commented says nothing', () => {
  const comments = new Map([
    [3, '  cek daftar hadir '],
    [1, ' '],
  ]);
  expect(writeComments(comments)).toEqual([{ slot: 3, comment: 'cek daftar hadir' }]);
});
