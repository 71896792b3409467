import { DecreeKind } from '@pokjanal/prisma/client';
import { visible, visibleDecree } from '../../auth/visible.ts';
import { builder } from '../../graphql/builder.ts';
import { encodeGlobalId, NOBODY, uuidOrNobody } from '../../graphql/ids.ts';
import { Text } from '../../graphql/text.ts';
import { Conflict, errorText } from '../../lib/errors.ts';
import { Change } from '../activity/change.schema.ts';
import { decreeIdInConflict } from './decree-conflict.ts';
import { manageableIds } from './decree-groups.ts';
import { decreeHistories } from './decree-history.ts';
import { Pokjanal } from './pokjanal.schema.ts';
import { daysUntil, yearMismatch } from './pokjanal-status.ts';

export const DecreeKindEnum = builder.enumType(DecreeKind, {
  name: 'DecreeKind',
  description: 'What a decree does to the group.',
});

builder.prismaObject('Attachment', {
  fields: (t) => ({
    id: t.id({
      description: 'Global id.',
      select: { id: true },
      resolve: ({ id }) => encodeGlobalId('Attachment', id),
    }),
    name: t.exposeString('name', { description: 'Name of the file.' }),
    mediaType: t.exposeString('mediaType'),
    bytes: t.exposeInt('bytes', { description: 'Size.' }),
    url: t.string({
      description: 'Where it is fetched, with the same rights as here; always as a download.',
      select: { id: true },
      resolve: ({ id }) => `/files/attachment/${encodeGlobalId('Attachment', id)}`,
    }),
  }),
});

const Warning = builder.objectRef<{ code: 'DECREE_YEAR' }>('DecreeWarning').implement({
  description: 'Something odd about a decree that is worth a second look and hinders nothing.',
  fields: (t) => ({
    code: t.exposeString('code', { description: 'Stable code.' }),
    message: t.field({ type: Text, description: 'Text for people.', resolve: ({ code }) => errorText(code) }),
  }),
});

export const Decree = builder.prismaNode('Decree', {
  nullable: true,
  id: { resolve: ({ id }) => id },
  findUnique: (id, ctx) => ({ id: uuidOrNobody(id), AND: [visibleDecree(ctx.actor)] }),
  select: { id: true },
  fields: (t) => ({
    kind: t.expose('kind', {
      type: DecreeKindEnum,
      description: 'Establishment, change, induction of a chair, dissolution.',
    }),
    number: t.exposeString('number'),
    date: t.expose('date', { type: 'Day', description: 'Day it was signed.' }),
    issuer: t.exposeString('issuer'),
    subject: t.exposeString('subject', { description: 'Subject as written.' }),
    termStart: t.expose('termStart', { type: 'Day', nullable: true, description: 'First day of the term.' }),
    termEnd: t.expose('termEnd', {
      type: 'Day',
      nullable: true,
      description: 'Last day of the term; null when the decree states none.',
    }),
    endsInDays: t.int({
      nullable: true,
      description: 'Days until the term it states ends; negative after the end, null when it states none.',
      select: { termEnd: true },
      resolve: ({ termEnd }, _args, ctx) => (termEnd ? daysUntil(termEnd, ctx.clock.now()) : null),
    }),
    legalBases: t.exposeStringList('legalBases', { description: 'Rules it cites, in its order.' }),
    yearMismatch: t.boolean({
      description: 'The year in the number differs from the year of the date; worth a second look.',
      select: { number: true, date: true },
      resolve: yearMismatch,
    }),
    warnings: t.field({
      type: [Warning],
      description: 'What is odd about it.',
      select: { number: true, date: true },
      resolve: (decree) => (yearMismatch(decree) ? [{ code: 'DECREE_YEAR' as const }] : []),
    }),
    groups: t.field({
      type: [Pokjanal],
      description: 'Groups it serves, as far as the caller may read them, by code of their area.',
      select: (_args, ctx, nestedSelection) => ({
        pokjanal: {
          where: { pokjanal: visible(ctx.actor, 'pokjanal.read') },
          select: { pokjanal: nestedSelection() },
          orderBy: { pokjanal: { wilayah: { code: 'asc' } } },
        },
      }),
      resolve: (decree) => decree.pokjanal.map((link) => link.pokjanal),
    }),
    attachment: t.relation('attachment', { nullable: true, description: 'The document itself, as a file.' }),
    supersedes: t.prismaField({
      type: 'Decree',
      nullable: true,
      description: 'The decree it replaces.',
      select: { supersedesId: true },
      resolve: (query, { supersedesId }, _args, ctx) =>
        ctx.db.prisma.decree.findFirst({
          ...query,
          where: { AND: [{ id: supersedesId ?? NOBODY }, visibleDecree(ctx.actor)] },
        }),
    }),
    supersededBy: t.relation('supersededBy', {
      description: 'Decrees that replace it, newest first; withdrawn ones are left out.',
      query: (_args, ctx) => ({
        where: { AND: [visibleDecree(ctx.actor), { withdrawnAt: null }] },
        orderBy: [{ date: 'desc' }, { id: 'desc' }],
      }),
    }),
    revision: t.exposeInt('revision'),
    withdrawnAt: t.expose('withdrawnAt', { type: 'DateTime', nullable: true }),
    withdrawReason: t.exposeString('withdrawReason', { nullable: true, description: 'Why it was taken back.' }),
    changes: t.loadableList({
      type: Change,
      description: 'Its history, newest first.',
      load: (ids: string[], ctx) => decreeHistories(ctx, ids),
      resolve: ({ id }) => id,
    }),
    abilities: t.loadableList({
      type: 'String',
      description: 'What the caller may do to it: `pokjanal.manage` to correct or withdraw it.',
      load: async (ids: string[], ctx) => {
        const manageable = await manageableIds(ctx, ids);
        return ids.map((id) => (manageable.has(id) ? ['pokjanal.manage'] : []));
      },
      resolve: ({ id }) => id,
    }),
    isDemo: t.exposeBoolean('isDemo', { description: 'Demonstration data.' }),
  }),
});

builder.objectField(Conflict, 'currentDecree', (t) =>
  t.prismaField({
    type: 'Decree',
    nullable: true,
    description: 'The decree as it stands, when the conflict is about one within reach.',
    resolve: (query, conflict, _args, ctx) =>
      ctx.db.prisma.decree.findFirst({
        ...query,
        where: { AND: [{ id: decreeIdInConflict(conflict) ?? NOBODY }, visibleDecree(ctx.actor)] },
      }),
  }),
);
