import { expect, test } from 'vitest';
import { lastClosedMonth } from './months.ts';

test('the month before is the last closed one, over a new year too', () => {
  expect(lastClosedMonth(new Date('2026-11-22T00:00:00Z'))).toBe('2026-10');
  expect(lastClosedMonth(new Date('2026-01-15T00:00:00Z'))).toBe('2025-12');
});

test('the month turns at midnight in Jakarta, not in Greenwich', () => {
  expect(lastClosedMonth(new Date('2026-10-31T16:59:00Z'))).toBe('2026-09');
  expect(lastClosedMonth(new Date('2026-10-31T17:00:00Z'))).toBe('2026-10');
});
