import type { Actor } from '../../auth/actor.ts';
import type { Grid } from './analytics-grid.ts';
import { computeFigure, type Figure, type OperandSpans, type VersionPlan } from './figures.ts';
import { chooseHidden } from './small-cells.ts';
import { chooseHiddenGroups } from './small-cells-groups.ts';
import { type Families, guardCells, type SmallCells } from './small-cells-view.ts';

/** How a figure is computed, and the sums it is computed from, those of each basis. */
export type Judged = { readonly plan: VersionPlan; readonly grids: readonly Grid[] };

/** An indicator version undivided and in its groups. */
export type JudgedVersion = { readonly whole: Judged; readonly parts: readonly Judged[] };

/**
 * Judges an answer that is broken down, for one caller: `versions` by number hold the figures of all areas of the
 * families. What one basis hides is hidden in both, and what one month hides in every period with it.
 */
export function judgeGroups(
  actor: Actor,
  { families, minimum }: Families,
  versions: ReadonlyMap<number, JudgedVersion>,
  protects: ReadonlySet<string>,
): SmallCells {
  const chosen = new Map<string, ReadonlySet<number>>();
  const choose = ({ no }: VersionPlan, spans: OperandSpans): ReadonlySet<number> => {
    const key = `${no}/${spans.numerator.last}`;
    const known = chosen.get(key);
    if (known) return known;
    const version = versions.get(no);
    const found = version?.whole.grids.flatMap((_, basis) => {
      const figureOf = remember((area) => figureIn(version.whole, basis, area, spans));
      return [
        ...chooseHiddenGroups(
          families,
          {
            hidden: chooseHidden(families, figureOf, minimum),
            figureOf,
            partsOf: remember((area) => version.parts.map((part) => figureIn(part, basis, area, spans))),
          },
          minimum,
        ),
      ];
    });
    const union = new Set(found);
    chosen.set(key, union);
    return union;
  };
  return guardCells(actor, protects, choose);
}

function figureIn({ plan, grids }: Judged, basis: number, area: number, spans: OperandSpans): Figure {
  return computeFigure(plan, spans, (month) => grids[basis]?.sums(area, month) ?? null);
}

function remember<T>(find: (area: number) => T): (area: number) => T {
  const known = new Map<number, T>();
  return (area) => {
    const before = known.get(area);
    if (before !== undefined) return before;
    const found = find(area);
    known.set(area, found);
    return found;
  };
}
