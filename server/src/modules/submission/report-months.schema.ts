import { builder } from '../../graphql/builder.ts';
import { formatMonth } from '../../lib/pure/month.ts';
import { listReportMonths, type ReportMonth } from './report-months.sql.ts';

const ReportMonthType = builder.objectRef<ReportMonth>('ReportMonth').implement({
  description: 'What a post owes in one month over all its forms.',
  fields: (t) => ({
    month: t.field({ type: 'Period', description: 'The month.', resolve: ({ month }) => formatMonth(month) }),
    due: t.exposeInt('due', { description: 'Forms due.' }),
    waiting: t.exposeInt('waiting', { description: 'Of these, not sent yet.' }),
    returned: t.exposeInt('returned', { description: 'Of these, sent back.' }),
  }),
});

const MOST = 60;

builder.prismaObjectField('Posyandu', 'reportMonths', (t) =>
  t.field({
    type: [ReportMonthType],
    complexity: 10,
    description: 'Months for which the post owes forms, newest first, with how many are still open.',
    args: { first: t.arg.int({ defaultValue: 13, description: 'Months, at most 60.' }) },
    resolve: ({ id }, { first }, ctx) =>
      listReportMonths(ctx, { posyanduId: id, first: Math.max(1, Math.min(first ?? 13, MOST)) }),
  }),
);
