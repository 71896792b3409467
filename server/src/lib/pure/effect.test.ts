import { describe, expect, test } from 'vitest';
import { effectSeen, effectWindows, expectedChange } from './effect.ts';
import { formatMonth, monthNo } from './month.ts';

const MAY = monthNo(2026, 5);
const asked = { month: MAY, lag: 2, length: 3, timeRule: 'POOLED', lastOver: monthNo(2026, 12) } as const;
const told = (run: { first: number; last: number } | null) => run && [formatMonth(run.first), formatMonth(run.last)];

describe('the months that are compared', () => {
  test('as many before the activity as after its start and lag', () => {
    const { before, after, isPartial, basis } = effectWindows(asked);
    expect([told(before), told(after)]).toEqual([
      ['2026-02', '2026-04'],
      ['2026-07', '2026-09'],
    ]);
    expect([isPartial, basis]).toEqual([false, 'MONTHS_BEFORE']);
  });

  test('nothing is looked at before the lag has passed, and only months that are over', () => {
    const early = effectWindows({ ...asked, lastOver: monthNo(2026, 6) });
    expect([early.after, formatMonth(early.visibleFrom)]).toEqual([null, '2026-07']);
    const part = effectWindows({ ...asked, lastOver: monthNo(2026, 8) });
    expect([told(part.after), part.isPartial]).toEqual([['2026-07', '2026-08'], true]);
  });

  test('what counts from January is compared with the same months of an earlier year, before the activity', () => {
    const cumulative = effectWindows({ ...asked, timeRule: 'YEAR_TO_DATE' });
    expect([told(cumulative.before), cumulative.basis]).toEqual([['2025-07', '2025-09'], 'SAME_MONTHS_EARLIER']);
    const late = effectWindows({ ...asked, lag: 10, timeRule: 'YEAR_TO_DATE', lastOver: monthNo(2027, 12) });
    expect([told(late.before), told(late.after)]).toEqual([
      ['2025-03', '2025-05'],
      ['2027-03', '2027-05'],
    ]);
  });
});

test('a change is set beside what was expected of it', () => {
  expect([expectedChange('UP', 5), expectedChange('DOWN', 5), expectedChange('UP', null)]).toEqual([5, -5, null]);
  expect(effectSeen('UP', 5, 6)).toBe('AS_EXPECTED');
  expect(effectSeen('UP', 5, 2)).toBe('SMALLER');
  expect(effectSeen('UP', null, 2)).toBe('AS_EXPECTED');
  expect(effectSeen('DOWN', 5, 2)).toBe('OTHER_WAY');
  expect(effectSeen('DOWN', 5, 0)).toBe('OTHER_WAY');
  expect([effectSeen(null, 5, 2), effectSeen('UP', 5, null)]).toEqual([null, null]);
});
