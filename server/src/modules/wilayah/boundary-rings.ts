import { z } from 'zod';

/** Longitude and latitude. */
export type Position = number[];

/** Rings of one polygon: the outer one, then its holes. */
export type Polygon = readonly (readonly Position[])[];

/** The outline of one area. */
export type AreaShape = { readonly code: string; readonly polygons: readonly Polygon[] };

/** What can be wrong with a ring: fewer than three corners or no area, not closed, no degrees of longitude and latitude. */
export type RingFlaw = 'EMPTY' | 'OPEN' | 'NOT_DEGREES';

export type Rings =
  | { readonly polygons: readonly Polygon[]; readonly flaws: readonly [] }
  | { readonly polygons: null; readonly flaws: readonly { readonly ring: number; readonly flaw: RingFlaw }[] };

const rings = z.array(z.array(z.array(z.number()).min(2)));
const shapes = z.discriminatedUnion('type', [
  z.object({ type: z.literal('Polygon'), coordinates: rings }),
  z.object({ type: z.literal('MultiPolygon'), coordinates: z.array(rings) }),
]);

/**
 * Reads the polygons of a geometry, wound as RFC 7946 wants it (outer rings against the clock, holes with it), or says
 * what is wrong with each ring, counted from 1 over the whole geometry; null where there is no polygon at all.
 */
export function readRings(geometry: unknown): Rings | null {
  const read = shapes.safeParse(geometry);
  if (!read.success) return null;
  const polygons = read.data.type === 'Polygon' ? [read.data.coordinates] : read.data.coordinates;
  const all = polygons.flat();
  if (all.length === 0) return null;
  const flaws = all.flatMap((ring, index) => {
    const flaw = flawOf(ring);
    return flaw ? [{ ring: index + 1, flaw }] : [];
  });
  return flaws.length > 0 ? { polygons: null, flaws } : { polygons: polygons.map(wind), flaws: [] };
}

function flawOf(ring: readonly Position[]): RingFlaw | null {
  const first = ring[0];
  const last = ring.at(-1);
  if (!first || !last || ring.length < 4) return 'EMPTY';
  if (!ring.every(isDegrees)) return 'NOT_DEGREES';
  if (first[0] !== last[0] || first[1] !== last[1]) return 'OPEN';
  return signedArea(ring) === 0 ? 'EMPTY' : null;
}

function isDegrees([longitude = Number.NaN, latitude = Number.NaN]: Position): boolean {
  return Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90;
}

function wind(polygon: Polygon): Polygon {
  return polygon.map((ring, index) => (signedArea(ring) > 0 === (index === 0) ? ring : ring.toReversed()));
}

/** Twice the area in square degrees; positive against the clock. */
function signedArea(ring: readonly Position[]): number {
  let sum = 0;
  for (let index = 1; index < ring.length; index += 1) {
    const [x0 = 0, y0 = 0] = ring[index - 1] ?? [];
    const [x1 = 0, y1 = 0] = ring[index] ?? [];
    sum += x0 * y1 - x1 * y0;
  }
  return sum;
}
