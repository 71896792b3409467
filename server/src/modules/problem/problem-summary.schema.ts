import type { Wilayah as WilayahRow } from '@pokjanal/prisma/client';
import type { GraphQLResolveInfo } from 'graphql';
import type { Ctx } from '../../auth/ctx.ts';
import { visible } from '../../auth/visible.ts';
import { builder } from '../../graphql/builder.ts';
import { encodeGlobalId, idOf } from '../../graphql/ids.ts';
import { recordsAt } from '../../graphql/selects.ts';
import { today } from '../../lib/days.ts';
import { Wilayah } from '../wilayah/wilayah.schema.ts';
import { getWilayah } from '../wilayah/wilayah.ts';
import { type Answering, summariseAnswering } from './problem-summary.sql.ts';

const DAY_MS = 86_400_000;
const YEAR_DAYS = 365;

type Line = Answering & { readonly wilayah: WilayahRow | null };

const AnsweringType = builder.objectRef<Line>('ProblemAnswering').implement({
  description: 'How an institution or an area answers problems: what is open and late now, and how fast answers came.',
  fields: (t) => ({
    opd: t.id({
      nullable: true,
      description: 'Global id of the agency; null for a group, an area or the sum.',
      resolve: ({ opdId }) => (opdId ? encodeGlobalId('Opd', opdId) : null),
    }),
    pokjanal: t.id({
      nullable: true,
      description: 'Global id of the group, for a group.',
      resolve: ({ groupId }) => (groupId ? encodeGlobalId('Pokjanal', groupId) : null),
    }),
    name: t.exposeString('name', { nullable: true, description: 'Name of the agency or group.' }),
    wilayah: t.field({
      type: Wilayah,
      nullable: true,
      description: 'The area, for a line of one.',
      resolve: ({ wilayah }) => wilayah,
    }),
    open: t.exposeInt('open', { description: 'Problems not closed.' }),
    waiting: t.exposeInt('waiting', { description: 'Of these, waiting for an answer.' }),
    late: t.exposeInt('late', { description: 'Of these, past their day.' }),
    due: t.exposeInt('due', { description: 'Answers that were given, or whose day is over without one.' }),
    inTime: t.exposeInt('inTime', { description: 'Of these, given by their day; the share in time is inTime ÷ due.' }),
    answered: t.exposeInt('answered', { description: 'Answers that were given.' }),
    medianDays: t.float({
      nullable: true,
      description: 'Working days from asking to answering, the middle one; null without any answer, which is not zero.',
      resolve: ({ medianDays }) => medianDays,
    }),
    inTimeShare: t.float({
      nullable: true,
      description: 'inTime ÷ due, from 0 to 1; null when nothing was due, which is not zero.',
      resolve: ({ due, inTime }) => (due === 0 ? null : inTime / due),
    }),
  }),
});

type Summary = { readonly lines: readonly Line[]; readonly since: Date };

const SummaryType = builder.objectRef<Summary>('ProblemSummary').implement({
  description: 'Who answers problems, and who is late.',
  fields: (t) => ({
    since: t.expose('since', { type: 'Day', description: 'Questions asked from this day on count for speed.' }),
    total: t.field({
      type: AnsweringType,
      description: 'All together; a ratio of sums, never a mean of ratios.',
      resolve: ({ lines }) => lines.find(({ by }) => by === 'ALL') ?? NOTHING,
    }),
    institutions: t.field({
      type: [AnsweringType],
      description: 'Per agency or group that was asked, the latest first.',
      resolve: ({ lines }) => lines.filter(({ by }) => by === 'INSTITUTION'),
    }),
    areas: t.field({
      type: [AnsweringType],
      description: 'Per area right below, the latest first; areas without problems are left out.',
      resolve: ({ lines }) => lines.filter(({ by }) => by === 'AREA'),
    }),
  }),
});

const NOTHING: Line = {
  opdId: null,
  groupId: null,
  name: null,
  wilayahId: null,
  wilayah: null,
  by: 'ALL',
  open: 0,
  waiting: 0,
  late: 0,
  due: 0,
  inTime: 0,
  answered: 0,
  medianDays: null,
};

/** Lines with their areas, as far as they are asked for: one statement more. */
async function withAreas(ctx: Ctx, rows: readonly Answering[], info: GraphQLResolveInfo): Promise<Line[]> {
  const areas = await ctx.db.prisma.wilayah.findMany({
    ...recordsAt(ctx, info, ['areas', 'wilayah']),
    where: {
      AND: [visible(ctx.actor, 'wilayah.read'), { id: { in: rows.flatMap(({ wilayahId }) => wilayahId ?? []) } }],
    },
  });
  const areaOf = new Map(areas.map((area) => [area.id, area]));
  return rows.map((row) => ({ ...row, wilayah: areaOf.get(row.wilayahId ?? '') ?? null }));
}

builder.queryField('problemSummary', (t) =>
  t.field({
    type: SummaryType,
    authScopes: { can: 'problem.read' },
    complexity: { field: 30, multiplier: 5 },
    description: 'Who is late: how institutions and the areas below one answer the problems within reach.',
    args: {
      within: t.arg.id({ required: true, description: 'Area to look into.' }),
      since: t.arg({
        type: 'Day',
        description: 'First day of asking that counts for speed; a year ago when left out.',
      }),
    },
    resolve: async (_root, args, ctx, info) => {
      const area = await getWilayah(ctx, idOf('Wilayah', args.within, 'within'));
      const since = args.since ?? new Date(today(ctx).getTime() - YEAR_DAYS * DAY_MS);
      return { since, lines: await withAreas(ctx, await summariseAnswering(ctx, { area, since }), info) };
    },
  }),
);
