import { type Opd as OpdRow, OpdForm, type Prisma } from '@pokjanal/prisma/client';
import type { Ctx } from '../../auth/ctx.ts';
import { visible } from '../../auth/visible.ts';
import { builder } from '../../graphql/builder.ts';
import { idOf, optionalIdOf, uuidOrNobody } from '../../graphql/ids.ts';
import { Text } from '../../graphql/text.ts';
import { getWilayah } from '../wilayah/wilayah.ts';
import { namesOn } from './opd-name.ts';

const FormEnum = builder.enumType(OpdForm, {
  name: 'OpdForm',
  description: 'Regional apparatus, vertical office of a ministry, or partner body.',
});

builder.prismaObject('OpdKind', {
  fields: (t) => ({
    code: t.exposeString('code', { description: 'Code of the kind, such as DINKES.' }),
    name: t.field({
      type: Text,
      description: 'Name of the kind.',
      select: { name: true, nameEn: true },
      resolve: (kind) => ({ id: kind.name, en: kind.nameEn }),
    }),
    form: t.expose('form', { type: FormEnum, description: 'Usual form.' }),
    contribution: t.exposeString('contribution'),
    spmField: t.exposeString('spmField', { nullable: true, description: 'Minimum-service field it belongs to.' }),
    source: t.exposeString('source', { description: 'Where the fact comes from.' }),
    confidence: t.exposeString('confidence', { description: 'sure, likely or unsure.' }),
  }),
});

const ON = 'Day to look at; its present name when left out.';

export const Opd = builder.prismaNode('Opd', {
  nullable: true,
  id: { resolve: ({ id }) => id },
  findUnique: (id, ctx) => ({ id: uuidOrNobody(id), AND: [visible(ctx.actor, 'opd.read')] }),
  fields: (t) => ({
    name: t.loadable({
      type: 'String',
      byPath: true,
      description: 'Local name; with a day, the one it bore then.',
      args: { on: t.arg({ type: 'Day', description: ON }) },
      load: async (opds: OpdRow[], ctx, args) => (await namesOn(ctx, opds, args.on)).map(({ name }) => name),
      resolve: (opd) => opd,
    }),
    shortName: t.loadable({
      type: 'String',
      nullable: true,
      byPath: true,
      description: 'Everyday name; with a day, the one it had then.',
      args: { on: t.arg({ type: 'Day', description: ON }) },
      load: async (opds: OpdRow[], ctx, args) => (await namesOn(ctx, opds, args.on)).map(({ shortName }) => shortName),
      resolve: (opd) => opd,
    }),
    form: t.expose('form', { type: FormEnum, description: 'Apparatus, vertical office or partner.' }),
    wilayah: t.relation('wilayah', { description: 'Area it serves.' }),
    kinds: t.prismaField({
      type: ['OpdKind'],
      description: 'National kinds it covers; a merged agency has several.',
      select: { id: true },
      resolve: (query, opd, _args, ctx) =>
        ctx.db.prisma.opdKind.findMany({
          ...query,
          where: { opd: { some: { opdId: opd.id } } },
          orderBy: { order: 'asc' },
        }),
    }),
    from: t.expose('from', { type: 'Day', nullable: true, description: 'Day it was formed, if known.' }),
    to: t.expose('to', { type: 'Day', nullable: true, description: 'Day it ended.' }),
    mergedInto: t.relation('mergedInto', {
      nullable: true,
      description: 'The agency that took over its work, as far as the caller may read it.',
      query: (_args, ctx) => ({ where: visible(ctx.actor, 'opd.read') }),
    }),
    mergedFrom: t.relation('mergedFrom', {
      description: 'Agencies it took over.',
      query: (_args, ctx) => ({ where: visible(ctx.actor, 'opd.read') }),
    }),
    pokjanal: t.prismaField({
      type: ['Pokjanal'],
      description: 'Groups it is a member of.',
      select: { id: true },
      resolve: (query, opd, _args, ctx) =>
        ctx.db.prisma.pokjanal.findMany({
          ...query,
          where: { AND: [visible(ctx.actor, 'pokjanal.read'), { members: { some: { opdId: opd.id } } }] },
          orderBy: { name: 'asc' },
        }),
    }),
    withdrawnAt: t.expose('withdrawnAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was taken back as entered by mistake; such an agency is in no list.',
    }),
    isDemo: t.exposeBoolean('isDemo', { description: 'Demonstration data.' }),
  }),
});

type ListArgs = {
  within?: string | null | undefined;
  kind?: string | null | undefined;
  search?: string | null | undefined;
};

const named = (search: string) =>
  (['name', 'shortName'] as const).map((key) => ({ [key]: { contains: search, mode: 'insensitive' as const } }));

async function listWhere(ctx: Ctx, args: ListArgs): Promise<Prisma.OpdWhereInput> {
  const within = optionalIdOf('Wilayah', args.within, 'within');
  return {
    withdrawnAt: null,
    ...(within ? { wilayah: { path: { startsWith: (await getWilayah(ctx, within)).path } } } : {}),
    ...(args.kind ? { kinds: { some: { kindCode: args.kind } } } : {}),
    ...(args.search ? { OR: [...named(args.search), { formerNames: { some: { OR: named(args.search) } } }] } : {}),
  };
}

builder.queryFields((t) => ({
  opd: t.prismaField({
    type: 'Opd',
    nullable: true,
    authScopes: { can: 'opd.read' },
    description: 'One member agency.',
    args: { id: t.arg.id({ required: true, description: 'Global id.' }) },
    resolve: (query, _root, args, ctx) =>
      ctx.db.prisma.opd.findFirst({
        ...query,
        where: { AND: [{ id: idOf('Opd', args.id) }, visible(ctx.actor, 'opd.read')] },
      }),
  }),
  opdList: t.prismaConnection({
    type: 'Opd',
    cursor: 'id',
    authScopes: { can: 'opd.read' },
    description: 'Member agencies within reach, by area and name.',
    args: {
      within: t.arg.id({ description: 'Only inside this area.' }),
      kind: t.arg.string({ description: 'Only of this national kind.' }),
      search: t.arg.string({ description: 'Part of a name or its abbreviation, former ones too.' }),
    },
    totalCount: async (_root, args, ctx) =>
      ctx.db.prisma.opd.count({ where: { AND: [visible(ctx.actor, 'opd.read'), await listWhere(ctx, args)] } }),
    resolve: async (query, _root, args, ctx) =>
      ctx.db.prisma.opd.findMany({
        ...query,
        where: { AND: [visible(ctx.actor, 'opd.read'), await listWhere(ctx, args)] },
        orderBy: [{ wilayah: { code: 'asc' } }, { name: 'asc' }, { id: 'asc' }],
      }),
  }),
  opdKinds: t.prismaField({
    type: ['OpdKind'],
    authScopes: { signedIn: true },
    description: 'National catalogue of agency kinds.',
    resolve: (query, _root, _args, ctx) => ctx.db.prisma.opdKind.findMany({ ...query, orderBy: { order: 'asc' } }),
  }),
}));
