import { builder } from '../../graphql/builder.ts';
import { endCursor } from '../../graphql/end-cursor.ts';
import { encodeGlobalId, encodeReportId, idOf } from '../../graphql/ids.ts';
import { Text } from '../../graphql/text.ts';
import { can } from '../../auth/policy.ts';
import { decodePlace } from '../../graphql/place-cursor.ts';
import { formatMonth } from '../../lib/pure/month.ts';
import { areaPath } from './area-path.sql.ts';
import { listPermits, type Permit } from './amendment.ts';
import { type Catalogue, getFormVersion, loadCatalogue } from './catalogue.ts';
import {
  type BoundReport,
  type FormTally,
  listBoundReports,
  listOpenReports,
  listReleases,
  type OpenPlace,
  type OpenReport,
  type ReleaseRow,
  tallyForms,
} from './closing.sql.ts';
import { monthAt, ReportStatusEnum } from './report.schema.ts';

type Tallied = FormTally & { readonly catalogue: Catalogue };
type Opened = OpenReport & { readonly catalogue: Catalogue };
type Bound = BoundReport & { readonly block: string };

const FormTallyType = builder.objectRef<Tallied>('FormTally').implement({
  description: 'How the reports of one form of a month stand in an area; exempted ones are not counted.',
  fields: (t) => ({
    block: t.string({ description: 'Block of the form.', resolve: (f) => formOf(f).block.block }),
    name: t.field({ type: Text, description: 'Name of the form.', resolve: (f) => formOf(f).name }),
    expected: t.exposeInt('expected', { description: 'Reports due.' }),
    none: t.exposeInt('none', { description: 'Nothing yet.' }),
    draft: t.exposeInt('draft', { description: 'Begun.' }),
    submitted: t.exposeInt('submitted', { description: 'Wait for the puskesmas.' }),
    returned: t.exposeInt('returned', { description: 'Sent back to the post.' }),
    verified: t.exposeInt('verified', { description: 'Closing binds these.' }),
    approved: t.exposeInt('approved', { description: 'Bound already.' }),
  }),
});

const formOf = ({ catalogue, formVersionNo }: { catalogue: Catalogue; formVersionNo: number }) =>
  getFormVersion(catalogue, formVersionNo);

const OpenReportType = builder.objectRef<Opened>('OpenReport').implement({
  description: 'A report that is due and not closed, with whom to ask.',
  fields: (t) => ({
    report: t.id({
      description: 'Global id of the report.',
      resolve: (row) => encodeReportId({ ...row, block: formOf(row).block.block }),
    }),
    block: t.string({ description: 'Block of the form.', resolve: (row) => formOf(row).block.block }),
    form: t.field({ type: Text, description: 'Name of the form.', resolve: (row) => formOf(row).name }),
    name: t.exposeString('name', { description: 'Post, or village.' }),
    desa: t.exposeString('desa', { description: 'Village.' }),
    kecamatan: t.exposeString('kecamatan', { description: 'District.' }),
    puskesmas: t.exposeString('puskesmas', { nullable: true, description: 'Puskesmas to ask.' }),
    status: t.expose('status', { type: ReportStatusEnum, description: 'Where it stands.' }),
    changedSinceApproval: t.exposeBoolean('changedSinceApproval', {
      description: 'The content differs from what an approval bound.',
    }),
  }),
});

const OpenReportPage = builder
  .objectRef<{ rows: (Opened & { formNo: number })[]; more: boolean }>('OpenReportPage')
  .implement({
    description: 'A page of open reports, by village code.',
    fields: (t) => ({
      rows: t.field({ type: [OpenReportType], description: 'The reports.', resolve: ({ rows }) => rows }),
      hasNextPage: t.exposeBoolean('more', { description: 'There is a next page.' }),
      endCursor: endCursor(
        t,
        ({ rows }) => rows,
        (one) => [one.code, one.unitNo, one.formNo],
      ),
    }),
  });

const BoundReportType = builder.objectRef<Bound>('BoundReport').implement({
  description: 'A report bound by a release.',
  fields: (t) => ({
    report: t.id({ description: 'Global id of the report.', resolve: (row) => encodeReportId(row) }),
    name: t.exposeString('name', { description: 'Post, or village.' }),
    desa: t.exposeString('desa', { description: 'Village.' }),
    revision: t.exposeInt('revision', { description: 'Revision of the approval.' }),
    before: t.exposeInt('before', {
      nullable: true,
      description: 'Revision of the approval before, when it was amended.',
    }),
  }),
});

const MOST = 200;

export const Release = builder.objectRef<ReleaseRow>('Release').implement({
  description: 'The state of a regency’s month at a closing; reports and exports cite it by name.',
  fields: (t) => ({
    id: t.id({ description: 'Global id.', resolve: ({ id }) => encodeGlobalId('Release', id) }),
    name: t.string({
      description: 'Such as `2026-05/R1`.',
      resolve: ({ month, number }) => `${formatMonth(month)}/R${number}`,
    }),
    number: t.exposeInt('number', { description: '1 for the first closing.' }),
    at: t.expose('at', { type: 'DateTime', description: 'When.' }),
    by: t.exposeString('by', { nullable: true, description: 'Office that closed; null at the automatic cut-off.' }),
    isAutomatic: t.exposeBoolean('isAutomatic', { description: 'Closed at the cut-off of the region.' }),
    approved: t.exposeInt('approved', { description: 'Reports it bound.' }),
    left: t.exposeInt('left', { description: 'Reports still open then.' }),
    reports: t.field({
      type: [BoundReportType],
      complexity: 20,
      description: 'What it bound: what it differs in from the release before.',
      args: { first: t.arg.int({ defaultValue: 50, description: 'At most 200.' }) },
      resolve: async (release, { first }, ctx) => {
        const { blocks } = await loadCatalogue(ctx.db);
        const rows = await listBoundReports(ctx, release, Math.min(MOST, first ?? 50));
        return rows.map((row) => ({ ...row, block: blocks.find(({ no }) => no === row.blockNo)?.code ?? '' }));
      },
    }),
  }),
});

export const PermitType = builder.objectRef<Permit>('AmendmentPermit').implement({
  description: 'Leave of one post to change a closed month until a day.',
  fields: (t) => ({
    id: t.id({ description: 'Global id.', resolve: ({ id }) => encodeGlobalId('AmendmentPermit', id) }),
    name: t.exposeString('name', { description: 'The post.' }),
    until: t.field({ type: 'Day', description: 'Last day.', resolve: ({ until }) => new Date(`${until}T00:00:00Z`) }),
    reason: t.exposeString('reason', { description: 'Why.' }),
    grantedAt: t.expose('grantedAt', { type: 'DateTime', description: 'When it was given.' }),
    by: t.exposeString('by', { nullable: true, description: 'By which office.' }),
  }),
});

export type Closing = { readonly wilayahId: string; readonly path: string; readonly month: number };

export const MonthClosing = builder.objectRef<Closing>('MonthClosing').implement({
  description:
    'A month of a regency on its way to being closed: what is open, what closing would bind, earlier closings.',
  fields: (t) => ({
    month: t.field({ type: 'Period', description: 'The month.', resolve: ({ month }) => formatMonth(month) }),
    forms: t.field({
      type: [FormTallyType],
      complexity: 5,
      description: 'States by form.',
      resolve: async (closing, _args, ctx) => {
        const catalogue = await loadCatalogue(ctx.db);
        return (await tallyForms(ctx, closing)).map((tally) => ({ ...tally, catalogue }));
      },
    }),
    open: t.field({
      type: OpenReportPage,
      complexity: 20,
      description: 'Reports in some states, to ask for them one by one.',
      args: {
        status: t.arg({
          type: [ReportStatusEnum],
          description: 'States; all that closing would leave open by default.',
        }),
        first: t.arg.int({ defaultValue: 50, description: 'At most 200.' }),
        after: t.arg.string({ description: 'Cursor of the page before.' }),
      },
      resolve: async (closing, args, ctx) => {
        const first = Math.max(1, Math.min(MOST, args.first ?? 50));
        const statuses = args.status ?? (['NONE', 'DRAFT', 'SUBMITTED', 'RETURNED'] as const);
        const after = placeOf(args.after);
        const catalogue = await loadCatalogue(ctx.db);
        const rows = await listOpenReports(ctx, { ...closing, statuses, first: first + 1, after });
        return { rows: rows.slice(0, first).map((row) => ({ ...row, catalogue })), more: rows.length > first };
      },
    }),
    releases: t.field({
      type: [Release],
      description: 'Closings so far, newest first; none while the month is open.',
      resolve: (closing, _args, ctx) => listReleases(ctx, closing),
    }),
    permits: t.field({
      type: [PermitType],
      description: 'Posts that may change the month after its closing.',
      resolve: (closing, _args, ctx) => listPermits(ctx, closing),
    }),
    abilities: t.stringList({
      description: 'What the caller may do: submission.approve closes, submission.amend lets posts amend.',
      resolve: ({ path }, _args, ctx) =>
        (['submission.approve', 'submission.amend', 'obligation.exempt'] as const).filter((action) =>
          can(ctx.actor, action, { path }),
        ),
    }),
  }),
});

function placeOf(after: string | null | undefined): OpenPlace | null {
  if (after == null) return null;
  const [code, unitNo, formNo] = decodePlace(after, ['text', 'int', 'int']);
  return { code, unitNo, formNo };
}

builder.queryField('monthClosing', (t) =>
  t.field({
    type: MonthClosing,
    authScopes: { can: 'report.read' },
    description: 'The closing of a month in a regency, or how a month stands in any area below it.',
    args: {
      wilayah: t.arg.id({ required: true, description: 'The area.' }),
      month: t.arg({ type: 'Period', required: true, description: 'A month.' }),
    },
    resolve: async (_root, args, ctx) => {
      const wilayahId = idOf('Wilayah', args.wilayah, 'wilayah');
      return { wilayahId, path: await areaPath(ctx, wilayahId), month: monthAt(args.month, 'month') };
    },
  }),
);
