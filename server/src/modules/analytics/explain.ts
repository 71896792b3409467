import type { WilayahLevel } from '@pokjanal/prisma/client';
import type { Ctx } from '../../auth/ctx.ts';
import type { Basis } from '../../events/types.ts';
import type { Localized } from '../../lib/errors.ts';
import { parseFormula } from '../../lib/pure/parse-expression.ts';
import { phraseOf, ratioSentence } from '../../lib/pure/sentence.ts';
import { loadCatalogue, type Catalogue as Definitions } from '../submission/catalogue.ts';
import { type AnalyticsAnswer, readAnalytics } from './analytics.ts';
import { catalogueOf } from './analytics-catalogue.ts';
import type { AnalyticsCell } from './analytics-cells.ts';
import { type AreaRef, findNodes, type NodesAsk } from './analytics-nodes.ts';
import type { FigureNode } from './analytics.sql.ts';
import type { Taken } from './explain-contribution.sql.ts';
import type { History } from './explain-members.ts';
import { readOperands, type Operand } from './explain-operands.ts';
import { timeRuleWords } from './explain-words.ts';
import type { VersionPlan } from './figures.ts';
import { AS_NOW } from './past-tree.ts';

export type ExplainPlace = { readonly area: AreaRef } | { readonly puskesmasId: string };

export type ExplainAsk = {
  readonly indicator: string;
  readonly place: ExplainPlace;
  readonly period: string;
  readonly dataState: Basis;
} & Partial<History>;

/** A figure taken apart: how it is computed, from what, and what the areas right below add to it. */
export type Explanation = {
  readonly cell: AnalyticsCell;
  readonly node: FigureNode;
  readonly indicator: VersionPlan;
  readonly dataState: Basis;
  readonly history: History;
  readonly cursor: string;
  /** Null where no version covers the period. */
  readonly taken: Taken | null;
  readonly formula: Formula | null;
  readonly timeRule: Localized | null;
  readonly operands: readonly Operand[];
  /** Cells of the areas right below within reach; none of a village or a puskesmas, whose parts are posts. */
  readonly areas: readonly AnalyticsCell[];
  readonly isLeaf: boolean;
};

export type Formula = { readonly words: Localized; readonly numerator: string; readonly denominator: string };

/** The level right below each; posts stand below a village. */
export const LEVEL_BELOW: Readonly<Record<WilayahLevel, WilayahLevel | null>> = {
  NASIONAL: 'PROVINSI',
  PROVINSI: 'KABKOTA',
  KABKOTA: 'KECAMATAN',
  KECAMATAN: 'DESA',
  DESA: null,
};

/**
 * Explains one figure: the same cell `analytics` answers, its formula in words, where each operand comes from, and the
 * cells of the areas right below, all of one snapshot. The number of statements does not depend on the size of the area.
 * @throws NotFound for an area or indicator that is not there or out of reach.
 */
export async function explainFigure(ctx: Ctx, ask: ExplainAsk): Promise<Explanation> {
  const history: History = { tree: ask.tree ?? AS_NOW, known: ask.known ?? null };
  const [node] = await findNodes(ctx, nodesOf(ask.place));
  if (!node) throw new Error('A node was found and is not there');
  const below = node.level && LEVEL_BELOW[node.level];
  const answer = await readAnalytics(ctx, {
    ...nodesOf(ask.place),
    ...(below && 'area' in ask.place ? { within: ask.place.area, level: below } : {}),
    indicators: [ask.indicator],
    periods: [ask.period],
    dataState: ask.dataState,
    ...history,
    withChange: true,
    withLastYear: false,
    withTargets: true,
    withRanks: false,
    withMarks: true,
  });
  const cells = Array.from({ length: answer.size }, (_, index) => answer.cell(index));
  const cell = cells.find((one) => one.node.no === node.no);
  const [indicator] = answer.indicators;
  if (!cell || !indicator) throw new Error('An answer without the cell asked');
  return {
    cell,
    node,
    indicator,
    dataState: ask.dataState,
    history,
    cursor: answer.cursor,
    areas: cells.filter((one) => one !== cell),
    isLeaf: below === null,
    ...(await explainSums(ctx, answer, cell, history)),
  };
}

function nodesOf(place: ExplainPlace): NodesAsk {
  return 'area' in place ? { wilayah: [place.area] } : { puskesmas: [place.puskesmasId] };
}

async function explainSums(ctx: Ctx, { dataState }: AnalyticsAnswer, cell: AnalyticsCell, history: History) {
  const taken = cell.taken;
  if (!taken) return { taken, formula: null, timeRule: null, operands: [] };
  const definitions = await loadCatalogue(ctx.db);
  return {
    taken,
    formula: await formulaOf(ctx, taken.plan, definitions),
    timeRule: timeRuleWords(taken.plan, taken.spans),
    operands: await readOperands(ctx, { definitions, taken, cell, history, basis: dataState }),
  };
}

async function formulaOf(ctx: Ctx, plan: VersionPlan, { elements }: Definitions): Promise<Formula> {
  const texts = (await catalogueOf(ctx.db)).formulas.get(plan.no);
  const [above, below] = [parseFormula(texts?.numerator ?? ''), parseFormula(texts?.denominator ?? '')];
  if (!texts || !above.ok || !below.ok) throw new Error(`The formula of version ${plan.no} does not parse`);
  const names = (code: string): Localized => {
    const name = elements.get(code) ?? { id: code, en: code };
    return { id: phraseOf(name.id), en: phraseOf(name.en) };
  };
  const words = ratioSentence({ numerator: above.tree, denominator: below.tree, factor: plan.factor }, names);
  return { words, ...texts };
}
