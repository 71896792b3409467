import type { Ctx } from '../../auth/ctx.ts';
import { reach } from '../../auth/policy.ts';
import { type Day, lastDay, type MonthNo } from '../../lib/pure/month.ts';
import type { Period } from '../../lib/pure/period.ts';
import { dottedCode, nosOfPath } from '../wilayah/wilayah-code.ts';
import { findNodes, type NodesAsk, pathOf } from './analytics-nodes.ts';
import { type FigureNode, selectNodesBelow } from './analytics.sql.ts';
import type { MonthSpan } from './figures.ts';
import { type Cover, readTreeHistory, type TreeHistory } from './tree-history.ts';

/** Which tree the areas of an answer follow: today's, each month its own, or that of one day. */
export const HIERARCHIES = ['AS_NOW', 'AS_WAS', 'AS_OF'] as const;
export type Tree = { readonly hierarchy: 'AS_NOW' | 'AS_WAS' } | { readonly hierarchy: 'AS_OF'; readonly day: Day };

export const AS_NOW: Tree = { hierarchy: 'AS_NOW' };

/** Lists the months of some spans. */
export function monthsIn(spans: readonly MonthSpan[]): MonthNo[] {
  return spans.flatMap(({ first, last }) => Array.from({ length: last - first + 1 }, (_, index) => first + index));
}

function dayIn(tree: Tree, month: MonthNo): Day {
  return tree.hierarchy === 'AS_OF' ? tree.day : lastDay(month);
}

/** Units that are added up under a number of their own. */
export type UnitGroup = { readonly no: number; readonly months: readonly MonthNo[]; readonly units: readonly number[] };

/** What areas held in each month of an answer. */
export type Past = {
  /** Nodes of today whose stored sums are needed. */
  readonly nos: readonly number[];
  /** Stand-ins for areas whose posts have to be added up, numbered below zero. */
  readonly groups: readonly UnitGroup[];
  partsOf(node: number, month: MonthNo): readonly number[];
  /** Says whether an area held others in a month than it does today; not where it held nothing. */
  isOther(node: number, month: MonthNo): boolean;
  /** Says whether an area held other posts at the end of a period than at the end of the one before. */
  breaks(node: FigureNode, period: Period): boolean;
};

/** Finds what some areas held in each month asked; one statement when any of them was another than today. */
export async function openPast(
  ctx: Ctx,
  tree: Tree,
  of: { nodes: readonly FigureNode[]; spans: readonly MonthSpan[]; periods: readonly Period[] },
): Promise<Past> {
  const history = await readTreeHistory(ctx.db);
  const dayOf = (month: MonthNo): Day => dayIn(tree, month);
  const months = monthsIn(of.spans);
  const ends = of.periods.flatMap(({ first, last }) => [first - 1, last]);
  const eras = await coversByEra(
    ctx,
    history,
    of.nodes.map(({ no }) => no),
    [...months, ...ends].map(dayOf),
  );
  const groups = new Map<Cover, { no: number; months: Set<MonthNo>; units: readonly number[] }>();
  const coverIn = (node: number, month: MonthNo): Cover => eras(dayOf(month)).get(node) ?? { nodes: [node], units: [] };
  for (const { no } of of.nodes) {
    for (const month of months) {
      const cover = coverIn(no, month);
      if (cover.units.length === 0) continue;
      const group = groups.get(cover) ?? { no: -1 - groups.size, months: new Set(), units: cover.units };
      groups.set(cover, group);
      group.months.add(month);
    }
  }
  return {
    nos: [...new Set(of.nodes.flatMap(({ no }) => months.flatMap((month) => coverIn(no, month).nodes)))],
    groups: [...groups.values()].map((group) => ({ ...group, months: [...group.months] })),
    partsOf(node, month) {
      const cover = coverIn(node, month);
      const group = groups.get(cover);
      return group ? [...cover.nodes, group.no] : cover.nodes;
    },
    isOther(node, month) {
      const { nodes, units } = coverIn(node, month);
      return units.length > 0 || nodes.some((no) => no !== node);
    },
    breaks: ({ no }, { first, last }) => signature(coverIn(no, first - 1)) !== signature(coverIn(no, last)),
  };
}

function signature({ nodes, units }: Cover): string {
  return `${nodes.toSorted((one, other) => one - other).join()}/${units.toSorted((one, other) => one - other).join()}`;
}

async function coversByEra(ctx: Ctx, history: TreeHistory, nos: readonly number[], days: readonly Day[]) {
  const eraOf = (day: Day): Day => history.days.findLast((one) => one <= day) ?? '';
  const covers = new Map<Day, ReadonlyMap<number, Cover>>();
  for (const day of days) {
    const era = eraOf(day);
    if (!covers.has(era)) covers.set(era, await history.on(day).coversOf(ctx.db, nos));
  }
  return (day: Day): ReadonlyMap<number, Cover> => covers.get(eraOf(day)) ?? new Map<number, Cover>();
}

/**
 * Finds the areas of a selection on the tree an answer follows. Named ones are always there. By level inside an area they are those of today and, on
 * another tree, those that lay there then; on the tree of one day those of today that did not are left out. Rights
 * follow the tree of today.
 */
export async function findNodesOfTree(
  ctx: Ctx,
  ask: NodesAsk & { readonly tree: Tree },
  periods: readonly Period[],
): Promise<readonly FigureNode[]> {
  const nodes = await findNodes(ctx, ask);
  if (ask.tree.hierarchy === 'AS_NOW' || !ask.level) return nodes;
  const history = await readTreeHistory(ctx.db);
  const path = await pathOf(ctx, ask.within);
  const top = nosOfPath(path).at(-1) ?? 0;
  const trees = [...new Set(periods.flatMap(({ first, last }) => monthsIn([{ first, last }])))].map((month) =>
    history.on(dayIn(ask.tree, month)),
  );
  const gone = trees.flatMap((tree) => [...tree.moved].filter(([no, now]) => tree.above(no, now)?.includes(top)));
  const more = await selectNodesBelow(
    ctx.db,
    { paths: [...new Set(gone.map(([, now]) => now))], level: ask.level },
    reach(ctx.actor, 'analytics.read'),
  );
  const lay = ({ no, path: now }: FigureNode): boolean => trees.some((tree) => tree.above(no, now)?.includes(top));
  const isNamed = (node: FigureNode): boolean =>
    node.type === 'Puskesmas' ||
    (ask.wilayah ?? []).some((ref) => ('id' in ref ? ref.id === node.id : dottedCode(ref.code) === node.code));
  const there = ask.tree.hierarchy === 'AS_OF' ? nodes.filter((node) => isNamed(node) || lay(node)) : nodes;
  const known = new Set(nodes.map(({ no }) => no));
  const all = [...there, ...more.filter((node) => !known.has(node.no) && lay(node))];
  return all.sort((one, other) => (one.code ?? '').localeCompare(other.code ?? ''));
}
