import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareByDirection, computeRatio, defaultTimeRule } from './indicator.ts';

const percent = (numerator: number | null, denominator: number | null) =>
  computeRatio({ numerator, denominator, factor: 100 });

test.each([
  [30, 40, 75],
  [0, 40, 0],
  [41, 40, 102.5],
  [55, 100, 55],
  [-1, 10, -10],
])('%d of %d is %d', (numerator, denominator, value) => {
  expect(percent(numerator, denominator)).toEqual({ value, reason: null });
});

test.each([
  [5, 0, 'NO_DENOMINATOR'],
  [0, 0, 'NO_DENOMINATOR'],
  [5, -2, 'NO_DENOMINATOR'],
  [5, null, 'NO_DATA'],
  [null, 5, 'NO_DATA'],
  [null, null, 'NO_DATA'],
  [null, 0, 'NO_DATA'],
])('%d of %d has no value: %s', (numerator, denominator, reason) => {
  expect(percent(numerator, denominator)).toEqual({ value: null, reason });
});

test('a ratio of sums lies between the ratios of its parts', () => {
  const counts = fc.tuple(fc.integer({ min: 0, max: 9_999 }), fc.integer({ min: 1, max: 9_999 }));
  fc.assert(
    fc.property(counts, counts, ([n1, d1], [n2, d2]) => {
      const [one, other, both] = [percent(n1, d1), percent(n2, d2), percent(n1 + n2, d1 + d2)].map(
        ({ value }) => value ?? Number.NaN,
      ) as [number, number, number];
      expect(both).toBeGreaterThanOrEqual(Math.min(one, other) - 1e-9);
      expect(both).toBeLessThanOrEqual(Math.max(one, other) + 1e-9);
    }),
  );
});

test.each([
  ['HIGHER_BETTER', 1, 2, 'BETTER'],
  ['HIGHER_BETTER', 2, 1, 'WORSE'],
  ['LOWER_BETTER', 1, 2, 'WORSE'],
  ['LOWER_BETTER', 2, 1, 'BETTER'],
  ['LOWER_BETTER', 2, 2, 'SAME'],
  ['CONTEXT', 1, 2, null],
  ['CONTEXT', 2, 2, 'SAME'],
  ['HIGHER_BETTER', null, 2, null],
  ['HIGHER_BETTER', 2, null, null],
] as const)('%s from %s to %s is %s', (direction, previous, current, expected) => {
  expect(compareByDirection(direction, previous, current)).toBe(expected);
});

test('only an indicator of stocks alone takes the last closed month', () => {
  expect(defaultTimeRule(['STOCK', 'STOCK'])).toBe('END');
  expect(defaultTimeRule(['FLOW', 'STOCK'])).toBe('POOLED');
  expect(defaultTimeRule([])).toBe('POOLED');
});
