import type { Prisma, ProblemField, ProblemKind, ProblemState } from '@pokjanal/prisma/client';
import type { Ctx } from '../../auth/ctx.ts';
import { visible } from '../../auth/visible.ts';
import { builder } from '../../graphql/builder.ts';
import { idOf, optionalIdOf } from '../../graphql/ids.ts';
import { today } from '../../lib/days.ts';
import { WAITING_STATES } from '../../lib/pure/problem-moves.ts';
import { getWilayah } from '../wilayah/wilayah.ts';
import { ProblemFieldEnum, ProblemKindEnum } from './problem.schema.ts';

type Filter = ProblemState | 'OPEN' | 'LATE' | 'WAITING';

const FilterEnum = builder.enumType('ProblemFilter', {
  description: 'Problems by where they stand, or by the clock.',
  values: {
    OPEN: { description: 'Not closed.' },
    WAITING: { description: 'An institution owes an answer.' },
    LATE: { description: 'An institution owes an answer and its day is over.' },
    RAISED: { description: 'Nobody has been asked yet.' },
    SENT: { description: 'Sent, and not answered yet.' },
    ANSWERED: { description: 'Answered; the answer waits to be accepted.' },
    ACCEPTED: { description: 'The answer was accepted; the result is still open.' },
    RETURNED: { description: 'The answer was sent back.' },
    ESCALATED: { description: 'Passed up because it was late.' },
    REDIRECTED: { description: 'Sent back as wrongly addressed.' },
    CLOSED: { description: 'Closed with its result.' },
  },
});

const SortEnum = builder.enumType('ProblemSort', {
  description: 'Order of a list of problems.',
  values: {
    DUE: { description: 'The longest due first; those without a day last.' },
    NEWEST: { description: 'The newest first.' },
    OLDEST: { description: 'The oldest first.' },
  },
});

const ORDERS: Record<'DUE' | 'NEWEST' | 'OLDEST', Prisma.ProblemOrderByWithRelationInput[]> = {
  DUE: [{ dueOn: { sort: 'asc', nulls: 'last' } }, { raisedOn: 'asc' }, { id: 'asc' }],
  NEWEST: [{ raisedOn: 'desc' }, { id: 'desc' }],
  OLDEST: [{ raisedOn: 'asc' }, { id: 'asc' }],
};

const waiting: Prisma.ProblemWhereInput = { state: { in: [...WAITING_STATES] } };

function filterWhere(ctx: Ctx, filter: Filter | null | undefined): Prisma.ProblemWhereInput {
  if (!filter) return {};
  if (filter === 'OPEN') return { state: { not: 'CLOSED' } };
  if (filter === 'WAITING') return waiting;
  return filter === 'LATE' ? { AND: [waiting, { dueOn: { lt: today(ctx) } }] } : { state: filter };
}

type Maybe<T> = T | null | undefined;
type ListArgs = {
  within?: Maybe<string>;
  posyandu?: Maybe<string>;
  opd?: Maybe<string>;
  pokjanal?: Maybe<string>;
  kind?: Maybe<ProblemKind>;
  field?: Maybe<ProblemField>;
  state?: Maybe<Filter>;
  search?: Maybe<string>;
};

async function placeWhere(ctx: Ctx, args: ListArgs): Promise<Prisma.ProblemWhereInput[]> {
  const within = optionalIdOf('Wilayah', args.within, 'within');
  const posyanduId = optionalIdOf('Posyandu', args.posyandu, 'posyandu');
  const opdId = optionalIdOf('Opd', args.opd, 'opd');
  const groupId = optionalIdOf('Pokjanal', args.pokjanal, 'pokjanal');
  return [
    ...(within ? [{ wilayah: { path: { startsWith: (await getWilayah(ctx, within)).path } } }] : []),
    ...(posyanduId ? [{ posyanduId }] : []),
    ...(opdId ? [{ OR: [{ toOpdId: opdId }, { raisedOpdId: opdId }] }] : []),
    ...(groupId ? [{ OR: [{ toGroupId: groupId }, { escalatedToId: groupId }, { raisedGroupId: groupId }] }] : []),
  ];
}

async function listWhere(ctx: Ctx, args: ListArgs): Promise<Prisma.ProblemWhereInput> {
  const { kind, field, state } = args;
  const search = args.search?.trim();
  const contains = { contains: search ?? '', mode: 'insensitive' as const };
  return {
    AND: [
      ...(await placeWhere(ctx, args)),
      kind ? { kind } : {},
      field ? { field } : {},
      filterWhere(ctx, state),
      search
        ? {
            OR: [
              { title: contains },
              { raisedBy: contains },
              { toOpd: { name: contains } },
              { toGroup: { name: contains } },
            ],
          }
        : {},
    ],
  };
}

builder.queryFields((t) => ({
  problem: t.prismaField({
    type: 'Problem',
    nullable: true,
    authScopes: { can: 'problem.read' },
    description: 'One problem, or request of a citizen.',
    args: { id: t.arg.id({ required: true, description: 'Global id.' }) },
    resolve: (query, _root, args, ctx) =>
      ctx.db.prisma.problem.findFirst({
        ...query,
        where: { AND: [{ id: idOf('Problem', args.id) }, visible(ctx.actor, 'problem.read')] },
      }),
  }),
  problemList: t.prismaConnection({
    type: 'Problem',
    cursor: 'id',
    authScopes: { can: 'problem.read' },
    description: 'Problems and requests of citizens within reach.',
    args: {
      within: t.arg.id({ description: 'Only of this area and all below it.' }),
      posyandu: t.arg.id({ description: 'Only of this post.' }),
      opd: t.arg.id({ description: 'Only those this agency must answer, or raised.' }),
      pokjanal: t.arg.id({ description: 'Only those this group must answer, got passed up, or raised.' }),
      kind: t.arg({ type: ProblemKindEnum, description: 'Only of this kind.' }),
      field: t.arg({ type: ProblemFieldEnum, description: 'Only about this field.' }),
      state: t.arg({ type: FilterEnum, description: 'Only those that stand so.' }),
      search: t.arg.string({ description: 'Part of its title, or of the name of who raised it or must answer.' }),
      sort: t.arg({ type: SortEnum, defaultValue: 'DUE', description: 'Order of the list.' }),
    },
    totalCount: async (_root, args, ctx) =>
      ctx.db.prisma.problem.count({
        where: { AND: [visible(ctx.actor, 'problem.read'), await listWhere(ctx, args)] },
      }),
    resolve: async (query, _root, args, ctx) =>
      ctx.db.prisma.problem.findMany({
        ...query,
        where: { AND: [visible(ctx.actor, 'problem.read'), await listWhere(ctx, args)] },
        orderBy: ORDERS[args.sort ?? 'DUE'],
      }),
  }),
}));
