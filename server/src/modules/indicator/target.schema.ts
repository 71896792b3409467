import type { Prisma, WilayahLevel } from '@pokjanal/prisma/client';
import type { Ctx } from '../../auth/ctx.ts';
import { abilitiesFor } from '../../auth/policy.ts';
import { visible } from '../../auth/visible.ts';
import { builder } from '../../graphql/builder.ts';
import { idOf, NOBODY, uuidOrNobody } from '../../graphql/ids.ts';
import { Conflict, InvalidInput, problem } from '../../lib/errors.ts';
import { dottedCode, looksLikeCode } from '../wilayah/wilayah-code.ts';
import { LevelEnum } from '../wilayah/wilayah.schema.ts';
import { findWilayah } from '../wilayah/wilayah.ts';

builder.prismaObject('TargetPath', {
  description: 'A straight path of yearly targets from a measured baseline to a goal.',
  fields: (t) => ({
    baselineYear: t.exposeInt('baselineYear', { description: 'Year of the measured value.' }),
    baselineValue: t.float({
      description: 'Value measured in that year.',
      select: { baselineValue: true },
      resolve: (path) => Number(path.baselineValue),
    }),
    goalYear: t.exposeInt('goalYear', { description: 'Year of the goal, the last one with a target.' }),
    goalValue: t.float({
      description: 'Value wanted in that year.',
      select: { goalValue: true },
      resolve: (path) => Number(path.goalValue),
    }),
    source: t.exposeString('source', { description: 'Document it comes from.' }),
  }),
});

builder.prismaNode('Target', {
  nullable: true,
  id: { resolve: ({ id }) => id },
  findUnique: (id, ctx) => ({ id: uuidOrNobody(id), AND: [visible(ctx.actor, 'target.read')] }),
  select: { id: true },
  description:
    'What an area is to reach for an indicator in a period. Areas below without a target of their own go by it.',
  fields: (t) => ({
    indicator: t.relation('indicator', { description: 'The indicator.' }),
    wilayah: t.relation('wilayah', { description: 'The area that set it.' }),
    period: t.expose('period', {
      type: 'Period',
      description: 'Most often a year; a target of a shorter period wins over the one of the year around it.',
    }),
    value: t.float({
      description: 'In the unit of the indicator: 85 for 85 %.',
      select: { value: true },
      resolve: (target) => Number(target.value),
    }),
    isVerified: t.exposeBoolean('isVerified', {
      description: 'False: it comes from a source nobody has checked yet; show it as such.',
    }),
    source: t.exposeString('source', { description: 'Document it comes from.' }),
    isDerived: t.boolean({
      description: 'It is a point of a path from a baseline to a goal, not set by hand.',
      select: { pathId: true },
      resolve: (target) => target.pathId !== null,
    }),
    path: t.relation('path', { nullable: true, description: 'The path it is a point of; null when set by hand.' }),
    revision: t.exposeInt('revision', { description: 'Give it back as `expectedRevision` when changing the target.' }),
    setAt: t.expose('setAt', { type: 'DateTime', description: 'When it was set last.' }),
    setBy: t.string({
      nullable: true,
      description: 'Office of who set it; null where none is known.',
      select: { setBy: { select: { office: true } } },
      resolve: (target) => target.setBy?.office ?? null,
    }),
    isDemo: t.exposeBoolean('isDemo', { description: 'Demonstration data.' }),
    abilities: t.stringList({
      description: 'What the caller may do with it: `target.set` to change or remove it.',
      select: { wilayah: { select: { path: true } } },
      resolve: (target, _args, ctx) =>
        abilitiesFor(ctx.actor, 'figures', target.wilayah).filter((action) => action === 'target.set'),
    }),
  }),
});

builder.objectField(Conflict, 'target', (t) =>
  t.prismaField({
    type: 'Target',
    nullable: true,
    description: 'The target as it stands, when one is in conflict.',
    resolve: (query, { data }, _args, ctx) => {
      const id = 'target' in data && typeof data.target === 'string' ? data.target : NOBODY;
      return ctx.db.prisma.target.findFirst({
        ...query,
        where: { AND: [{ id }, visible(ctx.actor, 'target.read')] },
      });
    },
  }),
);

type ListArgs = {
  indicators?: string[] | null | undefined;
  wilayah?: string[] | null | undefined;
  within?: string | null | undefined;
  level?: WilayahLevel | null | undefined;
  period?: string | null | undefined;
  year?: number | null | undefined;
};

async function listWhere(ctx: Ctx, args: ListArgs): Promise<Prisma.TargetWhereInput> {
  return {
    ...(args.indicators ? { indicatorCode: { in: args.indicators } } : {}),
    ...(args.wilayah ? { wilayah: { OR: args.wilayah.map(areaWhere) } } : {}),
    AND: [{ wilayah: await insideWhere(ctx, args) }, { period: periodWhere(args) }],
  };
}

function areaWhere(text: string, index: number): Prisma.WilayahWhereInput {
  return looksLikeCode(text)
    ? { code: dottedCode(text), endedOn: null }
    : { id: idOf('Wilayah', text, `wilayah.${index}`) };
}

async function insideWhere(ctx: Ctx, { within, level }: ListArgs): Promise<Prisma.WilayahWhereInput> {
  const ofLevel = level ? { level } : {};
  if (within == null) return ofLevel;
  const area = await findWilayah(
    ctx,
    looksLikeCode(within) ? { code: within } : { id: idOf('Wilayah', within, 'within') },
  );
  return area ? { ...ofLevel, path: { startsWith: area.path } } : { id: NOBODY };
}

function periodWhere({ period, year }: ListArgs): Prisma.StringFilter {
  if (period != null && year != null) throw new InvalidInput([problem('year', 'BAD_RANGE')]);
  if (year != null) return { startsWith: String(year).padStart(4, '0') };
  return period == null ? {} : { equals: period };
}

builder.queryField('targets', (t) =>
  t.prismaConnection({
    type: 'Target',
    cursor: 'id',
    authScopes: { can: 'target.read' },
    description:
      'Targets as they were set, by indicator, area and period. Those in force for a figure, inherited ones among them, stand in its `target` in `analytics`.',
    args: {
      indicators: t.arg.stringList({ description: 'Only these indicator codes.' }),
      wilayah: t.arg.idList({ description: 'Only of these areas, by id or official code.' }),
      within: t.arg.id({ description: 'Only of this area and all inside it, by id or official code.' }),
      level: t.arg({ type: LevelEnum, description: 'Only of areas of this level.' }),
      period: t.arg({ type: 'Period', description: 'Only of exactly this period.' }),
      year: t.arg.int({ description: 'Only of this year and of the periods inside it; not together with `period`.' }),
    },
    totalCount: async (_root, args, ctx) =>
      ctx.db.prisma.target.count({ where: { AND: [visible(ctx.actor, 'target.read'), await listWhere(ctx, args)] } }),
    resolve: async (query, _root, args, ctx) =>
      ctx.db.prisma.target.findMany({
        ...query,
        where: { AND: [visible(ctx.actor, 'target.read'), await listWhere(ctx, args)] },
        orderBy: [{ indicator: { order: 'asc' } }, { wilayah: { code: 'asc' } }, { period: 'asc' }, { id: 'asc' }],
      }),
  }),
);
