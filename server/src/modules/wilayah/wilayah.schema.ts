import { type Prisma, SuccessionKind, TimeZone, WilayahKind, WilayahLevel } from '@pokjanal/prisma/client';
import type { Ctx } from '../../auth/ctx.ts';
import { abilitiesFor } from '../../auth/policy.ts';
import { visible } from '../../auth/visible.ts';
import { builder } from '../../graphql/builder.ts';
import { idOf, NOBODY, optionalIdOf, uuidOrNobody } from '../../graphql/ids.ts';
import { Forbidden, InvalidInput, NotFound } from '../../lib/errors.ts';
import { fullName } from './full-name.ts';
import { nosOfPath } from './wilayah-code.ts';
import { countWithin, type WilayahCounts } from './wilayah-counts.sql.ts';
import { searchWilayah } from './wilayah-search.sql.ts';
import { findWilayah, getWilayah, setShortName } from './wilayah.ts';

export const LevelEnum = builder.enumType(WilayahLevel, {
  name: 'WilayahLevel',
  description: 'The five levels of the area tree: country, province, regency or city, district, village or urban ward.',
});
export const KindEnum = builder.enumType(WilayahKind, { name: 'WilayahKind', description: 'Legal class of an area.' });
const ZoneEnum = builder.enumType(TimeZone, {
  name: 'TimeZone',
  description: 'Clock: WIB (UTC+7), WITA (UTC+8), WIT (UTC+9).',
});
export const SuccessionEnum = builder.enumType(SuccessionKind, {
  name: 'SuccessionKind',
  description: 'How one area became another.',
});

const Counts = builder.loadableObject('WilayahCounts', {
  description: 'What lies inside an area today.',
  load: (ids: string[], ctx) => countWithin(ctx, ids),
  toKey: (counts: WilayahCounts) => counts.id,
  sort: true,
  fields: (t) => ({
    kabkota: t.exposeInt('kabkota', { description: 'Regencies and cities.' }),
    kecamatan: t.exposeInt('kecamatan', { description: 'Districts.' }),
    desa: t.exposeInt('desa', { description: 'Villages and urban wards.' }),
    posyandu: t.exposeInt('posyandu', { description: 'Registered posyandu.' }),
    puskesmas: t.exposeInt('puskesmas', { description: 'Puskesmas standing here.' }),
  }),
});

builder.prismaObject('WilayahCode', {
  description: 'An official code of an area with its validity.',
  fields: (t) => ({
    system: t.exposeString('system'),
    code: t.exposeString('code', { description: 'The code, dotted.' }),
    from: t.expose('from', { type: 'Day', nullable: true, description: 'First day of validity, if known.' }),
    to: t.expose('to', { type: 'Day', nullable: true, description: 'Last day of validity; null while in force.' }),
  }),
});

builder.prismaObject('WilayahParent', {
  fields: (t) => ({
    parent: t.relation('parent', { description: 'The area above.' }),
    from: t.expose('from', { type: 'Day', nullable: true, description: 'First day, if known.' }),
    to: t.expose('to', { type: 'Day', nullable: true, description: 'Last day; null while it holds.' }),
  }),
});

builder.prismaObject('WilayahSuccession', {
  fields: (t) => ({
    kind: t.expose('kind', { type: SuccessionEnum, description: 'Split, merge, recode or rename.' }),
    from: t.relation('from', { description: 'The area before.' }),
    to: t.relation('to', { description: 'The area after.' }),
    on: t.expose('on', { type: 'Day', description: 'Day it took effect.' }),
    decree: t.exposeString('decree'),
  }),
});

export const Wilayah = builder.prismaNode('Wilayah', {
  nullable: true,
  id: { resolve: ({ id }) => id },
  findUnique: (id, ctx) => ({ id: uuidOrNobody(id), AND: [visible(ctx.actor, 'wilayah.read')] }),
  select: { id: true, no: true, path: true },
  fields: (t) => ({
    level: t.expose('level', { type: LevelEnum, description: 'Level in the tree.' }),
    kind: t.expose('kind', { type: KindEnum, description: 'Legal class.' }),
    code: t.exposeString('code'),
    name: t.exposeString('name', { description: 'Official name without its class.' }),
    shortName: t.exposeString('shortName', { nullable: true }),
    fullName: t.string({
      description: 'Name with its legal class: Kabupaten Gunung Mas.',
      select: { kind: true, name: true },
      resolve: fullName,
    }),
    zone: t.expose('zone', { type: ZoneEnum }),
    endedOn: t.expose('endedOn', {
      type: 'Day',
      nullable: true,
      description: 'First day on which it no longer exists; null while it does.',
    }),
    parent: t.relation('parent', { nullable: true, description: 'The area it belongs to today.' }),
    parents: t.relation('parents', {
      description: 'The areas it belonged to, from day to day, oldest first.',
      query: { orderBy: { from: { sort: 'asc', nulls: 'first' } } },
    }),
    ancestors: t.prismaField({
      type: ['Wilayah'],
      description: 'From the country down to the parent.',
      resolve: async (query, area, _args, ctx) => {
        const nos = nosOfPath(area.path).slice(0, -1);
        return ctx.db.prisma.wilayah.findMany({
          ...query,
          where: { AND: [visible(ctx.actor, 'wilayah.read'), { no: { in: nos } }] },
          orderBy: { path: 'asc' },
        });
      },
    }),
    children: t.relatedConnection('children', {
      cursor: 'id',
      totalCount: true,
      description: 'Areas directly below, by code.',
      query: (_args, ctx) => ({
        where: { AND: [visible(ctx.actor, 'wilayah.read'), { endedOn: null }] },
        orderBy: { code: 'asc' },
      }),
    }),
    childCount: t.relationCount('children', {
      where: { endedOn: null },
      description: 'Number of areas directly below.',
    }),
    counts: t.field({ type: Counts, description: 'What lies inside, at every level.', resolve: (area) => area.id }),
    codes: t.relation('codes', { description: 'Official codes with their validity, retired ones too.' }),
    succession: t.prismaField({
      type: ['WilayahSuccession'],
      description: 'Splits, merges, recodings and renamings this area took part in, oldest first.',
      resolve: (query, area, _args, ctx) =>
        ctx.db.prisma.wilayahSuccession.findMany({
          ...query,
          where: { OR: [{ fromId: area.id }, { toId: area.id }], from: visible(ctx.actor, 'wilayah.read') },
          orderBy: { on: 'asc' },
        }),
    }),
    abilities: t.stringList({
      description: 'What the caller may do here; the console shows only these acts.',
      resolve: (area, _args, ctx) => abilitiesFor(ctx.actor, 'wilayah', { path: area.path }),
    }),
  }),
});

type ListArgs = {
  parent?: string | null | undefined;
  level?: WilayahLevel | null | undefined;
  within?: string | null | undefined;
};

async function listWhere(ctx: Ctx, args: ListArgs): Promise<Prisma.WilayahWhereInput> {
  const within = optionalIdOf('Wilayah', args.within, 'within');
  return {
    endedOn: null,
    ...(args.level ? { level: args.level } : {}),
    ...(args.parent ? { parentId: idOf('Wilayah', args.parent, 'parent') } : {}),
    ...(within ? { path: { startsWith: (await getWilayah(ctx, within)).path } } : {}),
  };
}

builder.queryFields((t) => ({
  wilayah: t.prismaField({
    type: 'Wilayah',
    nullable: true,
    authScopes: { can: 'wilayah.read' },
    description: 'One area by id or official code (dotted or not, retired codes too); the country without arguments.',
    args: {
      id: t.arg.id({ description: 'Global id.' }),
      code: t.arg.string({ description: 'Kemendagri code, `62.10` or `6210`.' }),
    },
    resolve: async (query, _root, args, ctx) => {
      const id = optionalIdOf('Wilayah', args.id);
      const found = await findWilayah(ctx, { ...(id ? { id } : {}), ...(args.code ? { code: args.code } : {}) });
      return ctx.db.prisma.wilayah.findFirst({
        ...query,
        where: { AND: [{ id: found?.id ?? NOBODY }, visible(ctx.actor, 'wilayah.read')] },
      });
    },
  }),
  wilayahSearch: t.prismaField({
    type: ['Wilayah'],
    authScopes: { can: 'wilayah.read' },
    description: 'Areas by the beginnings of words of their name or short name, or by code; best first.',
    args: {
      text: t.arg.string({ required: true, description: 'What was typed.' }),
      level: t.arg({ type: LevelEnum, description: 'Only this level.' }),
      within: t.arg.id({ description: 'Only inside this area.' }),
      first: t.arg.int({ defaultValue: 12, description: 'How many, at most 50.' }),
    },
    resolve: async (query, _root, args, ctx) => {
      const within = optionalIdOf('Wilayah', args.within, 'within');
      const withinPath = within ? (await getWilayah(ctx, within)).path : undefined;
      const ids = await searchWilayah(ctx, {
        text: args.text,
        first: Math.min(Math.max(args.first ?? 12, 1), 50),
        ...(args.level ? { level: args.level } : {}),
        ...(withinPath ? { withinPath } : {}),
      });
      const found = await ctx.db.prisma.wilayah.findMany({
        ...query,
        where: { AND: [visible(ctx.actor, 'wilayah.read'), { id: { in: ids } }] },
      });
      return found.sort((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id));
    },
  }),
  wilayahList: t.prismaConnection({
    type: 'Wilayah',
    cursor: 'id',
    authScopes: { can: 'wilayah.read' },
    description: 'Areas by parent, by level, or all of a level inside one area; by code.',
    args: {
      parent: t.arg.id({ description: 'Directly below this area.' }),
      level: t.arg({ type: LevelEnum, description: 'Only this level.' }),
      within: t.arg.id({ description: 'Anywhere inside this area.' }),
    },
    totalCount: async (_root, args, ctx) =>
      ctx.db.prisma.wilayah.count({ where: { AND: [visible(ctx.actor, 'wilayah.read'), await listWhere(ctx, args)] } }),
    resolve: async (query, _root, args, ctx) =>
      ctx.db.prisma.wilayah.findMany({
        ...query,
        where: { AND: [visible(ctx.actor, 'wilayah.read'), await listWhere(ctx, args)] },
        orderBy: { code: 'asc' },
      }),
  }),
}));

const SetShortNameInput = builder.inputType('SetShortNameInput', {
  description: 'Short everyday name of an area.',
  fields: (t) => ({
    wilayah: t.id({ required: true, description: 'Area to name.' }),
    shortName: t.string({ description: 'At most 40 characters; null takes the name away.' }),
  }),
});

const SetShortNameSuccess = builder.objectRef<{ id: string }>('SetShortNameSuccess').implement({
  description: 'The short name was set.',
  fields: (t) => ({
    wilayah: t.prismaField({
      type: 'Wilayah',
      description: 'The area as it stands now.',
      resolve: (query, done, _args, ctx) =>
        ctx.db.prisma.wilayah.findFirstOrThrow({
          ...query,
          where: { AND: [{ id: done.id }, visible(ctx.actor, 'wilayah.read')] },
        }),
    }),
  }),
});

builder.mutationField('setWilayahShortName', (t) =>
  t.field({
    type: SetShortNameSuccess,
    description: 'Sets the short everyday name of an area (Kobar, Gumas); it is searched too.',
    authScopes: { can: 'wilayah.rename' },
    errors: { types: [InvalidInput, Forbidden, NotFound], union: { name: 'SetShortNameResult' } },
    args: { input: t.arg({ type: SetShortNameInput, required: true, description: 'Area and name.' }) },
    resolve: (_root, { input }, ctx) =>
      setShortName(ctx, { id: idOf('Wilayah', input.wilayah, 'wilayah'), shortName: input.shortName ?? null }),
  }),
);
