import type { AnalyticsCell } from '../analytics/analytics-cells.ts';
import type { NoFigure } from '../analytics/figures.ts';

/** The figure of a run of months: a ratio of sums, of one area or of several together. */
export type Pooled = {
  readonly value: number | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly reason: NoFigure | null;
  /** Reports expected over the months, and the share of them that came; null where none was expected. */
  readonly expected: number;
  readonly completeness: number | null;
};

/** The figure of one area as it was computed; null for none. */
export function windowOf(cell: AnalyticsCell | null): Pooled | null {
  if (!cell) return null;
  const { value, numerator, denominator, reason, expected, completeness } = cell;
  return { value, numerator, denominator, reason, expected, completeness };
}

/** Adds areas up: all sums above the line over all below it; areas without a value add nothing. */
export function pool(cells: readonly (AnalyticsCell | null)[], factor: number): Pooled {
  const known = cells.filter((cell) => cell !== null).filter(({ value }) => value !== null);
  const sum = (pick: (cell: AnalyticsCell) => number | null) =>
    known.reduce((total, cell) => total + (pick(cell) ?? 0), 0);
  const [numerator, denominator] = [sum((cell) => cell.numerator), sum((cell) => cell.denominator)];
  const expected = sum((cell) => cell.expected);
  const arrived = sum((cell) => (cell.completeness ?? 0) * cell.expected);
  const isThere = known.length > 0 && denominator !== 0;
  return {
    value: isThere ? (numerator / denominator) * factor : null,
    numerator: known.length > 0 ? numerator : null,
    denominator: known.length > 0 ? denominator : null,
    reason: isThere ? null : 'NO_DATA',
    expected,
    completeness: expected > 0 ? arrived / expected : null,
  };
}
