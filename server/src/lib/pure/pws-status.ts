/** Names printed on the board of local area monitoring (PWS), from the best to the worst. */
export const PWS_STATUSES = ['BAIK', 'KURANG', 'CUKUP', 'JELEK'] as const;
export type PwsStatus = (typeof PWS_STATUSES)[number];

/** How an increment that equals that of the month before is read (tetap): as a rise or as a fall. */
export type PwsEqual = 'NAIK' | 'TURUN';

export type PwsFigures = {
  /** Coverage from January to the month looked at. */
  readonly coverage: number | null;
  /** The part of the year's target that is due by that month. */
  readonly targetLine: number | null;
  /** What this month added to the numerator, and what the month before did; null where no report came. */
  readonly thisMonth: number | null;
  readonly lastMonth: number | null;
};

/**
 * Names the state of an area on the board: BAIK on or above the line and not falling, KURANG there and falling, CUKUP
 * below and rising, JELEK below and not rising. An equal increment is neither rise nor fall, unless `equal` says which.
 * Null where any of the four figures is missing: a guess would be read as a judgement.
 */
export function pwsStatus(figures: PwsFigures, equal: PwsEqual | null = null): PwsStatus | null {
  const { coverage, targetLine, thisMonth, lastMonth } = figures;
  if (coverage === null || targetLine === null || thisMonth === null || lastMonth === null) return null;
  const way = wayOf(thisMonth - lastMonth, equal);
  if (coverage >= targetLine) return way === 'TURUN' ? 'KURANG' : 'BAIK';
  return way === 'NAIK' ? 'CUKUP' : 'JELEK';
}

function wayOf(difference: number, equal: PwsEqual | null): PwsEqual | null {
  if (difference === 0) return equal;
  return difference > 0 ? 'NAIK' : 'TURUN';
}

/** A cumulative numerator at the end of a month, and the reports counted in it since January. */
export type ToDate = { readonly numerator: number | null; readonly reported: number };

/**
 * Gives what a month added to a cumulative numerator; `before` is the state one month earlier and is ignored in January,
 * when counting starts anew. Null when no report of the month came, which is not the same as adding nothing.
 */
export function monthIncrement(now: ToDate, before: ToDate, isJanuary: boolean): number | null {
  const start: ToDate = isJanuary ? { numerator: null, reported: 0 } : before;
  if (now.numerator === null || now.reported <= start.reported) return null;
  return now.numerator - (start.numerator ?? 0);
}
