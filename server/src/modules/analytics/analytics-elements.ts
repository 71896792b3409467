import type { Ctx } from '../../auth/ctx.ts';
import { encodeCursor } from '../../events/cursor.ts';
import type { Basis } from '../../events/types.ts';
import { InvalidInput, NotFound, problem } from '../../lib/errors.ts';
import { dayIn } from '../../lib/pure/deadline.ts';
import { formatPeriod, type Period } from '../../lib/pure/period.ts';
import { type Catalogue, catalogueOf } from './analytics-catalogue.ts';
import { chargeCells } from './analytics-cost.ts';
import { type ElementRow, selectElements } from './analytics-elements.sql.ts';
import { type PostFigure, readPostFigures } from './analytics-elements-posts.ts';
import { guardElements, type HiddenElements } from './analytics-elements-small.ts';
import { type Grid, toGrid } from './analytics-grid.ts';
import { findNodes, type NodesAsk } from './analytics-nodes.ts';
import {
  countMonths,
  describePeriods,
  joinMonths,
  type PeriodInfo,
  type PeriodsAsk,
  resolvePeriods,
} from './analytics-periods.ts';
import { blocksWith } from './analytics-reads.ts';
import { type FigureNode, selectFigures } from './analytics.sql.ts';
import { type NoFigure, rate } from './figures.ts';
import { findFamilies } from './small-cells-view.ts';

export type ElementsAsk = NodesAsk &
  PeriodsAsk & {
    readonly elements: readonly string[];
    readonly dataState: Basis;
    /** Counts the posts whose answer is older than the figure, also where the sums are stored. */
    readonly withCarried: boolean;
  };

/** One element of one area in one period. */
export type ElementCell = {
  readonly element: string;
  readonly node: FigureNode;
  readonly period: string;
  readonly value: number | null;
  readonly reason: NoFigure | null;
  readonly reported: number;
  readonly expected: number;
  readonly completeness: number | null;
  /** Posts whose answer was taken from an earlier month. */
  readonly carried: number;
};

export type ElementsAnswer = {
  readonly elements: readonly ElementRow[];
  readonly nodes: readonly FigureNode[];
  readonly periods: readonly PeriodInfo[];
  /** Element-major, then by area, then by period. */
  readonly cells: readonly ElementCell[];
  readonly cursor: string;
  readonly computedAt: Date;
  readonly dataState: Basis;
};

/**
 * Answers counted numbers by themselves: elements × areas × periods. A flow is summed over the months; of a stock each
 * post's last answer in the period is taken, of a mean the mean of each post's answers, and the posts are added up. A
 * month alone and any sum come from the stored roll-ups; the rest is read from the reports. The number of statements does
 * not depend on what is asked.
 * @throws NotFound for an unknown element or area; Conflict `TOO_COSTLY`, `TOO_MANY_REPORTS`.
 */
export async function readElements(ctx: Ctx, ask: ElementsAsk): Promise<ElementsAnswer> {
  const now = ctx.clock.now();
  const today = dayIn('WIB', now);
  const periods = resolvePeriods(ask, today);
  const catalogue = await catalogueOf(ctx.db);
  const elements = await findElements(ctx, catalogue, ask.elements);
  const nodes = await findNodes(ctx, ask);
  const spans = joinMonths(periods);
  chargeCells(ctx, { indicators: elements.length, areas: nodes.length, months: countMonths(spans) });

  const families = await findFamilies(ctx, nodes);
  const guard = families && guardElements(ctx.actor, catalogue, { families, elements });
  const reads = blocksWith(catalogue, new Set([...elements.map(({ code }) => code), ...(guard?.operands ?? [])]));
  const read = (basis: Basis) =>
    selectFigures(ctx.db, {
      nodes: [...new Set([...nodes.map(({ no }) => no), ...(families?.nos ?? [])])],
      spans,
      blocks: reads,
      versionNos: guard?.versionNos ?? [],
      basis,
      withMarks: false,
      signal: ctx.signal,
    });
  const row = await read(ask.dataState);
  const grid = toGrid(row, reads);
  const other = guard && toGrid(await read(ask.dataState === 'APPROVED' ? 'PROVISIONAL' : 'APPROVED'), reads);
  const posts = await readPostFigures(ctx, catalogue, { ...ask, elements, nodes, periods, today });
  const cells = cellsOf({
    blockOf: blocksOf(catalogue),
    elements,
    nodes,
    periods,
    grid,
    fromPosts: posts.at,
    hidden: guard && other ? guard.judge([grid, other]) : null,
  });
  return {
    elements,
    nodes,
    periods: describePeriods(periods, [], now, today),
    cells,
    cursor: encodeCursor({ epoch: row.epoch, seq: row.seq }),
    computedAt: now,
    dataState: ask.dataState,
  };
}

async function findElements(ctx: Ctx, { blocks }: Catalogue, codes: readonly string[]): Promise<ElementRow[]> {
  if (codes.length === 0) throw new InvalidInput([problem('elements', 'REQUIRED')]);
  const rows = new Map((await selectElements(ctx.db, codes, ctx.signal)).map((row) => [row.code, row]));
  const placed = new Set([...blocks.values()].flatMap(({ elements }) => [...elements.keys()]));
  return codes.map((code) => {
    const row = rows.get(code);
    if (!row || !placed.has(code)) throw new NotFound('ELEMENT_NOT_FOUND', { code });
    return row;
  });
}

type Scene = {
  readonly blockOf: ReadonlyMap<string, string>;
  readonly elements: readonly ElementRow[];
  readonly nodes: readonly FigureNode[];
  readonly periods: readonly Period[];
  readonly grid: Grid;
  readonly fromPosts: (element: number, node: number, period: number) => PostFigure | null;
  readonly hidden: HiddenElements | null;
};

function cellsOf(scene: Scene): ElementCell[] {
  const { elements, nodes, periods } = scene;
  return elements.flatMap((_, e) =>
    nodes.flatMap((__, n) => periods.flatMap((___, p) => cellOf(scene, e, n, p) ?? [])),
  );
}

function cellOf(scene: Scene, e: number, n: number, p: number): ElementCell | null {
  const [element, node, period] = [scene.elements[e], scene.nodes[n], scene.periods[p]];
  if (!element || !node || !period) return null;
  const { grid, blockOf } = scene;
  const block = blockOf.get(element.code) ?? '';
  const due = grid.dues(node.no, block, period);
  const figure = scene.hidden?.isHidden(node, element, period)
    ? HIDDEN
    : (scene.fromPosts(e, n, p) ?? { value: addUp(grid, node, element.code, period), carried: 0 });
  return {
    element: element.code,
    node,
    period: formatPeriod(period),
    value: figure.value,
    reason: reasonOf(figure),
    reported: grid.marks(node.no, block, period).forms,
    expected: due.expected,
    completeness: rate(due.arrived, due.expected),
    carried: figure.carried,
  };
}

/** Stands for a figure the caller must not see; told from one that is not there by being this very object. */
const HIDDEN: PostFigure = { value: null, carried: 0 };

function reasonOf(figure: PostFigure): NoFigure | null {
  if (figure === HIDDEN) return 'SUPPRESSED';
  return figure.value === null ? 'NO_DATA' : null;
}

function blocksOf({ blocks }: Catalogue): ReadonlyMap<string, string> {
  return new Map([...blocks.values()].flatMap(({ code, elements }) => [...elements.keys()].map((one) => [one, code])));
}

/** What nobody answered in any month is nothing, and not zero. */
function addUp(grid: Grid, node: FigureNode, element: string, { first, last }: Period): number | null {
  let sum: number | null = null;
  for (let month = first; month <= last; month += 1) {
    const part = grid.sums(node.no, month)?.element(element) ?? null;
    if (part !== null) sum = (sum ?? 0) + part;
  }
  return sum;
}
