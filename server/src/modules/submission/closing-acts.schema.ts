import { builder } from '../../graphql/builder.ts';
import { bulkActId, decodeReportId, encodeGlobalId, idOf } from '../../graphql/ids.ts';
import { Conflict, Forbidden, InvalidInput, NotFound } from '../../lib/errors.ts';
import { areaPath } from './area-path.sql.ts';
import { grantAmendment, type Permit, withdrawAmendment } from './amendment.ts';
import { closeMonth } from './close-month.ts';
import { type Closing, MonthClosing, PermitType } from './closing.schema.ts';
import { type Exempted, exemptReports } from './exempt-reports.ts';
import { monthAt } from './report.schema.ts';

const ERRORS = { types: [Conflict, InvalidInput, Forbidden, NotFound] };

const CloseMonthInput = builder.inputType('CloseMonthInput', {
  description: 'A month of a regency.',
  fields: (t) => ({
    wilayah: t.id({ required: true, description: 'The regency or city.' }),
    month: t.field({ type: 'Period', required: true, description: 'A month that is over.' }),
  }),
});

const CloseMonthSuccess = builder.objectRef<Closing>('CloseMonthSuccess').implement({
  description: 'The month is closed; a new release stands on top.',
  fields: (t) => ({ closing: t.field({ type: MonthClosing, description: 'As it stands now.', resolve: (c) => c }) }),
});

builder.mutationField('closeMonth', (t) =>
  t.field({
    type: CloseMonthSuccess,
    description: 'Closes a month: approves every verified report of every form at once and makes a release.',
    authScopes: { can: 'submission.approve' },
    errors: { ...ERRORS, union: { name: 'CloseMonthResult' } },
    args: { input: t.arg({ type: CloseMonthInput, required: true, description: 'Regency and month.' }) },
    resolve: async (_root, { input }, ctx) => {
      const wilayahId = idOf('Wilayah', input.wilayah, 'wilayah');
      const month = monthAt(input.month, 'month');
      await closeMonth(ctx, { wilayahId, month });
      return { wilayahId, path: await areaPath(ctx, wilayahId), month };
    },
  }),
);

const GrantAmendmentInput = builder.inputType('GrantAmendmentInput', {
  description: 'Posts that may change a closed month.',
  fields: (t) => ({
    posyandu: t.idList({ required: true, description: 'The posts.' }),
    month: t.field({ type: 'Period', required: true, description: 'The month.' }),
    until: t.field({ type: 'Day', required: true, description: 'Last day on which they may.' }),
    reason: t.string({ required: true, description: 'Why, for everybody who reads the figures.' }),
  }),
});

const GrantAmendmentSuccess = builder.objectRef<{ permits: Permit[] }>('GrantAmendmentSuccess').implement({
  description: 'The posts may amend.',
  fields: (t) => ({ permits: t.field({ type: [PermitType], description: 'Their leave.', resolve: (s) => s.permits }) }),
});

builder.mutationField('grantAmendment', (t) =>
  t.field({
    type: GrantAmendmentSuccess,
    description: 'Lets posts change a month after its closing, until a day, for a reason.',
    authScopes: { can: 'submission.amend' },
    errors: { ...ERRORS, union: { name: 'GrantAmendmentResult' } },
    args: { input: t.arg({ type: GrantAmendmentInput, required: true, description: 'Posts, month, day, reason.' }) },
    resolve: async (_root, { input }, ctx) => ({
      permits: await grantAmendment(ctx, {
        posyanduIds: input.posyandu.map((id, index) => idOf('Posyandu', id, `posyandu.${index}`)),
        month: monthAt(input.month, 'month'),
        until: input.until.toISOString().slice(0, 10),
        reason: input.reason,
      }),
    }),
  }),
);

const WithdrawAmendmentSuccess = builder.objectRef<{ id: string }>('WithdrawAmendmentSuccess').implement({
  description: 'The leave was taken back.',
  fields: (t) => ({
    id: t.id({ description: 'Its global id.', resolve: ({ id }) => encodeGlobalId('AmendmentPermit', id) }),
  }),
});

builder.mutationField('withdrawAmendment', (t) =>
  t.field({
    type: WithdrawAmendmentSuccess,
    description: 'Takes leave to amend back; what was changed under it stays.',
    authScopes: { can: 'submission.amend' },
    errors: { ...ERRORS, union: { name: 'WithdrawAmendmentResult' } },
    args: { permit: t.arg.id({ required: true, description: 'The leave.' }) },
    resolve: async (_root, { permit }, ctx) => {
      const id = idOf('AmendmentPermit', permit, 'permit');
      await withdrawAmendment(ctx, { id });
      return { id };
    },
  }),
);

const ExemptReportsInput = builder.inputType('ExemptReportsInput', {
  description: 'Reports that are not due, or due again.',
  fields: (t) => ({
    reports: t.idList({ required: true, description: 'Global ids, at most 500.' }),
    exempt: t.boolean({ required: true, description: 'True: not due any more; false: due again.' }),
    reason: t.string({ required: true, description: 'Why.' }),
  }),
});

const ExemptReportsSuccess = builder.objectRef<Exempted>('ExemptReportsSuccess').implement({
  description: 'The obligations were changed.',
  fields: (t) => ({
    changed: t.exposeInt('changed', { description: 'How many were not so before.' }),
    act: t.id({
      nullable: true,
      description: 'The act on many as a whole, for `undoBulkAct`; null where nothing changed.',
      resolve: ({ actId }) => bulkActId(actId),
    }),
  }),
});

builder.mutationField('exemptReports', (t) =>
  t.field({
    type: ExemptReportsSuccess,
    description: 'Says of reports that they are not due, or due again, with a reason; all of them or none.',
    authScopes: { can: 'obligation.exempt' },
    errors: { ...ERRORS, union: { name: 'ExemptReportsResult' } },
    args: { input: t.arg({ type: ExemptReportsInput, required: true, description: 'Reports and reason.' }) },
    resolve: (_root, { input }, ctx) =>
      exemptReports(ctx, {
        reports: input.reports.map((id, index) => decodeReportId(id, `reports.${index}`)),
        exempt: input.exempt,
        reason: input.reason,
      }),
  }),
);
