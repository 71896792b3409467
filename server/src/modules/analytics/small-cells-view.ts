import type { Actor } from '../../auth/actor.ts';
import type { Ctx } from '../../auth/ctx.ts';
import { can } from '../../auth/policy.ts';
import type { MonthNo } from '../../lib/pure/month.ts';
import { nosOfPath } from '../wilayah/wilayah-code.ts';
import type { Grid } from './analytics-grid.ts';
import type { PeriodPlan } from './analytics-periods.ts';
import type { FigureNode } from './analytics.sql.ts';
import { computeFigure, type Figure, type MonthSpan, type OperandSpans, type VersionPlan } from './figures.ts';
import { chooseHidden, DEFAULT_MINIMUM, type Family } from './small-cells.ts';
import { selectFamilies } from './small-cells.sql.ts';

/** What one caller must not see of an answer. */
export type SmallCells = {
  /** Whether the caller may not see small cells of this place, of an indicator that counts persons. */
  guards(node: FigureNode, indicator: string): boolean;
  isHidden(node: FigureNode, period: PeriodPlan): boolean;
};

/** What stands for callers who may see everything they reach. */
export const SHOW_ALL: SmallCells = { guards: () => false, isHidden: () => false };

/** Areas whose figures decide what is hidden, with the minimum in force. */
export type Families = {
  readonly families: readonly Family[];
  readonly nos: readonly number[];
  readonly minimum: number;
};

/** Tells whether a caller may see small cells of a place. */
export function seesSmallCells(actor: Actor, node: FigureNode): boolean {
  const puskesmas = node.type === 'Puskesmas' ? { puskesmasNo: node.no } : {};
  return can(actor, 'analytics.smallCells', { path: node.path, ...puskesmas });
}

/**
 * Finds the areas beside and above those asked, up to the top, since what is hidden is chosen once for a whole family
 * and not for what a query happens to ask; null for a caller who may see all that was asked.
 */
export async function findFamilies(ctx: Ctx, nodes: readonly FigureNode[]): Promise<Families | null> {
  const guarded = nodes.filter((node) => !seesSmallCells(ctx.actor, node));
  if (guarded.length === 0) return null;
  const above = new Set(
    guarded.flatMap(({ type, no, path }) => (type === 'Wilayah' ? nosOfPath(path).filter((one) => one !== no) : [])),
  );
  const rows = await selectFamilies(ctx.db, [...above], ctx.signal);
  const families = new Map<number | null, number[]>();
  for (const { no, parent } of rows) families.set(parent, [...(families.get(parent) ?? []), no]);
  const minimum = rows[0]?.minimum;
  return {
    families: [...families].map(([parent, children]) => ({ parent, children })),
    nos: rows.map(({ no }) => no),
    minimum: typeof minimum === 'number' ? minimum : DEFAULT_MINIMUM,
  };
}

/**
 * Judges every cell of an answer for one caller. `grids` hold the figures of all areas of the families, of both bases:
 * what either of them hides is hidden in both, since the other would tell it wherever the two agree.
 *
 * A figure added up over months is hidden when any of its months is: the others would otherwise leave that month over.
 * A puskesmas cuts through villages in its own way, so nothing of it is shown to who may not see small cells.
 */
export function judgeCells(
  actor: Actor,
  { families, minimum }: Families,
  grids: readonly Grid[],
  protects: ReadonlySet<string>,
): SmallCells {
  const chosen = new Map<string, ReadonlySet<number>>();
  const choose = (plan: VersionPlan, spans: OperandSpans): ReadonlySet<number> => {
    const key = `${plan.no}/${spans.numerator.last}`;
    const known = chosen.get(key);
    if (known) return known;
    const parts = grids.map((grid) => {
      const figures = new Map<number, Figure>();
      const figureOf = (no: number): Figure => {
        const figure = figures.get(no) ?? computeFigure(plan, spans, (month) => grid.sums(no, month));
        figures.set(no, figure);
        return figure;
      };
      return chooseHidden(families, figureOf, minimum);
    });
    const union = new Set(parts.flatMap((part) => [...part]));
    chosen.set(key, union);
    return union;
  };
  return guardCells(actor, protects, choose);
}

/** Hides from one caller what was chosen of each figure a period is added up from, and every puskesmas. */
export function guardCells(
  actor: Actor,
  protects: ReadonlySet<string>,
  choose: (plan: VersionPlan, spans: OperandSpans) => ReadonlySet<number>,
): SmallCells {
  const guards = (node: FigureNode, indicator: string): boolean =>
    protects.has(indicator) && !seesSmallCells(actor, node);
  return {
    guards,
    isHidden: (node, period) => {
      if (!period || !guards(node, period.plan.indicator)) return false;
      if (node.type === 'Puskesmas') return true;
      return partsOf(period).some((spans) => choose(period.plan, spans).has(node.no));
    },
  };
}

/** The figures a period is added up from: its months where they are pooled, else the one figure it is. */
function partsOf({ plan, spans }: NonNullable<PeriodPlan>): OperandSpans[] {
  if (plan.timeRule !== 'POOLED') return [spans];
  return monthsIn(spans.numerator).map((month) => {
    const span = { first: month, last: month };
    return { numerator: span, denominator: span };
  });
}

function monthsIn({ first, last }: MonthSpan): MonthNo[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}
