import { builder } from '../../graphql/builder.ts';
import { encodeGlobalId, encodeReportId } from '../../graphql/ids.ts';
import { Text } from '../../graphql/text.ts';
import { formatMonth } from '../../lib/pure/month.ts';
import { type Catalogue, getFormVersion, loadCatalogue } from './catalogue.ts';
import { listReminders, type Reminder, type ReminderMonth, type Reminders } from './reminder.sql.ts';
import { ReportStatusEnum } from './report.schema.ts';

type Reminded = Reminder & { readonly catalogue: Catalogue };

const formOf = ({ catalogue, formVersionNo }: Reminded) => getFormVersion(catalogue, formVersionNo);

const ReminderType = builder.objectRef<Reminded>('Reminder').implement({
  description: 'A report that is due within two days or overdue.',
  fields: (t) => ({
    report: t.id({
      description: 'Global id of the report.',
      resolve: (row) => encodeReportId({ ...row, block: formOf(row).block.block }),
    }),
    posyandu: t.id({
      nullable: true,
      description: 'Global id of the post; null when a puskesmas reports for a village.',
      resolve: ({ posyanduId }) => (posyanduId === null ? null : encodeGlobalId('Posyandu', posyanduId)),
    }),
    name: t.exposeString('name', { description: 'Post, or village.' }),
    desa: t.exposeString('desa', { description: 'Village.' }),
    month: t.field({ type: 'Period', description: 'Month reported.', resolve: ({ month }) => formatMonth(month) }),
    block: t.string({ description: 'Block of the form.', resolve: (row) => formOf(row).block.block }),
    form: t.field({ type: Text, description: 'Name of the form.', resolve: (row) => formOf(row).name }),
    status: t.expose('status', { type: ReportStatusEnum, description: 'Where it stands.' }),
    deadline: t.expose('deadline', { type: 'DateTime', description: 'Last moment to be in time.' }),
    isOverdue: t.exposeBoolean('isOverdue', { description: 'That moment is over.' }),
  }),
});

type MonthReminded = ReminderMonth & { readonly catalogue: Catalogue };

const blockOf = (catalogue: Catalogue, formVersionNo: number | null): string | null =>
  formVersionNo === null ? null : getFormVersion(catalogue, formVersionNo).block.block;

const ReminderMonthType = builder.objectRef<MonthReminded>('ReminderMonth').implement({
  description: 'What one month still waits for.',
  fields: (t) => ({
    month: t.field({ type: 'Period', description: 'Month reported.', resolve: ({ month }) => formatMonth(month) }),
    waiting: t.exposeInt('waiting', { description: 'Reports never sent.' }),
    waitingBlock: t.string({
      nullable: true,
      description: 'Block of the form most of these are of.',
      resolve: ({ catalogue, waitingForm }) => blockOf(catalogue, waitingForm),
    }),
    returned: t.exposeInt('returned', { description: 'Reports sent back.' }),
    returnedBlock: t.string({
      nullable: true,
      description: 'Block of the form most of these are of.',
      resolve: ({ catalogue, returnedForm }) => blockOf(catalogue, returnedForm),
    }),
    deadline: t.expose('deadline', { type: 'DateTime', description: 'The first of their deadlines.' }),
    isOverdue: t.exposeBoolean('isOverdue', { description: 'That moment is over.' }),
  }),
});

const RemindersType = builder.objectRef<Reminders & { catalogue: Catalogue }>('Reminders').implement({
  description: 'What the caller still has to send.',
  fields: (t) => ({
    overdue: t.exposeInt('overdue', { description: 'Reports whose deadline is over.' }),
    soon: t.exposeInt('soon', { description: 'Reports due within two days.' }),
    months: t.field({
      type: [ReminderMonthType],
      description: 'All of them by month, the oldest first.',
      resolve: ({ months, catalogue }) => months.map((row) => ({ ...row, catalogue })),
    }),
    reports: t.field({
      type: [ReminderType],
      description: 'The reports, the longest overdue first.',
      resolve: ({ rows, catalogue }) => rows.map((row) => ({ ...row, catalogue })),
    }),
  }),
});

const MOST = 100;

builder.queryField('reminders', (t) =>
  t.field({
    type: RemindersType,
    authScopes: { can: 'submission.submit' },
    complexity: { field: 5, multiplier: 20 },
    description: 'Reports of the caller’s own posts that are due within two days or overdue, in months not yet closed.',
    args: { first: t.arg.int({ defaultValue: 20, description: 'At most 100.' }) },
    resolve: async (_root, { first }, ctx) => ({
      ...(await listReminders(ctx, Math.max(1, Math.min(MOST, first ?? 20)))),
      catalogue: await loadCatalogue(ctx.db),
    }),
  }),
);
