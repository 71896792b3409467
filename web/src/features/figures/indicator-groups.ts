import type { IndicatorChoiceFragment } from './figures.generated.ts';

export type IndicatorGroup = { readonly key: string; readonly indicators: readonly IndicatorChoiceFragment[] };

/** Name of the group of those that grow through the year, which the board of local area monitoring shows first. */
export const CUMULATIVE = 'CUMULATIVE';

/** Tells an indicator that grows towards the target of the year and wants to be high: only for such is there a line. */
export function isCumulative(version: { readonly timeRule: string; readonly direction: string } | null): boolean {
  return version?.timeRule === 'YEAR_TO_DATE' && version.direction === 'HIGHER_BETTER';
}

/** Sorts indicators in force into groups by domain in their own order; the cumulative ones first where wanted. */
export function groupIndicators(all: readonly IndicatorChoiceFragment[], cumulativeFirst: boolean): IndicatorGroup[] {
  const groups = new Map<string, IndicatorChoiceFragment[]>();
  for (const one of all) {
    if (!one.current) continue;
    const key = cumulativeFirst && isCumulative(one.current) ? CUMULATIVE : one.domain;
    const known = groups.get(key);
    if (known) known.push(one);
    else groups.set(key, [one]);
  }
  const first = groups.get(CUMULATIVE);
  groups.delete(CUMULATIVE);
  const rest = [...groups].map(([key, indicators]) => ({ key, indicators }));
  return first ? [{ key: CUMULATIVE, indicators: first }, ...rest] : rest;
}
