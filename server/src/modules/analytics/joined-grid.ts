import type { MonthNo } from '../../lib/pure/month.ts';
import { type Dues, type Grid, NO_DUES } from './analytics-grid.ts';
import type { MonthSpan, Pair, Sums, VersionPlan } from './figures.ts';

/** Which nodes of a grid make up an area in a month. */
export type PartsOf = (node: number, month: MonthNo) => readonly number[];

/** Shows a grid in which each area is the sum of other nodes, which may differ from month to month. */
export function joinGrid(grid: Grid, partsOf: PartsOf, versions: ReadonlyMap<number, VersionPlan>): Grid {
  return {
    sums(node, month) {
      const parts = partsOf(node, month).flatMap((no) => grid.sums(no, month) ?? []);
      if (parts.length === 0) return null;
      return parts.length === 1 ? (parts[0] ?? null) : new JoinedSums(parts, versions);
    },
    dues(node, block, span) {
      const all = partsIn(partsOf, node, span).map(({ no, at }) => grid.dues(no, block, at));
      return all.reduce(addDues, NO_DUES);
    },
    marks(node, block, span) {
      const all = partsIn(partsOf, node, span).map(({ no, at }) => grid.marks(no, block, at));
      return all.reduce(
        (sum, one) => ({
          forms: sum.forms + one.forms,
          rev: sum.rev + one.rev,
          computedAt: one.computedAt === null ? sum.computedAt : Math.max(sum.computedAt ?? 0, one.computedAt),
        }),
        { forms: 0, rev: 0, computedAt: null as number | null },
      );
    },
  };
}

function partsIn(partsOf: PartsOf, node: number, { first, last }: MonthSpan): { no: number; at: MonthSpan }[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index).flatMap((month) =>
    partsOf(node, month).map((no) => ({ no, at: { first: month, last: month } })),
  );
}

function addDues(one: Dues, other: Dues): Dues {
  return {
    expected: one.expected + other.expected,
    arrived: one.arrived + other.arrived,
    onTime: one.onTime + other.onTime,
    approved: one.approved + other.approved,
    cellsExpected: one.cellsExpected + other.cellsExpected,
    cellsAnswered: one.cellsAnswered + other.cellsAnswered,
  };
}

/** One month of several nodes together, as the roll-up of an area over them would say it. */
class JoinedSums implements Sums {
  readonly #parts: readonly Sums[];
  readonly #versions: ReadonlyMap<number, VersionPlan>;

  constructor(parts: readonly Sums[], versions: ReadonlyMap<number, VersionPlan>) {
    this.#parts = parts;
    this.#versions = versions;
  }

  forms(block: string): number {
    return this.#parts.reduce((sum, part) => sum + part.forms(block), 0);
  }

  element(code: string): number | null {
    const known = this.#parts.map((part) => part.element(code)).filter((value) => value !== null);
    return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0);
  }

  /** A part without paired sums adds its plain ones, which are then the same. */
  pair(versionNo: number, block: string): Pair | null {
    const version = this.#versions.get(versionNo);
    const pairs = this.#parts.map((part) => part.pair(versionNo, block));
    if (!version || pairs.every((pair) => pair === null)) return null;
    const all = pairs.map((pair, index) => pair ?? plainPair(version, this.#parts[index]));
    return all.reduce((sum, pair) => [plus(sum[0], pair[0]), plus(sum[1], pair[1]), sum[2] + pair[2]]);
  }
}

function plus(one: number | null, other: number | null): number | null {
  return one === null ? other : one + (other ?? 0);
}

/** Nothing where no operand is answered; where one is, every form that answered it answered all. */
function plainPair(version: VersionPlan, part: Sums | undefined): Pair {
  const operands = [...version.numerator.terms.keys(), ...version.denominator.terms.keys()];
  if (operands.every((code) => (part?.element(code) ?? null) === null)) return [null, null, 0];
  const side = (terms: ReadonlyMap<string, number>): number =>
    [...terms].reduce((sum, [code, coefficient]) => sum + coefficient * (part?.element(code) ?? 0), 0);
  return [side(version.numerator.terms), side(version.denominator.terms), 0];
}
