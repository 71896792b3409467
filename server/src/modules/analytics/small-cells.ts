import type { Figure } from './figures.ts';

/** Areas right below one, with the number of the one above; the top of the tree has none. */
export type Family = { readonly parent: number | null; readonly children: readonly number[] };

export const DEFAULT_MINIMUM = 5;

/**
 * Chooses which areas must not be shown to who may not see small cells, of one indicator and month. `families` go from
 * the top down and hold every area whose figure anybody might subtract.
 *
 * A small cell is hidden: one whose numerator, or denominator less numerator, lies between 1 and below the minimum; zero
 * is shown. Wherever a family (an area and those right below it) would hold exactly one hidden cell, the smallest other
 * cell below is hidden as well, so that no hidden one is what the others leave of a sum. Since each area stands in one
 * family below its parent and in one above its children, two unknowns in every sum that holds any leave all of them open.
 */
export function chooseHidden(
  families: readonly Family[],
  figureOf: (area: number) => Figure,
  minimum: number,
): ReadonlySet<number> {
  const hidden = new Set<number>();
  for (const { parent, children } of families) {
    for (const child of children) if (isSmall(figureOf(child), minimum)) hidden.add(child);
    if (parent === null) continue;
    const count = [parent, ...children].filter((area) => hidden.has(area)).length;
    if (count !== 1) continue;
    const other = smallest(
      children.filter((child) => !hidden.has(child)),
      figureOf,
    );
    if (other !== null) hidden.add(other);
  }
  return hidden;
}

/** Tells a figure so small that it might point at persons. */
export function isSmall({ numerator, denominator }: Figure, minimum: number): boolean {
  const few = (count: number | null): boolean => count !== null && count >= 1 && count < minimum;
  return few(numerator) || few(numerator === null || denominator === null ? denominator : denominator - numerator);
}

/** The area with the smallest numerator above zero, then the smallest denominator; areas without data hide nothing. */
export function smallest(areas: readonly number[], figureOf: (area: number) => Figure): number | null {
  const weight = (area: number): readonly [number, number, number] => {
    const { numerator, denominator } = figureOf(area);
    return [numerator === null || numerator <= 0 ? Infinity : numerator, denominator ?? Infinity, area];
  };
  const known = areas.filter((area) => {
    const { numerator, denominator } = figureOf(area);
    return numerator !== null || denominator !== null;
  });
  known.sort((one, other) => compare(weight(one), weight(other)));
  return known[0] ?? null;
}

function compare(one: readonly number[], other: readonly number[]): number {
  for (const [index, value] of one.entries()) {
    const against = other[index] ?? value;
    if (value !== against) return value < against ? -1 : 1;
  }
  return 0;
}
