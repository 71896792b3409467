import type { Ctx } from '../../auth/ctx.ts';
import type { Basis } from '../../events/types.ts';
import type { Catalogue } from '../submission/catalogue.ts';
import { catalogueOf } from './analytics-catalogue.ts';
import type { AnalyticsCell } from './analytics-cells.ts';
import { blocksWith, operandsOf } from './analytics-reads.ts';
import type { FigureNode } from './analytics.sql.ts';
import type { Taken } from './explain-contribution.sql.ts';
import type { MonthSpan } from './figures.ts';
import { type KnownAt, unitsKnown } from './known-at.ts';
import { monthsIn, openPast, type Tree } from './past-tree.ts';
import type { SqlPart } from './unit-figures.sql.ts';
import { heldBy } from './units-below.sql.ts';

/** As of when a figure is explained: which tree its areas follow, and what was known. */
export type History = { readonly tree: Tree; readonly known: KnownAt | null };

/** Says whether a figure is that of today's areas and of what is known today. */
export function isOfToday({ tree, known }: History): boolean {
  return known === null && tree.hierarchy === 'AS_NOW';
}

/** A figure that is to be taken apart; `taken` is null where no version covers its period. */
export type ExplainedFigure = {
  readonly node: FigureNode;
  readonly cell: AnalyticsCell;
  readonly dataState: Basis;
  readonly history: History;
  readonly taken: Taken | null;
};

/** Whose reports make up a figure of another day. */
export type Members = {
  /** A query of (node_no, month, unit_no): which units counted in the node in each month. */
  readonly units: SqlPart;
  /** Relations that stand in place of `report` and `obligation`: what was known of them, until `known_until`. */
  readonly instead: SqlPart | null;
};

/** Finds whose reports make up a figure; null where it is those of the units that lie there today, as they stand. */
export async function membersOf(
  ctx: Ctx,
  definitions: Catalogue,
  figure: { readonly node: FigureNode; readonly taken: Taken; readonly history: History },
): Promise<Members | null> {
  const { node, taken, history } = figure;
  if (isOfToday(history)) return null;
  const nodes = [node];
  const spans = [spanOf(taken)];
  if (history.known) {
    const reads = blocksWith(await catalogueOf(ctx.db), operandsOf([taken.plan]));
    return unitsKnown(definitions, history.known, { nodes, spans, reads });
  }
  const past = await openPast(ctx, history.tree, { nodes, spans, periods: [] });
  const stood = monthsIn(spans).flatMap((month) => past.partsOf(node.no, month).map((part) => ({ part, month })));
  const lone = past.groups.flatMap(({ months, units }) =>
    months.flatMap((month) => units.map((unit) => ({ unit, month }))),
  );
  return {
    instead: null,
    units: (hole) => `select ${node.no} as node_no, m.month, h.unit_no
      from unnest(${hole(stood.map(({ part }) => part))}::int[], ${hole(stood.map(({ month }) => month))}::int[]) m(no, month)
      join (${heldBy(hole(past.nos))}) h on h.node_no = m.no
      union select ${node.no}, m.month, m.unit_no
      from unnest(${hole(lone.map(({ unit }) => unit))}::int[], ${hole(lone.map(({ month }) => month))}::int[]) m(unit_no, month)`,
  };
}

/** Says whether an area held the same posts in all months a figure is taken from. */
export async function heldTheSame(
  ctx: Ctx,
  { node, taken, history }: { node: FigureNode; taken: Taken; history: History },
): Promise<boolean> {
  if (history.tree.hierarchy !== 'AS_WAS') return true;
  const spans = [spanOf(taken)];
  const past = await openPast(ctx, history.tree, { nodes: [node], spans, periods: [] });
  const held = (month: number): string =>
    past
      .partsOf(node.no, month)
      .toSorted((one, other) => one - other)
      .join();
  return new Set(monthsIn(spans).map(held)).size <= 1;
}

function spanOf({ spans: { numerator, denominator } }: Taken): MonthSpan {
  return {
    first: Math.min(numerator.first, denominator.first),
    last: Math.max(numerator.last, denominator.last),
  };
}
