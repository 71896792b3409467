import { resolveCursorConnection } from '@pothos/plugin-relay';
import { builder } from '../../graphql/builder.ts';
import { decodeReportId, encodeGlobalId, NOBODY } from '../../graphql/ids.ts';
import { Text } from '../../graphql/text.ts';
import { Conflict, InvalidInput, problem } from '../../lib/errors.ts';
import { formatMonth, parseMonth } from '../../lib/pure/month.ts';
import { getFormVersion, loadCatalogue, MAIN_BLOCK } from './catalogue.ts';
import { reportAbilities } from './report-abilities.ts';
import { type ApiCell, apiCells } from './report-cells.ts';
import { reportInConflict } from './report-conflict.ts';
import { type Figure, figuresOf } from './report-figures.ts';
import { countReports, findReport, listReports, listRevisions, type Revision } from './report-queries.sql.ts';
import { ARRIVALS, EXPECTATIONS, type ReportState, STATUSES } from './report-state.ts';

export const ReportStatusEnum = builder.enumType('ReportStatus', {
  description: 'Where a report stands between the post and the regency.',
  values: STATUSES,
});
export const ArrivalEnum = builder.enumType('Arrival', {
  description: 'Whether a report came, and when: RECEIVED in time, LATE, or EMPTY (came without a single answer).',
  values: ARRIVALS,
});
const ExpectationEnum = builder.enumType('Expectation', {
  description: 'Whether a report is due, or was exempted with a reason.',
  values: EXPECTATIONS,
});
const CellStateEnum = builder.enumType('CellState', {
  description: 'A cell holds a counted number (zero too), is missing for a reason, or does not apply to the post.',
  values: ['VALUE', 'MISSING', 'NOT_APPLICABLE'] as const,
});

export const CellValue = builder.objectRef<ApiCell>('CellValue').implement({
  description: 'One answered or explained cell; cells nobody touched are left out.',
  fields: (t) => ({
    slot: t.exposeInt('slot', { description: 'Slot of the cell in its block.' }),
    state: t.expose('state', { type: CellStateEnum, description: 'What the cell holds.' }),
    value: t.exposeInt('value', { nullable: true, description: 'The number, when there is one.' }),
    reason: t.exposeString('reason', {
      nullable: true,
      description: 'Why it is missing; words of one’s own follow `OTHER:`.',
    }),
  }),
});

const FigureType = builder.objectRef<Figure>('Figure').implement({
  description: 'An indicator of this report alone.',
  fields: (t) => ({
    indicator: t.exposeString('indicator', { description: 'Code of the indicator.' }),
    value: t.exposeFloat('value', { nullable: true, description: 'Unrounded; null with a reason.' }),
    numerator: t.expose('numerator', { type: 'Count', nullable: true, description: 'Upper sum.' }),
    denominator: t.expose('denominator', { type: 'Count', nullable: true, description: 'Lower sum.' }),
    reason: t.exposeString('reason', { nullable: true, description: 'NO_DATA or NO_DENOMINATOR.' }),
  }),
});

const ReportRevision = builder.objectRef<Revision>('ReportRevision').implement({
  description: 'One step in the history of a report.',
  fields: (t) => ({
    revision: t.exposeInt('revision', { description: 'Its number.' }),
    action: t.exposeString('action', {
      description: 'DRAFT, SUBMIT, RETURN, VERIFY, APPROVE, AMEND or UNVERIFY (a verification was taken back).',
    }),
    at: t.expose('at', { type: 'DateTime', description: 'When.' }),
    by: t.string({ description: 'Office, or the person where none is known.', resolve: ({ by }) => by ?? 'Pokjanal' }),
    note: t.exposeString('note', { nullable: true, description: 'Note of the sender, or reason of a return.' }),
  }),
});

const CellComment = builder.objectRef<ReportState['returnComments'][number]>('CellComment').implement({
  description: 'What the officer who returned a report says of one cell.',
  fields: (t) => ({
    slot: t.exposeInt('slot', { description: 'Slot of the cell.' }),
    comment: t.exposeString('comment', { description: 'In words.' }),
  }),
});

export const Report = builder.objectRef<ReportState>('Report');
builder.node(Report, {
  description: 'What one post owes and gave for one month: known by post, month and block before its first save.',
  id: { resolve: ({ unitNo, month, block }) => `${unitNo}.${month}.${block}` },
  loadOne: (id, ctx) => findReport(ctx, decodeReportId(encodeGlobalId('Report', id), 'id')),
  fields: (t) => ({
    posyandu: t.prismaField({
      type: 'Posyandu',
      nullable: true,
      description: 'The post; null when a puskesmas reports for a village.',
      resolve: (query, { unit }, _args, ctx) =>
        ctx.db.prisma.posyandu.findUnique({ ...query, where: { id: unit.posyanduId ?? NOBODY } }),
    }),
    unitName: t.string({ description: 'Name of the post, or of the village.', resolve: ({ unit }) => unit.name }),
    month: t.field({ type: 'Period', description: 'Month reported.', resolve: ({ month }) => formatMonth(month) }),
    block: t.exposeString('block', { description: 'Block of the form.' }),
    form: t.field({
      type: Text,
      description: 'Name of the form.',
      resolve: async (report, _args, ctx) => getFormVersion(await loadCatalogue(ctx.db), report.formVersionNo).name,
    }),
    status: t.expose('status', { type: ReportStatusEnum, description: 'Where it stands.' }),
    arrival: t.expose('arrival', { type: ArrivalEnum, description: 'Whether and when it first came.' }),
    expectation: t.expose('expectation', { type: ExpectationEnum, description: 'Whether it is due.' }),
    revision: t.exposeInt('revision', { description: 'Newest revision; send it back as `expectedRevision`.' }),
    deadline: t.expose('deadline', { type: 'DateTime', nullable: true, description: 'Last moment to be in time.' }),
    submittedAt: t.expose('submittedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was last submitted.',
    }),
    opened: t.boolean({ description: 'The post opened this month.', resolve: ({ header }) => header.opened }),
    notOpenedReason: t.string({
      nullable: true,
      description: 'Why it did not open.',
      resolve: ({ header }) => header.notOpenedReason ?? null,
    }),
    countsVisitors: t.boolean({
      description: 'Visitors from outside the area are counted too.',
      resolve: ({ header }) => header.countsVisitors ?? false,
    }),
    note: t.string({
      nullable: true,
      description: 'The one note that answers all warnings.',
      resolve: ({ header }) => header.note ?? null,
    }),
    cells: t.field({
      type: [CellValue],
      description: 'Newest content, by slot.',
      resolve: ({ cells }) => apiCells(cells),
    }),
    figures: t.field({
      type: [FigureType],
      description: 'Indicators of this report alone, by the versions in force that month.',
      resolve: async (report, _args, ctx) => figuresOf(await loadCatalogue(ctx.db), report),
    }),
    revisions: t.field({
      type: [ReportRevision],
      complexity: 20,
      description: 'History, newest first.',
      resolve: (report, _args, ctx) => listRevisions(ctx, report),
    }),
    returnReason: t.exposeString('returnReason', { nullable: true, description: 'Why it was returned, while it is.' }),
    isClosed: t.boolean({
      description: 'Its month is closed; the ability to submit then means leave to amend, with a reason as note.',
      resolve: ({ closing }) => closing.isClosed,
    }),
    changedSinceApproval: t.exposeBoolean('changedSinceApproval', {
      description: 'The content differs from what an approval bound; approved figures still show the bound one.',
    }),
    returnComments: t.field({
      type: [CellComment],
      description: 'What is wrong with single cells, while it is returned.',
      resolve: ({ returnComments }) => [...returnComments],
    }),
    abilities: t.stringList({
      description: 'What the caller may do to it as it stands.',
      resolve: (report, _args, ctx) => reportAbilities(ctx.actor, report),
    }),
  }),
});

builder.objectField(Conflict, 'report', (t) =>
  t.field({
    type: Report,
    nullable: true,
    description: 'The report as it stands, when one is in conflict.',
    resolve: reportInConflict,
  }),
);

builder.prismaObjectField('Posyandu', 'reports', (t) =>
  t.connection(
    {
      type: Report,
      description: 'Reports of one form the post owes or gave, newest month first.',
      args: { block: t.arg.string({ defaultValue: MAIN_BLOCK, description: 'Block of the form.' }) },
      resolve: async (post, args, ctx) => {
        const block = args.block ?? MAIN_BLOCK;
        const page = await resolveCursorConnection<Promise<ReportState[]>>(
          { args, maxSize: 100, defaultSize: 12, toCursor: (report: ReportState) => formatMonth(report.month) },
          ({ after, limit }) => {
            const before = after == null ? null : monthAt(after, 'after');
            return listReports(ctx, { posyanduId: post.id, block, before, first: limit });
          },
        );
        return { ...page, posyanduId: post.id, block };
      },
    },
    {
      name: 'ReportConnection',
      description: 'A page of reports.',
      fields: (c) => ({
        totalCount: c.int({
          description: 'Number of all items, on every page.',
          resolve: ({ posyanduId, block }, _args, ctx) => countReports(ctx, { posyanduId, block }),
        }),
      }),
    },
    { name: 'ReportEdge', description: 'A report with its cursor.' },
  ),
);

builder.queryField('report', (t) =>
  t.field({
    type: Report,
    nullable: true,
    authScopes: { can: 'report.read' },
    description: 'One report; null when nothing is due or it lies out of reach.',
    args: { id: t.arg.id({ required: true, description: 'Global id.' }) },
    resolve: (_root, { id }, ctx) => findReport(ctx, decodeReportId(id, 'id')),
  }),
);

/** Reads the month of a period argument. @throws InvalidInput for any other period. */
export function monthAt(period: string, path: string): number {
  const month = parseMonth(period);
  if (month === null) throw new InvalidInput([problem(path, 'BAD_PERIOD', { value: period })]);
  return month;
}
