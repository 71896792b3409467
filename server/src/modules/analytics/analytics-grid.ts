import type { MonthNo } from '../../lib/pure/month.ts';
import type { BlockRead, DueTuple, FiguresRow, PairTuple, RollupTuple } from './analytics.sql.ts';
import type { MonthSpan, Sums } from './figures.ts';

/** Expectation and arrival over some months. */
export type Dues = {
  readonly expected: number;
  readonly arrived: number;
  readonly onTime: number;
  readonly approved: number;
  readonly cellsExpected: number;
  readonly cellsAnswered: number;
};

/** What was read of one block, by area and month. */
export type Grid = {
  sums(node: number, month: MonthNo): Sums | null;
  dues(node: number, block: string, span: MonthSpan): Dues;
  /** Forms counted, the sum of the rows' revisions and the newest computing time (ms) over some months. */
  marks(node: number, block: string, span: MonthSpan): { forms: number; rev: number; computedAt: number | null };
};

/** Below any month number that can be asked, so that node and month share one exact number as key. */
const MONTHS = 200_000;
const keyOf = (node: number, month: MonthNo): number => node * MONTHS + month;

/** How many values of a rollup tuple stand before its element sums. */
const HEAD = 6;

type Places = ReadonlyMap<string, { readonly block: string; readonly at: number }>;

/** One area and month. A class, because an object of closures per month costs more than all the sums of an answer. */
class MonthRow implements Sums {
  readonly rollups = new Map<string, RollupTuple>();
  readonly dues = new Map<string, DueTuple[]>();
  readonly pairs: PairTuple[] = [];
  readonly #places: Places;

  constructor(places: Places) {
    this.#places = places;
  }

  forms(block: string): number {
    return this.rollups.get(block)?.[3] ?? 0;
  }

  element(code: string): number | null {
    const place = this.#places.get(code);
    return place ? (this.rollups.get(place.block)?.[place.at] ?? null) : null;
  }

  pair(versionNo: number): readonly [number, number, number] | null {
    const found = this.pairs.find((pair) => pair[3] === versionNo && this.isRead(pair[2]));
    return found ? [found[4], found[5], found[6]] : null;
  }

  /** Pairs are kept for the basis of the row that was read, which serves both bases while they are equal. */
  isRead(basis: number): boolean {
    for (const tuple of this.rollups.values()) return tuple[2] === basis;
    return false;
  }
}

/** Makes what the statement returned searchable by area and month. */
export function toGrid(row: FiguresRow, reads: readonly BlockRead[]): Grid {
  const places: Places = new Map(
    reads.flatMap(({ block, elements }) =>
      elements.map(({ code }, index) => [code, { block: block.code, at: HEAD + index }] as const),
    ),
  );
  const months = new Map<number, MonthRow>();
  const monthOf = (node: number, month: MonthNo): MonthRow => {
    const key = keyOf(node, month);
    const made = months.get(key) ?? new MonthRow(places);
    months.set(key, made);
    return made;
  };
  for (const [index, { block }] of reads.entries()) {
    for (const tuple of (row[`rollup_${index}`] ?? []) as RollupTuple[]) {
      monthOf(tuple[0], tuple[1]).rollups.set(block.code, tuple);
    }
    for (const tuple of (row[`due_${index}`] ?? []) as DueTuple[]) {
      const { dues } = monthOf(tuple[0], tuple[1]);
      const others = dues.get(block.code);
      if (others) others.push(tuple);
      else dues.set(block.code, [tuple]);
    }
  }
  for (const pair of row.pairs ?? []) monthOf(pair[0], pair[1]).pairs.push(pair);

  return {
    sums: (node, month) => {
      const found = months.get(keyOf(node, month));
      return found && found.rollups.size > 0 ? found : null;
    },
    dues: (node, block, span) => addDues(months, node, block, span),
    marks: (node, block, span) => addMarks(months, node, block, span),
  };
}

type Months = ReadonlyMap<number, MonthRow>;

function addDues(months: Months, node: number, block: string, span: MonthSpan): Dues {
  const sum = { expected: 0, arrived: 0, onTime: 0, approved: 0, cellsExpected: 0, cellsAnswered: 0 };
  for (let month = span.first; month <= span.last; month += 1) {
    for (const due of months.get(keyOf(node, month))?.dues.get(block) ?? []) {
      sum.expected += due[2];
      sum.arrived += due[3];
      sum.onTime += due[4];
      sum.approved += due[5];
      sum.cellsExpected += due[6];
      sum.cellsAnswered += due[7];
    }
  }
  return sum;
}

function addMarks(months: Months, node: number, block: string, span: MonthSpan) {
  const sum = { forms: 0, rev: 0, computedAt: null as number | null };
  for (let month = span.first; month <= span.last; month += 1) {
    const row = months.get(keyOf(node, month))?.rollups.get(block);
    if (!row) continue;
    sum.forms += row[3];
    sum.rev += row[4];
    sum.computedAt = Math.max(sum.computedAt ?? 0, row[5]);
  }
  return sum;
}
