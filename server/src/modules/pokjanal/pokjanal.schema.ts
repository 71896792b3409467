import { type Pokjanal as PokjanalRow, type Prisma, Regime, type Wilayah as WilayahRow } from '@pokjanal/prisma/client';
import type { Ctx } from '../../auth/ctx.ts';
import { abilitiesFor, reach } from '../../auth/policy.ts';
import { visible } from '../../auth/visible.ts';
import { builder } from '../../graphql/builder.ts';
import { idOf, NOBODY, optionalIdOf, uuidOrNobody } from '../../graphql/ids.ts';
import { nosOfPath } from '../wilayah/wilayah-code.ts';
import { LevelEnum, Wilayah } from '../wilayah/wilayah.schema.ts';
import { getWilayah } from '../wilayah/wilayah.ts';
import { dayAsked } from '../../lib/days.ts';
import { type PokjanalStatus, statusOn, termDaysLeft } from './pokjanal-status.ts';
import { pokjanalGaps, type PokjanalGapRow, pokjanalIdsByStatus } from './pokjanal.sql.ts';

export const RegimeEnum = builder.enumType(Regime, {
  name: 'Regime',
  description: 'Law the group rests on: Permendagri 54/2007 (POKJANAL) or 13/2024 (TIM_PEMBINA).',
});
export const StatusEnum = builder.enumType('PokjanalStatus', {
  description: 'Life cycle of a group, derived from its decrees on the day of asking.',
  values: {
    PLANNED: { description: 'Meant to exist; no decree asked for yet.' },
    AWAITING_DECREE: { description: 'Works towards its decree.' },
    ACTIVE: { description: 'A decree is in force.' },
    EXPIRED: { description: 'The term of its decree has ended; nothing is lost.' },
    DISSOLVED: { description: 'Ended by decree.' },
    SUPERSEDED: { description: 'Its work went on in a successor.' },
  },
});

const factsSelect = {
  planned: true,
  successorId: true,
  supersededOn: true,
  decrees: {
    select: {
      decree: { select: { id: true, kind: true, date: true, termStart: true, termEnd: true, withdrawnAt: true } },
    },
  },
} as const satisfies Prisma.PokjanalSelect;

type Facts = Prisma.PokjanalGetPayload<{ select: typeof factsSelect }>;
const factsOf = (group: Facts) => ({ ...group, decrees: group.decrees.map((link) => link.decree) });

export const Pokjanal = builder.prismaNode('Pokjanal', {
  nullable: true,
  id: { resolve: ({ id }) => id },
  findUnique: (id, ctx) => ({ id: uuidOrNobody(id), AND: [visible(ctx.actor, 'pokjanal.read')] }),
  select: { id: true, regime: true, wilayahId: true },
  fields: (t) => ({
    name: t.exposeString('name', { description: 'Full name of the group.' }),
    regime: t.expose('regime', { type: RegimeEnum, description: 'Law it rests on.' }),
    level: t.field({
      type: LevelEnum,
      description: 'Level of its area; at DESA a Pokjanal is called Pokja.',
      select: { wilayah: { select: { level: true } } },
      resolve: (group) => group.wilayah.level,
    }),
    status: t.field({
      type: StatusEnum,
      description: 'Derived from its decrees, on a day.',
      args: { on: t.arg({ type: 'Day', description: 'Day to look at; today when left out.' }) },
      select: factsSelect,
      resolve: (group, { on }, ctx) => statusOn(factsOf(group), dayAsked(ctx, on)).status,
    }),
    isDemo: t.exposeBoolean('isDemo', { description: 'Demonstration data.' }),
    wilayah: t.relation('wilayah', { description: 'Its area.' }),
    contactOffice: t.exposeString('contactOffice', { nullable: true }),
    decreeInForce: t.prismaField({
      type: 'Decree',
      nullable: true,
      description: 'Decree the group rests on, on a day; null when none is in force.',
      args: { on: t.arg({ type: 'Day', description: 'Day to look at; today when left out.' }) },
      select: factsSelect,
      resolve: (query, group, { on }, ctx) => {
        const { decree } = statusOn(factsOf(group), dayAsked(ctx, on));
        return ctx.db.prisma.decree.findUnique({ ...query, where: { id: decree?.id ?? NOBODY } });
      },
    }),
    decrees: t.prismaField({
      type: ['Decree'],
      description: 'All its decrees, newest first; withdrawn ones too, with their mark.',
      resolve: (query, group, _args, ctx) =>
        ctx.db.prisma.decree.findMany({
          ...query,
          where: { pokjanal: { some: { pokjanal: { AND: [{ id: group.id }, visible(ctx.actor, 'pokjanal.read')] } } } },
          orderBy: { date: 'desc' },
        }),
    }),
    termDaysLeft: t.int({
      nullable: true,
      description: 'Days until its term ends; negative after the end, null when the decree states no end.',
      args: { on: t.arg({ type: 'Day', description: 'Day to count from; today when left out.' }) },
      select: factsSelect,
      resolve: (group, { on }, ctx) => termDaysLeft(factsOf(group), dayAsked(ctx, on)),
    }),
    duties: t.prismaField({
      type: ['Duty'],
      description: 'Duties that each member agency carries, by regime and level.',
      select: { wilayah: { select: { level: true } } },
      resolve: (query, group, _args, ctx) =>
        ctx.db.prisma.duty.findMany({
          ...query,
          where: {
            catalogue: {
              regime: group.regime,
              level: group.wilayah.level,
              validFrom: { lte: ctx.clock.now() },
              validTo: null,
            },
          },
          orderBy: { number: 'asc' },
        }),
    }),
    predecessors: t.relation('predecessors', {
      description: 'Groups whose work went on here.',
      query: (_args, ctx) => ({ where: visible(ctx.actor, 'pokjanal.read') }),
    }),
    successor: t.relation('successor', { nullable: true, description: 'Group in which its work goes on.' }),
    supersededOn: t.expose('supersededOn', { type: 'Day', nullable: true }),
    parent: t.prismaField({
      type: 'Pokjanal',
      nullable: true,
      description: 'Nearest group above it in the area tree, of the same regime where there is one.',
      select: { wilayah: { select: { path: true } } },
      resolve: async (query, group, _args, ctx) => {
        const above = nosOfPath(group.wilayah.path).slice(0, -1);
        const found = await ctx.db.prisma.pokjanal.findMany({
          ...query,
          where: { AND: [visible(ctx.actor, 'pokjanal.read'), { wilayah: { no: { in: above } }, successorId: null }] },
          orderBy: { wilayah: { level: 'desc' } },
        });
        return found.find((candidate) => candidate.regime === group.regime) ?? found[0] ?? null;
      },
    }),
    abilities: t.stringList({
      description: 'What the caller may do to it.',
      select: { wilayah: { select: { path: true } } },
      resolve: (group, _args, ctx) => abilitiesFor(ctx.actor, 'pokjanal', { path: group.wilayah.path }),
    }),
  }),
});

builder.prismaObjectField('Wilayah', 'pokjanal', (t) =>
  t.relation('pokjanal', {
    description: 'Groups of this area, of both regimes.',
    query: (_args, ctx) => ({ where: visible(ctx.actor, 'pokjanal.read'), orderBy: { regime: 'asc' } }),
  }),
);

const GapKind = builder.enumType('PokjanalGapKind', {
  description: 'Why an area has no working group.',
  values: {
    NO_GROUP: { description: 'No group is registered.' },
    AWAITING_DECREE: { description: 'A group exists without a decree.' },
    EXPIRED: { description: 'The term of the decree has ended.' },
  },
});

type GapShape = PokjanalGapRow & { wilayah: WilayahRow; pokjanal: PokjanalRow | null };

const Gap = builder.objectRef<GapShape>('PokjanalGap').implement({
  description: 'An area without a group that has a valid decree.',
  fields: (t) => ({
    kind: t.expose('kind', { type: GapKind, description: 'Why.' }),
    wilayah: t.field({ type: Wilayah, description: 'The area.', resolve: (gap) => gap.wilayah }),
    pokjanal: t.field({
      type: Pokjanal,
      nullable: true,
      description: 'The group that waits or has expired, if any.',
      resolve: (gap) => gap.pokjanal,
    }),
  }),
});

/** Rows of the gap report with the records they name: three statements whatever their number. */
async function loadGaps(ctx: Ctx, rows: readonly PokjanalGapRow[]): Promise<GapShape[]> {
  const ids = rows.flatMap((row) => row.pokjanalId ?? []);
  const [areas, groups] = await Promise.all([
    ctx.db.prisma.wilayah.findMany({
      where: { AND: [visible(ctx.actor, 'wilayah.read'), { id: { in: rows.map((row) => row.wilayahId) } }] },
    }),
    ctx.db.prisma.pokjanal.findMany({ where: { AND: [visible(ctx.actor, 'pokjanal.read'), { id: { in: ids } }] } }),
  ]);
  const areaOf = new Map(areas.map((area) => [area.id, area]));
  const groupOf = new Map(groups.map((group) => [group.id, group]));
  return rows.flatMap((row) => {
    const wilayah = areaOf.get(row.wilayahId);
    return wilayah ? [{ ...row, wilayah, pokjanal: groupOf.get(row.pokjanalId ?? '') ?? null }] : [];
  });
}

type ListArgs = {
  within?: string | null | undefined;
  level?: Prisma.WilayahWhereInput['level'] | null | undefined;
  regime?: Regime | null | undefined;
  status?: PokjanalStatus[] | null | undefined;
};

async function listWhere(ctx: Ctx, args: ListArgs): Promise<Prisma.PokjanalWhereInput> {
  const within = optionalIdOf('Wilayah', args.within, 'within');
  const path = within ? (await getWilayah(ctx, within)).path : null;
  return {
    wilayah: { ...(path ? { path: { startsWith: path } } : {}), ...(args.level ? { level: args.level } : {}) },
    ...(args.regime ? { regime: args.regime } : {}),
    ...(args.status ? { id: { in: await pokjanalIdsByStatus(ctx, args.status, path) } } : {}),
  };
}

builder.queryFields((t) => ({
  pokjanal: t.prismaField({
    type: 'Pokjanal',
    nullable: true,
    authScopes: { can: 'pokjanal.read' },
    description: 'One group.',
    args: { id: t.arg.id({ required: true, description: 'Global id.' }) },
    resolve: (query, _root, args, ctx) =>
      ctx.db.prisma.pokjanal.findFirst({
        ...query,
        where: { AND: [{ id: idOf('Pokjanal', args.id) }, visible(ctx.actor, 'pokjanal.read')] },
      }),
  }),
  pokjanalList: t.prismaConnection({
    type: 'Pokjanal',
    cursor: 'id',
    authScopes: { can: 'pokjanal.read' },
    description: 'Groups within reach, by code of their area.',
    args: {
      within: t.arg.id({ description: 'Only inside this area.' }),
      level: t.arg({ type: LevelEnum, description: 'Only of this level.' }),
      regime: t.arg({ type: RegimeEnum, description: 'Only of this law.' }),
      status: t.arg({ type: [StatusEnum], description: 'Only in one of these states.' }),
    },
    totalCount: async (_root, args, ctx) =>
      ctx.db.prisma.pokjanal.count({
        where: { AND: [visible(ctx.actor, 'pokjanal.read'), await listWhere(ctx, args)] },
      }),
    resolve: async (query, _root, args, ctx) =>
      ctx.db.prisma.pokjanal.findMany({
        ...query,
        where: { AND: [visible(ctx.actor, 'pokjanal.read'), await listWhere(ctx, args)] },
        orderBy: [{ wilayah: { code: 'asc' } }, { id: 'asc' }],
      }),
  }),
  pokjanalGaps: t.field({
    type: [Gap],
    authScopes: { can: 'pokjanal.read' },
    description: 'Areas of a level inside an area that have no group with a valid decree.',
    args: {
      within: t.arg.id({ required: true, description: 'Area to look into.' }),
      level: t.arg({ type: LevelEnum, defaultValue: 'KABKOTA', description: 'Level of the areas looked at.' }),
    },
    resolve: async (_root, args, ctx) => {
      const { path } = await getWilayah(ctx, idOf('Wilayah', args.within, 'within'));
      const within = reach(ctx.actor, 'pokjanal.read');
      const visiblePaths = within.everywhere ? null : [...within.paths, ...within.shallowPaths];
      return loadGaps(ctx, await pokjanalGaps(ctx, { path, level: args.level ?? 'KABKOTA', visiblePaths }));
    },
  }),
}));
