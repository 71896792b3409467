import type { CommitmentState, Prisma } from '@pokjanal/prisma/client';
import type { Ctx } from '../../auth/ctx.ts';
import { abilitiesFor } from '../../auth/policy.ts';
import { visible } from '../../auth/visible.ts';
import { builder } from '../../graphql/builder.ts';
import { idOf, optionalIdOf } from '../../graphql/ids.ts';
import { dayAsked } from '../../lib/days.ts';
import { getWilayah } from '../wilayah/wilayah.ts';

type Filter = CommitmentState | 'STANDING' | 'OVERDUE';

const FilterEnum = builder.enumType('CommitmentFilter', {
  description: 'Commitments by where they stand, or by the clock.',
  values: {
    STANDING: { description: 'Neither done nor dropped.' },
    OVERDUE: { description: 'Past the due day and neither done nor dropped.' },
    OPEN: { description: 'Nobody has taken it up.' },
    IN_PROGRESS: { description: 'Taken up.' },
    ESCALATED: { description: 'Passed up to the group above.' },
    DONE: { description: 'Done, with what shows it.' },
    DROPPED: { description: 'Dropped, with the reason.' },
  },
});

/** Filter of what is neither done nor dropped. */
const STANDING: Prisma.CommitmentWhereInput = { state: { notIn: ['DONE', 'DROPPED'] } };

function filterWhere(ctx: Ctx, filter: Filter | null | undefined): Prisma.CommitmentWhereInput {
  if (!filter) return {};
  if (filter === 'STANDING') return STANDING;
  return filter === 'OVERDUE' ? overdueWhere(ctx) : { state: filter };
}

const overdueWhere = (ctx: Ctx): Prisma.CommitmentWhereInput => ({
  AND: [STANDING, { dueOn: { lt: dayAsked(ctx, null) } }],
});

type Maybe<T> = T | null | undefined;
type ListArgs = {
  within?: Maybe<string>;
  pokjanal?: Maybe<string>;
  owner?: Maybe<string>;
  state?: Maybe<Filter>;
  indicator?: Maybe<string>;
  search?: Maybe<string>;
};

async function listWhere(ctx: Ctx, args: ListArgs): Promise<Prisma.CommitmentWhereInput> {
  const within = optionalIdOf('Wilayah', args.within, 'within');
  const path = within ? (await getWilayah(ctx, within)).path : null;
  const pokjanalId = optionalIdOf('Pokjanal', args.pokjanal, 'pokjanal');
  const ownerOpdId = optionalIdOf('Opd', args.owner, 'owner');
  const search = args.search?.trim();
  const contains = { contains: search ?? '', mode: 'insensitive' as const };
  return {
    AND: [
      path ? { pokjanal: { wilayah: { path: { startsWith: path } } } } : {},
      pokjanalId ? { OR: [{ pokjanalId }, { escalatedToId: pokjanalId }] } : {},
      ownerOpdId ? { ownerOpdId } : {},
      args.indicator ? { indicatorCode: args.indicator } : {},
      filterWhere(ctx, args.state),
      search ? { OR: [{ text: contains }, { owner: contains }, { pokjanal: { name: contains } }] } : {},
    ],
  };
}

builder.queryFields((t) => ({
  commitment: t.prismaField({
    type: 'Commitment',
    nullable: true,
    authScopes: { can: 'commitment.read' },
    description: 'One commitment.',
    args: { id: t.arg.id({ required: true, description: 'Global id.' }) },
    resolve: (query, _root, args, ctx) =>
      ctx.db.prisma.commitment.findFirst({
        ...query,
        where: { AND: [{ id: idOf('Commitment', args.id) }, visible(ctx.actor, 'commitment.read')] },
      }),
  }),
  commitmentList: t.prismaConnection({
    type: 'Commitment',
    cursor: 'id',
    authScopes: { can: 'commitment.read' },
    description: 'Commitments within reach, the longest due first.',
    args: {
      within: t.arg.id({ description: 'Only of groups inside this area.' }),
      pokjanal: t.arg.id({ description: 'Only of this group, and those passed up to it.' }),
      owner: t.arg.id({ description: 'Only those this agency owns.' }),
      state: t.arg({ type: FilterEnum, description: 'Only those that stand so.' }),
      indicator: t.arg.string({ description: 'Only those that should move the indicator of this code.' }),
      search: t.arg.string({ description: 'Part of its text, of its owner or of its group.' }),
    },
    totalCount: async (_root, args, ctx) =>
      ctx.db.prisma.commitment.count({
        where: { AND: [visible(ctx.actor, 'commitment.read'), await listWhere(ctx, args)] },
      }),
    resolve: async (query, _root, args, ctx) =>
      ctx.db.prisma.commitment.findMany({
        ...query,
        where: { AND: [visible(ctx.actor, 'commitment.read'), await listWhere(ctx, args)] },
        orderBy: [{ dueOn: 'asc' }, { id: 'asc' }],
      }),
  }),
}));

/** Numbers of groups in one statement: by group, how many of its commitments meet a filter. */
async function countByGroup(ctx: Ctx, ids: readonly string[], where: Prisma.CommitmentWhereInput) {
  const rows = await ctx.db.prisma.commitment.groupBy({
    by: ['pokjanalId'],
    where: { AND: [visible(ctx.actor, 'commitment.read'), { pokjanalId: { in: [...ids] } }, where] },
    _count: true,
  });
  const counts = new Map(rows.map((row) => [row.pokjanalId, row._count]));
  return ids.map((id) => counts.get(id) ?? 0);
}

builder.prismaObjectFields('Pokjanal', (t) => ({
  standingCommitments: t.loadable({
    type: 'Int',
    description: 'How many of its commitments are neither done nor dropped, as far as the caller may read them.',
    load: (ids: string[], ctx) => countByGroup(ctx, ids, STANDING),
    resolve: ({ id }) => id,
  }),
  overdueCommitments: t.loadable({
    type: 'Int',
    description: 'How many of these are past their due day.',
    load: (ids: string[], ctx) => countByGroup(ctx, ids, overdueWhere(ctx)),
    resolve: ({ id }) => id,
  }),
  meetingCount: t.loadable({
    type: 'Int',
    description: 'How many meetings of it are on record, without those called off, as far as the caller may read them.',
    load: async (ids: string[], ctx) => {
      const rows = await ctx.db.prisma.meeting.groupBy({
        by: ['pokjanalId'],
        where: {
          AND: [visible(ctx.actor, 'meeting.read'), { pokjanalId: { in: ids }, status: { not: 'CANCELLED' } }],
        },
        _count: true,
      });
      const counts = new Map(rows.map((row) => [row.pokjanalId, row._count]));
      return ids.map((id) => counts.get(id) ?? 0);
    },
    resolve: ({ id }) => id,
  }),
  meetingAbilities: t.stringList({
    description: 'What the caller may do to its meetings.',
    select: { wilayah: { select: { path: true } } },
    resolve: ({ wilayah }, _args, ctx) => abilitiesFor(ctx.actor, 'meeting', { path: wilayah.path }),
  }),
  meetings: t.relation('meetings', {
    description: 'Its newest meetings, as far as the caller may read them.',
    args: { first: t.arg.int({ defaultValue: 5, description: 'How many at most, up to 50.' }) },
    query: ({ first }, ctx) => ({
      where: visible(ctx.actor, 'meeting.read'),
      orderBy: [{ date: 'desc' as const }, { id: 'desc' as const }],
      take: Math.min(Math.max(first ?? 5, 0), 50),
    }),
  }),
}));
