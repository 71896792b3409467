import { formatPeriod, type Period } from '../../lib/pure/period.ts';
import type { Dues, Grid } from './analytics-grid.ts';
import type { PeriodPlan } from './analytics-periods.ts';
import type { FigureNode } from './analytics.sql.ts';
import { computeFigure, type Figure, isAnomalous, type NoFigure, NO_VERSION, rate } from './figures.ts';

export type CellGrid = {
  readonly grid: Grid;
  readonly nodes: readonly FigureNode[];
  readonly periods: readonly Period[];
  readonly codes: readonly string[];
  readonly plans: { readonly now: readonly PeriodPlan[][]; readonly before: readonly PeriodPlan[][] };
};

/** Computes one cell of an answer; cells stand indicator-major, then by area, then by period. */
export function cellAt(cells: CellGrid, index: number): AnalyticsCell {
  const p = index % cells.periods.length;
  const w = Math.floor(index / cells.periods.length) % cells.nodes.length;
  const i = Math.floor(index / (cells.periods.length * cells.nodes.length));
  const node = cells.nodes[w];
  const period = cells.periods[p];
  const code = cells.codes[i];
  if (!node || !period || code === undefined) throw new RangeError(`No cell ${index}`);

  const now = cells.plans.now[i]?.[p] ?? null;
  const before = cells.plans.before[i]?.[p] ?? null;
  return new AnalyticsCell(cells.grid, node, code, formatPeriod(period), now, before);
}

const NO_DUES: Dues = { expected: 0, arrived: 0, onTime: 0, approved: 0, cellsExpected: 0, cellsAnswered: 0 };
const NO_MARKS = { forms: 0, rev: 0, computedAt: null };

/** One figure with all that is known about it; each part is computed when it is first asked, since few are. */
export class AnalyticsCell {
  readonly node: FigureNode;
  readonly indicator: string;
  readonly period: string;
  readonly #grid: Grid;
  readonly #now: PeriodPlan;
  readonly #before: PeriodPlan;
  #figure: Figure | undefined;
  #dues: Dues | undefined;
  #marks: ReturnType<Grid['marks']> | undefined;

  constructor(grid: Grid, node: FigureNode, indicator: string, period: string, now: PeriodPlan, before: PeriodPlan) {
    this.#grid = grid;
    this.node = node;
    this.indicator = indicator;
    this.period = period;
    this.#now = now;
    this.#before = before;
  }

  get value(): number | null {
    return this.#sums().value;
  }
  get numerator(): number | null {
    return this.#sums().numerator;
  }
  get denominator(): number | null {
    return this.#sums().denominator;
  }
  get reason(): NoFigure | null {
    return this.#sums().reason;
  }
  get leftOut(): number {
    return this.#sums().leftOut;
  }
  get expected(): number {
    return this.#due().expected;
  }
  get completeness(): number | null {
    return rate(this.#due().arrived, this.#due().expected);
  }
  get onTime(): number | null {
    return rate(this.#due().onTime, this.#due().expected);
  }
  get filled(): number | null {
    return rate(this.#due().cellsAnswered, this.#due().cellsExpected);
  }
  get approvedShare(): number | null {
    return rate(this.#due().approved, this.#due().arrived);
  }
  get previous(): number | null {
    return this.#figureOf(this.#before).value;
  }
  get change(): number | null {
    const { value } = this.#sums();
    const { previous } = this;
    return value !== null && previous !== null ? value - previous : null;
  }
  get version(): number | null {
    return this.#now?.plan.version ?? null;
  }
  get reported(): number {
    return this.#mark().forms;
  }
  get rev(): string {
    return String(this.#mark().rev);
  }
  get computedAt(): Date | null {
    const { computedAt } = this.#mark();
    return computedAt === null ? null : new Date(computedAt);
  }
  get anomaly(): boolean {
    return isAnomalous(this.#now?.plan.factor ?? 0, this.#sums(), this.completeness);
  }

  #sums(): Figure {
    this.#figure ??= this.#figureOf(this.#now);
    return this.#figure;
  }

  #figureOf(plan: PeriodPlan): Figure {
    return plan ? computeFigure(plan.plan, plan.spans, (month) => this.#grid.sums(this.node.no, month)) : NO_VERSION;
  }

  #due(): Dues {
    const now = this.#now;
    this.#dues ??= now ? this.#grid.dues(this.node.no, now.plan.block, now.spans.numerator) : NO_DUES;
    return this.#dues;
  }

  #mark(): ReturnType<Grid['marks']> {
    const now = this.#now;
    this.#marks ??= now ? this.#grid.marks(this.node.no, now.plan.block, now.spans.numerator) : NO_MARKS;
    return this.#marks;
  }
}
