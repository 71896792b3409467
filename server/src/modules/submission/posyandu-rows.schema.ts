import { builder } from '../../graphql/builder.ts';
import { endCursor } from '../../graphql/end-cursor.ts';
import { encodeGlobalId, encodeReportId, idOf, optionalIdOf } from '../../graphql/ids.ts';
import { decodePlace } from '../../graphql/place-cursor.ts';
import { selects } from '../../graphql/selects.ts';
import { dayIn } from '../../lib/pure/deadline.ts';
import { computeRatio } from '../../lib/pure/indicator.ts';
import { formatMonth, monthOfDay } from '../../lib/pure/month.ts';
import { StatusEnum as PokjanalStatusEnum } from '../pokjanal/pokjanal.schema.ts';
import { FormSetEnum } from '../posyandu/posyandu.schema.ts';
import { visible } from '../../auth/visible.ts';
import { Wilayah } from '../wilayah/wilayah.schema.ts';
import { areaPath } from './area-path.sql.ts';
import { MAIN_BLOCK } from './catalogue.ts';
import {
  listPostRows,
  type PostRow,
  type RowPlace,
  type RowsAsk,
  type StatusTally,
  tallyPosts,
} from './posyandu-rows.sql.ts';
import { ArrivalEnum, monthAt, ReportStatusEnum } from './report.schema.ts';
import { listSilentAreas, type SilentArea } from './silent-areas.sql.ts';

export const PosyanduRef = builder.objectRef<Pick<PostRow, 'id' | 'name' | 'formSet'>>('PosyanduRef').implement({
  description: 'A post by name, without the rest of it.',
  fields: (t) => ({
    id: t.id({ description: 'Global id of the Posyandu.', resolve: ({ id }) => encodeGlobalId('Posyandu', id) }),
    name: t.exposeString('name', { description: 'Its name.' }),
    formSet: t.expose('formSet', { type: FormSetEnum, description: 'Forms it answers.' }),
  }),
});

const ratio = (numerator: number | null, denominator: number | null): number | null =>
  computeRatio({ numerator, denominator, factor: 100 }).value;

const PosyanduRow = builder.objectRef<PostRow>('PosyanduRow').implement({
  description: 'A post with its state and figures of a month.',
  fields: (t) => ({
    posyandu: t.field({ type: PosyanduRef, description: 'The post.', resolve: (row) => row }),
    desa: t.exposeString('desa', { description: 'Village.' }),
    kecamatan: t.exposeString('kecamatan', { description: 'District.' }),
    kabkota: t.exposeString('kabkota', { description: 'Regency or city.' }),
    month: t.field({
      type: 'Period',
      description: 'Month of state and figures.',
      resolve: ({ month }) => formatMonth(month),
    }),
    report: t.id({
      nullable: true,
      description: 'Global id of its report; null when none is due.',
      resolve: ({ unitNo, month, deadline, block }) => deadline && encodeReportId({ unitNo, month, block }),
    }),
    status: t.expose('status', { type: ReportStatusEnum, description: 'State of its report.' }),
    arrival: t.expose('arrival', { type: ArrivalEnum, description: 'Whether and when the report came.' }),
    deadline: t.expose('deadline', { type: 'DateTime', nullable: true, description: 'When it is due.' }),
    submittedAt: t.expose('submittedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was last submitted.',
    }),
    S: t.expose('S', { type: 'Count', nullable: true, description: 'Under-fives living there.' }),
    K: t.expose('K', { type: 'Count', nullable: true, description: 'Of these, with a growth card.' }),
    D: t.expose('D', { type: 'Count', nullable: true, description: 'Weighed in the month.' }),
    N: t.expose('N', { type: 'Count', nullable: true, description: 'Gained weight.' }),
    ks: t.float({ nullable: true, description: 'K/S in percent, unrounded.', resolve: ({ K, S }) => ratio(K, S) }),
    ds: t.float({ nullable: true, description: 'D/S in percent, unrounded.', resolve: ({ D, S }) => ratio(D, S) }),
    nd: t.float({ nullable: true, description: 'N/D in percent, unrounded.', resolve: ({ N, D }) => ratio(N, D) }),
    latestMonth: t.field({
      type: 'Period',
      nullable: true,
      description: 'Newest answered month up to the one shown, within a year.',
      resolve: ({ latestMonth }) => (latestMonth === null ? null : formatMonth(latestMonth)),
    }),
  }),
});

const Tally = builder.objectRef<StatusTally>('StatusTally').implement({
  description: 'How many posts that owe a report stand in which state.',
  fields: (t) => ({
    expected: t.exposeInt('expected', { description: 'Owe a report.' }),
    none: t.exposeInt('none', { description: 'Nothing yet.' }),
    draft: t.exposeInt('draft', { description: 'Begun.' }),
    submitted: t.exposeInt('submitted', { description: 'Wait for verification.' }),
    returned: t.exposeInt('returned', { description: 'Sent back.' }),
    verified: t.exposeInt('verified', { description: 'Wait for the month to be closed.' }),
    approved: t.exposeInt('approved', { description: 'Closed.' }),
    late: t.exposeInt('late', { description: 'Came after the deadline, in whatever state now.' }),
  }),
});

type PageShape = { readonly ask: RowsAsk; readonly rows: PostRow[]; readonly more: boolean };

const PosyanduRowPage = builder.objectRef<PageShape>('PosyanduRowPage').implement({
  description: 'A page of posts, by village code and name.',
  fields: (t) => ({
    rows: t.field({ type: [PosyanduRow], description: 'The posts.', resolve: ({ rows }) => rows }),
    totalCount: t.int({
      complexity: 5,
      description: 'Posts on all pages.',
      resolve: async ({ ask }, _args, ctx) => (await tallyPosts(ctx, ask)).total,
    }),
    endCursor: endCursor(
      t,
      ({ rows }) => rows,
      (one) => [one.code, one.name, one.id],
    ),
    hasNextPage: t.exposeBoolean('more', { description: 'There is a next page.' }),
    tally: t.field({
      type: Tally,
      complexity: 5,
      description: 'States of all posts in this scope and month, whatever states the list is narrowed to.',
      resolve: ({ ask }, _args, ctx) => tallyPosts(ctx, ask),
    }),
  }),
});

function placeOf(after: string | null | undefined): RowPlace | null {
  if (after == null) return null;
  const [code, name, id] = decodePlace(after, ['text', 'text', 'id']);
  return { code, name, id };
}

const MOST = 200;

builder.queryField('posyanduRows', (t) =>
  t.field({
    type: PosyanduRowPage,
    authScopes: { can: 'report.read' },
    complexity: ({ first }) => ({ field: 1, multiplier: first ?? 50 }),
    description:
      'Working list of posts with names of three levels, state and figures: one statement whatever its size.',
    args: {
      wilayah: t.arg.id({ description: 'Only inside this area.' }),
      puskesmas: t.arg.id({ description: 'Only mentored by this puskesmas.' }),
      month: t.arg({ type: 'Period', description: 'A month; without it each post shows its newest answered one.' }),
      block: t.arg.string({ defaultValue: MAIN_BLOCK, description: 'Block of the form whose state is shown.' }),
      status: t.arg({
        type: [ReportStatusEnum],
        description: 'Only reports in these states; NONE: owed, and nothing yet.',
      }),
      search: t.arg.string({ description: 'Part of the name.' }),
      first: t.arg.int({ defaultValue: 50, description: 'Rows on a page, at most 200.' }),
      after: t.arg.string({ description: 'Cursor of the page before.' }),
    },
    resolve: async (_root, args, ctx, info) => {
      const wilayahId = optionalIdOf('Wilayah', args.wilayah, 'wilayah');
      const first = Math.max(1, Math.min(args.first ?? 50, MOST));
      const ask: RowsAsk = {
        path: wilayahId === undefined ? null : await areaPath(ctx, wilayahId),
        puskesmasId: optionalIdOf('Puskesmas', args.puskesmas, 'puskesmas') ?? null,
        month: args.month == null ? null : monthAt(args.month, 'month'),
        block: args.block ?? MAIN_BLOCK,
        statuses: args.status ?? null,
        search: args.search ?? null,
        first: first + 1,
        withState: selects(info, ['report', 'status', 'arrival', 'deadline']),
        after: placeOf(args.after),
      };
      const rows = await listPostRows(ctx, ask);
      return { ask, rows: rows.slice(0, first), more: rows.length > first };
    },
  }),
);

type WilayahRow = typeof Wilayah.$inferType;

const SilentAreaType = builder.objectRef<SilentArea & { wilayah: WilayahRow }>('SilentArea').implement({
  description: 'An area with what its posts owe and gave in a month.',
  fields: (t) => ({
    wilayah: t.field({ type: Wilayah, description: 'The area.', resolve: ({ wilayah }) => wilayah }),
    expected: t.exposeInt('expected', { description: 'Reports due.' }),
    received: t.exposeInt('received', { description: 'Reports received, late ones too.' }),
    onTime: t.exposeInt('onTime', { description: 'Of these, in time.' }),
    completeness: t.float({
      nullable: true,
      description: 'Received ÷ expected; null where nothing was expected.',
      resolve: ({ received, expected }) => (expected === 0 ? null : received / expected),
    }),
    silentPosts: t.exposeInt('silentPosts', { description: 'Posts that owe and did not report.' }),
    contactOffice: t.exposeString('contactOffice', { nullable: true, description: 'Office to ask.' }),
    pokjanalStatus: t.expose('pokjanalStatus', {
      type: PokjanalStatusEnum,
      nullable: true,
      description: 'State of its group; null without one.',
    }),
  }),
});

builder.queryField('silentAreas', (t) =>
  t.field({
    type: [SilentAreaType],
    authScopes: { can: 'analytics.read' },
    description: 'Areas right below one, the most silent first: who owes reports of a month and has not given them.',
    args: {
      within: t.arg.id({ required: true, description: 'The area above.' }),
      month: t.arg({ type: 'Period', description: 'A month; the last complete one when not given.' }),
    },
    resolve: async (_root, args, ctx) => {
      const withinId = idOf('Wilayah', args.within, 'within');
      const lastComplete = monthOfDay(dayIn('WIB', ctx.clock.now())) - 1;
      const month = args.month == null ? lastComplete : monthAt(args.month, 'month');
      const areas = await listSilentAreas(ctx, { withinId, month });
      const rows = await ctx.db.prisma.wilayah.findMany({
        where: { AND: [visible(ctx.actor, 'wilayah.read'), { id: { in: areas.map(({ wilayahId }) => wilayahId) } }] },
      });
      const rowOf = new Map(rows.map((row) => [row.id, row]));
      return areas.flatMap((area) => {
        const wilayah = rowOf.get(area.wilayahId);
        return wilayah ? [{ ...area, wilayah }] : [];
      });
    },
  }),
);
