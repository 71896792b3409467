import { builder } from '../../graphql/builder.ts';
import { bulkActId, encodeGlobalId, idOf } from '../../graphql/ids.ts';
import { Conflict, Forbidden, InvalidInput, NotFound } from '../../lib/errors.ts';
import { CASCADE_MODES, type CascadeChild, type Cascaded, cascadeTargets } from './target-cascade.ts';
import { type Imported, importTargets } from './target-import.ts';

const CascadeModeEnum = builder.enumType('CascadeMode', {
  description: 'SAME gives every area below the target of its parent; KEEP_OWN leaves what an area has set itself.',
  values: CASCADE_MODES,
});

const CascadeTargetsInput = builder.inputType('CascadeTargetsInput', {
  description: 'A target to pass on to all areas directly below.',
  fields: (t) => ({
    indicator: t.string({ required: true, description: 'Indicator code.' }),
    wilayah: t.id({ required: true, description: 'The parent, whose target in force is passed on.' }),
    year: t.int({ required: true, description: 'Year of the target.' }),
    mode: t.field({ type: CascadeModeEnum, required: true, description: 'What happens to targets already set below.' }),
    dryRun: t.boolean({ defaultValue: false, description: 'Only say what would be written.' }),
  }),
});

const CascadeChildType = builder.objectRef<CascadeChild>('CascadeChild').implement({
  description: 'An area below and its target beside the parent’s.',
  fields: (t) => ({
    wilayahId: t.id({
      description: 'Global id of the area.',
      resolve: (child) => encodeGlobalId('Wilayah', child.wilayahId),
    }),
    code: t.exposeString('code', { description: 'Official code.' }),
    name: t.exposeString('name', { description: 'Official name.' }),
    own: t.exposeFloat('own', { nullable: true, description: 'Target it had set itself before; null when none.' }),
    value: t.exposeFloat('value', { description: 'Target it has after the act.' }),
    deviation: t.exposeFloat('deviation', { description: 'That target less the parent’s.' }),
    isWritten: t.exposeBoolean('isWritten', { description: 'The act sets or changes it (or would, in a dry run).' }),
  }),
});

export const CascadeTargetsSuccess = builder.objectRef<Cascaded>('CascadeTargetsSuccess').implement({
  description: 'The targets were passed on, or would be in a dry run; compared with the parent’s.',
  fields: (t) => ({
    act: t.id({
      nullable: true,
      description: 'The act on many as a whole, for `undoBulkAct`; null where nothing was written.',
      resolve: ({ actId }) => bulkActId(actId),
    }),
    indicator: t.exposeString('indicatorCode', { description: 'Indicator code.' }),
    period: t.expose('period', { type: 'Period', description: 'The year.' }),
    value: t.exposeFloat('value', { description: 'The parent’s target, its own or that of the nearest area above.' }),
    dryRun: t.exposeBoolean('dryRun', { description: 'Nothing was written.' }),
    written: t.int({
      description: 'Number of areas whose target is set or changed.',
      resolve: ({ children }) => children.filter((child) => child.isWritten).length,
    }),
    children: t.field({
      type: [CascadeChildType],
      description: 'All areas directly below, by code.',
      resolve: ({ children }) => [...children],
    }),
  }),
});

builder.mutationField('cascadeTargets', (t) =>
  t.field({
    type: CascadeTargetsSuccess,
    description:
      'Passes the target of an area on to all areas directly below and compares theirs with it; a second run changes nothing.',
    authScopes: { can: 'target.set' },
    errors: { types: [Conflict, InvalidInput, Forbidden, NotFound], union: { name: 'CascadeTargetsResult' } },
    args: { input: t.arg({ type: CascadeTargetsInput, required: true, description: 'Parent, indicator and year.' }) },
    resolve: (_root, { input }, ctx) =>
      cascadeTargets(ctx, {
        indicatorCode: input.indicator,
        wilayahId: idOf('Wilayah', input.wilayah, 'wilayah'),
        year: input.year,
        mode: input.mode,
        dryRun: input.dryRun ?? false,
      }),
  }),
);

const ImportTargetRow = builder.inputType('ImportTargetRow', {
  description: 'A row of a sheet of targets, every column as the text that stands there.',
  fields: (t) => ({
    code: t.string({ required: true, description: 'Official code of the area, dotted or not.' }),
    indicator: t.string({ required: true, description: 'Indicator code.' }),
    period: t.string({ required: true, description: 'Period id, most often a year.' }),
    value: t.string({ required: true, description: 'The target: 85, 82.5 or 82,5.' }),
    source: t.string({ required: true, description: 'Document it comes from.' }),
  }),
});

const ImportTargetsInput = builder.inputType('ImportTargetsInput', {
  description: 'Targets to set, at most 2,000.',
  fields: (t) => ({
    rows: t.field({ type: [ImportTargetRow], required: true, description: 'The rows.' }),
    isVerified: t.boolean({ defaultValue: true, description: 'False: the source was not checked yet.' }),
    dryRun: t.boolean({ defaultValue: false, description: 'Only check the rows and count what would be written.' }),
  }),
});

const ImportTargetsSuccess = builder.objectRef<Imported>('ImportTargetsSuccess').implement({
  description: 'All rows are in force, or would be in a dry run.',
  fields: (t) => ({
    act: t.id({
      nullable: true,
      description: 'The act on many as a whole, for `undoBulkAct`; null where nothing was written.',
      resolve: ({ actId }) => bulkActId(actId),
    }),
    created: t.exposeInt('created', { description: 'Targets that were not there before.' }),
    changed: t.exposeInt('changed', { description: 'Targets that said something else before.' }),
    unchanged: t.exposeInt('unchanged', { description: 'Targets that said the same already.' }),
    dryRun: t.exposeBoolean('dryRun', { description: 'Nothing was written.' }),
  }),
});

builder.mutationField('importTargets', (t) =>
  t.field({
    type: ImportTargetsSuccess,
    description:
      'Sets many targets from the rows of a sheet, all or none. Everything wrong is told at once, with paths such as `rows.12.value` (rows from 0); the same sheet may be brought in again.',
    authScopes: { can: 'target.set' },
    errors: { types: [Conflict, InvalidInput, Forbidden, NotFound], union: { name: 'ImportTargetsResult' } },
    args: { input: t.arg({ type: ImportTargetsInput, required: true, description: 'The rows.' }) },
    resolve: (_root, { input }, ctx) =>
      importTargets(ctx, { rows: input.rows, isVerified: input.isVerified ?? true, dryRun: input.dryRun ?? false }),
  }),
);
