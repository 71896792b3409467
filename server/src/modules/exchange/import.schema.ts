import { builder } from '../../graphql/builder.ts';
import { endCursor } from '../../graphql/end-cursor.ts';
import { encodeGlobalId, encodeReportId, idOf } from '../../graphql/ids.ts';
import { decodePlace } from '../../graphql/place-cursor.ts';
import { Text } from '../../graphql/text.ts';
import { Conflict, Forbidden, NotFound } from '../../lib/errors.ts';
import { formatMonth } from '../../lib/pure/month.ts';
import { RuleLevelEnum } from '../submission/submission.schema.ts';
import { cancelImport, confirmImport } from './import-acts.ts';
import { findImport, type ImportJob, JOB_STATES, listImports, ROW_STATUSES, type RowFinding } from './import-job.ts';
import {
  type ImportCounts,
  importCounts,
  importMonths,
  listImportRows,
  type ListedRow,
  type RowsAsk,
} from './import-view.sql.ts';

export const ImportStateEnum = builder.enumType('ImportState', {
  description:
    'READING its rows; READY to be looked at and confirmed; RUNNING; DONE; CANCELLED; FAILED as a whole; of lists for registers also UNDOING and UNDONE: taken back.',
  values: JOB_STATES,
});

export const ImportRowStatusEnum = builder.enumType('ImportRowStatus', {
  description:
    'Before sending: READY, WARNING (may be sent, with a note where rules ask for one), ERROR, UNCHANGED (stands there already). After it: SUBMITTED, UNCHANGED or REFUSED. After taking a list of a register back: UNDONE, or KEPT as it is, with the reason.',
  values: ROW_STATUSES,
});

export const ImportFinding = builder.objectRef<RowFinding>('ImportFinding').implement({
  description: 'What is to be said of a row, or of a file as a whole.',
  fields: (t) => ({
    level: t.expose('level', { type: RuleLevelEnum, description: 'How grave.' }),
    code: t.exposeString('code', { description: 'Stable code, or the code of the rule.' }),
    columns: t.stringList({
      description: 'Columns of the file it is about.',
      resolve: ({ columns }) => [...columns],
    }),
    message: t.field({ type: Text, description: 'For people.', resolve: ({ message }) => message }),
  }),
});

type RowShape = ListedRow & { readonly block: string };

const ImportRow = builder.objectRef<RowShape>('ImportRow').implement({
  description: 'A row of an imported file.',
  fields: (t) => ({
    row: t.int({
      description: 'Its number as a spreadsheet counts, the header being 1.',
      resolve: ({ rowNo }) => rowNo,
    }),
    code: t.exposeString('code', { description: 'Code of the unit as it stands in the file.' }),
    name: t.exposeString('name', { description: 'Name of the unit; that of the file while the code is not known.' }),
    month: t.field({
      type: 'Period',
      nullable: true,
      description: 'Month; null when it cannot be read.',
      resolve: ({ month }) => (month === null ? null : formatMonth(month)),
    }),
    filled: t.exposeInt('filled', { description: 'Cells with a number.' }),
    status: t.expose('status', { type: ImportRowStatusEnum, description: 'Where it stands.' }),
    needsNote: t.exposeBoolean('needsNote', { description: 'It is sent only with a note, and brings none.' }),
    report: t.id({
      nullable: true,
      description: 'Global id of the report it is for; null when unit or month is not known.',
      resolve: ({ unitNo, month, block }) =>
        unitNo === null || month === null ? null : encodeReportId({ unitNo, month, block }),
    }),
    findings: t.field({
      type: [ImportFinding],
      description: 'Everything to be said of it.',
      resolve: ({ findings }) => [...findings],
    }),
  }),
});

const ImportRowCounts = builder.objectRef<ImportCounts>('ImportRowCounts').implement({
  description: 'How many rows stand where.',
  fields: (t) => ({
    total: t.exposeInt('total', { description: 'Rows read so far.' }),
    ready: t.exposeInt('ready', { description: 'READY.' }),
    warnings: t.exposeInt('warnings', { description: 'WARNING.' }),
    needNote: t.exposeInt('needNote', { description: 'Of these, sent only with a note and bring none.' }),
    errors: t.exposeInt('errors', { description: 'ERROR.' }),
    unchanged: t.exposeInt('unchanged', { description: 'UNCHANGED.' }),
    submitted: t.exposeInt('submitted', { description: 'SUBMITTED.' }),
    refused: t.exposeInt('refused', { description: 'REFUSED.' }),
  }),
});

type PageShape = { readonly ask: RowsAsk; readonly rows: readonly RowShape[]; readonly more: boolean };

const ImportRowPage = builder.objectRef<PageShape>('ImportRowPage').implement({
  description: 'A page of rows in the order of the file.',
  fields: (t) => ({
    rows: t.field({ type: [ImportRow], description: 'The rows.', resolve: ({ rows }) => [...rows] }),
    endCursor: endCursor(
      t,
      ({ rows }) => rows,
      (one) => [one.rowNo],
    ),
    hasNextPage: t.exposeBoolean('more', { description: 'There is a next page.' }),
  }),
});

const MOST = 200;

const ImportJobType = builder.objectRef<ImportJob>('ImportJob').implement({
  description: 'A file of forms that the caller brought in; kept for a week.',
  fields: (t) => ({
    id: t.id({ description: 'Global id.', resolve: ({ id }) => encodeGlobalId('ImportJob', id) }),
    fileName: t.exposeString('fileName', { description: 'Name of the file.' }),
    block: t.exposeString('block', { description: 'Block of the form.' }),
    state: t.expose('state', { type: ImportStateEnum, description: 'Where it stands.' }),
    problems: t.field({
      type: [ImportFinding],
      description: 'Why the file as a whole could not be read or run.',
      resolve: ({ problems }) => [...problems],
    }),
    note: t.exposeString('note', { nullable: true, description: 'Note it was confirmed with.' }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was brought in.' }),
    confirmedAt: t.expose('confirmedAt', { type: 'DateTime', nullable: true, description: 'When it was confirmed.' }),
    endedAt: t.expose('endedAt', { type: 'DateTime', nullable: true, description: 'When it was over.' }),
    expiresAt: t.expose('expiresAt', { type: 'DateTime', description: 'When it is forgotten.' }),
    counts: t.field({
      type: ImportRowCounts,
      complexity: 5,
      description: 'How many rows stand where; they move while it runs.',
      resolve: ({ id }, _args, ctx) => importCounts(ctx, id),
    }),
    months: t.field({
      type: ['Period'],
      complexity: 5,
      description: 'Months in the file.',
      resolve: async ({ id }, _args, ctx) => (await importMonths(ctx, id)).map(formatMonth),
    }),
    rows: t.field({
      type: ImportRowPage,
      complexity: ({ first }) => ({ field: 1, multiplier: first ?? 50 }),
      description: 'Its rows; one that answers no cell at all is none.',
      args: {
        status: t.arg({ type: [ImportRowStatusEnum], description: 'Only those that stand here.' }),
        first: t.arg.int({ defaultValue: 50, description: 'Rows on a page, at most 200.' }),
        after: t.arg.string({ description: 'Cursor of the page before.' }),
      },
      resolve: async ({ id, block }, args, ctx) => {
        const first = Math.max(1, Math.min(args.first ?? 50, MOST));
        const [after] = args.after == null ? [0] : decodePlace(args.after, ['int']);
        const ask = { jobId: id, statuses: args.status ?? null, first: first + 1, after };
        const rows = await listImportRows(ctx, ask);
        return { ask, rows: rows.slice(0, first).map((row) => ({ ...row, block })), more: rows.length > first };
      },
    }),
  }),
});

builder.queryFields((t) => ({
  importJob: t.field({
    type: ImportJobType,
    nullable: true,
    authScopes: { can: 'submission.submit' },
    description: 'An import of the caller’s own; null for any other.',
    args: { id: t.arg.id({ required: true, description: 'Global id.' }) },
    resolve: (_root, { id }, ctx) => findImport(ctx, idOf('ImportJob', id)),
  }),
  importJobs: t.field({
    type: [ImportJobType],
    authScopes: { can: 'submission.submit' },
    description: 'The caller’s imports of the last week, the newest first, at most 20.',
    resolve: (_root, _args, ctx) => listImports(ctx),
  }),
}));

const ConfirmImportSuccess = builder.objectRef<ImportJob>('ConfirmImportSuccess').implement({
  description: 'The rows that can be sent are being sent.',
  fields: (t) => ({ job: t.field({ type: ImportJobType, description: 'As it stands now.', resolve: (job) => job }) }),
});

const CancelImportSuccess = builder.objectRef<ImportJob>('CancelImportSuccess').implement({
  description: 'No further row is sent; those that were stay sent.',
  fields: (t) => ({ job: t.field({ type: ImportJobType, description: 'As it stands now.', resolve: (job) => job }) }),
});

const ConfirmImportInput = builder.inputType('ConfirmImportInput', {
  description: 'An import to run.',
  fields: (t) => ({
    job: t.id({ required: true, description: 'The import.' }),
    note: t.string({
      description: 'Answers the warnings of all rows that bring no note; without it those rows are not sent.',
    }),
  }),
});

const CancelImportInput = builder.inputType('CancelImportInput', {
  description: 'An import to stop.',
  fields: (t) => ({ job: t.id({ required: true, description: 'The import.' }) }),
});

builder.mutationFields((t) => ({
  confirmImport: t.field({
    type: ConfirmImportSuccess,
    description:
      'Sends the rows of an import that can be, by the rules and rights of `submitReport`, five hundred at a time; poll `importJob` for how far it is.',
    authScopes: { can: 'submission.submit' },
    errors: { types: [Conflict, Forbidden, NotFound], union: { name: 'ConfirmImportResult' } },
    args: { input: t.arg({ type: ConfirmImportInput, required: true, description: 'Import and note.' }) },
    resolve: (_root, { input }, ctx) =>
      confirmImport(ctx, { id: idOf('ImportJob', input.job, 'job'), note: input.note ?? null }),
  }),
  cancelImport: t.field({
    type: CancelImportSuccess,
    description: 'Stops an import after the chunk under way, or discards one that was not confirmed.',
    authScopes: { can: 'submission.submit' },
    errors: { types: [Conflict, Forbidden, NotFound], union: { name: 'CancelImportResult' } },
    args: { input: t.arg({ type: CancelImportInput, required: true, description: 'The import.' }) },
    resolve: (_root, { input }, ctx) => cancelImport(ctx, { id: idOf('ImportJob', input.job, 'job') }),
  }),
}));
