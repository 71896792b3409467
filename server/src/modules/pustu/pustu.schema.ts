import { type Prisma, PustuKind } from '@pokjanal/prisma/client';
import type { Ctx } from '../../auth/ctx.ts';
import { abilitiesFor } from '../../auth/policy.ts';
import { visible } from '../../auth/visible.ts';
import { builder } from '../../graphql/builder.ts';
import { encodeGlobalId, idOf, optionalIdOf, uuidOrNobody } from '../../graphql/ids.ts';
import { dayText, inForceWhere, today } from '../../lib/days.ts';
import { Change } from '../activity/change.schema.ts';
import { changesOf, readableChange } from '../activity/changes.ts';
import { Posyandu } from '../posyandu/posyandu.schema.ts';
import { Wilayah } from '../wilayah/wilayah.schema.ts';
import { getWilayah } from '../wilayah/wilayah.ts';
import { type Network, networksOf, type ServedVillage } from './pustu.sql.ts';

export const PustuKindEnum = builder.enumType(PustuKind, {
  name: 'PustuKind',
  description: 'What an auxiliary health centre is called; all but PUSTU are older kinds, partly folded into it.',
});

const NAME_ORDER = [{ name: 'asc' }, { id: 'asc' }] as const satisfies Prisma.PustuOrderByWithRelationInput[];

/** The villages served today, the same for every field that goes through them, so that they are read once. */
const servedNow = (ctx: Ctx, wilayah: Prisma.WilayahWhereInput) => ({
  where: { AND: [inForceWhere(today(ctx)), { wilayah }] },
  orderBy: { wilayah: { code: 'asc' as const } },
});

const isOpenOn = (closedOn: Date | null, ctx: Ctx): boolean =>
  closedOn === null || dayText(closedOn) >= dayText(today(ctx));

export const Pustu = builder.prismaNode('Pustu', {
  nullable: true,
  id: { resolve: ({ id }) => id },
  findUnique: (id, ctx) => ({ id: uuidOrNobody(id), AND: [visible(ctx.actor, 'pustu.read')] }),
  select: { id: true },
  fields: (t) => ({
    name: t.exposeString('name', { description: 'Its name as the register writes it.' }),
    kind: t.expose('kind', { type: PustuKindEnum, description: 'What it is called.' }),
    wilayah: t.relation('wilayah', { description: 'Village it stands in.' }),
    puskesmas: t.relation('puskesmas', { description: 'Puskesmas it belongs to.' }),
    villages: t.field({
      type: [Wilayah],
      description: 'Villages it serves today, by code; none once it is closed.',
      select: (_args, ctx, nestedSelection) => ({
        areas: { ...servedNow(ctx, visible(ctx.actor, 'wilayah.read')), select: { wilayah: nestedSelection() } },
      }),
      resolve: ({ areas }) => areas.map(({ wilayah }) => wilayah),
    }),
    openedOn: t.expose('openedOn', { type: 'Day', nullable: true, description: 'First day; null when not known.' }),
    closedOn: t.expose('closedOn', { type: 'Day', nullable: true, description: 'Last day; null while it is open.' }),
    closeReason: t.exposeString('closeReason', { nullable: true, description: 'Why it closed.' }),
    isOpen: t.boolean({
      description: 'It is open today.',
      select: { closedOn: true },
      resolve: ({ closedOn }, _args, ctx) => isOpenOn(closedOn, ctx),
    }),
    withdrawnAt: t.expose('withdrawnAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was taken back as entered by mistake; such a pustu is in no list.',
    }),
    revision: t.exposeInt('revision', { description: 'Rises with every change; a writer says which one it saw.' }),
    abilities: t.stringList({
      description: 'What the caller may do to it.',
      select: { wilayah: { select: { path: true } }, puskesmasId: true },
      resolve: ({ wilayah, puskesmasId }, _args, ctx) =>
        abilitiesFor(ctx.actor, 'pustu', { path: wilayah.path, puskesmasId }),
    }),
    changes: t.loadableList({
      type: Change,
      description: 'What was done to the record, newest first.',
      load: async (ids: string[], ctx) => {
        const histories = await changesOf(ctx, 'Pustu', ids);
        return ids.map((id) => (histories.get(id) ?? []).map(readableChange));
      },
      resolve: ({ id }) => id,
    }),
    isDemo: t.exposeBoolean('isDemo', { description: 'Demonstration data.' }),
  }),
});

builder.prismaObjectField('Pustu', 'posyandu', (t) =>
  t.field({
    type: [Posyandu],
    description: 'Posts of the same puskesmas in the villages it serves today, by village and name.',
    select: (_args, ctx, nestedSelection) => ({
      puskesmasId: true,
      areas: {
        ...servedNow(ctx, visible(ctx.actor, 'wilayah.read')),
        select: {
          wilayah: {
            select: {
              posyandu: nestedSelection({
                select: { id: true, puskesmasId: true },
                where: { AND: [visible(ctx.actor, 'posyandu.read'), { withdrawnAt: null }] },
                orderBy: [{ name: 'asc' }, { id: 'asc' }],
              }),
            },
          },
        },
      },
    }),
    resolve: ({ puskesmasId, areas }) =>
      areas.flatMap(({ wilayah }) => wilayah.posyandu.filter((post) => post.puskesmasId === puskesmasId)),
  }),
);

const ServedVillageType = builder.objectRef<ServedVillage>('ServedVillage').implement({
  description: 'A village in the work area of a puskesmas.',
  fields: (t) => ({
    id: t.id({ description: 'Global id of the area.', resolve: ({ id }) => encodeGlobalId('Wilayah', id) }),
    name: t.exposeString('name', { description: 'Its name.' }),
    code: t.exposeString('code', { description: 'Its code.' }),
    hasPustu: t.exposeBoolean('hasPustu', { description: 'An open pustu serves it, of this puskesmas or another.' }),
  }),
});

const NetworkType = builder.objectRef<Network>('PuskesmasNetwork').implement({
  description: 'What stands between a puskesmas and the villages of its work area, today.',
  fields: (t) => ({
    pustu: t.exposeInt('pustu', { description: 'Pustu that are open.' }),
    villages: t.field({
      type: [ServedVillageType],
      description: 'Villages of its work area, by code; of a district in it, every village.',
      resolve: ({ villages }) => [...villages],
    }),
    villageCount: t.int({ description: 'How many villages it serves.', resolve: ({ villages }) => villages.length }),
    withoutPustu: t.int({
      description: 'How many of them no open pustu serves, of this puskesmas or another.',
      resolve: ({ villages }) => villages.filter(({ hasPustu }) => !hasPustu).length,
    }),
  }),
});

builder.prismaObjectFields('Puskesmas', (t) => ({
  pustu: t.relation('pustu', {
    description: 'Pustu of it, open ones first, by name.',
    query: (_args, ctx) => ({
      where: { AND: [visible(ctx.actor, 'pustu.read'), { withdrawnAt: null }] },
      orderBy: [{ closedOn: { sort: 'desc', nulls: 'first' } }, ...NAME_ORDER],
    }),
  }),
  network: t.loadable({
    type: NetworkType,
    description: 'Its pustu, and the villages that have none.',
    load: async (ids: string[], ctx) => {
      const found = new Map((await networksOf(ctx, ids)).map((one) => [one.puskesmasId, one]));
      return ids.map((id) => found.get(id) ?? { puskesmasId: id, pustu: 0, villages: [] });
    },
    resolve: ({ id }) => id,
  }),
}));

const SERVED_BY = 'by name; those of a puskesmas out of reach are left out.';

builder.prismaObjectField('Wilayah', 'pustu', (t) =>
  t.field({
    type: [Pustu],
    description: `Open pustu that serve this village, ${SERVED_BY} Of a larger area none: ask \`pustuList\`.`,
    select: (_args, ctx, nestedSelection) => ({
      pustuAreas: {
        where: {
          AND: [
            inForceWhere(today(ctx)),
            { pustu: { AND: [visible(ctx.actor, 'pustu.read'), { withdrawnAt: null }] } },
          ],
        },
        select: { pustu: nestedSelection() },
        orderBy: { pustu: { name: 'asc' } },
      },
    }),
    resolve: ({ pustuAreas }) => pustuAreas.map(({ pustu }) => pustu),
  }),
);

type ListArgs = {
  within?: string | null | undefined;
  puskesmas?: string | null | undefined;
  search?: string | null | undefined;
};

async function listWhere(ctx: Ctx, args: ListArgs): Promise<Prisma.PustuWhereInput> {
  const within = optionalIdOf('Wilayah', args.within, 'within');
  const puskesmasId = optionalIdOf('Puskesmas', args.puskesmas, 'puskesmas');
  return {
    withdrawnAt: null,
    ...(within ? { wilayah: { path: { startsWith: (await getWilayah(ctx, within)).path } } } : {}),
    ...(puskesmasId ? { puskesmasId } : {}),
    ...(args.search ? { name: { contains: args.search, mode: 'insensitive' } } : {}),
  };
}

builder.queryFields((t) => ({
  pustu: t.prismaField({
    type: 'Pustu',
    nullable: true,
    authScopes: { can: 'pustu.read' },
    description: 'One pustu.',
    args: { id: t.arg.id({ required: true, description: 'Global id.' }) },
    resolve: (query, _root, args, ctx) =>
      ctx.db.prisma.pustu.findFirst({
        ...query,
        where: { AND: [{ id: idOf('Pustu', args.id) }, visible(ctx.actor, 'pustu.read')] },
      }),
  }),
  pustuList: t.prismaConnection({
    type: 'Pustu',
    cursor: 'id',
    authScopes: { can: 'pustu.read' },
    description: 'Pustu within reach, by village and name, the closed ones too.',
    args: {
      within: t.arg.id({ description: 'Only standing inside this area.' }),
      puskesmas: t.arg.id({ description: 'Only of this puskesmas.' }),
      search: t.arg.string({ description: 'Part of the name.' }),
    },
    totalCount: async (_root, args, ctx) =>
      ctx.db.prisma.pustu.count({ where: { AND: [visible(ctx.actor, 'pustu.read'), await listWhere(ctx, args)] } }),
    resolve: async (query, _root, args, ctx) =>
      ctx.db.prisma.pustu.findMany({
        ...query,
        where: { AND: [visible(ctx.actor, 'pustu.read'), await listWhere(ctx, args)] },
        orderBy: [{ wilayah: { code: 'asc' } }, ...NAME_ORDER],
      }),
  }),
}));
