import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Figure } from './figures.ts';
import { chooseHidden, type Family, isSmall } from './small-cells.ts';
import { chooseHiddenGroups } from './small-cells-groups.ts';

const MINIMUM = 5;
const GROUPS = 3;
const figure = (numerator: number | null): Figure => ({
  value: null,
  numerator,
  denominator: numerator === null ? null : numerator + 1_000,
  reason: null,
  leftOut: 0,
});

/** A country (0) with two provinces of three regencies each, and the counts of the regencies by group. */
function choose(counts: readonly (readonly number[])[]) {
  const families: Family[] = [
    { parent: null, children: [0] },
    { parent: 0, children: [1, 2] },
    { parent: 1, children: [3, 4, 5] },
    { parent: 2, children: [6, 7, 8] },
  ];
  const leaves = new Map(counts.map((groups, index) => [3 + index, groups]));
  const below = (area: number): number[] =>
    area === 0 ? [1, 2] : area < 3 ? [area * 3, area * 3 + 1, area * 3 + 2] : [];
  const groupsOf = (area: number): readonly number[] =>
    leaves.get(area) ??
    below(area)
      .map(groupsOf)
      .reduce((sum, one) => sum.map((count, index) => count + (one[index] ?? 0)));
  const partsOf = (area: number) => groupsOf(area).map(figure);
  const figureOf = (area: number) => figure(groupsOf(area).reduce((sum, count) => sum + count, 0));
  const whole = chooseHidden(families, figureOf, MINIMUM);
  const hidden = chooseHiddenGroups(families, { hidden: whole, figureOf, partsOf }, MINIMUM);
  return { families, groupsOf, partsOf, whole, hidden };
}

/** Says which unknowns a set of sums leaves only one answer for. */
function determined(rows: number[][], unknowns: number): Set<number> {
  const left = rows.map((row) => [...row]);
  let pivot = 0;
  for (let column = 0; column < unknowns; column += 1) {
    const at = left.findIndex((row, index) => index >= pivot && Math.abs(row[column] ?? 0) > 1e-9);
    if (at < 0) continue;
    const found = left[at] ?? [];
    left.splice(at, 1);
    const scaled = found.map((value) => value / (found[column] ?? 1));
    for (const [index, row] of left.entries()) {
      const by = row[column] ?? 0;
      left[index] = row.map((value, place) => value - by * (scaled[place] ?? 0));
    }
    left.splice(pivot, 0, scaled);
    pivot += 1;
  }
  const single = left.filter((row) => row.filter((value) => Math.abs(value) > 1e-9).length === 1);
  return new Set(single.map((row) => row.findIndex((value) => Math.abs(value) > 1e-9)));
}

const counts = fc.array(
  fc.array(fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 200 })), {
    minLength: GROUPS,
    maxLength: GROUPS,
  }),
  { minLength: 6, maxLength: 6 },
);

describe('groups before those who may not see small cells', () => {
  test('hold no small cell where they are shown, and none below what is hidden', () => {
    fc.assert(
      fc.property(counts, (given) => {
        const { families, partsOf, whole, hidden } = choose(given);
        for (const area of whole) expect(hidden.has(area)).toBe(true);
        for (const { parent, children } of families) {
          for (const child of children) {
            if (hidden.has(child)) continue;
            expect(partsOf(child).some((part) => isSmall(part, MINIMUM))).toBe(false);
            expect(parent !== null && hidden.has(parent)).toBe(false);
          }
        }
      }),
    );
  });

  test('let no small count be computed from everything that is shown, the figures undivided too', () => {
    fc.assert(
      fc.property(counts, (given) => {
        const { families, groupsOf, whole, hidden } = choose(given);
        const areas = [...hidden];
        const place = (area: number, group: number): number => areas.indexOf(area) * GROUPS + group;
        const unknowns = areas.length * GROUPS;
        const groups = Array.from({ length: GROUPS }, (_, group) => group);
        const sumOf = (cells: readonly (readonly [area: number, group: number, factor: number])[]): number[] => {
          const row = Array.from({ length: unknowns }, () => 0);
          for (const [area, group, factor] of cells) if (hidden.has(area)) row[place(area, group)] = factor;
          return row;
        };
        const rows = families.flatMap(({ parent, children }) =>
          parent === null
            ? []
            : groups.map((group) =>
                sumOf([[parent, group, -1], ...children.map((child) => [child, group, 1] as const)]),
              ),
        );
        for (const area of areas) {
          if (!whole.has(area)) rows.push(sumOf(groups.map((group) => [area, group, 1] as const)));
        }
        for (const index of determined(rows, unknowns)) {
          const area = areas[Math.floor(index / GROUPS)] ?? -1;
          const count = groupsOf(area)[index % GROUPS] ?? 0;
          expect(isSmall(figure(count), MINIMUM)).toBe(false);
        }
      }),
      { numRuns: 500 },
    );
  });

  test('an area shows all its groups or none, with enough beside it that their sum is not small', () => {
    const { hidden } = choose([
      [2, 30, 40],
      [0, 20, 20],
      [50, 50, 50],
      [60, 60, 60],
      [60, 60, 60],
      [60, 60, 60],
    ]);
    // The second alone would leave 2 + 0 in the first group.
    expect(hidden).toEqual(new Set([3, 4, 5]));
  });
});
