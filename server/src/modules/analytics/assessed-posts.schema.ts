import { builder } from '../../graphql/builder.ts';
import { endCursor } from '../../graphql/end-cursor.ts';
import { encodeGlobalId, optionalIdOf } from '../../graphql/ids.ts';
import { decodePlace } from '../../graphql/place-cursor.ts';
import { dayIn } from '../../lib/pure/deadline.ts';
import { formatMonth, monthOfDay } from '../../lib/pure/month.ts';
import { areaPath } from '../submission/area-path.sql.ts';
import { PosyanduRef } from '../submission/posyandu-rows.schema.ts';
import { monthAt } from '../submission/report.schema.ts';
import type { Scoring } from './assess-posts.ts';
import {
  type AreaCount,
  type AssessedPage,
  type AssessedPost,
  listAssessedPosts,
  ORDERS,
  type ResultCount,
  STRATA,
} from './assessed-posts.sql.ts';
import { AssessmentType, AT_HAND, explainResults, scoringsFor } from './assessment.schema.ts';

type Explained = AssessedPost & { readonly scorings: readonly Scoring[] };
type PageShape = AssessedPage & {
  readonly month: number;
  readonly scorings: readonly Scoring[];
  readonly more: boolean;
};

const StrataEnum = builder.enumType('Strata', {
  description: 'Results of the scoring of self-reliance (telaah kemandirian), the lowest first.',
  values: STRATA,
});

const OrderEnum = builder.enumType('AssessedPostOrder', {
  description: 'In the order of village and name, or by strata; posts not judged yet stand last.',
  values: ORDERS,
});

const ResultCountType = builder.objectRef<ResultCount>('AssessmentCount').implement({
  description: 'How many posts a scoring gave one result.',
  fields: (t) => ({
    method: t.exposeString('method', { description: 'STRATA_2011 or AKTIF_2020.' }),
    result: t.exposeString('result', { nullable: true, description: 'The result; null for posts not judged yet.' }),
    posts: t.exposeInt('posts', { description: 'Posts.' }),
  }),
});

const AreaCountType = builder.objectRef<AreaCount>('AssessmentArea').implement({
  description: 'An area right below the one asked, with the results of its posts.',
  fields: (t) => ({
    id: t.id({ description: 'Global id of the Wilayah.', resolve: ({ id }) => encodeGlobalId('Wilayah', id) }),
    name: t.exposeString('name', { description: 'Its name.' }),
    counts: t.field({
      type: [ResultCountType],
      complexity: AT_HAND,
      description: 'Its posts.',
      resolve: ({ counts }) => [...counts],
    }),
  }),
});

const AssessedPostType = builder.objectRef<Explained>('AssessedPost').implement({
  description: 'A post with its newest results.',
  fields: (t) => ({
    posyandu: t.field({ type: PosyanduRef, description: 'The post.', resolve: (row) => row }),
    desa: t.exposeString('desa', { description: 'Village.' }),
    kecamatan: t.exposeString('kecamatan', { description: 'District.' }),
    kabkota: t.exposeString('kabkota', { description: 'Regency or city.' }),
    assessments: t.field({
      type: [AssessmentType],
      complexity: AT_HAND,
      description: 'Results of the twelve months that end with the month asked; none for a post not judged yet.',
      resolve: ({ assessments, scorings }) => explainResults(assessments, scorings),
    }),
  }),
});

const AssessedPostPage = builder.objectRef<PageShape>('AssessedPostPage').implement({
  description: 'Posts by what a scoring says of them.',
  fields: (t) => ({
    month: t.field({ type: 'Period', description: 'The month asked.', resolve: ({ month }) => formatMonth(month) }),
    counts: t.field({
      type: [ResultCountType],
      complexity: AT_HAND,
      description: 'Results of all posts of the area, whatever the list is narrowed to.',
      resolve: ({ counts }) => [...counts],
    }),
    areas: t.field({
      type: [AreaCountType],
      complexity: AT_HAND,
      description: 'The same by area right below.',
      resolve: ({ areas }) => [...areas],
    }),
    totalCount: t.exposeInt('total', { description: 'Posts on all pages.' }),
    rows: t.field({
      type: [AssessedPostType],
      complexity: AT_HAND,
      description: 'The posts.',
      resolve: ({ rows, scorings }) => rows.map((row) => ({ ...row, scorings })),
    }),
    endCursor: endCursor(
      t,
      ({ rows }) => rows,
      (one) => [one.rank, one.code, one.name, one.id],
    ),
    hasNextPage: t.exposeBoolean('more', { description: 'There is a next page.' }),
  }),
});

const MOST = 200;

function placeOf(after: string | null | undefined) {
  if (after == null) return null;
  const [rank, code, name, id] = decodePlace(after, ['int', 'text', 'text', 'id']);
  return { rank, code, name, id };
}

builder.queryField('assessedPosts', (t) =>
  t.field({
    type: AssessedPostPage,
    authScopes: { can: 'report.read' },
    complexity: ({ first }) => ({ field: 20, multiplier: first ?? 50 }),
    description: 'Posts that owe reports of a month by strata and posyandu aktif, with what is missing: one statement.',
    args: {
      wilayah: t.arg.id({ description: 'Only inside this area.' }),
      puskesmas: t.arg.id({ description: 'Only mentored by this puskesmas.' }),
      month: t.arg({ type: 'Period', description: 'A month; the last complete one when not given.' }),
      strata: t.arg({ type: [StrataEnum], description: 'Only these.' }),
      unjudged: t.arg.boolean({ defaultValue: false, description: 'Posts without a strata, beside those named.' }),
      active: t.arg.boolean({ description: 'Only active posts, or only those that are not.' }),
      search: t.arg.string({ description: 'Part of the name.' }),
      order: t.arg({ type: OrderEnum, defaultValue: 'AREA', description: 'How the list is ordered.' }),
      first: t.arg.int({ defaultValue: 50, description: 'Rows on a page, at most 200.' }),
      after: t.arg.string({ description: 'Cursor of the page before.' }),
    },
    resolve: async (_root, args, ctx) => {
      const wilayahId = optionalIdOf('Wilayah', args.wilayah, 'wilayah');
      const first = Math.max(1, Math.min(args.first ?? 50, MOST));
      const lastComplete = monthOfDay(dayIn('WIB', ctx.clock.now())) - 1;
      const month = args.month == null ? lastComplete : monthAt(args.month, 'month');
      const page = await listAssessedPosts(ctx, {
        area: wilayahId === undefined ? null : { id: wilayahId, path: await areaPath(ctx, wilayahId) },
        puskesmasId: optionalIdOf('Puskesmas', args.puskesmas, 'puskesmas') ?? null,
        month,
        strata: args.strata ?? null,
        unjudged: args.unjudged ?? false,
        active: args.active ?? null,
        search: args.search ?? null,
        order: args.order ?? 'AREA',
        first: first + 1,
        after: placeOf(args.after),
      });
      const rows = page.rows.slice(0, first);
      const scorings = await scoringsFor(
        ctx,
        rows.flatMap(({ assessments }) => assessments),
      );
      return { ...page, rows, month, scorings, more: page.rows.length > first };
    },
  }),
);
