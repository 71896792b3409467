import { visible } from '../../auth/visible.ts';
import { builder } from '../../graphql/builder.ts';
import { bulkActId, encodeGlobalId, idOf } from '../../graphql/ids.ts';
import { Conflict, Forbidden, InvalidInput, NotFound } from '../../lib/errors.ts';
import { type PathMade, setTargetPath } from './target-path.ts';
import { removeTarget, setTarget } from './target.ts';

const SetTargetInput = builder.inputType('SetTargetInput', {
  description: 'What an area is to reach for an indicator in a period.',
  fields: (t) => ({
    indicator: t.string({ required: true, description: 'Indicator code.' }),
    wilayah: t.id({ required: true, description: 'The area.' }),
    period: t.field({
      type: 'Period',
      required: true,
      description: 'A month, quarter, semester or, as a rule, a year.',
    }),
    value: t.float({ required: true, description: 'In the unit of the indicator: 85 for 85 %.' }),
    source: t.string({ required: true, description: 'Document it comes from, at most 500 characters.' }),
    isVerified: t.boolean({ defaultValue: true, description: 'False: the source was not checked yet.' }),
    expectedRevision: t.int({ required: true, description: 'Revision the caller saw; 0 where no target stood.' }),
  }),
});

const SetTargetSuccess = builder.objectRef<{ id: string }>('SetTargetSuccess').implement({
  description: 'The target was set.',
  fields: (t) => ({
    target: t.prismaField({
      type: 'Target',
      description: 'As it stands now.',
      resolve: (query, { id }, _args, ctx) =>
        ctx.db.prisma.target.findFirstOrThrow({
          ...query,
          where: { AND: [{ id }, visible(ctx.actor, 'target.read')] },
        }),
    }),
  }),
});

builder.mutationField('setTarget', (t) =>
  t.field({
    type: SetTargetSuccess,
    description:
      'Sets the target of an area. Areas below go by it until they set their own; setting again what stands there changes nothing.',
    authScopes: { can: 'target.set' },
    errors: { types: [Conflict, InvalidInput, Forbidden, NotFound], union: { name: 'SetTargetResult' } },
    args: { input: t.arg({ type: SetTargetInput, required: true, description: 'Area, indicator, period and value.' }) },
    resolve: (_root, { input }, ctx) =>
      setTarget(ctx, {
        indicatorCode: input.indicator,
        wilayahId: idOf('Wilayah', input.wilayah, 'wilayah'),
        period: input.period,
        value: input.value,
        source: input.source,
        isVerified: input.isVerified ?? true,
        expectedRevision: input.expectedRevision,
      }),
  }),
);

const RemoveTargetInput = builder.inputType('RemoveTargetInput', {
  description: 'A target to take away.',
  fields: (t) => ({
    target: t.id({ required: true, description: 'The target.' }),
    expectedRevision: t.int({ required: true, description: 'Revision the caller saw.' }),
  }),
});

const RemoveTargetSuccess = builder
  .objectRef<Awaited<ReturnType<typeof removeTarget>>>('RemoveTargetSuccess')
  .implement({
    description: 'The target is gone; the area goes by the one of the nearest area above.',
    fields: (t) => ({
      indicator: t.exposeString('indicatorCode', { description: 'Indicator code.' }),
      wilayahId: t.id({
        description: 'Global id of the area.',
        resolve: (removed) => encodeGlobalId('Wilayah', removed.wilayahId),
      }),
      period: t.expose('period', { type: 'Period', description: 'The period.' }),
    }),
  });

builder.mutationField('removeTarget', (t) =>
  t.field({
    type: RemoveTargetSuccess,
    description: 'Takes a target away.',
    authScopes: { can: 'target.set' },
    errors: { types: [Conflict, Forbidden, InvalidInput, NotFound], union: { name: 'RemoveTargetResult' } },
    args: { input: t.arg({ type: RemoveTargetInput, required: true, description: 'Which one.' }) },
    resolve: (_root, { input }, ctx) =>
      removeTarget(ctx, { id: idOf('Target', input.target, 'target'), expectedRevision: input.expectedRevision }),
  }),
);

const SetTargetPathInput = builder.inputType('SetTargetPathInput', {
  description: 'A straight path from a measured value to a goal, at most 30 years long.',
  fields: (t) => ({
    indicator: t.string({ required: true, description: 'Indicator code.' }),
    wilayah: t.id({ required: true, description: 'The area.' }),
    baselineYear: t.int({ required: true, description: 'Year of the measured value; it gets no target itself.' }),
    baselineValue: t.float({ required: true, description: 'Value measured in that year.' }),
    goalYear: t.int({ required: true, description: 'Year of the goal.' }),
    goalValue: t.float({ required: true, description: 'Value wanted in that year.' }),
    source: t.string({ required: true, description: 'Document it comes from, at most 500 characters.' }),
    replace: t.boolean({
      defaultValue: false,
      description: 'Whether targets set by hand in these years give way; otherwise they are a conflict.',
    }),
  }),
});

const SetTargetPathSuccess = builder.objectRef<PathMade>('SetTargetPathSuccess').implement({
  description: 'The path was laid.',
  fields: (t) => ({
    act: t.id({
      nullable: true,
      description: 'The act on many as a whole, for `undoBulkAct`; null where nothing was written.',
      resolve: ({ actId }) => bulkActId(actId),
    }),
    targets: t.prismaField({
      type: ['Target'],
      description: 'Its yearly targets, from the year after the baseline to the goal.',
      resolve: (query, { targetIds }, _args, ctx) =>
        ctx.db.prisma.target.findMany({
          ...query,
          where: { AND: [{ id: { in: targetIds } }, visible(ctx.actor, 'target.read')] },
          orderBy: { period: 'asc' },
        }),
    }),
  }),
});

builder.mutationField('setTargetPath', (t) =>
  t.field({
    type: SetTargetPathSuccess,
    description:
      'Sets one target a year on the straight line from a measured value to a goal. Points of an earlier path in these years give way.',
    authScopes: { can: 'target.set' },
    errors: { types: [Conflict, InvalidInput, Forbidden, NotFound], union: { name: 'SetTargetPathResult' } },
    args: { input: t.arg({ type: SetTargetPathInput, required: true, description: 'Baseline and goal.' }) },
    resolve: (_root, { input }, ctx) => {
      const { indicator, wilayah, replace, ...line } = input;
      return setTargetPath(ctx, {
        ...line,
        indicatorCode: indicator,
        wilayahId: idOf('Wilayah', wilayah, 'wilayah'),
        replace: replace ?? false,
      });
    },
  }),
);
