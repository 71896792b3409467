import type { TimeRule } from './indicator.ts';
import type { MonthNo } from './month.ts';

/** A run of whole months, both ends included. */
export type MonthRun = { readonly first: MonthNo; readonly last: MonthNo };

/** With what the months after an activity are compared. */
export type EffectBasis = 'MONTHS_BEFORE' | 'SAME_MONTHS_EARLIER';

export type EffectWindows = {
  readonly before: MonthRun;
  /** Null while the first month in which anything could be seen is not over. */
  readonly after: MonthRun | null;
  /** First month in which anything could be seen. */
  readonly visibleFrom: MonthNo;
  /** Some of the months to look at are not over yet. */
  readonly isPartial: boolean;
  readonly basis: EffectBasis;
};

/** Fewest of the expected reports, as a share, from which a figure is compared. */
export const MIN_COMPLETENESS = 0.5;
/** Most months of either window. */
export const MAX_EFFECT_MONTHS = 12;

type Asked = {
  /** Month of the activity. */
  readonly month: MonthNo;
  /** Months until an effect can be expected. */
  readonly lag: number;
  /** Months of each window. */
  readonly length: number;
  readonly timeRule: TimeRule;
  /** Last month that is over. */
  readonly lastOver: MonthNo;
};

/**
 * Says which months are compared: as many before the activity as after its start and lag. A figure that counts from
 * January, or over twelve months, is compared with the same months of an earlier year, since it rises by itself.
 */
export function effectWindows({ month, lag, length, timeRule, lastOver }: Asked): EffectWindows {
  const visibleFrom = month + lag;
  const end = visibleFrom + length - 1;
  const last = Math.min(end, lastOver);
  const isCumulative = timeRule === 'YEAR_TO_DATE' || timeRule === 'ROLLING_12';
  const back = 12 * Math.max(1, Math.ceil((last - month + 1) / 12));
  const whole = { first: visibleFrom - back, last: last - back };
  const isCompared = isCumulative && last >= visibleFrom;
  return {
    before: isCompared ? whole : { first: month - length, last: month - 1 },
    after: last >= visibleFrom ? { first: visibleFrom, last } : null,
    visibleFrom,
    isPartial: last < end,
    basis: isCumulative ? 'SAME_MONTHS_EARLIER' : 'MONTHS_BEFORE',
  };
}

/** How a change stands to what was expected; never that one caused the other. */
export type EffectSeen = 'AS_EXPECTED' | 'SMALLER' | 'OTHER_WAY';

/** The change that was expected, with its sign; null where no direction or no size was named. */
export function expectedChange(direction: 'UP' | 'DOWN' | null, size: number | null): number | null {
  if (direction === null || size === null) return null;
  return direction === 'UP' ? Math.abs(size) : -Math.abs(size);
}

/** Sets a change beside what was expected; null where no direction was named or nothing is known. */
export function effectSeen(
  direction: 'UP' | 'DOWN' | null,
  size: number | null,
  change: number | null,
): EffectSeen | null {
  if (direction === null || change === null) return null;
  const along = direction === 'UP' ? change : -change;
  if (along <= 0) return 'OTHER_WAY';
  return size !== null && along < Math.abs(size) ? 'SMALLER' : 'AS_EXPECTED';
}
