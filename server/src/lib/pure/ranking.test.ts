import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DEFAULT_RANK_LIMITS, rankAll, type Rankable } from './ranking.ts';

const at = (value: number | null, over: Partial<Rankable> = {}): Rankable => ({
  value,
  denominator: 100,
  completeness: 1,
  ...over,
});
const placesOf = (direction: 'HIGHER_BETTER' | 'LOWER_BETTER', all: Rankable[]) =>
  rankAll(direction, all, DEFAULT_RANK_LIMITS).map(({ rank }) => rank);

test('equal values share a place and leave the next ones empty', () => {
  const all = [at(70), at(90), at(80), at(80)];
  expect(placesOf('HIGHER_BETTER', all)).toEqual([4, 1, 2, 2]);
  expect(placesOf('LOWER_BETTER', all)).toEqual([1, 4, 2, 2]);
});

test('refuses what would mislead, says why, and ranks the rest without it', () => {
  const all = [
    at(70),
    at(null, { denominator: null }),
    at(99, { denominator: 29 }),
    at(98, { completeness: 0.79 }),
    at(60, { denominator: 30, completeness: 0.8 }),
    at(50, { completeness: null }),
  ];
  expect(rankAll('HIGHER_BETTER', all, DEFAULT_RANK_LIMITS)).toEqual([
    { rank: 1, of: 3, reason: null },
    { rank: null, of: 3, reason: 'NO_VALUE' },
    { rank: null, of: 3, reason: 'LOW_DENOMINATOR' },
    { rank: null, of: 3, reason: 'LOW_COMPLETENESS' },
    { rank: 2, of: 3, reason: null },
    { rank: 3, of: 3, reason: null },
  ]);
  expect(rankAll('CONTEXT', [at(70)], DEFAULT_RANK_LIMITS)).toEqual([{ rank: null, of: 0, reason: 'CONTEXT' }]);
});

test('a place is one more than the number of better figures', () => {
  const figures = fc.array(
    fc.integer({ min: 0, max: 12 }).map((value) => at(value)),
    { maxLength: 30 },
  );
  fc.assert(
    fc.property(figures, (all) => {
      for (const [index, rank] of placesOf('HIGHER_BETTER', all).entries()) {
        const own = all[index]?.value ?? 0;
        expect(rank).toBe(1 + all.filter(({ value }) => (value ?? 0) > own).length);
      }
    }),
  );
});
