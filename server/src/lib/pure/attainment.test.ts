import fc from 'fast-check';
import { expect, test } from 'vitest';
import { attainmentClass, attainmentOf } from './attainment.ts';

const share = fc.double({ min: 0.001, max: 1000, noNaN: true });

test.each([
  ['HIGHER_BETTER', 72, 80, 0.9],
  ['HIGHER_BETTER', 88, 80, 1.1],
  ['HIGHER_BETTER', 0, 80, 0],
  ['HIGHER_BETTER', 10, 0, null],
  ['LOWER_BETTER', 20, 14, 0.7],
  ['LOWER_BETTER', 7, 14, 2],
  ['LOWER_BETTER', 0, 14, 1],
  ['LOWER_BETTER', 0, 0, 1],
  ['LOWER_BETTER', 3, 0, 0],
  ['CONTEXT', 50, 50, null],
  ['HIGHER_BETTER', null, 80, null],
  ['LOWER_BETTER', 3, null, null],
] as const)('%s: %s against %s is %s', (direction, value, target, expected) => {
  expect(attainmentOf(direction, value, target)).toBe(expected);
});

test('a target is reached exactly when the value is at it or on its good side', () => {
  fc.assert(
    fc.property(share, share, (value, target) => {
      expect((attainmentOf('HIGHER_BETTER', value, target) ?? 0) >= 1).toBe(value >= target);
      expect((attainmentOf('LOWER_BETTER', value, target) ?? 0) >= 1).toBe(value <= target);
    }),
  );
});

test.each([
  [null, null],
  [1, 'GREEN'],
  [1.3, 'GREEN'],
  [0.999, 'YELLOW'],
  [0.8, 'YELLOW'],
  [0.799, 'RED'],
  [0, 'RED'],
] as const)('an attainment of %s is %s', (attainment, expected) => {
  expect(attainmentClass(attainment, 0.8)).toBe(expected);
});
