import type { Ctx } from '../../auth/ctx.ts';
import { encodeCursor } from '../../events/cursor.ts';
import type { Basis } from '../../events/types.ts';
import { InvalidInput, NotFound, problem } from '../../lib/errors.ts';
import { dayIn } from '../../lib/pure/deadline.ts';
import type { Day } from '../../lib/pure/month.ts';
import { type Period, shiftPeriod } from '../../lib/pure/period.ts';
import { type Catalogue, catalogueOf } from './analytics-catalogue.ts';
import { type AnalyticsCell, type CellGrid, cellAt } from './analytics-cells.ts';
import { chargeCells } from './analytics-cost.ts';
import { toGrid } from './analytics-grid.ts';
import { findNodes, type NodesAsk } from './analytics-nodes.ts';
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
import { type BlockRead, type FigureNode, selectFigures } from './analytics.sql.ts';
import type { VersionPlan } from './figures.ts';

export type AnalyticsAsk = NodesAsk &
  PeriodsAsk & {
    readonly indicators: readonly string[];
    readonly dataState: Basis;
    /** Reads the period before each too, for `previous` and `change`; without it both are null. */
    readonly withChange: boolean;
    /** Reads revision and computing time of each cell; without it `rev` and `computedAt` say nothing. */
    readonly withMarks: boolean;
  };

export type AnalyticsAnswer = {
  /** The newest version used for each indicator, in the order asked. */
  readonly indicators: readonly VersionPlan[];
  readonly nodes: readonly FigureNode[];
  readonly periods: readonly PeriodInfo[];
  readonly size: number;
  /** Cell of (i × nodes + w) × periods + p. */
  cell(index: number): AnalyticsCell;
  readonly cursor: string;
  readonly computedAt: Date;
  readonly dataState: Basis;
};

/**
 * Answers indicators × areas × periods from the stored roll-ups: three statements at most, however much is asked,
 * the figures and the cursor that continues them being of one snapshot. Areas out of reach are not there.
 * @throws NotFound when a named area or indicator is not there or out of reach; Conflict `TOO_COSTLY`.
 */
export async function readAnalytics(ctx: Ctx, ask: AnalyticsAsk): Promise<AnalyticsAnswer> {
  const now = ctx.clock.now();
  const today = dayIn('WIB', now);
  const periods = resolvePeriods(ask, today);
  const catalogue = await catalogueOf(ctx.db);
  const indicators = chooseIndicators(catalogue, ask.indicators);
  const nodes = await findNodes(ctx, ask);

  const plans = planAll(catalogue, indicators, periods, today, ask.withChange);
  const spans = joinSpans([...plans.now.flat(), ...plans.before.flat()]);
  chargeCells(ctx, { indicators: indicators.length, areas: nodes.length, months: countMonths(spans) });

  const reads = blocksToRead(catalogue, plans);
  const row = await selectFigures(ctx.db, {
    nodes: nodes.map((node) => node.no),
    spans,
    blocks: reads,
    versionNos: versionsUsed(plans).map((plan) => plan.no),
    basis: ask.dataState,
    withMarks: ask.withMarks,
    signal: ctx.signal,
  });
  const cells: CellGrid = { grid: toGrid(row, reads), nodes, periods, plans, codes: ask.indicators };
  return {
    indicators: indicators.map((versions, i) => newestUsed(versions, plans.now[i] ?? [])),
    nodes,
    periods: describePeriods(periods, indicators, now, today),
    size: indicators.length * nodes.length * periods.length,
    cell: (index) => cellAt(cells, index),
    cursor: encodeCursor({ epoch: row.epoch, seq: row.seq }),
    computedAt: now,
    dataState: ask.dataState,
  };
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

/** Plans by indicator and period: the periods asked, and the one before each where a change is asked. */
export type Plans = { readonly now: readonly PeriodPlan[][]; readonly before: readonly PeriodPlan[][] };

function planAll(
  catalogue: Catalogue,
  indicators: readonly (readonly VersionPlan[])[],
  periods: readonly Period[],
  today: Day,
  withChange: boolean,
): Plans {
  const since = (block: string): Day | null => catalogue.blocks.get(block)?.since ?? null;
  const plan = (shift: number): PeriodPlan[][] =>
    indicators.map((versions) => periods.map((p) => planPeriod(versions, shiftPeriod(p, shift), today, since)));
  return { now: plan(0), before: withChange ? plan(-1) : [] };
}

function versionsUsed(plans: Plans): VersionPlan[] {
  return [...new Set([...plans.now, ...plans.before].flat().flatMap((entry) => (entry ? [entry.plan] : [])))];
}

function blocksToRead(catalogue: Catalogue, plans: Plans): BlockRead[] {
  const elements = new Set(
    versionsUsed(plans).flatMap((plan) => [...plan.numerator.terms.keys(), ...plan.denominator.terms.keys()]),
  );
  return [...catalogue.blocks.values()]
    .map((block) => ({ block, elements: [...block.elements.values()].filter(({ code }) => elements.has(code)) }))
    .filter((read) => read.elements.length > 0);
}

function newestUsed(versions: readonly VersionPlan[], plans: readonly PeriodPlan[]): VersionPlan {
  const used = plans.findLast((entry) => entry !== null)?.plan ?? versions[0];
  if (!used) throw new Error('An indicator without a version');
  return used;
}
