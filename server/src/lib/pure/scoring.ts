import type { Localized } from './texts.ts';

/** One condition of a scoring of posts. */
export type Criterion = {
  readonly code: string;
  readonly measure: string;
  readonly atLeast: number;
  /** The lowest result that demands it, and its place among the results, from 1. */
  readonly level: string;
  readonly levelOrder: number;
  readonly name: Localized;
};

/** What was measured of one post; null where nothing was reported. */
export type Measures = Readonly<Record<string, number | null>>;

/** A condition with what was found; what nobody reported is not met, and says so. */
export type Judged = Criterion & { readonly found: number | null; readonly met: boolean };

export type Score = {
  readonly result: string;
  readonly judged: readonly Judged[];
  /** The next result, and what is still missing for it; null at the top. */
  readonly next: { readonly result: string; readonly missing: readonly Judged[] } | null;
};

/**
 * Scores a post: the highest result all of whose conditions hold, and those of every result below it; the lowest result,
 * `base`, demands nothing.
 */
export function scoreOf(criteria: readonly Criterion[], measures: Measures, base: string): Score {
  const judged = criteria.map((criterion): Judged => {
    const found = measures[criterion.measure] ?? null;
    return { ...criterion, found, met: found !== null && found >= criterion.atLeast };
  });
  const levels = [...new Map(criteria.map(({ level, levelOrder }) => [levelOrder, level]))].sort(([a], [b]) => a - b);
  let result = base;
  for (const [order, level] of levels) {
    const missing = judged.filter((one) => one.levelOrder <= order && !one.met);
    if (missing.length > 0) return { result, judged, next: { result: level, missing } };
    result = level;
  }
  return { result, judged, next: null };
}
