export type Direction = 'HIGHER_BETTER' | 'LOWER_BETTER' | 'CONTEXT';
export type TimeRule = 'POOLED' | 'END' | 'YEAR_TO_DATE' | 'ROLLING_12';
export type NoValue = 'NO_DENOMINATOR' | 'NO_DATA';

export type Ratio =
  | { readonly value: number; readonly reason: null }
  | { readonly value: null; readonly reason: NoValue };

/**
 * Divides two sums once, unrounded. Nothing summed is `NO_DATA`; a denominator of zero or below (possible only
 * for a difference of counts) is `NO_DENOMINATOR`; never 0 and never an older figure.
 */
export function computeRatio(of: { numerator: number | null; denominator: number | null; factor: number }): Ratio {
  if (of.numerator === null || of.denominator === null) return { value: null, reason: 'NO_DATA' };
  if (of.denominator <= 0) return { value: null, reason: 'NO_DENOMINATOR' };
  // Multiplying first keeps 55 of 100 at exactly 55; dividing first gives 55.00000000000001.
  return { value: (of.numerator * of.factor) / of.denominator, reason: null };
}

/** Says whether a figure moved the good way; null when one side is not there or the indicator takes no side. */
export function compareByDirection(
  direction: Direction,
  previous: number | null,
  current: number | null,
): 'BETTER' | 'WORSE' | 'SAME' | null {
  if (previous === null || current === null) return null;
  if (previous === current) return 'SAME';
  if (direction === 'CONTEXT') return null;
  return current > previous === (direction === 'HIGHER_BETTER') ? 'BETTER' : 'WORSE';
}

/** Gives the time rule an indicator has when it states none: `END` when only stocks are read, else `POOLED`. */
export function defaultTimeRule(kinds: readonly ('STOCK' | 'FLOW')[]): TimeRule {
  return kinds.length > 0 && kinds.every((kind) => kind === 'STOCK') ? 'END' : 'POOLED';
}
