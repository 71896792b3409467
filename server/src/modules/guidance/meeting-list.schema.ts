import type { MeetingKind, MeetingStatus, Prisma } from '@pokjanal/prisma/client';
import type { Ctx } from '../../auth/ctx.ts';
import { visible } from '../../auth/visible.ts';
import { builder } from '../../graphql/builder.ts';
import { idOf, optionalIdOf } from '../../graphql/ids.ts';
import { getWilayah } from '../wilayah/wilayah.ts';
import { MeetingKindEnum, MeetingStatusEnum } from './meeting.schema.ts';

type Maybe<T> = T | null | undefined;
type ListArgs = {
  within?: Maybe<string>;
  pokjanal?: Maybe<string>;
  opd?: Maybe<string>;
  kind?: Maybe<MeetingKind>;
  status?: Maybe<MeetingStatus>;
  from?: Maybe<Date>;
  to?: Maybe<Date>;
  search?: Maybe<string>;
};

async function listWhere(ctx: Ctx, args: ListArgs): Promise<Prisma.MeetingWhereInput> {
  const within = optionalIdOf('Wilayah', args.within, 'within');
  const path = within ? (await getWilayah(ctx, within)).path : null;
  const pokjanalId = optionalIdOf('Pokjanal', args.pokjanal, 'pokjanal');
  const opdId = optionalIdOf('Opd', args.opd, 'opd');
  return {
    AND: [
      path ? { pokjanal: { wilayah: { path: { startsWith: path } } } } : {},
      pokjanalId ? { pokjanalId } : {},
      opdId ? ofAgency(opdId) : {},
      args.kind ? { kind: args.kind } : {},
      args.status ? { status: args.status } : {},
      args.from ? { date: { gte: args.from } } : {},
      args.to ? { date: { lte: args.to } } : {},
      searchWhere(args.search?.trim()),
    ],
  };
}

const ofAgency = (opdId: string): Prisma.MeetingWhereInput => ({
  OR: [{ organiserOpdId: opdId }, { parties: { some: { opdId } } }, { commitments: { some: { ownerOpdId: opdId } } }],
});

/** From whichever end somebody comes: the meeting itself, who organised it, who was there, who owes something since. */
function searchWhere(text: string | undefined): Prisma.MeetingWhereInput {
  if (!text) return {};
  const contains = { contains: text, mode: 'insensitive' as const };
  return {
    OR: [
      ...['title', 'organiser', 'facilitator', 'place', 'theme'].map((key) => ({ [key]: contains })),
      { pokjanal: { name: contains } },
      { parties: { some: { name: contains } } },
      { speakers: { some: { office: contains } } },
      { commitments: { some: { OR: [{ owner: contains }, { text: contains }] } } },
    ],
  };
}

builder.queryFields((t) => ({
  meeting: t.prismaField({
    type: 'Meeting',
    nullable: true,
    authScopes: { can: 'meeting.read' },
    description: 'One meeting.',
    args: { id: t.arg.id({ required: true, description: 'Global id.' }) },
    resolve: (query, _root, args, ctx) =>
      ctx.db.prisma.meeting.findFirst({
        ...query,
        where: { AND: [{ id: idOf('Meeting', args.id) }, visible(ctx.actor, 'meeting.read')] },
      }),
  }),
  meetingList: t.prismaConnection({
    type: 'Meeting',
    cursor: 'id',
    authScopes: { can: 'meeting.read' },
    description: 'Meetings of groups within reach, newest first.',
    args: {
      within: t.arg.id({ description: 'Only of groups inside this area.' }),
      pokjanal: t.arg.id({ description: 'Only of this group.' }),
      opd: t.arg.id({ description: 'Only those this agency organised, took part in, or owes something since.' }),
      kind: t.arg({ type: MeetingKindEnum, description: 'Only of this kind.' }),
      status: t.arg({ type: MeetingStatusEnum, description: 'Only planned, held or called off.' }),
      from: t.arg({ type: 'Day', description: 'Only on this day or later.' }),
      to: t.arg({ type: 'Day', description: 'Only on this day or earlier.' }),
      search: t.arg.string({
        description:
          'Part of its title, its group, its organiser, an office that was there, or a commitment or its owner.',
      }),
    },
    totalCount: async (_root, args, ctx) =>
      ctx.db.prisma.meeting.count({ where: { AND: [visible(ctx.actor, 'meeting.read'), await listWhere(ctx, args)] } }),
    resolve: async (query, _root, args, ctx) =>
      ctx.db.prisma.meeting.findMany({
        ...query,
        where: { AND: [visible(ctx.actor, 'meeting.read'), await listWhere(ctx, args)] },
        orderBy: [{ date: 'desc' }, { id: 'desc' }],
      }),
  }),
}));
