type Ring = [number, number][];
type Extra = { properties?: Record<string, unknown>; id?: string };

/** A made-up square of one degree with its lower left corner there; against the clock unless said otherwise. */
export function square(x: number, y: number, isClockwise = false): Ring {
  const ring: Ring = [
    [x, y],
    [x + 1, y],
    [x + 1, y + 1],
    [x, y + 1],
    [x, y],
  ];
  return isClockwise ? ring.reverse() : ring;
}

/** A feature of these outer rings that carries a code as `KODE`. */
export const feature = (code: unknown, rings: readonly Ring[], { properties, id }: Extra = {}) => ({
  type: 'Feature' as const,
  ...(id === undefined ? {} : { id }),
  properties: { KODE: code, NAMOBJ: 'Kotak', ...properties },
  geometry: { type: 'MultiPolygon' as const, coordinates: rings.map((ring) => [ring]) },
});

/** A file of features. */
export const collection = (features: readonly object[]) => ({ type: 'FeatureCollection', features });
