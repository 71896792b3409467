import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  daysInMonth,
  firstDay,
  formatMonth,
  isDay,
  lastDay,
  monthNo,
  monthOfDay,
  monthOfYear,
  parseMonth,
  yearOf,
} from './month.ts';

const months = fc.integer({ min: monthNo(1900, 1), max: monthNo(9999, 12) });

test('a month number is year × 12 + month − 1', () => {
  expect(monthNo(2026, 5)).toBe(2026 * 12 + 4);
  expect(formatMonth(2026 * 12 + 4)).toBe('2026-05');
});

test('every month survives being written and read', () => {
  fc.assert(
    fc.property(months, (month) => {
      expect(parseMonth(formatMonth(month))).toBe(month);
      expect(monthNo(yearOf(month), monthOfYear(month))).toBe(month);
    }),
  );
});

test.each(['2026-13', '2026-00', '2026-5', '26-05', '2026-05 ', '2026/05', ''])('%j is not a month', (id) => {
  expect(parseMonth(id)).toBeNull();
});

test('the first and last day lie in their month, and the next day does not', () => {
  fc.assert(
    fc.property(months, (month) => {
      expect(monthOfDay(firstDay(month))).toBe(month);
      expect(monthOfDay(lastDay(month))).toBe(month);
      expect(isDay(lastDay(month))).toBe(true);
      expect(isDay(`${formatMonth(month)}-${daysInMonth(month) + 1}`)).toBe(false);
    }),
  );
});

test.each(['2026-05-00', '2026-02-29', '2026-5-01', '2026-13-01', 'today'])('%s is not a day', (day) => {
  expect(isDay(day)).toBe(false);
});

test.each([
  ['2024-02', 29],
  ['2100-02', 28],
  ['2000-02', 29],
  ['2026-04', 30],
])('%s has %i days', (id, days) => {
  expect(daysInMonth(parseMonth(id) ?? Number.NaN)).toBe(days);
});
