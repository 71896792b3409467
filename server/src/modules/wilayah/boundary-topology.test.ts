import { feature as toFeature } from 'topojson-client';
import { describe, expect, it } from 'vitest';
import { readRings } from './boundary-rings.ts';
import { buildTopology, countPoints, pickAreas } from './boundary-topology.ts';
import { square } from './boundary.fixture.ts';

const rounded = (ring: readonly (readonly number[])[] = []) => ring.map((point) => point.map((n) => Math.round(n)));
const area = (code: string, ...rings: [number, number][][]) => ({ code, polygons: rings.map((ring) => [ring]) });

/** A ragged circle of many corners, as a coast would have. */
const coast = (x: number, y: number, radius: number): [number, number][] => {
  const points = Array.from({ length: 2_000 }, (_, i): [number, number] => {
    const reach = radius * (1 + 0.02 * Math.sin(i * i));
    return [x + reach * Math.cos((i * Math.PI) / 1_000), y + reach * Math.sin((i * Math.PI) / 1_000)];
  });
  return [...points, points[0] ?? [x, y]];
};

describe('rings', () => {
  it('are wound as the standard wants them, whichever way they came', () => {
    const hole = square(0.2, 0.2).map(([x, y]): [number, number] => [x / 2, y / 2]);
    const read = readRings({ type: 'Polygon', coordinates: [square(0, 0, true), hole] });
    expect(read?.polygons).toEqual([[square(0, 0), hole.toReversed()]]);
  });

  it('are told apart by what is wrong with them', () => {
    const open = square(0, 0).slice(0, 4);
    const flat = [
      [0, 0],
      [1, 1],
      [2, 2],
      [0, 0],
    ];
    const metres = square(500_000, 9_000_000);
    const read = readRings({ type: 'MultiPolygon', coordinates: [[open], [[]], [square(1, 1), flat], [metres]] });
    expect(read?.flaws).toEqual([
      { ring: 1, flaw: 'OPEN' },
      { ring: 2, flaw: 'EMPTY' },
      { ring: 4, flaw: 'EMPTY' },
      { ring: 5, flaw: 'NOT_DEGREES' },
    ]);
    expect(readRings({ type: 'Point', coordinates: [0, 0] })).toBeNull();
    expect(readRings(null)).toBeNull();
  });
});

describe('the stored topology', () => {
  it('keeps the border of neighbours once', () => {
    const topology = buildTopology([area('A', square(100, 0)), area('B', square(101, 0))]);
    expect(topology.arcs).toHaveLength(3);
    const [first] = topology.objects.areas.geometries;
    expect(first?.id).toBe('A');
    const drawn = first && toFeature(topology, first);
    expect(drawn?.type === 'Feature' && drawn.geometry.type === 'MultiPolygon').toBe(true);
  });

  it('is thinned out to what was allowed, and a small island stays', () => {
    const shapes = [area('A', coast(100, 0, 3)), area('B', coast(110, 0, 0.01)), area('C', square(104, 0))];
    const topology = buildTopology(shapes, 200);
    expect(countPoints(topology)).toBeLessThan(260);
    const codes = topology.objects.areas.geometries.map(({ id, type }) => [id, type]);
    expect(codes).toEqual(['A', 'B', 'C'].map((code) => [code, 'MultiPolygon']));
  });

  it('gives the part of some areas and no arc of the others', () => {
    const topology = buildTopology([area('A', square(100, 0)), area('B', square(101, 0)), area('C', square(105, 0))]);
    const part = pickAreas(topology, (code) => code === 'B');
    expect(part.objects.areas.geometries.map(({ id }) => id)).toEqual(['B']);
    expect(part.arcs.length).toBeLessThan(topology.arcs.length);
    const [only] = part.objects.areas.geometries;
    const drawn = only && toFeature(part, only);
    const ring =
      drawn?.type === 'Feature' && drawn.geometry.type === 'MultiPolygon' && drawn.geometry.coordinates[0]?.[0];
    expect(new Set(rounded(ring || []).map(String))).toEqual(new Set(square(101, 0).map(String)));
    expect(pickAreas(topology, () => false)).toMatchObject({ arcs: [], objects: { areas: { geometries: [] } } });
  });
});
