import { ActingKind, type Prisma } from '@pokjanal/prisma/client';
import type { Ctx } from '../../auth/ctx.ts';
import { can } from '../../auth/policy.ts';
import { visible } from '../../auth/visible.ts';
import { builder } from '../../graphql/builder.ts';
import { idOf, NOBODY, uuidOrNobody } from '../../graphql/ids.ts';
import { Text } from '../../graphql/text.ts';
import { Conflict } from '../../lib/errors.ts';
import { getWilayah } from '../wilayah/wilayah.ts';
import { dayAsked, inForceWhere } from '../../lib/days.ts';
import { Decree } from './decree.schema.ts';
import { readableDecrees } from './readable-decrees.ts';
import { standardSeats } from './seat-standard.ts';

export const ActingKindEnum = builder.enumType('ActingKind', {
  description: 'In which capacity an officer stands in for another.',
  values: {
    [ActingKind.PJ]: {
      description: 'Penjabat: named to an office without a holder, such as a head of region between two elections.',
    },
    [ActingKind.PLT]: { description: 'Pelaksana tugas: does the work of an office without a holder.' },
    [ActingKind.PLH]: { description: 'Pelaksana harian: does the daily work while the holder is away.' },
  },
});

type OnDay = { on?: Date | null | undefined };

const ON = 'Day to look at; today when left out.';

builder.prismaNode('SeatHolding', {
  nullable: true,
  id: { resolve: ({ id }) => id },
  findUnique: (id, ctx) => ({
    id: uuidOrNobody(id),
    AND: [{ seat: { pokjanal: visible(ctx.actor, 'pokjanal.read') } }],
  }),
  fields: (t) => ({
    office: t.exposeString('office'),
    person: t.string({
      nullable: true,
      description: 'Name of the person in that office; null for whoever may not manage the group.',
      select: {
        person: true,
        seat: { select: { pokjanal: { select: { wilayah: { select: { path: true } } } } } },
      },
      resolve: ({ person, seat }, _args, ctx) =>
        can(ctx.actor, 'pokjanal.manage', { path: seat.pokjanal.wilayah.path }) ? person : null,
    }),
    opd: t.relation('opd', { nullable: true, description: 'Agency of the office.' }),
    exOfficio: t.exposeBoolean('exOfficio', { description: 'Held by virtue of the office.' }),
    acting: t.exposeBoolean('acting'),
    actingAs: t.expose('actingAs', {
      type: ActingKindEnum,
      nullable: true,
      description: 'In which capacity, where it is held by an acting officer.',
    }),
    from: t.expose('from', { type: 'Day', nullable: true, description: 'First day; null when it is not known.' }),
    to: t.expose('to', { type: 'Day', nullable: true, description: 'Last day; null while held.' }),
    decree: t.loadable({
      type: Decree,
      nullable: true,
      description: 'The decree that says so, where the caller may read it.',
      load: (ids: string[], ctx) => readableDecrees(ctx, ids),
      resolve: ({ decreeId }) => decreeId ?? NOBODY,
    }),
    revision: t.exposeInt('revision', { description: 'Rises with every change; a writer says which one it saw.' }),
    withdrawnAt: t.expose('withdrawnAt', { type: 'DateTime', nullable: true }),
    withdrawReason: t.exposeString('withdrawReason', { nullable: true, description: 'Why it was taken back.' }),
  }),
});

/** Who holds a seat on a day; what was withdrawn counts for nothing. */
const holdersOn = (args: OnDay, ctx: Ctx) => ({
  where: { withdrawnAt: null, ...inForceWhere(dayAsked(ctx, args.on)) },
  orderBy: [{ from: 'asc' as const }, { office: 'asc' as const }, { id: 'asc' as const }],
});

builder.prismaNode('Seat', {
  nullable: true,
  id: { resolve: ({ id }) => id },
  findUnique: (id, ctx) => ({ id: uuidOrNobody(id), AND: [{ pokjanal: visible(ctx.actor, 'pokjanal.read') }] }),
  fields: (t) => ({
    code: t.exposeString('code'),
    name: t.exposeString('name', { description: 'Name of the seat as the decree writes it.' }),
    order: t.exposeInt('order', { description: 'Place in the annex.' }),
    single: t.exposeBoolean('single'),
    endedOn: t.expose('endedOn', { type: 'Day', nullable: true }),
    revision: t.exposeInt('revision', { description: 'Rises with every change; a writer says which one it saw.' }),
    pokjanal: t.relation('pokjanal', { description: 'The group it belongs to.' }),
    isVacant: t.boolean({
      description: 'Nobody holds it on that day.',
      args: { on: t.arg({ type: 'Day', description: ON }) },
      select: (args, ctx) => ({ holdings: { ...holdersOn(args, ctx), select: { id: true } } }),
      resolve: ({ holdings }) => holdings.length === 0,
    }),
    holders: t.relation('holdings', {
      description: 'Who holds it on a day.',
      args: { on: t.arg({ type: 'Day', description: ON }) },
      query: holdersOn,
    }),
    holdings: t.relation('holdings', {
      description: 'Who held it and when, newest first.',
      args: {
        withdrawn: t.arg.boolean({
          defaultValue: false,
          description: 'With those taken back as wrongly entered, which count for nothing.',
        }),
      },
      query: (args) => ({
        where: args.withdrawn ? {} : { withdrawnAt: null },
        orderBy: [{ from: { sort: 'desc', nulls: 'last' } }, { id: 'desc' }],
      }),
    }),
  }),
});

builder.prismaObjectField('Pokjanal', 'seats', (t) =>
  t.relation('seats', {
    description: 'Seats there are on a day, in the order of the annex.',
    args: { on: t.arg({ type: 'Day', description: ON }) },
    query: (args, ctx) => ({ where: standsOn(dayAsked(ctx, args.on)), orderBy: [{ order: 'asc' }, { id: 'asc' }] }),
  }),
);

const standsOn = (day: Date): Prisma.SeatWhereInput => ({ OR: [{ endedOn: null }, { endedOn: { gte: day } }] });

const StandardSeat = builder.prismaObject('StandardSeat', {
  fields: (t) => ({
    code: t.exposeString('code', { description: 'Seat code.' }),
    name: t.field({
      type: Text,
      description: 'Usual name.',
      select: { name: true, nameEn: true },
      resolve: (seat) => ({ id: seat.name, en: seat.nameEn }),
    }),
    usualHolder: t.exposeString('usualHolder'),
    single: t.exposeBoolean('single'),
    source: t.exposeString('source', { description: 'Where the fact comes from.' }),
    confidence: t.exposeString('confidence', { description: 'sure, likely or unsure.' }),
  }),
});

builder.prismaObjectField('Pokjanal', 'standardSeats', (t) =>
  t.field({
    type: [StandardSeat],
    description: 'Seats that groups of its regime and level usually have: a proposal.',
    select: { regime: true, wilayah: { select: { level: true } } },
    resolve: ({ regime, wilayah }, _args, ctx) => standardSeats(ctx, { regime, level: wilayah.level }),
  }),
);

builder.objectField(Conflict, 'currentHolding', (t) =>
  t.prismaField({
    type: 'SeatHolding',
    nullable: true,
    description: 'The holding of a seat as it stands, when one is in conflict or in the way.',
    resolve: (query, conflict, _args, ctx) => {
      const { holdingId } = conflict.data as { holdingId?: string };
      return ctx.db.prisma.seatHolding.findFirst({
        ...query,
        where: { AND: [{ id: holdingId ?? NOBODY }, { seat: { pokjanal: visible(ctx.actor, 'pokjanal.read') } }] },
      });
    },
  }),
);

async function vacantWhere(ctx: Ctx, args: OnDay & { within: string }): Promise<Prisma.SeatWhereInput> {
  const day = dayAsked(ctx, args.on);
  const { path } = await getWilayah(ctx, idOf('Wilayah', args.within, 'within'));
  const isDissolved = { decree: { kind: 'DISSOLUTION' as const, withdrawnAt: null, date: { lte: day } } };
  return {
    ...standsOn(day),
    holdings: { none: holdersOn(args, ctx).where },
    pokjanal: { wilayah: { path: { startsWith: path } }, successorId: null, decrees: { none: isDissolved } },
  };
}

builder.queryFields((t) => ({
  seat: t.prismaField({
    type: 'Seat',
    nullable: true,
    authScopes: { can: 'pokjanal.read' },
    description: 'One seat.',
    args: { id: t.arg.id({ required: true, description: 'Global id.' }) },
    resolve: (query, _root, args, ctx) =>
      ctx.db.prisma.seat.findFirst({
        ...query,
        where: { AND: [{ id: idOf('Seat', args.id) }, { pokjanal: visible(ctx.actor, 'pokjanal.read') }] },
      }),
  }),
  vacantSeats: t.prismaConnection({
    type: 'Seat',
    cursor: 'id',
    authScopes: { can: 'pokjanal.read' },
    description: 'Seats inside an area that nobody holds, of groups that work, by code of the area.',
    args: {
      within: t.arg.id({ required: true, description: 'Area to look into.' }),
      on: t.arg({ type: 'Day', description: ON }),
    },
    totalCount: async (_root, args, ctx) =>
      ctx.db.prisma.seat.count({
        where: { AND: [{ pokjanal: visible(ctx.actor, 'pokjanal.read') }, await vacantWhere(ctx, args)] },
      }),
    resolve: async (query, _root, args, ctx) =>
      ctx.db.prisma.seat.findMany({
        ...query,
        where: { AND: [{ pokjanal: visible(ctx.actor, 'pokjanal.read') }, await vacantWhere(ctx, args)] },
        orderBy: [{ pokjanal: { wilayah: { code: 'asc' } } }, { pokjanalId: 'asc' }, { order: 'asc' }, { id: 'asc' }],
      }),
  }),
}));
