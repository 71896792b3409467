import type { Figure } from './figures.ts';
import { type Family, isSmall, smallest } from './small-cells.ts';

/** Figures of an area: undivided, and of each of its groups. */
export type GroupFigures = {
  readonly figureOf: (area: number) => Figure;
  readonly partsOf: (area: number) => readonly Figure[];
};

/**
 * Chooses the areas of which no group must be shown to who may not see small cells, of one indicator and month. An area
 * shows all of its groups or none: the figure of the whole is known, so a single hidden group would be what the others
 * leave of it. `hidden` are the areas whose figure is hidden undivided.
 *
 * An area is hidden that has a small group, that is hidden undivided, or that lies below a hidden one. What the hidden
 * areas of a family add up to can be computed from the others, group by group; so further areas are hidden until there
 * are two at least and their sum is itself no small cell.
 */
export function chooseHiddenGroups(
  families: readonly Family[],
  of: GroupFigures & { readonly hidden: ReadonlySet<number> },
  minimum: number,
): ReadonlySet<number> {
  const hidden = new Set(of.hidden);
  for (const { parent, children } of families) {
    const isBelow = parent !== null && hidden.has(parent);
    for (const child of children) {
      if (isBelow || of.partsOf(child).some((part) => isSmall(part, minimum))) hidden.add(child);
    }
    if (parent !== null && !isBelow) hideMore(hidden, children, of, minimum);
  }
  return hidden;
}

/** Hides the smallest areas of a family until what its hidden ones add up to tells nothing. */
function hideMore(hidden: Set<number>, children: readonly number[], of: GroupFigures, minimum: number): void {
  for (;;) {
    const among = children.filter((child) => hidden.has(child));
    if (!tells(among.map(of.partsOf), minimum)) return;
    const others = children.filter((child) => !hidden.has(child));
    const next = smallest(others, of.figureOf);
    if (next === null) return;
    hidden.add(next);
  }
}

/** Whether the sum of some hidden areas, which the others give away, tells of one of them or of few persons. */
function tells(areas: readonly (readonly Figure[])[], minimum: number): boolean {
  const [first] = areas;
  if (!first) return false;
  if (areas.length === 1) return true;
  return first.some((_, group) => isSmall(sumOf(areas.flatMap((parts) => parts[group] ?? [])), minimum));
}

function sumOf(figures: readonly Figure[]): Figure {
  const add = (side: 'numerator' | 'denominator'): number | null =>
    figures.reduce<number | null>((sum, figure) => (figure[side] === null ? sum : (sum ?? 0) + figure[side]), null);
  return { value: null, numerator: add('numerator'), denominator: add('denominator'), reason: null, leftOut: 0 };
}
