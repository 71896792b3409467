import { abilitiesFor, can } from '../../auth/policy.ts';
import { visible } from '../../auth/visible.ts';
import { builder } from '../../graphql/builder.ts';
import { countKaderOfPosts, countServing, type KaderTally as Tally } from './kader-counts.sql.ts';
import { formKader } from './form-kader.sql.ts';

/** Numbers of kader, without a name. */
export const KaderTally = builder.objectRef<Tally>('KaderTally').implement({
  description: 'How many kader serve, and what is on record of them. Each is counted once, at the highest badge.',
  fields: (t) => ({
    serving: t.exposeInt('serving', { description: 'Kader who serve.' }),
    withDecree: t.exposeInt('withDecree', { description: 'Of them, with a decree on record.' }),
    trained: t.exposeInt('trained', { description: 'Of them, with training on record.' }),
    assessed: t.exposeInt('assessed', { description: 'Of them, assessed at least once.' }),
    none: t.int({ description: 'Without a badge.', resolve: ({ badges }) => badges[0] ?? 0 }),
    purwa: t.int({ description: 'With the first badge.', resolve: ({ badges }) => badges[1] ?? 0 }),
    madya: t.int({ description: 'With the middle badge.', resolve: ({ badges }) => badges[2] ?? 0 }),
    utama: t.int({ description: 'With all 25 skills.', resolve: ({ badges }) => badges[3] ?? 0 }),
  }),
});

const FormKader = builder.objectRef<{ month: string; withDecree: number }>('FormKader').implement({
  description: 'What the newest form of a post says of its kader.',
  fields: (t) => ({
    month: t.expose('month', { type: 'Period', description: 'Month of the form.' }),
    withDecree: t.exposeInt('withDecree', { description: 'Kader named by decree, element `OP_KADER_SK`.' }),
  }),
});

builder.prismaObjectFields('Posyandu', (t) => ({
  kader: t.relation('kader', {
    complexity: { field: 5, multiplier: 8 },
    description: 'Kader who serve there, by name; none for whoever may not see names.',
    query: (_args, ctx) => ({
      where: { AND: [{ leftOn: null }, visible(ctx.actor, 'kader.read')] },
      orderBy: [{ name: 'asc' }, { id: 'asc' }],
    }),
  }),
  kaderTally: t.loadable({
    type: KaderTally,
    nullable: true,
    description: 'The same in numbers; null where the caller may not see numbers of the village.',
    load: async (ids: string[], ctx) => {
      const found = await countKaderOfPosts(ctx, ids);
      return ids.map((id) => found.get(id) ?? null);
    },
    resolve: ({ id }) => id,
  }),
  kaderOnForm: t.loadable({
    type: FormKader,
    nullable: true,
    description:
      'What the newest form says of them, to be held against the register; null without a form or the right.',
    load: (ids: string[], ctx) => formKader(ctx, ids),
    resolve: ({ id }) => id,
  }),
  kaderAbilities: t.stringList({
    description: 'What the caller may do with the kader of the post.',
    select: { puskesmasId: true, wilayah: { select: { path: true } } },
    resolve: (post, _args, ctx) =>
      abilitiesFor(ctx.actor, 'kader', {
        path: post.wilayah.path,
        posyanduId: post.id,
        puskesmasId: post.puskesmasId,
      }),
  }),
}));

builder.prismaObjectField('Meeting', 'kaderOnRegister', (t) =>
  t.int({
    nullable: true,
    description:
      'Kader who served in the area of the group on the day of the meeting, by the register: the denominator it proposes. Null where the caller may not see numbers of the area.',
    select: { date: true, pokjanal: { select: { wilayah: { select: { path: true } } } } },
    resolve: async ({ date, pokjanal }, _args, ctx) => {
      const { path } = pokjanal.wilayah;
      if (!can(ctx.actor, 'kader.count', { path })) return null;
      const [count] = await countServing(ctx, [{ path, on: date }]);
      return count ?? 0;
    },
  }),
);
