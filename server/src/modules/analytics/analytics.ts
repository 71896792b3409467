import type { Ctx } from '../../auth/ctx.ts';
import { encodeCursor } from '../../events/cursor.ts';
import type { Basis } from '../../events/types.ts';
import { Forbidden, InvalidInput, type Localized, NotFound, problem } from '../../lib/errors.ts';
import { dayIn } from '../../lib/pure/deadline.ts';
import type { Day } from '../../lib/pure/month.ts';
import { type Period, shiftPeriod, yearBefore } from '../../lib/pure/period.ts';
import { type Catalogue, catalogueOf } from './analytics-catalogue.ts';
import { type AnalyticsCell, type CellGrid, cellAt, cellOf, type Plans } from './analytics-cells.ts';
import { chargeCells } from './analytics-cost.ts';
import type { Breakdown, Group } from './analytics-group-members.ts';
import { openPostGroups } from './analytics-group-read.ts';
import { breakDown, type PostGroups } from './analytics-groups.ts';
import { judgeAnswer } from './analytics-judge.ts';
import type { NodesAsk } from './analytics-nodes.ts';
import {
  countMonths,
  describePeriods,
  joinSpans,
  type PeriodInfo,
  type PeriodPlan,
  type PeriodsAsk,
  planPeriod,
  resolvePeriods,
} from './analytics-periods.ts';
import { NO_RANKS, rankingRule, type Ranks, ranksOf } from './analytics-rank.ts';
import { NO_TARGETS, readTargets } from './analytics-targets.ts';
import { type Needs, openSource, type Source } from './analytics-source.ts';
import { blocksWith, operandsOf } from './analytics-reads.ts';
import type { FigureNode } from './analytics.sql.ts';
import type { MonthSpan, VersionPlan } from './figures.ts';
import type { KnownAt } from './known-at.ts';
import { AS_NOW, findNodesOfTree, type Tree } from './past-tree.ts';
import { findFamilies, SHOW_ALL } from './small-cells-view.ts';
import { NO_VIOLATIONS, readViolations, type Violations } from './violations.ts';

export type AnalyticsAsk = NodesAsk &
  PeriodsAsk & {
    readonly indicators: readonly string[];
    readonly dataState: Basis;
    /** Which tree the areas follow. */
    readonly tree?: Tree;
    /** Answers from what was known at an instant or bound by a release, not from what is known today. */
    readonly known?: KnownAt | null;
    /** Breaks every figure down; each member then has figures of its own beside one another. */
    readonly by?: readonly Breakdown[] | null | undefined;
    /** Reads the period before each too, for `previous` and `change`; without it both are null. */
    readonly withChange: boolean;
    /** Reads the same period a year before each too, for `lastYear` and `changeLastYear`. */
    readonly withLastYear: boolean;
    /** Reads the targets in force; without it there are none. */
    readonly withTargets: boolean;
    /** Ranks the areas; without it nobody has a rank. */
    readonly withRanks: boolean;
    /** Reads which rules the forms behind each figure break; without it there are none. */
    readonly withViolations?: boolean;
    /** Reads revision and computing time of each cell; without it `rev` and `computedAt` say nothing. */
    readonly withMarks: boolean;
  };

export type AnalyticsAnswer = {
  /** The newest version used for each indicator, in the order asked. */
  readonly indicators: readonly VersionPlan[];
  readonly nodes: readonly FigureNode[];
  readonly periods: readonly PeriodInfo[];
  /** Members of the breakdown; none without one. */
  readonly groups: readonly Group[];
  readonly size: number;
  /** Cell of ((i × groups + g) × nodes + w) × periods + p, where no breakdown counts as one group. */
  cell(index: number): AnalyticsCell;
  readonly cursor: string;
  readonly computedAt: Date;
  readonly dataState: Basis;
  readonly rankingRule: Localized;
  /** Months the figures were taken from, without those they are compared with. */
  readonly months: readonly MonthSpan[];
};

/**
 * Answers indicators × areas × periods from the stored roll-ups: three statements at most, however much is asked, one
 * more for targets and ranks, and two more for a caller who may not see small cells, four where it is broken down too;
 * groups of posts are added up from their reports. The figures and the cursor that continues them are of one snapshot.
 * Areas out of reach are not there.
 * @throws NotFound when a named area or indicator is not there or out of reach; Conflict `TOO_COSTLY`.
 */
export async function readAnalytics(ctx: Ctx, ask: AnalyticsAsk): Promise<AnalyticsAnswer> {
  const now = ctx.clock.now();
  const today = dayIn('WIB', now);
  const periods = resolvePeriods(ask, today);
  const { tree = AS_NOW, known = null, withMarks } = ask;
  const plain = await catalogueOf(ctx.db);
  const chosen = chooseIndicators(plain, ask.indicators);
  const nodes = await findNodesOfTree(ctx, { ...ask, tree }, periods);
  const broken = breakDown(plain, ask.indicators, ask.by ?? []);
  const { catalogue, codes, groups, posts } = broken;
  const indicators = chooseIndicators(catalogue, codes);

  const plans = planAll(catalogue, indicators, periods, today, ask);
  const spans = joinSpans(allOf(plans));
  chargeCells(ctx, { indicators: indicators.length, areas: nodes.length, months: countMonths(spans) });

  const families = await guardedFamilies(ctx, nodes, { tree, known });
  const versions = versionsUsed(plans);
  const reads = blocksWith(catalogue, operandsOf(versions));
  const needs = { nodes, periods, spans, reads, versions, withMarks };
  const source = await openAnswer(ctx, posts, { tree, known }, needs);
  const { grid, epoch, seq } = await source.read(ask.dataState, families?.nos);
  const otherState = ask.dataState === 'APPROVED' ? 'PROVISIONAL' : 'APPROVED';
  const other = families && (await source.read(otherState, families.nos)).grid;
  const cells = await judged(ctx, ask, {
    grid,
    breaks: source.breaks,
    lacks: source.lacks,
    nodes,
    periods,
    plans,
    codes,
    targets: NO_TARGETS,
    ranks: NO_RANKS,
    violations: await violationsOf(ctx, ask, { nodes, spans: joinSpans(plans.now.flat()), versions }),
    small:
      families && other ? await judgeAnswer(ctx, families, { plain, broken, needs, grids: [grid, other] }) : SHOW_ALL,
  });
  return {
    indicators: chosen.map((versions, i) => newestOf(versions, plans.now[i * Math.max(1, groups.length)] ?? [])),
    nodes,
    groups,
    periods: describePeriods(periods, chosen, now, today),
    size: indicators.length * nodes.length * periods.length,
    cell: (index) => cellAt(cells, index),
    cursor: encodeCursor({ epoch, seq }),
    computedAt: now,
    dataState: ask.dataState,
    get rankingRule() {
      return rankingRule(cells.targets.rankLimits);
    },
    get months() {
      return joinSpans(plans.now.flat());
    },
  };
}

/** Rules are judged on the reports of today in the areas of today. */
async function violationsOf(
  ctx: Ctx,
  { withViolations = false, known, tree = AS_NOW, dataState }: AnalyticsAsk,
  of: Pick<Needs, 'nodes' | 'spans' | 'versions'>,
): Promise<Violations> {
  if (!withViolations || known || tree.hierarchy !== 'AS_NOW') return NO_VIOLATIONS;
  return readViolations(ctx, { ...of, basis: dataState });
}

type Past = { readonly tree: Tree; readonly known: KnownAt | null };

/** Small cells are chosen among the areas and reports of today, so nothing else is told to who may not see them. */
async function guardedFamilies(ctx: Ctx, nodes: readonly FigureNode[], { tree, known }: Past) {
  const families = await findFamilies(ctx, nodes);
  if (families && (known || tree.hierarchy !== 'AS_NOW')) {
    throw new Forbidden('FORBIDDEN_ACTION', { action: 'analytics.smallCells' });
  }
  return families;
}

function openAnswer(ctx: Ctx, posts: PostGroups | null, past: Past, needs: Needs): Source | Promise<Source> {
  return posts ? openPostGroups(ctx, posts, past, needs) : openSource(ctx, past, needs);
}

/** Adds the targets and ranks that were asked, both from one statement. */
async function judged(ctx: Ctx, ask: AnalyticsAsk, cells: CellGrid): Promise<CellGrid> {
  if (!ask.withTargets && !ask.withRanks) return cells;
  const { nodes, periods } = cells;
  const codes = ask.withTargets ? cells.codes : [];
  const targets = await readTargets(ctx.db, { codes, nodes, periods, signal: ctx.signal });
  return { ...cells, targets, ranks: ask.withRanks ? rankCells({ ...cells, targets }) : NO_RANKS };
}

function rankCells(cells: CellGrid): Ranks {
  const figure = (i: number, w: number, p: number) => {
    const { value, denominator, completeness } = cellOf(cells, i, w, p);
    return { value, denominator, completeness };
  };
  const direction = (i: number, p: number) => cells.plans.now[i]?.[p]?.plan.direction ?? null;
  return ranksOf(cells.nodes, cells.targets.rankLimits, figure, direction);
}

/** Gives the versions of the asked indicators. @throws NotFound for a code that is not in the catalogue. */
export function chooseIndicators(catalogue: Catalogue, codes: readonly string[]): (readonly VersionPlan[])[] {
  if (codes.length === 0) throw new InvalidInput([problem('indicators', 'REQUIRED')]);
  return codes.map((code) => {
    const versions = catalogue.versions.get(code);
    if (!versions) throw new NotFound('INDICATOR_NOT_FOUND', { code });
    return versions;
  });
}

function planAll(
  catalogue: Catalogue,
  indicators: readonly (readonly VersionPlan[])[],
  periods: readonly Period[],
  today: Day,
  { withChange, withLastYear }: Pick<AnalyticsAsk, 'withChange' | 'withLastYear'>,
): Plans {
  const since = (block: string): Day | null => catalogue.blocks.get(block)?.since ?? null;
  const plan = (at: (period: Period) => Period): PeriodPlan[][] =>
    indicators.map((versions) => periods.map((p) => planPeriod(versions, at(p), today, since)));
  return {
    now: plan((period) => period),
    before: withChange ? plan((period) => shiftPeriod(period, -1)) : [],
    yearAgo: withLastYear ? plan(yearBefore) : [],
  };
}

function allOf(plans: Plans): PeriodPlan[] {
  return [...plans.now, ...plans.before, ...plans.yearAgo].flat();
}

/** The versions of an answer; where groups make several of one number, a paired one comes last. */
function versionsUsed(plans: Plans): VersionPlan[] {
  const used = [...new Set(allOf(plans).flatMap((entry) => (entry ? [entry.plan] : [])))];
  return used.sort((one, other) => Number(one.paired) - Number(other.paired));
}

function newestOf(versions: readonly VersionPlan[], plans: readonly PeriodPlan[]): VersionPlan {
  const no = plans.findLast((entry) => entry !== null)?.plan.no;
  const used = versions.find((version) => version.no === no) ?? versions[0];
  if (!used) throw new Error('An indicator without a version');
  return used;
}
