import type { GraphQLResolveInfo } from 'graphql';
import { type Kader as KaderRow, type Wilayah as WilayahRow, WilayahLevel } from '@pokjanal/prisma/client';
import type { Ctx } from '../../auth/ctx.ts';
import { depthOf } from '../../auth/reach.ts';
import { visible } from '../../auth/visible.ts';
import { builder } from '../../graphql/builder.ts';
import { endCursor } from '../../graphql/end-cursor.ts';
import { idOf, optionalIdOf } from '../../graphql/ids.ts';
import { decodePlace } from '../../graphql/place-cursor.ts';
import { recordsAt } from '../../graphql/selects.ts';
import { LevelEnum, Wilayah } from '../wilayah/wilayah.schema.ts';
import { getWilayah } from '../wilayah/wilayah.ts';
import { kaderBook } from './kader-book.ts';
import { countKaderByArea, type KaderCountRow } from './kader-counts.sql.ts';
import { KaderTally } from './kader-tally.schema.ts';
import { type KADER_ORDERS, type KaderFilter, type KaderPageRow, listKader } from './kader-list.sql.ts';
import { Kader, KaderBadgeEnum, KaderSkillType } from './kader.schema.ts';

const KaderOrderEnum = builder.enumType('KaderOrder', {
  description: 'By what a list of kader is ordered.',
  values: {
    NAME: { description: 'By name.' },
    POSYANDU: { description: 'By village, post and name.' },
    SINCE: { description: 'By the first day of service.' },
    SKILLS: { description: 'By the number of skills shown.' },
  } satisfies Record<(typeof KADER_ORDERS)[number], { description: string }>,
});

type Page = {
  readonly nodes: readonly KaderRow[];
  readonly last: KaderPageRow | null;
  readonly more: boolean;
  readonly total: number;
};

const KaderPage = builder.objectRef<Page>('KaderPage').implement({
  description: 'A page of the register of kader.',
  fields: (t) => ({
    nodes: t.field({ type: [Kader], description: 'The kader.', resolve: ({ nodes }) => [...nodes] }),
    totalCount: t.exposeInt('total', { description: 'How many fit in all.' }),
    hasNextPage: t.exposeBoolean('more', { description: 'There is a next page.' }),
    endCursor: endCursor(
      t,
      ({ last }) => (last ? [last] : []),
      (one) => [one.key, one.id],
    ),
  }),
});

const KaderFilterInput = builder.inputType('KaderFilterInput', {
  description: 'Which kader; what is left out does not narrow.',
  fields: (t) => ({
    within: t.id({ description: 'Area they serve in.' }),
    posyandu: t.id({ description: 'Post they serve at.' }),
    puskesmas: t.id({ description: 'Puskesmas that mentors their post.' }),
    badges: t.field({ type: [KaderBadgeEnum], description: 'Of these badges.' }),
    missingSkill: t.string({ description: 'Code of a skill they have not shown.' }),
    untrained: t.boolean({ description: 'Without training on record.' }),
    withoutDecree: t.boolean({ description: 'Without a decree on record.' }),
    left: t.boolean({ description: 'Those who left instead of those who serve.' }),
    search: t.string({ description: 'Part of the name, or of the name of the post.' }),
  }),
});

const KaderCount = builder.objectRef<KaderCountRow & { readonly wilayah: WilayahRow }>('KaderCount').implement({
  description: 'Kader of an area in numbers.',
  fields: (t) => ({
    wilayah: t.field({ type: Wilayah, description: 'Which area.', resolve: ({ wilayah }) => wilayah }),
    posts: t.exposeInt('posts', { description: 'Posts that operate today.' }),
    postsRecorded: t.exposeInt('postsRecorded', {
      description:
        'Of them, with anybody on record, serving or not. Where it is 0, the other numbers are not zero: nobody has counted yet.',
    }),
    postsWithFive: t.exposeInt('postsWithFive', { description: 'Posts where five kader or more serve.' }),
    kader: t.field({ type: KaderTally, description: 'Who serves there.', resolve: (row) => row }),
  }),
});

const MOST = 200;

type FilterArgs = typeof KaderFilterInput.$inferInput;

async function filterOf(ctx: Ctx, filter: FilterArgs): Promise<KaderFilter> {
  const within = optionalIdOf('Wilayah', filter.within, 'filter.within');
  return {
    path: within ? (await getWilayah(ctx, within)).path : null,
    posyanduId: optionalIdOf('Posyandu', filter.posyandu, 'filter.posyandu') ?? null,
    puskesmasId: optionalIdOf('Puskesmas', filter.puskesmas, 'filter.puskesmas') ?? null,
    badges: filter.badges ?? null,
    missingSkill: filter.missingSkill || null,
    isUntrained: filter.untrained === true,
    isWithoutDecree: filter.withoutDecree === true,
    hasLeft: filter.left === true,
    search: filter.search?.trim() || null,
  };
}

const LEVELS = Object.values(WilayahLevel);

/** The level below that of an area; a village stands for itself. */
const levelBelow = (path: string): WilayahLevel =>
  LEVELS.find((level) => depthOf(level) === path.split('/').length - 1) ?? 'DESA';

/** The kader of a page, in its order; one statement. */
async function readKader(ctx: Ctx, page: readonly KaderPageRow[], info: GraphQLResolveInfo): Promise<KaderRow[]> {
  const rows = await ctx.db.prisma.kader.findMany({
    ...recordsAt(ctx, info, ['nodes']),
    where: { AND: [{ id: { in: page.map(({ id }) => id) } }, visible(ctx.actor, 'kader.read')] },
  });
  const known = new Map(rows.map((row) => [row.id, row]));
  return page.flatMap(({ id }) => known.get(id) ?? []);
}

builder.queryFields((t) => ({
  kader: t.prismaField({
    type: 'Kader',
    nullable: true,
    authScopes: { can: 'kader.read' },
    description: 'One kader.',
    args: { id: t.arg.id({ required: true, description: 'Global id.' }) },
    resolve: (query, _root, args, ctx) =>
      ctx.db.prisma.kader.findFirst({
        ...query,
        where: { AND: [{ id: idOf('Kader', args.id) }, visible(ctx.actor, 'kader.read')] },
      }),
  }),
  kaderList: t.field({
    type: KaderPage,
    authScopes: { can: 'kader.read' },
    complexity: { field: 10, multiplier: 20 },
    description: 'The register of kader, as far as the caller may see names; everybody else has `kaderCounts`.',
    args: {
      filter: t.arg({ type: KaderFilterInput, required: true, description: 'Which ones.' }),
      order: t.arg({ type: KaderOrderEnum, defaultValue: 'POSYANDU', description: 'By what they are ordered.' }),
      descending: t.arg.boolean({ defaultValue: false, description: 'The last first.' }),
      first: t.arg.int({ defaultValue: 50, description: 'At most 200.' }),
      after: t.arg.string({ description: 'Cursor of the page before.' }),
    },
    resolve: async (_root, args, ctx, info) => {
      const first = Math.max(1, Math.min(MOST, args.first ?? 50));
      const after = args.after == null ? null : decodePlace(args.after, ['text', 'id']);
      const found = await listKader(ctx, {
        ...(await filterOf(ctx, args.filter)),
        order: args.order ?? 'POSYANDU',
        isDescending: args.descending ?? false,
        first: first + 1,
        after: after && { key: after[0], id: after[1] },
      });
      const page = found.slice(0, first);
      const nodes = await readKader(ctx, page, info);
      return { nodes, last: page.at(-1) ?? null, more: found.length > first, total: found[0]?.total ?? 0 };
    },
  }),
  kaderCounts: t.field({
    type: [KaderCount],
    authScopes: { can: 'kader.count' },
    complexity: { field: 20, multiplier: 20 },
    description: 'Kader in numbers, by area: badges, decrees, training, posts with five. Nobody is named.',
    args: {
      within: t.arg.id({ required: true, description: 'Area to look into.' }),
      level: t.arg({ type: LevelEnum, description: 'Level of the rows; the one below the area when left out.' }),
    },
    resolve: async (_root, args, ctx, info) => {
      const { id, path } = await getWilayah(ctx, idOf('Wilayah', args.within, 'within'));
      const rows = await countKaderByArea(ctx, path, args.level ?? levelBelow(path));
      const areas = await ctx.db.prisma.wilayah.findMany({
        ...recordsAt(ctx, info, ['wilayah']),
        where: {
          AND: [{ id: { in: [id, ...rows.map(({ wilayahId }) => wilayahId)] } }, visible(ctx.actor, 'wilayah.read')],
        },
      });
      const areaOf = new Map(areas.map((area) => [area.id, area]));
      return rows.flatMap((row) => {
        const wilayah = areaOf.get(row.wilayahId);
        return wilayah ? [{ ...row, wilayah }] : [];
      });
    },
  }),
  kaderSkills: t.field({
    type: [KaderSkillType],
    authScopes: { can: 'kader.count' },
    description: 'The 25 basic skills of kader, in their order.',
    resolve: async (_root, _args, ctx) => [...(await kaderBook(ctx)).skills],
  }),
}));
