import type { SqlFace } from '../../events/outbox.ts';
import { DEFAULT_YELLOW_FROM } from '../../lib/pure/attainment.ts';
import { monthOfYear } from '../../lib/pure/month.ts';
import { formatPeriod, type Period, periodOf } from '../../lib/pure/period.ts';
import { DEFAULT_RANK_LIMITS, type RankLimits } from '../../lib/pure/ranking.ts';
import { targetToDate } from '../../lib/pure/target-line.ts';
import { nosOfPath } from '../wilayah/wilayah-code.ts';
import type { PeriodPlan } from './analytics-periods.ts';
import type { FigureNode } from './analytics.sql.ts';
import { selectTargets, type TargetTuple } from './analytics-targets.sql.ts';
import { growsOverYear } from './figures.ts';

/** Setting of an area and all below it: share of a target from which it counts as nearly reached (YELLOW). */
export const YELLOW_FROM = 'target.yellowFrom';
/** Settings of an area and all below it: below these nobody is ranked. */
export const MIN_DENOMINATOR = 'rank.minDenominator';
export const MIN_COMPLETENESS = 'rank.minCompleteness';

/** The target in force for one figure. */
export type Goal = {
  readonly value: number;
  readonly isVerified: boolean;
  /** Id of the area that set it. */
  readonly from: string;
  /** What is due by the last closed month, of the year's target of a year-to-date indicator. */
  readonly toDate: number | null;
  /** What a value is measured against: the part due to date, or the whole. */
  readonly due: number;
};

/** Targets and settings of the areas of an answer and of all above them. */
export type TargetBook = {
  goal(code: string, node: FigureNode, period: Period, plan: PeriodPlan): Goal | null;
  yellowFrom(node: FigureNode): number;
  /** Limits of the nearest area that holds all the areas of the answer, so that all are judged alike. */
  readonly rankLimits: RankLimits;
};

/** What stands where no target and no setting was asked. */
export const NO_TARGETS: TargetBook = {
  goal: () => null,
  yellowFrom: () => DEFAULT_YELLOW_FROM,
  rankLimits: DEFAULT_RANK_LIMITS,
};

/** Reads what is needed to judge figures by their targets and against each other; one statement. */
export async function readTargets(
  db: SqlFace,
  ask: {
    readonly codes: readonly string[];
    readonly nodes: readonly FigureNode[];
    readonly periods: readonly Period[];
    readonly signal: AbortSignal | undefined;
  },
): Promise<TargetBook> {
  const lines = new Map(ask.nodes.map((node) => [node.no, nosOfPath(node.path).reverse()]));
  const periods = ask.periods.flatMap((period) => [formatPeriod(period), formatPeriod(yearAround(period))]);
  const row = await selectTargets(db, {
    codes: [...new Set(ask.codes)],
    nodes: [...new Set([...lines.values()].flat())],
    periods: [...new Set(periods)],
    settings: [YELLOW_FROM, MIN_DENOMINATOR, MIN_COMPLETENESS],
    signal: ask.signal,
  });
  return new Book(lines, row.targets ?? [], row.settings ?? []);
}

function yearAround(period: Period): Period {
  return periodOf('YEAR', period.first);
}

/** The whole installation, above the country. */
const EVERYWHERE = 0;

class Book implements TargetBook {
  /** Numbers of an area and of those above it, nearest first. */
  readonly #lines: ReadonlyMap<number, readonly number[]>;
  /** By indicator and period, then by the area that set it. */
  readonly #targets = new Map<string, Map<number, TargetTuple>>();
  readonly #settings = new Map<string, Map<number, number>>();

  constructor(
    lines: ReadonlyMap<number, readonly number[]>,
    targets: readonly TargetTuple[],
    settings: readonly (readonly [string, number | null, unknown])[],
  ) {
    this.#lines = lines;
    for (const target of targets) put(this.#targets, keyOf(target[0], target[2]), target[1], target);
    for (const [key, no, value] of settings) {
      if (typeof value === 'number') put(this.#settings, key, no ?? EVERYWHERE, value);
    }
  }

  goal(code: string, node: FigureNode, period: Period, plan: PeriodPlan): Goal | null {
    const line = this.#lines.get(node.no) ?? [];
    const own = nearest(this.#targets.get(keyOf(code, formatPeriod(period))), line);
    const ofYear = nearest(this.#targets.get(keyOf(code, formatPeriod(yearAround(period)))), line);
    const found = own ?? ofYear;
    if (!found) return null;
    const [, , , value, isVerified, from] = found;
    const cumulates = plan && growsOverYear(plan.plan) && ofYear;
    const toDate = cumulates ? targetToDate(ofYear[3], monthOfYear(plan.spans.numerator.last)) : null;
    return { value, isVerified, from, toDate, due: own ? value : (toDate ?? value) };
  }

  yellowFrom(node: FigureNode): number {
    return this.#setting(YELLOW_FROM, this.#lines.get(node.no) ?? []) ?? DEFAULT_YELLOW_FROM;
  }

  get rankLimits(): RankLimits {
    const line = sharedLine([...this.#lines.values()]);
    return {
      minDenominator: this.#setting(MIN_DENOMINATOR, line) ?? DEFAULT_RANK_LIMITS.minDenominator,
      minCompleteness: this.#setting(MIN_COMPLETENESS, line) ?? DEFAULT_RANK_LIMITS.minCompleteness,
    };
  }

  #setting(key: string, line: readonly number[]): number | undefined {
    return nearest(this.#settings.get(key), [...line, EVERYWHERE]);
  }
}

function keyOf(code: string, period: string): string {
  return `${code} ${period}`;
}

function put<T>(into: Map<string, Map<number, T>>, key: string, no: number, value: T): void {
  const known = into.get(key) ?? new Map<number, T>();
  into.set(key, known);
  known.set(no, value);
}

function nearest<T>(held: ReadonlyMap<number, T> | undefined, line: readonly number[]): T | undefined {
  if (!held) return undefined;
  const no = line.find((one) => held.has(one));
  return no === undefined ? undefined : held.get(no);
}

/** The numbers that all lines share, nearest first: the areas that hold all of them. */
function sharedLine(lines: readonly (readonly number[])[]): number[] {
  const [first = [], ...others] = lines;
  const sets = others.map((line) => new Set(line));
  return first.filter((no) => sets.every((set) => set.has(no)));
}
