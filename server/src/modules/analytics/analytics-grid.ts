import type { MonthNo } from '../../lib/pure/month.ts';
import type { BlockRead, DueTuple, FiguresRow, PairTuple, RollupTuple } from './analytics.sql.ts';
import type { MonthSpan, Pair, Sums } from './figures.ts';

/** Expectation and arrival over some months. */
export type Dues = {
  readonly expected: number;
  readonly arrived: number;
  readonly onTime: number;
  readonly approved: number;
  readonly cellsExpected: number;
  readonly cellsAnswered: number;
};

/** What stands where nothing was owed. */
export const NO_DUES: Dues = { expected: 0, arrived: 0, onTime: 0, approved: 0, cellsExpected: 0, cellsAnswered: 0 };

/** What was read of one block, by area and month. */
export type Grid = {
  sums(node: number, month: MonthNo): Sums | null;
  dues(node: number, block: string, span: MonthSpan): Dues;
  /** Forms counted, the sum of the rows' revisions and the newest computing time (ms) over some months. */
  marks(node: number, block: string, span: MonthSpan): { forms: number; rev: number; computedAt: number | null };
  /** The sums of one place among the indicators and groups, in an answer where each group has sums of its own. */
  part?(indicator: number): Grid | null;
};

/** Below any month number that can be asked, so that node and month share one exact number as key. */
const MONTHS = 200_000;
const keyOf = (node: number, month: MonthNo): number => node * MONTHS + month;

/** How many values of a rollup tuple stand before its element sums. */
const HEAD = 6;

/** Where a block stands in the lists of a month, and an element in the tuple of its block. */
type Places = {
  readonly blocks: ReadonlyMap<string, number>;
  readonly elements: ReadonlyMap<string, { readonly block: number; readonly at: number }>;
};

/**
 * One area and month. A class, because an object of closures per month costs more than all the sums of an answer, and
 * with lists by the place of a block, because a map per month costs nearly as much.
 */
class MonthRow implements Sums {
  readonly rollups: (RollupTuple | undefined)[] = [];
  readonly dues: (DueTuple | undefined)[] = [];
  readonly pairs: PairTuple[] = [];
  readonly #places: Places;

  constructor(places: Places) {
    this.#places = places;
  }

  rollup(block: string): RollupTuple | undefined {
    return this.rollups[this.#places.blocks.get(block) ?? -1];
  }

  due(block: string): DueTuple | undefined {
    return this.dues[this.#places.blocks.get(block) ?? -1];
  }

  forms(block: string): number {
    return this.rollup(block)?.[3] ?? 0;
  }

  element(code: string): number | null {
    const place = this.#places.elements.get(code);
    return place ? (this.rollups[place.block]?.[place.at] ?? null) : null;
  }

  /** Pairs are kept for the basis of the row of their block that was read, which serves both bases while they are equal. */
  pair(versionNo: number, block: string): Pair | null {
    if (this.pairs.length === 0) return null;
    const basis = this.rollup(block)?.[2];
    const found = this.pairs.find((pair) => pair[3] === versionNo && pair[2] === basis);
    return found ? [found[4], found[5], found[6]] : null;
  }
}

/** Makes what the statement returned searchable by area and month. */
export function toGrid(row: FiguresRow, reads: readonly BlockRead[]): Grid {
  const places: Places = {
    blocks: new Map(reads.map(({ block }, index) => [block.code, index])),
    elements: new Map(
      reads.flatMap(({ elements }, block) =>
        elements.map(({ code }, index) => [code, { block, at: HEAD + index }] as const),
      ),
    ),
  };
  const months = new Map<number, MonthRow>();
  const monthOf = (node: number, month: MonthNo): MonthRow => {
    const key = keyOf(node, month);
    const known = months.get(key);
    if (known) return known;
    const made = new MonthRow(places);
    months.set(key, made);
    return made;
  };
  for (let index = 0; index < reads.length; index += 1) {
    for (const tuple of (row[`rollup_${index}`] ?? []) as RollupTuple[]) {
      monthOf(tuple[0], tuple[1]).rollups[index] = tuple;
    }
    for (const tuple of (row[`due_${index}`] ?? []) as DueTuple[]) {
      const { dues } = monthOf(tuple[0], tuple[1]);
      dues[index] = addForms(dues[index], tuple);
    }
  }
  for (const pair of row.pairs ?? []) monthOf(pair[0], pair[1]).pairs.push(pair);

  return {
    sums: (node, month) => {
      const found = months.get(keyOf(node, month));
      return found && found.rollups.length > 0 ? found : null;
    },
    dues: (node, block, span) => addDues(months, node, block, span),
    marks: (node, block, span) => addMarks(months, node, block, span),
  };
}

/** Adds what posts with another form owe and gave. */
function addForms(one: DueTuple | undefined, other: DueTuple): DueTuple {
  if (!one) return other;
  const [node, month, expected, arrived, onTime, approved, cellsExpected, cellsAnswered] = one;
  return [
    node,
    month,
    expected + other[2],
    arrived + other[3],
    onTime + other[4],
    approved + other[5],
    cellsExpected + other[6],
    cellsAnswered + other[7],
  ];
}

type Months = ReadonlyMap<number, MonthRow>;

function addDues(months: Months, node: number, block: string, span: MonthSpan): Dues {
  const sum: { -readonly [name in keyof Dues]: number } = { ...NO_DUES };
  for (let month = span.first; month <= span.last; month += 1) {
    const due = months.get(keyOf(node, month))?.due(block);
    if (!due) continue;
    sum.expected += due[2];
    sum.arrived += due[3];
    sum.onTime += due[4];
    sum.approved += due[5];
    sum.cellsExpected += due[6];
    sum.cellsAnswered += due[7];
  }
  return sum;
}

function addMarks(months: Months, node: number, block: string, span: MonthSpan) {
  const sum = { forms: 0, rev: 0, computedAt: null as number | null };
  for (let month = span.first; month <= span.last; month += 1) {
    const row = months.get(keyOf(node, month))?.rollup(block);
    if (!row) continue;
    sum.forms += row[3];
    sum.rev += row[4];
    sum.computedAt = Math.max(sum.computedAt ?? 0, row[5]);
  }
  return sum;
}
