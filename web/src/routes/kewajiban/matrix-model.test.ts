import { describe, expect, it } from 'vitest';
import { cellFrom, cellText, dutyGroups, lookOf, type MatrixColumn, type MatrixRow, stepTo } from './matrix-model.ts';

const column = (code: string, period: string) => ({ duty: { code }, period }) as MatrixColumn;

describe('the matrix', () => {
  it('puts the periods of a duty under one head', () => {
    const columns = [column('A', '2026-Q1'), column('A', '2026-Q2'), column('B', '2026'), column('C', '2026')];
    expect(dutyGroups(columns).map(({ duty, first, count }) => [duty.code, first, count])).toEqual([
      ['A', 0, 2],
      ['B', 2, 1],
      ['C', 3, 1],
    ]);
    expect(dutyGroups([])).toEqual([]);
  });

  it('tells a period that only runs from one with a record on its way', () => {
    const row = { statuses: ['IN_PROGRESS', 'IN_PROGRESS', null, 'OVERDUE'], records: [0, 1, 0, 2] };
    expect([0, 1, 2, 3].map((at) => lookOf(row as unknown as MatrixRow, at))).toEqual([
      'IN_PROGRESS',
      'WORK',
      'ABSENT',
      'OVERDUE',
    ]);
  });

  it('is walked with the arrows, Home and End, never beyond its edge', () => {
    const size = { rows: 2, columns: 3 };
    const at = { row: 0, column: 0 };
    expect(stepTo('ArrowRight', at, size)).toEqual({ row: 0, column: 1 });
    expect(stepTo('ArrowUp', at, size)).toEqual(at);
    expect(stepTo('ArrowDown', { row: 1, column: 2 }, size)).toEqual({ row: 1, column: 2 });
    expect(stepTo('End', at, size)).toEqual({ row: 0, column: 2 });
    expect(stepTo('Enter', at, size)).toBeNull();
  });

  it('keeps its open cell in the address', () => {
    const cell = { opd: 'T3Bk', code: 'LAPOR', period: '2026-Q3' };
    expect(cellFrom(cellText(cell))).toEqual(cell);
    expect([cellFrom(null), cellFrom('x~y')]).toEqual([null, null]);
  });
});
