import type { DecreeKind, Prisma } from '@pokjanal/prisma/client';
import type { Ctx } from '../../auth/ctx.ts';
import { visibleDecree } from '../../auth/visible.ts';
import { builder } from '../../graphql/builder.ts';
import { idOf, optionalIdOf } from '../../graphql/ids.ts';
import { getWilayah } from '../wilayah/wilayah.ts';
import { dayAsked } from '../../lib/days.ts';
import { DecreeKindEnum } from './decree.schema.ts';

type ListArgs = {
  within?: string | null | undefined;
  kind?: DecreeKind | null | undefined;
  year?: number | null | undefined;
  endsWithinDays?: number | null | undefined;
  withoutFile?: boolean | null | undefined;
  search?: string | null | undefined;
  includeWithdrawn?: boolean | null | undefined;
};

const DAY_MS = 24 * 3600 * 1000;
const FIRST_YEAR = 1900;

async function listWhere(ctx: Ctx, args: ListArgs): Promise<Prisma.DecreeWhereInput> {
  const within = optionalIdOf('Wilayah', args.within, 'within');
  const path = within ? (await getWilayah(ctx, within)).path : null;
  const search = args.search?.trim();
  return {
    AND: [
      path ? { pokjanal: { some: { pokjanal: { wilayah: { path: { startsWith: path } } } } } } : {},
      args.kind ? { kind: args.kind } : {},
      yearWhere(args.year),
      endingWhere(ctx, args.endsWithinDays),
      args.withoutFile ? { attachmentId: null } : {},
      search
        ? { OR: ['number', 'subject', 'issuer'].map((key) => ({ [key]: { contains: search, mode: 'insensitive' } })) }
        : {},
      args.includeWithdrawn ? {} : { withdrawnAt: null },
    ],
  };
}

function yearWhere(year: number | null | undefined): Prisma.DecreeWhereInput {
  if (year == null) return {};
  const from = Math.min(Math.max(year, FIRST_YEAR), 9_000);
  return { date: { gte: new Date(Date.UTC(from, 0, 1)), lt: new Date(Date.UTC(from + 1, 0, 1)) } };
}

/** Terms that end from today to a day to come; a decree that was superseded meanwhile needs nobody's care. */
function endingWhere(ctx: Ctx, days: number | null | undefined): Prisma.DecreeWhereInput {
  if (days == null) return {};
  const today = dayAsked(ctx, null);
  const last = today.getTime() + Math.min(Math.max(days, 0), 10_000) * DAY_MS;
  return {
    termEnd: { gte: today, lte: new Date(last) },
    supersededBy: { none: { withdrawnAt: null } },
  };
}

builder.queryFields((t) => ({
  decree: t.prismaField({
    type: 'Decree',
    nullable: true,
    authScopes: { can: 'pokjanal.read' },
    description: 'One decree; withdrawn ones too.',
    args: { id: t.arg.id({ required: true, description: 'Global id.' }) },
    resolve: (query, _root, args, ctx) =>
      ctx.db.prisma.decree.findFirst({
        ...query,
        where: { AND: [{ id: idOf('Decree', args.id) }, visibleDecree(ctx.actor)] },
      }),
  }),
  decreeList: t.prismaConnection({
    type: 'Decree',
    cursor: 'id',
    authScopes: { can: 'pokjanal.read' },
    description: 'Decrees of groups within reach, newest first.',
    args: {
      within: t.arg.id({ description: 'Only those that serve a group inside this area.' }),
      kind: t.arg({ type: DecreeKindEnum, description: 'Only of this kind.' }),
      year: t.arg.int({ description: 'Only signed in this year.' }),
      endsWithinDays: t.arg.int({
        description: 'Only those whose term ends from today to so many days on, and that nothing has superseded.',
      }),
      withoutFile: t.arg.boolean({ description: 'Only those whose document is not kept here.' }),
      search: t.arg.string({ description: 'Part of the number, the subject or the issuer.' }),
      includeWithdrawn: t.arg.boolean({ defaultValue: false, description: 'Withdrawn ones too.' }),
    },
    totalCount: async (_root, args, ctx) =>
      ctx.db.prisma.decree.count({ where: { AND: [visibleDecree(ctx.actor), await listWhere(ctx, args)] } }),
    resolve: async (query, _root, args, ctx) =>
      ctx.db.prisma.decree.findMany({
        ...query,
        where: { AND: [visibleDecree(ctx.actor), await listWhere(ctx, args)] },
        orderBy: [{ date: 'desc' }, { id: 'desc' }],
      }),
  }),
}));
