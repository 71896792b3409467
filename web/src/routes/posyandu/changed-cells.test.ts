import { expect, test } from 'vitest';
import { changedCells, type WireCell } from './changed-cells.ts';

const value = (slot: number, n: number): WireCell => ({
  __typename: 'CellValue',
  slot,
  state: 'VALUE',
  value: n,
  reason: null,
});
const missing = (slot: number, reason: string): WireCell => ({
  __typename: 'CellValue',
  slot,
  state: 'MISSING',
  value: null,
  reason,
});

test('only cells that differ are listed, whichever side they stand on', () => {
  const approved = [value(3, 7), value(0, 4), missing(1, 'NOT_COUNTED')];
  const now = [value(0, 5), missing(1, 'OTHER:timbangan rusak'), value(2, 0), value(3, 7)];
  expect(changedCells(approved, now)).toEqual([
    { slot: 0, approved: value(0, 4), now: value(0, 5) },
    { slot: 1, approved: missing(1, 'NOT_COUNTED'), now: missing(1, 'OTHER:timbangan rusak') },
    { slot: 2, approved: undefined, now: value(2, 0) },
  ]);
  expect(changedCells(now, now)).toEqual([]);
});
