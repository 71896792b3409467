import { builder } from '../../graphql/builder.ts';
import { idOf } from '../../graphql/ids.ts';
import { Forbidden, InvalidInput, NotFound } from '../../lib/errors.ts';
import { type AreaBy, type Boundaries, type BoundaryReport, importBoundaries, readBoundaries } from './boundary.ts';
import type { NamedArea } from './boundary.sql.ts';
import { looksLikeCode } from './wilayah-code.ts';
import { LevelEnum } from './wilayah.schema.ts';

/** Reads an area given by global id or official code; nothing given is the country. */
function areaBy(within: string | null | undefined, path: string): AreaBy {
  if (within == null) return {};
  return looksLikeCode(within) ? { code: within } : { id: idOf('Wilayah', within, path) };
}

const BoundariesType = builder.objectRef<Boundaries>('Boundaries').implement({
  description: 'Outlines of the areas of one level, simplified for maps.',
  fields: (t) => ({
    topology: t.field({
      type: 'JSON',
      description: 'TopoJSON with one object `areas`; the id of each geometry is the official code of the area.',
      resolve: ({ topology }) => topology,
    }),
    areas: t.exposeInt('areas', { description: 'How many areas are drawn.' }),
    source: t.exposeString('source', { description: 'Where they come from, and under which licence.' }),
    importedAt: t.expose('importedAt', { type: 'DateTime', description: 'When they were imported.' }),
  }),
});

builder.queryField('boundaries', (t) =>
  t.field({
    type: BoundariesType,
    nullable: true,
    authScopes: { can: 'boundary.read' },
    description: 'Outlines of the areas of a level inside an area; null while none were imported.',
    args: {
      level: t.arg({ type: LevelEnum, required: true, description: 'Level of the areas drawn.' }),
      within: t.arg.id({ description: 'Area they lie in, by id or official code; the country when absent.' }),
    },
    resolve: (_root, { level, within }, ctx) => readBoundaries(ctx, level, areaBy(within, 'within')),
  }),
);

const ImportBoundariesInput = builder.inputType('ImportBoundariesInput', {
  description: 'A file of boundaries and what it draws. Larger files go through `npm run map:import`.',
  fields: (t) => ({
    level: t.field({ type: LevelEnum, required: true, description: 'Level of the areas drawn.' }),
    within: t.id({ description: 'Area they lie in, by id or official code; the country when absent.' }),
    file: t.field({ type: 'JSON', required: true, description: 'GeoJSON or TopoJSON in degrees (WGS 84).' }),
    source: t.string({ required: true, description: 'Where they come from, and under which licence.' }),
    property: t.string({ description: 'Property that holds the Kemendagri codes; found by itself when absent.' }),
    layer: t.string({ description: 'Layer of a TopoJSON file with several.' }),
    dryRun: t.boolean({ defaultValue: false, description: 'Checks everything and stores nothing.' }),
  }),
});

const UndrawnArea = builder.objectRef<NamedArea>('UndrawnArea').implement({
  description: 'An area of the level that the file does not draw.',
  fields: (t) => ({
    code: t.exposeString('code', { description: 'Official code.' }),
    name: t.exposeString('name', { description: 'Official name.' }),
  }),
});

const ImportBoundariesSuccess = builder.objectRef<BoundaryReport>('ImportBoundariesSuccess').implement({
  description: 'The boundaries were checked, and stored unless this was a dry run.',
  fields: (t) => ({
    areas: t.exposeInt('areas', { description: 'How many areas are drawn.' }),
    property: t.exposeString('property', {
      description: 'Property the codes were read from; `id` for the feature’s own.',
    }),
    points: t.exposeInt('points', { description: 'Corners of the outlines after simplification.' }),
    missing: t.field({
      type: [UndrawnArea],
      description: 'Areas of the level inside the area that the file does not draw.',
      resolve: ({ missing }) => [...missing],
    }),
    isStored: t.exposeBoolean('isStored', { description: 'False after a dry run.' }),
  }),
});

builder.mutationField('importBoundaries', (t) =>
  t.field({
    type: ImportBoundariesSuccess,
    description: 'Imports boundaries in the place of those imported before for the same level and area.',
    authScopes: { can: 'boundary.import' },
    errors: { types: [InvalidInput, Forbidden, NotFound], union: { name: 'ImportBoundariesResult' } },
    args: { input: t.arg({ type: ImportBoundariesInput, required: true, description: 'File and place.' }) },
    resolve: (_root, { input: { level, within, file, source, property, layer, dryRun } }, ctx) =>
      importBoundaries(ctx, {
        level,
        file,
        source,
        property,
        layer,
        within: areaBy(within, 'input.within'),
        isDryRun: dryRun ?? false,
      }),
  }),
);
