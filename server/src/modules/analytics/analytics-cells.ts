import { type AttainmentClass, attainmentClass, attainmentOf } from '../../lib/pure/attainment.ts';
import type { Direction } from '../../lib/pure/indicator.ts';
import { formatPeriod, type Period } from '../../lib/pure/period.ts';
import type { NoRank, Rank } from '../../lib/pure/ranking.ts';
import { type Dues, type Grid, NO_DUES } from './analytics-grid.ts';
import type { PeriodPlan } from './analytics-periods.ts';
import { splitGroup } from './analytics-group-members.ts';
import type { Ranks } from './analytics-rank.ts';
import type { Goal, TargetBook } from './analytics-targets.ts';
import type { FigureNode } from './analytics.sql.ts';
import type { SmallCells } from './small-cells-view.ts';
import type { Violation, Violations } from './violations.ts';
import {
  computeFigure,
  type Figure,
  isAnomalous,
  type NoFigure,
  NO_VERSION,
  NOT_AVAILABLE,
  rate,
  SUPPRESSED,
} from './figures.ts';

/** Plans by indicator and period: the periods asked, and those before them where something of them is asked. */
export type Plans = {
  readonly now: readonly PeriodPlan[][];
  readonly before: readonly PeriodPlan[][];
  readonly yearAgo: readonly PeriodPlan[][];
};

export type CellGrid = {
  readonly grid: Grid;
  /** Says whether an area held other posts than in the period before. */
  readonly breaks: (node: FigureNode, period: Period) => boolean;
  /** Says whether a figure counts what cannot be told as of the day asked. */
  readonly lacks: (node: FigureNode, of: NonNullable<PeriodPlan>) => boolean;
  readonly nodes: readonly FigureNode[];
  readonly periods: readonly Period[];
  readonly codes: readonly string[];
  readonly plans: Plans;
  readonly targets: TargetBook;
  readonly ranks: Ranks;
  readonly small: SmallCells;
  readonly violations: Violations;
};

/** Computes one cell of an answer; cells stand indicator-major, then by area, then by period. */
export function cellAt(cells: CellGrid, index: number): AnalyticsCell {
  const p = index % cells.periods.length;
  const w = Math.floor(index / cells.periods.length) % cells.nodes.length;
  const i = Math.floor(index / (cells.periods.length * cells.nodes.length));
  return cellOf(cells, i, w, p);
}

/** Computes the cell of one indicator, area and period, each told by its place in the answer. */
export function cellOf(cells: CellGrid, i: number, w: number, p: number): AnalyticsCell {
  const node = cells.nodes[w];
  const period = cells.periods[p];
  const code = cells.codes[i];
  if (!node || !period || code === undefined) throw new RangeError(`No cell ${i}, ${w}, ${p}`);
  return new AnalyticsCell(cells, [i, w, p], node, code, period);
}

const NO_MARKS = { forms: 0, rev: 0, computedAt: null };

type Place = readonly [indicator: number, node: number, period: number];

/** One figure with all that is known about it; each part is computed when it is first asked, since few are. */
export class AnalyticsCell {
  readonly node: FigureNode;
  readonly indicator: string;
  /** Member of the breakdown; null without one. */
  readonly group: string | null;
  readonly #period: Period;
  readonly #cells: CellGrid;
  readonly #place: Place;
  readonly #grid: Grid;
  readonly #now: PeriodPlan;
  #figure: Figure | undefined;
  #dues: Dues | undefined;
  #marks: ReturnType<Grid['marks']> | undefined;
  #target: Goal | null | undefined;

  constructor(cells: CellGrid, place: Place, node: FigureNode, code: string, period: Period) {
    this.#cells = cells;
    this.#place = place;
    this.#grid = cells.grid.part?.(place[0]) ?? cells.grid;
    this.node = node;
    const { indicator, group } = splitGroup(code);
    this.indicator = indicator;
    this.group = group;
    this.#period = period;
    this.#now = cells.plans.now[place[0]]?.[place[2]] ?? null;
  }

  /** The version and the months the figure is taken from; null where no version covers the period. */
  get taken(): PeriodPlan {
    return this.#now;
  }
  /** The caller may not see small cells of this place, so that nothing finer than the figure may be told either. */
  get isGuarded(): boolean {
    return this.#cells.small.guards(this.node, this.indicator);
  }
  get direction(): Direction {
    return this.#now?.plan.direction ?? 'CONTEXT';
  }
  get period(): string {
    return formatPeriod(this.#period);
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
    return this.#valueOf(this.#cells.plans.before);
  }
  get change(): number | null {
    return difference(this.value, this.previous);
  }
  get lastYear(): number | null {
    return this.#valueOf(this.#cells.plans.yearAgo);
  }
  get changeLastYear(): number | null {
    return difference(this.value, this.lastYear);
  }
  get target(): number | null {
    return this.#goal()?.value ?? null;
  }
  get targetToDate(): number | null {
    return this.#goal()?.toDate ?? null;
  }
  get targetVerified(): boolean | null {
    return this.#goal()?.isVerified ?? null;
  }
  /** Id of the area that set the target. */
  get targetFrom(): string | null {
    return this.#goal()?.from ?? null;
  }
  get attainment(): number | null {
    const due = this.#goal()?.due ?? null;
    return attainmentOf(this.direction, this.value, due);
  }
  get attainmentClass(): AttainmentClass | null {
    return attainmentClass(this.attainment, this.#cells.targets.yellowFrom(this.node));
  }
  get rank(): number | null {
    return this.#rank().rank;
  }
  get rankOf(): number {
    return this.#rank().of;
  }
  get rankReason(): NoRank | null {
    return this.#rank().reason;
  }
  get boundaryBreak(): boolean {
    return this.#cells.breaks(this.node, this.#period);
  }
  get violations(): Violation[] {
    return this.#cells.violations(this.node, this.#now);
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
    if (!plan) return NO_VERSION;
    if (this.#cells.small.isHidden(this.node, plan)) return SUPPRESSED;
    if (this.#cells.lacks(this.node, plan)) return NOT_AVAILABLE;
    return computeFigure(plan.plan, plan.spans, (month) => this.#grid.sums(this.node.no, month));
  }

  #valueOf(plans: readonly PeriodPlan[][]): number | null {
    const [i, , p] = this.#place;
    return this.#figureOf(plans[i]?.[p] ?? null).value;
  }

  #goal(): Goal | null {
    if (this.#target === undefined) {
      this.#target = this.#cells.targets.goal(this.indicator, this.node, this.#period, this.#now);
    }
    return this.#target;
  }

  #rank(): Rank {
    return this.#cells.ranks.at(...this.#place);
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

function difference(value: number | null, earlier: number | null): number | null {
  return value !== null && earlier !== null ? value - earlier : null;
}
