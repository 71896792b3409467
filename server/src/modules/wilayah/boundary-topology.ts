import { quantize } from 'topojson-client';
import { topology as toTopology } from 'topojson-server';
import { filter, filterWeight, presimplify, quantile, simplify } from 'topojson-simplify';
import type { AreaShape, Position } from './boundary-rings.ts';

type Topology = ReturnType<typeof presimplify>;
type Drawn = Topology['objects'][string];
type Collection = Extract<Drawn, { type: 'GeometryCollection' }>;
type Shape = Extract<Drawn, { type: 'Polygon' | 'MultiPolygon' }>;

/** A topology of the areas of one level, each with its official code as id. */
export type AreaTopology = Topology & { readonly objects: { readonly areas: Collection } };

/** Corners a stored map is thinned out to, about half a megabyte; the main parts of areas keep theirs beyond that. */
const MOST_POINTS = 40_000;
/** Steps across the whole map while borders are joined, and when stored: about 50 m over the country. */
const JOIN_GRID = 1e6;
const STORED_GRID = 1e5;
/** Corners that the largest part of each area keeps, so that a small island stays an island. */
const KEPT_CORNERS = 8;

/** Joins the borders of areas, thins them out together, so that neighbours still meet, and rounds to a grid. */
export function buildTopology(shapes: readonly AreaShape[], most = MOST_POINTS): AreaTopology {
  const areas = { type: 'FeatureCollection', features: shapes.map(toFeature) } as const;
  const joined = toTopology({ areas }, JOIN_GRID) as AreaTopology;
  const weighed = presimplify(joined);
  keepMainParts(weighed);
  const points = countPoints(joined);
  const thinned = points <= most ? simplify(weighed, 0) : simplify(weighed, quantile(weighed, most / points));
  const visible = filter(thinned, filterWeight(thinned)) as AreaTopology;
  return quantize(visible, STORED_GRID);
}

/** How many corners the arcs of a topology have. */
export function countPoints({ arcs }: Pick<Topology, 'arcs'>): number {
  return arcs.reduce((sum, arc) => sum + arc.length, 0);
}

/** The part of a topology that draws some areas, with no arc of any other. */
export function pickAreas(topology: AreaTopology, isWanted: (code: string) => boolean): AreaTopology {
  const geometries = topology.objects.areas.geometries.filter(({ id }) => isWanted(String(id)));
  const part = { ...topology, objects: { areas: { ...topology.objects.areas, geometries } } };
  const { bbox: _, ...pruned } = filter(part, () => true) as AreaTopology;
  const { areas } = pruned.objects;
  // A collection left with nothing loses its type on the way.
  return areas.type === 'GeometryCollection'
    ? pruned
    : { ...pruned, objects: { areas: { type: 'GeometryCollection', geometries: [] } } };
}

function toFeature({ code, polygons }: AreaShape) {
  const coordinates = polygons.map((rings) => rings.map((ring) => ring.map(([x = 0, y = 0]): Position => [x, y])));
  const geometry = { type: 'MultiPolygon', coordinates } as const;
  return { type: 'Feature', id: code, properties: null, geometry } as const;
}

/** Raises the weight of the most telling corners of each area's largest ring above any threshold. */
function keepMainParts(weighed: AreaTopology): void {
  for (const geometry of weighed.objects.areas.geometries) {
    for (const index of largestRing(weighed, geometry as Shape)) {
      const arc = weighed.arcs[index < 0 ? ~index : index] ?? [];
      const telling = arc.toSorted((a, b) => weightOf(b) - weightOf(a)).slice(0, KEPT_CORNERS);
      for (const point of telling) point[2] = Number.POSITIVE_INFINITY;
    }
  }
}

const weightOf = (point: Position): number => point[2] ?? 0;

/** Arcs of the outer ring that spans most. */
function largestRing(topology: AreaTopology, shape: Shape): readonly number[] {
  const outer = shape.type === 'Polygon' ? [shape.arcs[0]] : shape.arcs.map((rings) => rings[0]);
  const sized = outer.flatMap((ring) => (ring ? [{ ring, span: spanOf(topology, ring) }] : []));
  return sized.toSorted((a, b) => b.span - a.span)[0]?.ring ?? [];
}

function spanOf({ arcs }: AreaTopology, ring: readonly number[]): number {
  const points = ring.flatMap((index) => arcs[index < 0 ? ~index : index] ?? []);
  const [xs, ys] = [points.map(([x = 0]) => x), points.map(([, y = 0]) => y)];
  return extent(xs) * extent(ys);
}

const extent = (values: readonly number[]): number =>
  values.reduce((high, value) => Math.max(high, value), -Infinity) -
  values.reduce((low, value) => Math.min(low, value), Infinity);
