import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { systemActor } from '../../auth/actor.ts';
import type { Grid } from './analytics-grid.ts';
import type { FigureNode } from './analytics.sql.ts';
import type { Sums, VersionPlan } from './figures.ts';
import { chooseHidden, type Family, isSmall } from './small-cells.ts';
import { judgeCells } from './small-cells-view.ts';

const MINIMUM = 5;
const MONTHS = [0, 1, 2];

/** A tree as the number of children of each area, level by level; the last level has none. */
type Tree = { readonly families: Family[]; readonly leaves: readonly number[]; readonly parentOf: Map<number, number> };

function grow(widths: readonly (readonly number[])[]): Tree {
  const families: Family[] = [{ parent: null, children: [1] }];
  const parentOf = new Map<number, number>();
  let [level, next] = [[1], 2];
  for (const row of widths) {
    const below: number[] = [];
    for (const [index, parent] of level.entries()) {
      const children = Array.from({ length: row[index % row.length] ?? 1 }, () => next++);
      for (const child of children) parentOf.set(child, parent);
      families.push({ parent, children });
      below.push(...children);
    }
    level = below;
  }
  return { families, leaves: level, parentOf };
}

/** Numerator and denominator of a village in a month; null where nobody reported. */
type Pair = readonly [number, number] | null;
const pair: fc.Arbitrary<Pair> = fc.oneof(
  { weight: 1, arbitrary: fc.constant(null) },
  { weight: 5, arbitrary: fc.tuple(fc.nat({ max: 9 }), fc.nat({ max: 12 })) },
);
const scene = fc.record({
  widths: fc.tuple(
    fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 1, maxLength: 2 }),
    fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 1, maxLength: 3 }),
  ),
  pairs: fc.array(pair, { minLength: 40, maxLength: 40 }),
});

const PLAN = {
  no: 1,
  indicator: 'X',
  numerator: { terms: new Map([['A', 1]]), constant: 0 },
  denominator: { terms: new Map([['B', 1]]), constant: 0 },
  factor: 100,
  timeRule: 'POOLED',
  paired: false,
  stocks: new Set(),
  block: 'T',
  blocks: ['T'],
} as unknown as VersionPlan;

const isUnder = ({ parentOf }: Tree, leaf: number, area: number): boolean =>
  leaf === area || (parentOf.has(leaf) && isUnder({ parentOf } as Tree, parentOf.get(leaf) ?? 0, area));

function gridOf(tree: Tree, pairs: readonly Pair[]): Grid {
  const at = (leaf: number, month: number): Pair =>
    pairs[(tree.leaves.indexOf(leaf) * MONTHS.length + month) % pairs.length] ?? null;
  const sums = (area: number, month: number): Sums | null => {
    const known = tree.leaves
      .filter((leaf) => isUnder(tree, leaf, area))
      .flatMap((leaf) => {
        const found = at(leaf, month);
        return found ? [found] : [];
      });
    if (known.length === 0) return null;
    const sum = (side: 0 | 1): number => known.reduce((all, one) => all + one[side], 0);
    return { forms: () => known.length, element: (code) => sum(code === 'A' ? 0 : 1), pair: () => null };
  };
  return { sums } as Grid;
}

/** Whether a vector is a combination of some others: whether a figure is what sums and differences of others give. */
function isDerivable(rows: readonly (readonly number[])[], wanted: readonly number[]): boolean {
  return rankOf(rows) === rankOf([...rows, wanted]);
}

function rankOf(rows: readonly (readonly number[])[]): number {
  const left = rows.map((row) => [...row]);
  let rank = 0;
  for (let column = 0; column < (left[0]?.length ?? 0); column += 1) {
    const pivot = left.findIndex((row, index) => index >= rank && Math.abs(row[column] ?? 0) > 1e-9);
    const top = left[pivot];
    if (!top) continue;
    left[pivot] = left[rank] ?? top;
    left[rank] = top;
    for (const [index, row] of left.entries()) {
      if (index === rank) continue;
      const factor = (row[column] ?? 0) / (top[column] ?? 1);
      if (factor !== 0) for (const [at, value] of top.entries()) row[at] = (row[at] ?? 0) - factor * value;
    }
    rank += 1;
  }
  return rank;
}

describe('small cells', () => {
  test.each([
    [0, 40, false],
    [1, 40, true],
    [4, 40, true],
    [5, 40, false],
    [38, 40, true],
    [40, 40, false],
    [35, 40, false],
    [0, 3, true],
    [null, 3, true],
    [null, null, false],
  ])('%j of %j is small: %s', (numerator, denominator, small) => {
    expect(isSmall({ numerator, denominator, value: null, reason: null, leftOut: 0 }, MINIMUM)).toBe(small);
  });

  test('one hidden cell takes the next smallest sibling with it, two are enough', () => {
    const figures = new Map([
      [1, 100],
      [2, 3],
      [3, 60],
      [4, 37],
    ]);
    const figureOf = (area: number) => ({
      numerator: figures.get(area) ?? null,
      denominator: 200,
      value: null,
      reason: null,
      leftOut: 0,
    });
    const families = [
      { parent: null, children: [1] },
      { parent: 1, children: [2, 3, 4] },
    ];
    expect([...chooseHidden(families, figureOf, MINIMUM)]).toEqual([2, 4]);
    figures.set(3, 2);
    expect([...chooseHidden(families, figureOf, MINIMUM)]).toEqual([2, 3]);
  });

  test('suppression cannot be undone by sums and differences over areas above, below and beside, and over months', () => {
    let hiddenCells = 0;
    fc.assert(
      fc.property(scene, ({ widths, pairs }) => {
        const tree = grow(widths);
        const grid = gridOf(tree, pairs);
        const small = judgeCells(
          { kind: 'anonymous' },
          { families: tree.families, nos: [], minimum: MINIMUM },
          [grid],
          new Set(['X']),
        );
        const areas = [1, ...tree.parentOf.keys()];
        const spans = [
          ...MONTHS.map((month) => ({ first: month, last: month })),
          { first: 0, last: 1 },
          { first: 0, last: 2 },
        ];
        const size = tree.leaves.length * MONTHS.length;
        const rows: number[][] = [];
        const hidden: number[][] = [];
        for (const area of areas) {
          for (const span of spans) {
            const node = { no: area, type: 'Wilayah', path: '/' } as FigureNode;
            const isHidden = small.isHidden(node, { plan: PLAN, spans: { numerator: span, denominator: span } });
            const vector = Array.from({ length: size }, (_, at) => {
              const [leaf = 0, month] = [tree.leaves[Math.floor(at / MONTHS.length)], at % MONTHS.length];
              return isUnder(tree, leaf, area) && month >= span.first && month <= span.last ? 1 : 0;
            });
            (isHidden ? hidden : rows).push(vector);
          }
        }
        hiddenCells += hidden.length;
        for (const vector of hidden) expect(isDerivable(rows, vector)).toBe(false);
      }),
      { numRuns: 300 },
    );
    expect(hiddenCells).toBeGreaterThan(100);
  });

  test('nothing small is shown, and what is hidden in one set of reports is hidden in the other', () => {
    fc.assert(
      fc.property(scene, fc.array(fc.boolean(), { minLength: 40, maxLength: 40 }), ({ widths, pairs }, approved) => {
        const tree = grow(widths);
        const grids = [
          gridOf(tree, pairs),
          gridOf(
            tree,
            pairs.map((one, index) => (approved[index] ? one : null)),
          ),
        ];
        const families = { families: tree.families, nos: [], minimum: MINIMUM };
        const judge = (order: readonly Grid[]) => judgeCells({ kind: 'anonymous' }, families, order, new Set(['X']));
        const [forth, back] = [judge(grids), judge([...grids].reverse())];
        for (const area of [1, ...tree.parentOf.keys()]) {
          const node = { no: area, type: 'Wilayah', path: '/' } as FigureNode;
          const span = { first: 1, last: 1 };
          const plan = { plan: PLAN, spans: { numerator: span, denominator: span } };
          expect(forth.isHidden(node, plan)).toBe(back.isHidden(node, plan));
          if (forth.isHidden(node, plan)) continue;
          for (const grid of grids) {
            const sums = grid.sums(area, 1);
            const figure = { numerator: sums?.element('A') ?? null, denominator: sums?.element('B') ?? null };
            expect(isSmall({ ...figure, value: null, reason: null, leftOut: 0 }, MINIMUM)).toBe(false);
          }
        }
      }),
    );
  });

  test('who may see small cells sees them, and posts are counted openly', () => {
    const families = { families: [{ parent: null, children: [1] }], nos: [1], minimum: MINIMUM };
    const grid = gridOf(grow([]), [[1, 3]]);
    const node = { no: 1, type: 'Wilayah', path: '/1/' } as FigureNode;
    const span = { first: 0, last: 0 };
    const plan = { plan: PLAN, spans: { numerator: span, denominator: span } };
    expect(judgeCells(systemActor('t'), families, [grid], new Set(['X'])).isHidden(node, plan)).toBe(false);
    expect(judgeCells({ kind: 'anonymous' }, families, [grid], new Set()).isHidden(node, plan)).toBe(false);
    expect(judgeCells({ kind: 'anonymous' }, families, [grid], new Set(['X'])).isHidden(node, plan)).toBe(true);
  });
});
