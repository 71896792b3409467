import { can } from '../../auth/policy.ts';
import { visible } from '../../auth/visible.ts';
import { builder } from '../../graphql/builder.ts';
import { encodeGlobalId, NOBODY } from '../../graphql/ids.ts';
import { Decree } from '../pokjanal/decree.schema.ts';
import { readableDecrees } from '../pokjanal/readable-decrees.ts';
import { SectionEnum } from './succession.schema.ts';
import type { Section } from './succession-line.ts';
import type { ToldLine } from './succession-written.ts';

const Told = builder.objectRef<ToldLine>('SuccessionRecordLine').implement({
  description: 'A line as it read on the day, and whether it was taken.',
  fields: (t) => ({
    key: t.exposeString('key', { description: 'Names the line within its group.' }),
    section: t.field({
      type: SectionEnum,
      description: 'What it is about.',
      resolve: ({ section }) => section as Section,
    }),
    title: t.exposeString('title', { description: 'The office, agency, commitment, plan or seat.' }),
    from: t.exposeString('from', { nullable: true, description: 'Where it came from.' }),
    seat: t.exposeString('seat', { nullable: true, description: 'Code of the new seat.' }),
    isTaken: t.exposeBoolean('isTaken', { description: 'It went along.' }),
  }),
});

export const GroupSuccession = builder.prismaObject('GroupSuccession', {
  fields: (t) => ({
    id: t.id({ description: 'Global id.', resolve: ({ id }) => encodeGlobalId('GroupSuccession', id) }),
    batch: t.id({
      description: 'Successions confirmed together.',
      resolve: ({ batchId }) => encodeGlobalId('SuccessionBatch', batchId),
    }),
    predecessor: t.prismaField({
      type: 'Pokjanal',
      nullable: true,
      description: 'The group whose work went on in another.',
      resolve: (query, { predecessorId }, _args, ctx) =>
        ctx.db.prisma.pokjanal.findFirst({
          ...query,
          where: { AND: [{ id: predecessorId }, visible(ctx.actor, 'pokjanal.read')] },
        }),
    }),
    successor: t.prismaField({
      type: 'Pokjanal',
      nullable: true,
      description: 'The group in which it goes on; null after an undo.',
      resolve: (query, { successorId }, _args, ctx) =>
        ctx.db.prisma.pokjanal.findFirst({
          ...query,
          where: { AND: [{ id: successorId ?? NOBODY }, visible(ctx.actor, 'pokjanal.read')] },
        }),
    }),
    successorName: t.exposeString('successorName'),
    decree: t.loadable({
      type: Decree,
      nullable: true,
      description: 'The decree it rests on, where the caller may read it.',
      load: (ids: string[], ctx) => readableDecrees(ctx, ids),
      resolve: ({ decreeId }) => decreeId ?? NOBODY,
    }),
    on: t.expose('on', { type: 'Day' }),
    lines: t.field({
      type: [Told],
      description: 'What was taken along and what was left, as it read on the day.',
      resolve: ({ lines }) => lines as unknown as ToldLine[],
    }),
    by: t.string({
      nullable: true,
      description: 'Office of who confirmed it.',
      select: { createdBy: { select: { office: true } } },
      resolve: ({ createdBy }) => createdBy?.office ?? null,
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was confirmed.' }),
    undoneAt: t.expose('undoneAt', { type: 'DateTime', nullable: true, description: 'When it was taken back.' }),
    undoReason: t.exposeString('undoReason', { nullable: true, description: 'Why it was taken back.' }),
    mayUndo: t.boolean({
      description: 'The caller may try to take its batch back.',
      select: { undoneAt: true, predecessor: { select: { wilayah: { select: { path: true } } } } },
      resolve: ({ undoneAt, predecessor }, _args, ctx) =>
        undoneAt === null && can(ctx.actor, 'pokjanal.manage', predecessor.wilayah),
    }),
  }),
});

builder.prismaObjectFields('Pokjanal', (t) => ({
  succession: t.prismaField({
    type: 'GroupSuccession',
    nullable: true,
    description: 'How its work went on in its successor; null while it works, or when nobody wrote it down.',
    select: { id: true },
    resolve: (query, { id }, _args, ctx) =>
      ctx.db.prisma.groupSuccession.findFirst({
        ...query,
        where: { predecessorId: id, undoneAt: null, predecessor: visible(ctx.actor, 'pokjanal.read') },
      }),
  }),
  successionsInto: t.relation('succeeds', {
    description: 'How the work of its predecessors went on here, newest first.',
    query: (_args, ctx) => ({
      where: { undoneAt: null, predecessor: visible(ctx.actor, 'pokjanal.read') },
      orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    }),
  }),
  mayBeSucceeded: t.boolean({
    description:
      'It rests on the law that was replaced, still stands, has no successor, and the caller may let its work go on in one.',
    select: { regime: true, successorId: true, wilayah: { select: { path: true } } },
    resolve: ({ regime, successorId, wilayah }, _args, ctx) =>
      regime === 'POKJANAL' && successorId === null && can(ctx.actor, 'pokjanal.manage', wilayah),
  }),
}));
