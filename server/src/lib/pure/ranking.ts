import type { Direction } from './indicator.ts';

/** Why an area has no rank. */
export type NoRank = 'CONTEXT' | 'NO_VALUE' | 'LOW_DENOMINATOR' | 'LOW_COMPLETENESS';

/** Below these an area is not ranked; where an area sets no others, these hold. */
export type RankLimits = { readonly minDenominator: number; readonly minCompleteness: number };
export const DEFAULT_RANK_LIMITS: RankLimits = { minDenominator: 30, minCompleteness: 0.8 };

/** What ranking looks at; completeness is null where no report was expected. */
export type Rankable = {
  readonly value: number | null;
  readonly denominator: number | null;
  readonly completeness: number | null;
};

/** A place among `of` ranked ones, or why there is none. */
export type Rank = { readonly rank: number | null; readonly of: number; readonly reason: NoRank | null };

/**
 * Ranks figures of one indicator and period against each other, best first by its direction: equal values share a place
 * and the places after them stay empty (1, 2, 2, 4). Figures that would mislead get a reason instead of a place.
 */
export function rankAll(direction: Direction, all: readonly Rankable[], limits: RankLimits): Rank[] {
  const reasons = all.map((one) => noRank(direction, one, limits));
  const values = all.flatMap(({ value }, index) => (reasons[index] === null && value !== null ? [value] : []));
  values.sort((one, other) => (direction === 'LOWER_BETTER' ? one - other : other - one));
  const places = new Map<number, number>();
  for (const [index, value] of values.entries()) if (!places.has(value)) places.set(value, index + 1);
  return all.map(({ value }, index) => {
    const reason = reasons[index] ?? null;
    const rank = reason === null && value !== null ? (places.get(value) ?? null) : null;
    return { rank, of: values.length, reason };
  });
}

function noRank(direction: Direction, one: Rankable, limits: RankLimits): NoRank | null {
  if (direction === 'CONTEXT') return 'CONTEXT';
  if (one.value === null) return 'NO_VALUE';
  if (one.denominator !== null && one.denominator < limits.minDenominator) return 'LOW_DENOMINATOR';
  return one.completeness !== null && one.completeness < limits.minCompleteness ? 'LOW_COMPLETENESS' : null;
}
