import type { MapPageQuery } from './map-page.generated.ts';
import { classOf, type MapClass, makeClasses, type Method } from './classes.ts';

type Figures = MapPageQuery['figures'];
export type Cell = Figures['cells'][number];
export type Indicator = Figures['indicators'][number];

/** How an area is drawn: in the colour of its class, or hatched because it has no value to show. */
export type Look = 'missing' | 'suppressed' | number;

/** An area of the map with its figure. */
export type MapArea = {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly cell: Cell;
  readonly look: Look;
};

export type MapAreas = {
  readonly areas: readonly MapArea[];
  readonly classes: readonly MapClass[];
  readonly missing: number;
  readonly suppressed: number;
};

/** Puts the areas of an answer into classes by the value each has; no value is ever made from those of others. */
export function toMapAreas({ wilayah, cells }: Pick<Figures, 'wilayah' | 'cells'>, method: Method): MapAreas {
  const byArea = new Map(cells.map((cell) => [cell.wilayahId, cell]));
  const values = cells.map(({ value }) => value).filter((value) => value !== null);
  const classes = makeClasses(values, method);
  const areas = wilayah.flatMap(({ id, code, name }): MapArea[] => {
    const cell = byArea.get(id);
    return cell ? [{ id, code: code ?? '', name, cell, look: lookOf(cell, classes) }] : [];
  });
  const count = (look: Look) => areas.filter((area) => area.look === look).length;
  return { areas, classes, missing: count('missing'), suppressed: count('suppressed') };
}

function lookOf({ value, reason }: Cell, classes: readonly MapClass[]): Look {
  if (value !== null) return classes[classOf(classes, value)]?.tone ?? 'missing';
  return reason === 'SUPPRESSED' ? 'suppressed' : 'missing';
}
