import { FormSet, type Prisma } from '@pokjanal/prisma/client';
import type { Ctx } from '../../auth/ctx.ts';
import { abilitiesFor } from '../../auth/policy.ts';
import { visible } from '../../auth/visible.ts';
import { depthOf } from '../../auth/reach.ts';
import { builder } from '../../graphql/builder.ts';
import { idOf, optionalIdOf, uuidOrNobody } from '../../graphql/ids.ts';
import { readNodeBy } from '../../graphql/own-nodes.ts';
import { inForceWhere, today } from '../../lib/days.ts';
import { nosOfPath } from '../wilayah/wilayah-code.ts';
import { Wilayah } from '../wilayah/wilayah.schema.ts';
import { getWilayah } from '../wilayah/wilayah.ts';
import { operatesOn } from './operating.ts';
import { findPosyandu } from './posyandu.sql.ts';

export const FormSetEnum = builder.enumType(FormSet, {
  name: 'FormSet',
  description: 'Forms a post answers: BASIC before primary-care integration, ILP after it.',
});

builder.prismaObject('PosyanduInterval', {
  name: 'OperatingInterval',
  description: 'A stretch of time in which a post operates.',
  fields: (t) => ({
    openedOn: t.expose('openedOn', { type: 'Day', description: 'First day.' }),
    closedOn: t.expose('closedOn', { type: 'Day', nullable: true, description: 'Last day; null while it operates.' }),
    closeReason: t.exposeString('closeReason', { nullable: true, description: 'Why it closed.' }),
  }),
});

builder.prismaNode('Puskesmas', {
  nullable: true,
  id: { resolve: ({ id }) => id },
  findUnique: (id, ctx) => ({ id: uuidOrNobody(id), AND: [visible(ctx.actor, 'puskesmas.read')] }),
  select: { id: true },
  fields: (t) => ({
    name: t.exposeString('name', {
      description: 'Name as the register writes it, with the word Puskesmas where it is part of it.',
    }),
    code: t.exposeString('code', { nullable: true, description: 'Ministry code, if known.' }),
    withdrawnAt: t.expose('withdrawnAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was taken back as entered by mistake; such a puskesmas is in no list.',
    }),
    wilayah: t.relation('wilayah', { description: 'District or regency where it stands.' }),
    workArea: t.field({
      type: [Wilayah],
      description: 'Villages and districts it serves today, by code.',
      select: (_args, ctx, nestedSelection) => ({
        areas: {
          where: { AND: [inForceWhere(today(ctx)), { wilayah: visible(ctx.actor, 'wilayah.read') }] },
          orderBy: { wilayah: { code: 'asc' } },
          select: { wilayah: nestedSelection() },
        },
      }),
      resolve: ({ areas }) => areas.map(({ wilayah }) => wilayah),
    }),
    posyandu: t.relatedConnection('posyandu', {
      cursor: 'id',
      totalCount: true,
      description: 'Posts it mentors, by name.',
      query: (_args, ctx) => ({
        where: { AND: [visible(ctx.actor, 'posyandu.read'), { withdrawnAt: null }] },
        orderBy: [{ name: 'asc' }, { id: 'asc' }],
      }),
    }),
    isDemo: t.exposeBoolean('isDemo', { description: 'Demonstration data.' }),
  }),
});

export const Posyandu = builder.prismaNode('Posyandu', {
  nullable: true,
  id: { resolve: ({ id }) => id },
  findUnique: (id, ctx) => ({ id: uuidOrNobody(id), AND: [visible(ctx.actor, 'posyandu.read')] }),
  select: { id: true },
  fields: (t) => ({
    name: t.exposeString('name', { description: 'Name of the post.' }),
    regNo: t.exposeString('regNo', { nullable: true }),
    decree: t.exposeString('decree', { nullable: true }),
    withdrawnAt: t.expose('withdrawnAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was taken back as entered by mistake; such a post is in no list.',
    }),
    formSet: t.expose('formSet', { type: FormSetEnum, description: 'Forms it answers.' }),
    openingDay: t.exposeString('openingDay', { nullable: true }),
    address: t.exposeString('address', { nullable: true, description: 'Where it opens.' }),
    isDemo: t.exposeBoolean('isDemo', { description: 'Demonstration data.' }),
    wilayah: t.relation('wilayah', { description: 'Village it lies in.' }),
    puskesmas: t.relation('puskesmas', { nullable: true, description: 'Puskesmas that mentors it.' }),
    intervals: t.relation('intervals', {
      description: 'When it operated, newest first.',
      query: { orderBy: { openedOn: 'desc' } },
    }),
    revision: t.exposeInt('revision', { description: 'Rises with every act on the post.' }),
    mergedInto: t.relation('mergedInto', {
      nullable: true,
      description: 'The record that holds the same post; this one is closed and kept.',
      query: (_args, ctx) => ({ where: visible(ctx.actor, 'posyandu.read') }),
    }),
    isOperating: t.boolean({
      description: 'It operates today.',
      select: { intervals: { select: { openedOn: true, closedOn: true } } },
      resolve: (post, _args, ctx) => operatesOn(post.intervals, ctx.clock.now()),
    }),
    abilities: t.stringList({
      description: 'What the caller may do to the post.',
      select: { wilayah: { select: { path: true } }, puskesmasId: true },
      resolve: (post, _args, ctx) =>
        abilitiesFor(ctx.actor, 'posyandu', {
          path: post.wilayah.path,
          posyanduId: post.id,
          puskesmasId: post.puskesmasId,
        }),
    }),
  }),
});

readNodeBy('Posyandu', findPosyandu);

/** Work areas that hold a district or village, or lie in it; none for a larger area. */
function touches(path: string): Prisma.PuskesmasAreaWhereInput {
  const nos = nosOfPath(path);
  if (nos.length <= depthOf('KABKOTA')) return { id: { in: [] } };
  return { OR: [{ wilayah: { no: { in: nos } } }, { wilayah: { path: { startsWith: path } } }] };
}

// The lists hanging on an area stand here and not with the area: the tree must not know what stands on it.
builder.prismaObjectFields('Wilayah', (t) => ({
  puskesmas: t.relatedConnection('puskesmas', {
    cursor: 'id',
    totalCount: true,
    description: 'Puskesmas standing in this very area, by name.',
    query: (_args, ctx) => ({
      where: { AND: [visible(ctx.actor, 'puskesmas.read'), { withdrawnAt: null }] },
      orderBy: [{ name: 'asc' }, { id: 'asc' }],
    }),
  }),
  servedBy: t.prismaField({
    type: ['Puskesmas'],
    description:
      'Puskesmas whose work area holds this village or district, or a part of it, today, by name; of a larger area none: ask `puskesmasList`.',
    select: { id: true, path: true },
    resolve: (query, area, _args, ctx) =>
      ctx.db.prisma.puskesmas.findMany({
        ...query,
        where: {
          AND: [
            visible(ctx.actor, 'puskesmas.read'),
            { withdrawnAt: null, areas: { some: { AND: [inForceWhere(today(ctx)), touches(area.path)] } } },
          ],
        },
        orderBy: [{ name: 'asc' }, { id: 'asc' }],
      }),
  }),
  posyandu: t.relatedConnection('posyandu', {
    cursor: 'id',
    totalCount: true,
    description: 'Posts lying in this very village, by name.',
    query: (_args, ctx) => ({
      where: { AND: [visible(ctx.actor, 'posyandu.read'), { withdrawnAt: null }] },
      orderBy: [{ name: 'asc' }, { id: 'asc' }],
    }),
  }),
}));

type ListArgs = {
  wilayah?: string | null | undefined;
  puskesmas?: string | null | undefined;
  search?: string | null | undefined;
};

async function listWhere(ctx: Ctx, args: ListArgs): Promise<Prisma.PosyanduWhereInput> {
  const wilayah = optionalIdOf('Wilayah', args.wilayah, 'wilayah');
  const puskesmasId = optionalIdOf('Puskesmas', args.puskesmas, 'puskesmas');
  return {
    withdrawnAt: null,
    ...(wilayah ? { wilayah: { path: { startsWith: (await getWilayah(ctx, wilayah)).path } } } : {}),
    ...(puskesmasId ? { puskesmasId } : {}),
    ...(args.search ? { name: { contains: args.search, mode: 'insensitive' } } : {}),
  };
}

type PuskesmasArgs = { within?: string | null | undefined; search?: string | null | undefined };

async function puskesmasWhere(ctx: Ctx, args: PuskesmasArgs): Promise<Prisma.PuskesmasWhereInput> {
  const within = optionalIdOf('Wilayah', args.within, 'within');
  return {
    withdrawnAt: null,
    ...(within ? { wilayah: { path: { startsWith: (await getWilayah(ctx, within)).path } } } : {}),
    ...(args.search ? { name: { contains: args.search, mode: 'insensitive' } } : {}),
  };
}

builder.queryFields((t) => ({
  posyandu: t.prismaField({
    type: 'Posyandu',
    nullable: true,
    authScopes: { can: 'posyandu.read' },
    description: 'One post.',
    args: { id: t.arg.id({ required: true, description: 'Global id.' }) },
    resolve: (query, _root, args, ctx) => findPosyandu(ctx, idOf('Posyandu', args.id), query),
  }),
  posyanduList: t.prismaConnection({
    type: 'Posyandu',
    cursor: 'id',
    authScopes: { can: 'posyandu.read' },
    description: 'Posts within reach, by village and name.',
    args: {
      wilayah: t.arg.id({ description: 'Only inside this area.' }),
      puskesmas: t.arg.id({ description: 'Only mentored by this puskesmas.' }),
      search: t.arg.string({ description: 'Part of the name.' }),
    },
    totalCount: async (_root, args, ctx) =>
      ctx.db.prisma.posyandu.count({
        where: { AND: [visible(ctx.actor, 'posyandu.read'), await listWhere(ctx, args)] },
      }),
    resolve: async (query, _root, args, ctx) =>
      ctx.db.prisma.posyandu.findMany({
        ...query,
        where: { AND: [visible(ctx.actor, 'posyandu.read'), await listWhere(ctx, args)] },
        orderBy: [{ wilayah: { code: 'asc' } }, { name: 'asc' }, { id: 'asc' }],
      }),
  }),
  puskesmas: t.prismaField({
    type: 'Puskesmas',
    nullable: true,
    authScopes: { can: 'puskesmas.read' },
    description: 'One puskesmas.',
    args: { id: t.arg.id({ required: true, description: 'Global id.' }) },
    resolve: (query, _root, args, ctx) =>
      ctx.db.prisma.puskesmas.findFirst({
        ...query,
        where: { AND: [{ id: idOf('Puskesmas', args.id) }, visible(ctx.actor, 'puskesmas.read')] },
      }),
  }),
  puskesmasList: t.prismaConnection({
    type: 'Puskesmas',
    cursor: 'id',
    authScopes: { can: 'puskesmas.read' },
    description: 'Puskesmas within reach, by area and name.',
    args: {
      within: t.arg.id({ description: 'Only standing inside this area.' }),
      search: t.arg.string({ description: 'Part of the name.' }),
    },
    totalCount: async (_root, args, ctx) =>
      ctx.db.prisma.puskesmas.count({
        where: { AND: [visible(ctx.actor, 'puskesmas.read'), await puskesmasWhere(ctx, args)] },
      }),
    resolve: async (query, _root, args, ctx) =>
      ctx.db.prisma.puskesmas.findMany({
        ...query,
        where: { AND: [visible(ctx.actor, 'puskesmas.read'), await puskesmasWhere(ctx, args)] },
        orderBy: [{ wilayah: { code: 'asc' } }, { name: 'asc' }, { id: 'asc' }],
      }),
  }),
}));
