import { feature as toFeature } from 'topojson-client';
import { z } from 'zod';
import { InvalidInput, problem } from '../../lib/errors.ts';

/** One shape of a file as it was found; nothing of it has been checked. */
export type FileFeature = {
  readonly id: string | number | null;
  readonly properties: Readonly<Record<string, unknown>>;
  readonly geometry: unknown;
};

const featureShape = z.object({
  type: z.literal('Feature'),
  id: z.union([z.string(), z.number()]).nullish(),
  properties: z.record(z.string(), z.unknown()).nullish(),
  geometry: z.unknown(),
});
const collectionShape = z.object({ type: z.literal('FeatureCollection'), features: z.array(featureShape) });
const topologyShape = z.looseObject({
  type: z.literal('Topology'),
  objects: z.record(z.string(), z.looseObject({ type: z.string() })),
  arcs: z.array(z.array(z.array(z.number()))),
});
const fileShape = z.discriminatedUnion('type', [featureShape, collectionShape, topologyShape]);

/**
 * Reads the shapes of a GeoJSON file, or of one layer of a TopoJSON file; the layer may be left out where there is only
 * one. @throws InvalidInput for anything else.
 */
export function readBoundaryFile(file: unknown, layer?: string | null): FileFeature[] {
  const read = fileShape.safeParse(file);
  if (!read.success) throw notGeo();
  const features = read.data.type === 'Topology' ? layerOf(read.data, layer) : featuresOf(read.data);
  if (features.length === 0) throw new InvalidInput([problem('file', 'BOUNDARY_NO_FEATURES')]);
  return features.map(({ id, properties, geometry }) => ({ id: id ?? null, properties: properties ?? {}, geometry }));
}

const featuresOf = (file: z.infer<typeof featureShape> | z.infer<typeof collectionShape>) =>
  file.type === 'Feature' ? [file] : file.features;

function layerOf(file: z.infer<typeof topologyShape>, asked: string | null | undefined) {
  const names = Object.keys(file.objects);
  const name = asked ?? (names.length === 1 ? names[0] : undefined);
  const object = name === undefined ? undefined : file.objects[name];
  if (!object) throw new InvalidInput([problem('layer', 'BOUNDARY_LAYER', { names: names.join(', ') })]);
  try {
    // What the arcs are strung into is checked ring by ring later; here only indices without an arc can fail.
    const drawn = toFeature(file as unknown as Topology, object as unknown as Layer);
    return featuresOf(z.union([featureShape, collectionShape]).parse(drawn));
  } catch {
    throw notGeo();
  }
}

type Topology = Parameters<typeof toFeature>[0];
type Layer = Topology['objects'][string];

const notGeo = () => new InvalidInput([problem('file', 'BOUNDARY_NOT_GEO')]);
