import { geoIdentity, geoPath } from 'd3-geo';
import { feature } from 'topojson-client';
import type { Drawing } from './drawing.ts';

type Topology = Parameters<typeof feature>[0];
type Collection = Extract<Topology['objects'][string], { type: 'GeometryCollection' }>;
type AreaTopology = Topology & { readonly objects: { readonly areas: Collection } };

const WIDTH = 960;
const HEIGHT = 720;
const MARGIN = 6;

/**
 * Draws imported boundaries as they lie, north up and as large as fits. Degrees are taken for plane units: so near the
 * equator no projection would show. @throws TypeError for what is no topology of areas.
 */
export function drawBoundaries(topology: unknown): Drawing {
  if (!isAreaTopology(topology)) throw new TypeError('Not a topology of areas');
  const areas = feature(topology, topology.objects.areas);
  const inner: [[number, number], [number, number]] = [
    [MARGIN, MARGIN],
    [WIDTH - MARGIN, HEIGHT - MARGIN],
  ];
  const path = geoPath(geoIdentity().reflectY(true).fitExtent(inner, areas)).digits(1);
  const [[x0, y0], [x1, y1]] = path.bounds(areas);
  return {
    viewBox: [x0 - MARGIN, y0 - MARGIN, x1 - x0 + 2 * MARGIN, y1 - y0 + 2 * MARGIN],
    shapes: areas.features.map((area) => ({ code: String(area.id ?? ''), d: path(area) ?? '' })),
  };
}

function isAreaTopology(value: unknown): value is AreaTopology {
  if (typeof value !== 'object' || value === null || !('objects' in value)) return false;
  const { objects } = value;
  return typeof objects === 'object' && objects !== null && 'areas' in objects;
}
