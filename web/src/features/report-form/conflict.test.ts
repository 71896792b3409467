import { type Cell, UNTOUCHED } from '@pokjanal/server/pure';
import { expect, test } from 'vitest';
import { cellDifferences, headDifferences, mergeContents, suggestSide } from './conflict.ts';

const n = (value: number): Cell => ({ state: 'VALUE', n: value });
const head = { opened: true, notOpenedReason: '', countsVisitors: false, note: '' };

test('only cells that differ are to be chosen, in the order of the form', () => {
  const mine = new Map([
    [3, n(1)],
    [1, n(5)],
    [2, n(2)],
  ]);
  const theirs = new Map([
    [2, n(2)],
    [3, n(4)],
  ]);
  expect(cellDifferences(mine, theirs)).toEqual([
    { slot: 1, mine: n(5), theirs: UNTOUCHED },
    { slot: 3, mine: n(1), theirs: n(4) },
  ]);
});

test('what only the other side changed is taken from there; what both changed stays mine', () => {
  expect(suggestSide(n(1), { slot: 0, mine: n(1), theirs: n(2) })).toBe('theirs');
  expect(suggestSide(n(1), { slot: 0, mine: n(3), theirs: n(1) })).toBe('mine');
  expect(suggestSide(n(1), { slot: 0, mine: n(3), theirs: n(2) })).toBe('mine');
});

test('the chosen sides are put together, emptied cells too', () => {
  const mine = {
    cells: new Map([
      [1, n(5)],
      [2, n(1)],
    ]),
    head,
  };
  const theirs = { cells: new Map([[2, n(9)]]), head: { ...head, note: 'x' } };
  const merged = mergeContents(
    mine,
    theirs,
    new Map([
      [1, 'theirs'],
      [2, 'mine'],
    ]),
    'theirs',
  );
  expect([...merged.cells]).toEqual([[2, n(1)]]);
  expect(merged.head.note).toBe('x');
  expect(headDifferences(mine.head, theirs.head)).toEqual([{ field: 'note' }]);
});
