import { readLogState } from '../../events/outbox.ts';
import { encodeCursor } from '../../events/cursor.ts';
import { builder } from '../../graphql/builder.ts';
import { ErrorFace } from '../../graphql/errors.ts';
import { bulkActId, decodeReportId, encodeReportId, idOf } from '../../graphql/ids.ts';
import { Text } from '../../graphql/text.ts';
import { Conflict, DomainError, Forbidden, InvalidInput, type Localized, NotFound, problem } from '../../lib/errors.ts';
import type { Finding } from '../../lib/pure/finding.ts';
import { MAIN_BLOCK } from './catalogue.ts';
import { monthAt, Report } from './report.schema.ts';
import { readApiCell } from './report-cells.ts';
import { findReports } from './report-queries.sql.ts';
import type { ReportRef, ReportState } from './report-state.ts';
import { returnReport } from './return-report.ts';
import { submitReport } from './submit-report.ts';
import { verifyReports } from './verify-reports.ts';

export const RuleLevelEnum = builder.enumType('RuleLevel', {
  description: 'ERROR refuses a submission, WARNING wants a note, INFO says that a rule could not be checked yet.',
  values: ['ERROR', 'WARNING', 'INFO'] as const,
});

const FindingType = builder.objectRef<Finding>('Finding').implement({
  description: 'What a rule has to say about a report.',
  fields: (t) => ({
    rule: t.exposeString('rule', { description: 'Code of the rule.' }),
    level: t.expose('level', { type: RuleLevelEnum, description: 'How grave.' }),
    slots: t.intList({ description: 'Cells to point at.', resolve: ({ cells }) => [...cells] }),
    message: t.field({
      type: Text,
      description: 'For people, with the real numbers.',
      resolve: (finding) => ({ id: finding.messageId, en: finding.messageEn }),
    }),
  }),
});

/** A refusal by rules as the interface tells it; the verb itself gives it as data, for imports and the offline queue. */
class FindingsRefusal extends DomainError<{ readonly findings: readonly Finding[] }> {}

builder.objectType(FindingsRefusal, {
  name: 'FindingsError',
  description: 'Rules refuse the submission: an error stands, or warnings want a note. Nothing was written.',
  interfaces: [ErrorFace],
  fields: (t) => ({
    findings: t.field({
      type: [FindingType],
      description: 'All findings at once.',
      resolve: ({ data }) => [...data.findings],
    }),
  }),
});

const CellInput = builder.inputType('CellInput', {
  description: 'An answer to one cell: a value, or why there is none.',
  fields: (t) => ({
    slot: t.int({ required: true, description: 'Slot of the cell.' }),
    value: t.int({ description: 'The number; zero is a number.' }),
    missing: t.string({
      description: 'Code of a missing reason (`OTHER:` with words of one’s own), or NOT_APPLICABLE.',
    }),
  }),
});

const SubmitReportInput = builder.inputType('SubmitReportInput', {
  description:
    'One form of a month, whole: cells that are not given count as not touched. Named by its report id, or by post, month and block.',
  fields: (t) => ({
    report: t.id({ description: 'Global id of the report; the way to a form that a puskesmas answers for a village.' }),
    posyandu: t.id({ description: 'The post, without a report id.' }),
    month: t.field({ type: 'Period', description: 'A month, without a report id.' }),
    block: t.string({ defaultValue: MAIN_BLOCK, description: 'Block of the form, without a report id.' }),
    cells: t.field({
      type: [CellInput],
      required: true,
      description: 'Answers; none are needed when the post did not open.',
    }),
    opened: t.boolean({
      defaultValue: true,
      description: 'False: the post did not open; stocks are carried, nobody is counted.',
    }),
    notOpenedReason: t.string({ description: 'Why it did not open.' }),
    countsVisitors: t.boolean({ defaultValue: false, description: 'Visitors from outside the area are counted too.' }),
    note: t.string({ description: 'The one note that answers all warnings.' }),
    expectedRevision: t.int({ required: true, description: 'Revision the client saw; 0 for a first save.' }),
    idempotencyKey: t.id({
      required: true,
      description: 'A uuid made by the client; a second call with it answers like the first.',
    }),
    draft: t.boolean({ defaultValue: false, description: 'Save without submitting.' }),
    awaitRollup: t.boolean({
      defaultValue: false,
      description: 'Answer only when the figures of all areas contain this report.',
    }),
  }),
});

const SubmitReportSuccess = builder
  .objectRef<{ report: ReportState; findings: readonly Finding[] }>('SubmitReportSuccess')
  .implement({
    description: 'The report was kept.',
    fields: (t) => ({
      report: t.field({ type: Report, description: 'As it stands now.', resolve: ({ report }) => report }),
      findings: t.field({
        type: [FindingType],
        description: 'What rules say of it.',
        resolve: ({ findings }) => [...findings],
      }),
      cursor: t.string({
        nullable: true,
        description: 'Newest event cursor at the time of the answer.',
        resolve: async (_parent, _args, ctx) => {
          const { epoch, lastSeq } = await readLogState(ctx.db);
          return encodeCursor({ epoch, seq: lastSeq });
        },
      }),
    }),
  });

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
type Input = typeof SubmitReportInput.$inferInput;

function readInput(input: Input) {
  if (!UUID.test(input.idempotencyKey)) throw new InvalidInput([problem('idempotencyKey', 'BAD_ID')]);
  return {
    ...refOf(input),
    cells: input.cells.map(readApiCell),
    header: {
      opened: input.opened ?? true,
      notOpenedReason: input.notOpenedReason ?? null,
      countsVisitors: input.countsVisitors ?? false,
      note: input.note ?? null,
    },
    expectedRevision: input.expectedRevision,
    idempotencyKey: input.idempotencyKey.toLowerCase(),
    draft: input.draft ?? false,
    awaitRollup: input.awaitRollup ?? false,
  };
}

function refOf(input: Input) {
  if (input.report != null) return decodeReportId(input.report, 'report');
  if (input.posyandu == null || input.month == null) {
    throw new InvalidInput([problem(input.posyandu == null ? 'posyandu' : 'month', 'REQUIRED')]);
  }
  return {
    posyanduId: idOf('Posyandu', input.posyandu, 'posyandu'),
    month: monthAt(input.month, 'month'),
    block: input.block ?? MAIN_BLOCK,
  };
}

function refusal(of: {
  code: 'INVALID_INPUT' | 'NOTE_REQUIRED';
  message: Localized;
  findings: readonly Finding[];
}): FindingsRefusal {
  return new FindingsRefusal(of.code, { findings: of.findings }, of.message);
}

builder.mutationField('submitReport', (t) =>
  t.field({
    type: SubmitReportSuccess,
    description: 'Saves or submits one form of a post, or of a village of a puskesmas, for a month.',
    authScopes: { can: 'submission.submit' },
    errors: {
      types: [FindingsRefusal, Conflict, InvalidInput, Forbidden, NotFound],
      union: { name: 'SubmitReportResult' },
    },
    args: { input: t.arg({ type: SubmitReportInput, required: true, description: 'The report.' }) },
    resolve: async (_root, { input }, ctx) => {
      const result = await submitReport(ctx, readInput(input));
      if (!result.accepted) throw refusal(result);
      return result;
    },
  }),
);

const CellCommentInput = builder.inputType('CellCommentInput', {
  description: 'What is wrong with one cell.',
  fields: (t) => ({
    slot: t.int({ required: true, description: 'Slot of the cell.' }),
    comment: t.string({ required: true, description: 'In words.' }),
  }),
});

const ReturnReportInput = builder.inputType('ReturnReportInput', {
  description: 'A report to send back.',
  fields: (t) => ({
    report: t.id({ required: true, description: 'The report.' }),
    reason: t.string({ required: true, description: 'Why, for the post.' }),
    expectedRevision: t.int({ required: true, description: 'Revision the caller saw.' }),
    cells: t.field({ type: [CellCommentInput], description: 'What is wrong with single cells.' }),
  }),
});

const ReturnReportSuccess = builder.objectRef<ReportState>('ReturnReportSuccess').implement({
  description: 'The report was returned and has left the sums.',
  fields: (t) => ({ report: t.field({ type: Report, description: 'As it stands now.', resolve: (report) => report }) }),
});

builder.mutationField('returnReport', (t) =>
  t.field({
    type: ReturnReportSuccess,
    description: 'Sends a report back to its post with a reason.',
    authScopes: { can: 'submission.return' },
    errors: { types: [Conflict, InvalidInput, Forbidden, NotFound], union: { name: 'ReturnReportResult' } },
    args: { input: t.arg({ type: ReturnReportInput, required: true, description: 'Report and reason.' }) },
    resolve: (_root, { input }, ctx) =>
      returnReport(ctx, {
        ...decodeReportId(input.report, 'report'),
        reason: input.reason,
        expectedRevision: input.expectedRevision,
        cells: input.cells ?? [],
      }),
  }),
);

type Skipped = { readonly report: ReportRef; readonly reason: Localized };
type VerifiedShape = {
  readonly actId: string | null;
  readonly reports: readonly ReportState[];
  readonly skipped: readonly Skipped[];
};

const SkippedReport = builder.objectRef<Skipped>('SkippedReport').implement({
  description: 'A report that was not verified.',
  fields: (t) => ({
    report: t.id({ description: 'Its global id.', resolve: ({ report }) => encodeReportId(report) }),
    reason: t.field({ type: Text, description: 'Why not.', resolve: ({ reason }) => reason }),
  }),
});

const VerifyReportsSuccess = builder.objectRef<VerifiedShape>('VerifyReportsSuccess').implement({
  description: 'What could be verified was; in a preview, what can be.',
  fields: (t) => ({
    reports: t.field({
      type: [Report],
      description: 'Verified now; in a preview, as they stand.',
      resolve: ({ reports }) => [...reports],
    }),
    act: t.id({
      nullable: true,
      description: 'The act on many as a whole, for `undoBulkAct`; null in a preview, or where nothing was verified.',
      resolve: ({ actId }) => bulkActId(actId),
    }),
    skipped: t.field({
      type: [SkippedReport],
      description: 'Not verified, each with its reason.',
      resolve: ({ skipped }) => [...skipped],
    }),
  }),
});

const VerifyReportsInput = builder.inputType('VerifyReportsInput', {
  description: 'Reports to verify, at most 500.',
  fields: (t) => ({
    reports: t.idList({ required: true, description: 'Global ids.' }),
    preview: t.boolean({ defaultValue: false, description: 'Only tell what would be verified; nothing is written.' }),
  }),
});

builder.mutationField('verifyReports', (t) =>
  t.field({
    type: VerifyReportsSuccess,
    description:
      'Verifies submitted reports in bulk; what cannot be verified is skipped and does not hold up the rest.',
    authScopes: { can: 'submission.verify' },
    errors: { types: [InvalidInput, Forbidden, NotFound], union: { name: 'VerifyReportsResult' } },
    args: { input: t.arg({ type: VerifyReportsInput, required: true, description: 'Reports.' }) },
    resolve: async (_root, { input }, ctx) => {
      const { verified, skipped, actId } = await verifyReports(ctx, {
        reports: input.reports.map((id, index) => decodeReportId(id, `reports.${index}`)),
        isPreview: input.preview ?? false,
      });
      return { actId, reports: await findReports(ctx, verified), skipped };
    },
  }),
);
