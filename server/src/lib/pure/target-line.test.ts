import fc from 'fast-check';
import { expect, test } from 'vitest';
import { targetsOnLine, targetToDate } from './target-line.ts';

test('goes straight from the measured value to the goal, one target a year', () => {
  const line = { baselineYear: 2024, baselineValue: 19.8, goalYear: 2029, goalValue: 14.2 };
  expect(targetsOnLine(line)).toEqual([
    { year: 2025, value: 18.68 },
    { year: 2026, value: 17.56 },
    { year: 2027, value: 16.44 },
    { year: 2028, value: 15.32 },
    { year: 2029, value: 14.2 },
  ]);
});

test('ends at the goal exactly and never leaves the stretch between both values', () => {
  const value = fc.double({ min: 0, max: 100, noNaN: true });
  fc.assert(
    fc.property(value, value, fc.integer({ min: 1, max: 30 }), (from, to, years) => {
      const line = { baselineYear: 2020, baselineValue: from, goalYear: 2020 + years, goalValue: to };
      const targets = targetsOnLine(line);
      expect(targets).toHaveLength(years);
      expect(targets.at(-1)).toEqual({ year: 2020 + years, value: to });
      for (const point of targets) {
        expect(point.value).toBeGreaterThanOrEqual(Math.min(from, to) - 1e-9);
        expect(point.value).toBeLessThanOrEqual(Math.max(from, to) + 1e-9);
      }
    }),
  );
});

test('a twelfth of the year is due for each month that is over', () => {
  expect([1, 5, 12].map((months) => targetToDate(90, months))).toEqual([7.5, 37.5, 90]);
});
