import { can } from '../../auth/policy.ts';
import { visible } from '../../auth/visible.ts';
import { builder } from '../../graphql/builder.ts';
import { Change } from '../activity/change.schema.ts';
import { changesOf, readableChange } from '../activity/changes.ts';
import { mentorsOf } from './mentors.sql.ts';

builder.prismaObject('PosyanduPlacement', {
  name: 'Placement',
  select: { wilayahId: true },
  description: 'Where a post lay and who mentored it, from one day to another.',
  fields: (t) => ({
    from: t.expose('from', { type: 'Day', nullable: true, description: 'First day; null when it is not known.' }),
    to: t.expose('to', { type: 'Day', nullable: true, description: 'Last day; null for the present place.' }),
    puskesmas: t.string({
      nullable: true,
      description: 'Name of the puskesmas.',
      select: { puskesmas: { select: { name: true } } },
      resolve: ({ puskesmas }) => puskesmas?.name ?? null,
    }),
    desa: t.loadable({
      type: 'String',
      description: 'Name of the village.',
      load: async (ids: string[], ctx) => {
        const areas = await ctx.db.prisma.wilayah.findMany({
          where: { AND: [{ id: { in: ids } }, visible(ctx.actor, 'wilayah.read')] },
          select: { id: true, name: true },
        });
        const names = new Map(areas.map(({ id, name }) => [id, name]));
        return ids.map((id) => names.get(id) ?? '');
      },
      resolve: ({ wilayahId }) => wilayahId,
    }),
  }),
});

builder.prismaObjectFields('Posyandu', (t) => ({
  placements: t.relation('placements', {
    description: 'Where it lay and who mentored it, newest first.',
    query: { orderBy: { from: { sort: 'desc', nulls: 'last' } } },
  }),
  changes: t.loadableList({
    type: Change,
    description: 'What was done to the record, newest first.',
    load: async (ids: string[], ctx) => {
      const histories = await changesOf(ctx, 'Posyandu', ids);
      return ids.map((id) => (histories.get(id) ?? []).map(readableChange));
    },
    resolve: ({ id }) => id,
  }),
}));

builder.prismaObjectFields('Puskesmas', (t) => ({
  revision: t.exposeInt('revision', { description: 'Rises with every change; a writer says which one it saw.' }),
  changes: t.loadableList({
    type: Change,
    description: 'What was done to the record, newest first; none for whoever may not open it.',
    load: async (ids: string[], ctx) => {
      const [readable, histories] = await Promise.all([
        ctx.db.prisma.puskesmas.findMany({
          where: { AND: [{ id: { in: ids } }, visible(ctx.actor, 'puskesmas.read')] },
          select: { id: true },
        }),
        changesOf(ctx, 'Puskesmas', ids),
      ]);
      const seen = new Set(readable.map(({ id }) => id));
      return ids.map((id) => (seen.has(id) ? (histories.get(id) ?? []).map(readableChange) : []));
    },
    resolve: ({ id }) => id,
  }),
}));

builder.prismaObjectField('Wilayah', 'mentors', (t) =>
  t.prismaField({
    type: ['Puskesmas'],
    description:
      'Puskesmas that may mentor a post of this village: those of its regency and those that serve it, by name. None for whoever may not manage posts there.',
    select: { id: true, path: true },
    resolve: (query, area, _args, ctx) =>
      mentorsOf(ctx, can(ctx.actor, 'posyandu.manage', { path: area.path }) ? area.id : null, query),
  }),
);
