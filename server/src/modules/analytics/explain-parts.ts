import type { Ctx } from '../../auth/ctx.ts';
import { computeRatio, type Direction } from '../../lib/pure/indicator.ts';
import type { AnalyticsCell } from './analytics-cells.ts';
import type { Explanation } from './explain.ts';
import { formsAsk, readsAll } from './explain-forms.ts';
import { selectPostSums } from './explain-forms.sql.ts';
import { heldTheSame } from './explain-members.ts';
import type { NoFigure, VersionPlan } from './figures.ts';

/** What an area or post right below adds to a figure, with a figure of its own. */
export type Part = {
  readonly name: string;
  readonly code: string | null;
  /** The area; null for a post. */
  readonly cell: AnalyticsCell | null;
  readonly posyanduId: string | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly value: number | null;
  readonly reason: NoFigure | null;
  readonly reported: number;
  readonly expected: number;
  /** How many more (or, where a rise is bad, fewer) it would take to stand where the whole stands. */
  readonly shortfall: number | null;
};

export type PartsOf = {
  readonly parts: readonly Part[] | null;
  readonly reason: 'NO_RIGHT' | 'BOUNDARY_MOVED' | null;
};

const MOST_POSTS = 500;

/** Lists the parts of a figure, those that drag it down most first. Posts are listed for who may read their reports. */
export async function partsOf(ctx: Ctx, explained: Explanation): Promise<PartsOf> {
  const { cell, areas, isLeaf, taken } = explained;
  if (!isLeaf) {
    // An area that lay elsewhere in some of the months has a figure of all of them, which is no part of this one.
    if (taken && !(await heldTheSame(ctx, { ...explained, taken }))) return { parts: null, reason: 'BOUNDARY_MOVED' };
    const parts = areas.map((one) => areaPart(one, cell, explained.indicator));
    return { parts: worstFirst(parts, cell), reason: null };
  }
  const ask = taken && (await formsAsk(ctx, explained, taken));
  if (!ask) return { parts: null, reason: 'NO_RIGHT' };
  const sums = await selectPostSums(ctx.db, ask, MOST_POSTS);
  if (sums.length === 0 && !readsAll(ctx, explained)) return { parts: null, reason: 'NO_RIGHT' };
  const parts = sums.map((sum): Part => {
    const { num, den } = sum;
    const ratio = computeRatio({ numerator: num, denominator: den, factor: ask.taken.plan.factor });
    return {
      name: sum.name,
      code: null,
      cell: null,
      posyanduId: sum.posyandu_id,
      numerator: num,
      denominator: den,
      value: ratio.value,
      reason: ratio.reason,
      reported: sum.counted,
      expected: sum.due,
      shortfall: shortfallOf(ask.taken.plan, cell.value, num, den),
    };
  });
  return { parts: worstFirst(parts, cell), reason: null };
}

function areaPart(one: AnalyticsCell, whole: AnalyticsCell, plan: VersionPlan): Part {
  const { node, numerator, denominator, value, reason, reported, expected } = one;
  return {
    name: node.name,
    code: node.code,
    cell: one,
    posyanduId: null,
    numerator,
    denominator,
    value,
    reason,
    reported,
    expected,
    shortfall: shortfallOf(plan, whole.value, numerator, denominator),
  };
}

function shortfallOf(
  { direction, factor }: { direction: Direction; factor: number },
  whole: number | null,
  numerator: number | null,
  denominator: number | null,
): number | null {
  if (whole === null || numerator === null || denominator === null) return null;
  const gap = (denominator * whole) / factor - numerator;
  return direction === 'LOWER_BETTER' ? -gap : gap;
}

/** Parts without a figure stand last; where neither way is good the order is that of the areas. */
function worstFirst(parts: readonly Part[], { direction }: AnalyticsCell): Part[] {
  if (direction === 'CONTEXT') return [...parts];
  return [...parts].sort((one, other) => (other.shortfall ?? -Infinity) - (one.shortfall ?? -Infinity) || 0);
}
