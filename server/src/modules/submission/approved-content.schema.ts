import { builder } from '../../graphql/builder.ts';
import { type ApprovedContent, findApprovedContent } from './approved-content.sql.ts';
import { CellValue, Report } from './report.schema.ts';
import { apiCells } from './report-cells.ts';

const ApprovedContentType = builder.objectRef<ApprovedContent>('ApprovedContent').implement({
  description: 'What an approval bound of a report that was changed since; approved figures still show it.',
  fields: (t) => ({
    revision: t.exposeInt('revision', { description: 'Revision of the approval.' }),
    at: t.expose('at', { type: 'DateTime', description: 'When it was approved.' }),
    by: t.exposeString('by', { nullable: true, description: 'Office that approved; null at the automatic cut-off.' }),
    opened: t.exposeBoolean('opened', { description: 'The post opened this month.' }),
    notOpenedReason: t.exposeString('notOpenedReason', { nullable: true, description: 'Why it did not open.' }),
    cells: t.field({
      type: [CellValue],
      description: 'The approved content, by slot.',
      resolve: ({ cells }) => apiCells(cells),
    }),
  }),
});

builder.objectField(Report, 'approved', (t) =>
  t.field({
    type: ApprovedContentType,
    nullable: true,
    complexity: 5,
    description: 'What the last approval bound, to set beside the content now; null while both are the same.',
    resolve: (report, _args, ctx) => (report.changedSinceApproval ? findApprovedContent(ctx, report) : null),
  }),
);
