import { describe, expect, it } from 'vitest';
import type { Update } from '@/features/live/live-updates.tsx';
import { applyUpdate, type Cell, monthsBefore } from './cells.ts';

const cell = (wilayahId: string, period: string): Cell => ({
  __typename: 'AnalyticsCell',
  indicator: 'SKDN_DS',
  wilayahId,
  period,
  value: 50,
  numerator: 5,
  denominator: 10,
  reason: null,
  reported: 1,
  expected: 2,
  completeness: 0.5,
  leftOut: 0,
  change: 2,
  attainmentClass: 'RED',
});
const update = {
  __typename: 'IndicatorUpdated',
  cursor: '1-9',
  eventId: 'e',
  wilayahId: 'a',
  name: 'A',
  period: '2026-10',
  cells: [
    {
      __typename: 'UpdatedCell',
      indicator: 'SKDN_DS',
      current: {
        __typename: 'UpdatedFigure',
        value: 75,
        numerator: 15,
        denominator: 20,
        reason: null,
        reported: 2,
        expected: 2,
        completeness: 1,
      },
    },
  ],
} as Update;

describe('live cells', () => {
  it('take the figures of their area and month and leave the others as they were', () => {
    const answer = {
      __typename: 'AnalyticsAnswer' as const,
      cursor: '1-1',
      cells: [cell('a', '2026-10'), cell('a', '2026-09'), cell('b', '2026-10')],
    };
    const next = applyUpdate(answer, update);
    expect(next.cells[0]).toMatchObject({
      value: 75,
      numerator: 15,
      completeness: 1,
      change: 27,
      leftOut: 0,
      attainmentClass: null,
    });
    expect(next.cells[1]).toBe(answer.cells[1]);
    expect(next.cells[2]).toBe(answer.cells[2]);
    expect(applyUpdate(answer, { ...update, wilayahId: 'elsewhere' })).toBe(answer);
  });

  it('counts months back over the turn of the year', () => {
    expect(monthsBefore('2026-02', 11)).toBe('2025-03');
    expect(monthsBefore('2026-10', 0)).toBe('2026-10');
  });
});
