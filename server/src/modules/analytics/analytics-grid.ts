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

type BlockCells = { rollups: Map<number, RollupTuple>; dues: Map<number, DueTuple>; places: Map<string, number> };

/** Below any month number that can be asked, so that node and month share one exact number as key. */
const MONTHS = 200_000;
const key = (node: number, month: MonthNo): number => node * MONTHS + month;
const pairKey = (node: number, month: MonthNo, basis: number, version: number): string =>
  `${node} ${month} ${basis} ${version}`;

/** How many values of a rollup tuple stand before its element sums. */
const HEAD = 6;

/** Makes what the statement returned searchable by area and month. */
export function toGrid(row: FiguresRow, reads: readonly BlockRead[]): Grid {
  const blocks = new Map(reads.map((read, index) => [read.block.code, toCells(row, read, index)]));
  const placeOf = new Map<string, { cells: BlockCells; place: number }>();
  for (const cells of blocks.values()) {
    for (const [element, place] of cells.places) placeOf.set(element, { cells, place });
  }
  const pairs = new Map((row.pairs ?? []).map((pair) => [pairKey(pair[0], pair[1], pair[2], pair[3]), pair]));

  return {
    sums: (node, month) => sumsAt(key(node, month), node, month, blocks, placeOf, pairs),
    dues: (node, block, span) => addDues(blocks.get(block), node, span),
    marks: (node, block, span) => addMarks(blocks.get(block), node, span),
  };
}

function toCells(row: FiguresRow, read: BlockRead, index: number): BlockCells {
  const rollups = (row[`rollup_${index}`] ?? []) as RollupTuple[];
  const dues = (row[`due_${index}`] ?? []) as DueTuple[];
  return {
    rollups: new Map(rollups.map((tuple) => [key(tuple[0], tuple[1]), tuple])),
    dues: new Map(dues.map((tuple) => [key(tuple[0], tuple[1]), tuple])),
    places: new Map(read.elements.map((element, place) => [element.code, HEAD + place])),
  };
}

function sumsAt(
  at: number,
  node: number,
  month: MonthNo,
  blocks: ReadonlyMap<string, BlockCells>,
  placeOf: ReadonlyMap<string, { cells: BlockCells; place: number }>,
  pairs: ReadonlyMap<string, PairTuple>,
): Sums | null {
  let basis: number | null = null;
  for (const cells of blocks.values()) basis ??= cells.rollups.get(at)?.[2] ?? null;
  if (basis === null) return null;
  const readBasis = basis;
  return {
    forms: (block) => blocks.get(block)?.rollups.get(at)?.[3] ?? 0,
    element: (code) => {
      const found = placeOf.get(code);
      return found ? (found.cells.rollups.get(at)?.[found.place] ?? null) : null;
    },
    pair: (version) => {
      const found = pairs.get(pairKey(node, month, readBasis, version));
      return found ? [found[4], found[5], found[6]] : null;
    },
  };
}

function addDues(cells: BlockCells | undefined, node: number, span: MonthSpan): Dues {
  const sum = { expected: 0, arrived: 0, onTime: 0, approved: 0, cellsExpected: 0, cellsAnswered: 0 };
  for (let month = span.first; month <= span.last; month += 1) {
    const due = cells?.dues.get(key(node, month));
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

function addMarks(cells: BlockCells | undefined, node: number, span: MonthSpan) {
  const sum = { forms: 0, rev: 0, computedAt: null as number | null };
  for (let month = span.first; month <= span.last; month += 1) {
    const row = cells?.rollups.get(key(node, month));
    if (!row) continue;
    sum.forms += row[3];
    sum.rev += row[4];
    sum.computedAt = Math.max(sum.computedAt ?? 0, row[5]);
  }
  return sum;
}
