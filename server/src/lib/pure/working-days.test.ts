import { describe, expect, test } from 'vitest';
import { daysInMonth, formatMonth, monthNo } from './month.ts';
import { addWorkingDays, workingDay } from './working-days.ts';

const NONE: ReadonlySet<string> = new Set();

describe('the n-th working day of a month', () => {
  // 1 June 2026 is a Monday, 1 August 2026 a Saturday, 1 November 2026 a Sunday.
  test.each([
    [2026, 6, 1, '2026-06-01'],
    [2026, 6, 5, '2026-06-05'],
    [2026, 6, 6, '2026-06-08'],
    [2026, 8, 1, '2026-08-03'],
    [2026, 11, 1, '2026-11-02'],
    [2026, 11, 10, '2026-11-13'],
  ])('counts Monday to Friday: %i-%i, day %i', (year, month, n, day) => {
    expect(workingDay(monthNo(year, month), n, NONE)).toBe(day);
  });

  test('passes over a holiday, and not twice over one on a weekend', () => {
    const may = monthNo(2026, 5);
    // Friday 1 May is a holiday; Saturday 2 May is free anyway.
    expect(workingDay(may, 1, new Set(['2026-05-01']))).toBe('2026-05-04');
    expect(workingDay(may, 1, new Set(['2026-05-01', '2026-05-02', '2026-05-03']))).toBe('2026-05-04');
    expect(workingDay(may, 1, new Set(['2026-05-02', '2026-05-03']))).toBe('2026-05-01');
  });

  test('passes over a long run of holidays', () => {
    const run = Array.from({ length: 14 }, (_, index) => `2027-03-${String(index + 1).padStart(2, '0')}`);
    expect(workingDay(monthNo(2027, 3), 3, new Set(run))).toBe('2027-03-17');
  });

  test('holidays of other months do not count', () => {
    expect(workingDay(monthNo(2026, 6), 1, new Set(['2026-05-29', '2025-06-01', '2026-07-01']))).toBe('2026-06-01');
  });

  test('a month with fewer gives its last one', () => {
    expect(workingDay(monthNo(2026, 6), 31, NONE)).toBe('2026-06-30');
    expect(workingDay(monthNo(2026, 5), 31, NONE)).toBe('2026-05-29');
    expect(workingDay(monthNo(2026, 6), 0, NONE)).toBe('2026-06-01');
  });

  test('a month without any gives its last day', () => {
    const month = monthNo(2027, 2);
    const all = Array.from(
      { length: daysInMonth(month) },
      (_, index) => `${formatMonth(month)}-${String(index + 1).padStart(2, '0')}`,
    );
    expect(workingDay(month, 1, new Set(all))).toBe('2027-02-28');
  });

  test('twenty years of months give a weekday within the month, later for each n', () => {
    for (let month = monthNo(2020, 1); month < monthNo(2040, 1); month += 1) {
      const days = [1, 2, 3, 10, 20].map((n) => workingDay(month, n, NONE));
      expect(days).toEqual([...new Set(days)].toSorted());
      for (const day of days) expect(day.startsWith(formatMonth(month))).toBe(true);
      for (const day of days) expect([1, 2, 3, 4, 5]).toContain(new Date(day).getUTCDay());
    }
  });

  test('are counted on from a day, over weekends and holidays', () => {
    expect(addWorkingDays('2026-11-20', 0, NONE)).toBe('2026-11-20');
    expect(addWorkingDays('2026-11-20', 1, NONE)).toBe('2026-11-23');
    expect(addWorkingDays('2026-11-21', 10, NONE)).toBe('2026-12-04');
    expect(addWorkingDays('2026-12-24', 2, new Set(['2026-12-25']))).toBe('2026-12-29');
  });
});
