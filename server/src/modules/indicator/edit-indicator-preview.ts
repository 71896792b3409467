import type { Ctx } from '../../auth/ctx.ts';
import { linearOf, type LinearForm } from '../../lib/pure/linear.ts';
import { formatMonth, lastDay, type MonthNo, monthOfDay } from '../../lib/pure/month.ts';
import { parseFormula } from '../../lib/pure/parse-expression.ts';
import { parsePeriod } from '../../lib/pure/period.ts';
import { type Catalogue, catalogueOf } from '../analytics/analytics-catalogue.ts';
import { type Grid, toGrid } from '../analytics/analytics-grid.ts';
import { findNodes } from '../analytics/analytics-nodes.ts';
import { joinSpans, type PeriodPlan } from '../analytics/analytics-periods.ts';
import { type BlockRead, type FigureNode, selectFigures } from '../analytics/analytics.sql.ts';
import { computeFigure, spansOf, type VersionPlan, versionAt } from '../analytics/figures.ts';
import { bookOf, todayOf } from './catalogue-book.ts';
import type { FormulaRecord } from './catalogue-lists.sql.ts';

const MONTHS_SHOWN = 3;
/** No version has this number, so no paired sums are found for one that is not saved. */
const NOT_SAVED = -1;

/** One figure as it is computed now and as the draft would compute it. */
export type PreviewCell = {
  readonly node: FigureNode;
  readonly period: string;
  readonly before: number | null;
  readonly after: number | null;
};

type Column = { readonly month: MonthNo; readonly before: PeriodPlan; readonly after: PeriodPlan };

/**
 * Computes the figures of the caller's top areas in the last closed months by the version in force and by a draft, from
 * the same stored sums. A draft has no paired sums yet: where forms left operands out it shows the plain ones.
 */
export async function previewIndicator(ctx: Ctx, draft: FormulaRecord): Promise<PreviewCell[]> {
  const catalogue = await catalogueOf(ctx.db);
  const plan = await planOf(ctx, draft, catalogue);
  const nodes = await findNodes(ctx, {});
  if (!plan || nodes.length === 0) return [];
  const current = monthOfDay(todayOf(ctx));
  const columns = Array.from({ length: MONTHS_SHOWN }, (_, index) => current - MONTHS_SHOWN + index).map((month) => ({
    month,
    before: planned(versionAt(catalogue.versions.get(draft.indicator) ?? [], lastDay(month)), month, current),
    after: planned(plan, month, current),
  }));
  const grid = await readGrid(ctx, catalogue, nodes, columns);
  return nodes.flatMap((node) =>
    columns.map(({ month, before, after }) => ({
      node,
      period: formatMonth(month),
      before: valueOf(before, grid, node),
      after: valueOf(after, grid, node),
    })),
  );
}

function planned(plan: VersionPlan | null, month: MonthNo, current: MonthNo): PeriodPlan {
  const period = parsePeriod(formatMonth(month));
  return plan && period ? { plan, spans: spansOf(plan.timeRule, period, current) } : null;
}

function valueOf(entry: PeriodPlan, grid: Grid, node: FigureNode): number | null {
  return entry ? computeFigure(entry.plan, entry.spans, (month) => grid.sums(node.no, month)).value : null;
}

async function readGrid(
  ctx: Ctx,
  catalogue: Catalogue,
  nodes: readonly FigureNode[],
  columns: readonly Column[],
): Promise<Grid> {
  const plans = columns.flatMap(({ before, after }) => [before, after]);
  const used = plans.flatMap((entry) => (entry ? [entry.plan] : []));
  const codes = new Set(used.flatMap((plan) => [...plan.numerator.terms.keys(), ...plan.denominator.terms.keys()]));
  const blocks: BlockRead[] = [...catalogue.blocks.values()]
    .map((block) => ({ block, elements: [...block.elements.values()].filter(({ code }) => codes.has(code)) }))
    .filter(({ elements }) => elements.length > 0);
  const row = await selectFigures(ctx.db, {
    nodes: nodes.map(({ no }) => no),
    spans: joinSpans(plans),
    blocks,
    versionNos: [...new Set(used.map(({ no }) => no))],
    basis: 'PROVISIONAL',
    withMarks: false,
    signal: ctx.signal,
  });
  return toGrid(row, blocks);
}

/** Makes a draft ready for computing; null where its elements lie in no block. */
async function planOf(ctx: Ctx, draft: FormulaRecord, catalogue: Catalogue): Promise<VersionPlan | null> {
  const [numerator, denominator] = [sumOf(draft.numerator), sumOf(draft.denominator)];
  if (!numerator || !denominator) return null;
  const operands = [...numerator.terms.keys(), ...denominator.terms.keys()];
  const blocks = [...catalogue.blocks.values()].filter(({ elements }) => operands.some((code) => elements.has(code)));
  const [first] = blocks;
  if (!first || !operands.every((code) => blocks.some(({ elements }) => elements.has(code)))) return null;
  const elements = await bookOf(ctx).elements();
  const stocks = elements.filter(({ kind, code }) => kind === 'STOCK' && operands.includes(code));
  return {
    ...draft,
    no: NOT_SAVED,
    name: { id: draft.indicator, en: draft.indicator },
    numerator,
    denominator,
    paired: draft.pairing === 'PAIRED',
    stocks: new Set(stocks.map(({ code }) => code)),
    block: first.code,
    blocks: blocks.map(({ code }) => code),
  };
}

function sumOf(text: string): LinearForm | null {
  const parsed = parseFormula(text);
  const linear = parsed.ok ? linearOf(parsed.tree) : null;
  return linear?.ok ? { terms: linear.terms, constant: linear.constant } : null;
}
