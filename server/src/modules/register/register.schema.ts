import { may } from '../../auth/policy.ts';
import { builder } from '../../graphql/builder.ts';
import { endCursor } from '../../graphql/end-cursor.ts';
import { encodeGlobalId, idOf } from '../../graphql/ids.ts';
import { decodePlace } from '../../graphql/place-cursor.ts';
import { Text } from '../../graphql/text.ts';
import { findRegisterJob, listRegisterJobs, type RegisterJob } from '../exchange/import-job.ts';
import { ImportFinding, ImportRowStatusEnum, ImportStateEnum } from '../exchange/import.schema.ts';
import type { Register, RegisterColumn, RowDiff } from './register.ts';
import { type ListAsk, type ListCounts, listCounts, type ListRow, listRows } from './register-view.sql.ts';
import { titlesOf } from './register-header.ts';
import { getRegister, registers, registersOf } from './registers.ts';
import { previewUndo, type UndoPreview } from './undo-register.ts';

const RegisterEnum = builder.enumType('RegisterCode', {
  description: 'A register that lists can be brought in for.',
  values: registers.map(({ code }) => code),
});

const RegisterColumnType = builder
  .objectRef<RegisterColumn & { readonly needed: boolean }>('RegisterColumn')
  .implement({
    description: 'A column of a list for a register.',
    fields: (t) => ({
      title: t.exposeString('title', { description: 'Head of the column in the template, in Indonesian.' }),
      aliases: t.stringList({
        description: 'Other heads that are understood.',
        resolve: ({ aliases }) => [...aliases],
      }),
      example: t.exposeString('example', { description: 'What may stand in it.' }),
      meaning: t.exposeString('meaning', { description: 'What belongs in it, in Indonesian.' }),
      isNeeded: t.exposeBoolean('needed', { description: 'A list needs this column, or one that says the same.' }),
    }),
  });

const RegisterType = builder.objectRef<Register>('Register').implement({
  description: 'A register that the caller may bring in lists for.',
  fields: (t) => ({
    code: t.field({ type: RegisterEnum, description: 'Its code.', resolve: ({ code }) => code }),
    name: t.exposeString('name', { description: 'What it lists, in Indonesian.' }),
    columns: t.field({
      type: [RegisterColumnType],
      description: 'Columns of a list, in the order of the template.',
      resolve: ({ columns, needed }) =>
        columns.map((column) => ({ ...column, needed: needed.some((group) => group.includes(column.key)) })),
    }),
  }),
});

const RegisterRowDiff = builder.objectRef<RowDiff>('RegisterRowDiff').implement({
  description: 'One thing a row would change, or changed.',
  fields: (t) => ({
    column: t.exposeString('column', { description: 'Head of the column.' }),
    before: t.exposeString('before', {
      nullable: true,
      description: 'What stood when it was looked at; null for nothing.',
    }),
    after: t.exposeString('after', { nullable: true, description: 'What is to stand; null for nothing.' }),
  }),
});

const RegisterRow = builder.objectRef<ListRow>('RegisterRow').implement({
  description: 'A row of a list for a register.',
  fields: (t) => ({
    row: t.int({
      description: 'Its number as a spreadsheet counts, the header being 1.',
      resolve: ({ rowNo }) => rowNo,
    }),
    name: t.exposeString('name', { description: 'What it is about.' }),
    place: t.exposeString('place', { description: 'Where that lies, in words; empty while it is not known.' }),
    isNew: t.exposeBoolean('isNew', { description: 'Nothing that stands was found for it: a new record.' }),
    status: t.expose('status', { type: ImportRowStatusEnum, description: 'Where it stands.' }),
    cells: t.stringList({
      description: 'Its texts, in the order of `columns` of the list.',
      resolve: ({ raw }) => [...raw],
    }),
    diff: t.field({
      type: [RegisterRowDiff],
      description: 'What it would change, or changed; of a new record everything.',
      resolve: ({ diff }) => [...diff],
    }),
    findings: t.field({
      type: [ImportFinding],
      description: 'Everything to be said of it.',
      resolve: ({ findings }) => [...findings],
    }),
  }),
});

const RegisterRowCounts = builder.objectRef<ListCounts>('RegisterRowCounts').implement({
  description: 'How many rows stand where.',
  fields: (t) => ({
    total: t.exposeInt('total', { description: 'Rows read so far.' }),
    new: t.exposeInt('fresh', { description: 'To be written as new records.' }),
    changed: t.exposeInt('changed', { description: 'To change what stands.' }),
    ready: t.exposeInt('ready', { description: 'READY.' }),
    warnings: t.exposeInt('warnings', { description: 'WARNING.' }),
    errors: t.exposeInt('errors', { description: 'ERROR.' }),
    unchanged: t.exposeInt('unchanged', { description: 'UNCHANGED.' }),
    submitted: t.exposeInt('submitted', { description: 'SUBMITTED: written, and standing.' }),
    refused: t.exposeInt('refused', { description: 'REFUSED.' }),
    undone: t.exposeInt('undone', { description: 'UNDONE.' }),
    kept: t.exposeInt('kept', { description: 'KEPT.' }),
  }),
});

type PageShape = { readonly rows: readonly ListRow[]; readonly more: boolean };

const RegisterRowPage = builder.objectRef<PageShape>('RegisterRowPage').implement({
  description: 'A page of rows in the order of the list.',
  fields: (t) => ({
    rows: t.field({ type: [RegisterRow], description: 'The rows.', resolve: ({ rows }) => [...rows] }),
    endCursor: endCursor(
      t,
      ({ rows }) => rows,
      (one) => [one.rowNo],
    ),
    hasNextPage: t.exposeBoolean('more', { description: 'There is a next page.' }),
  }),
});

const RegisterUndoStay = builder.objectRef<UndoPreview['stays'][number]>('RegisterUndoStay').implement({
  description: 'A row that taking the list back would leave as it is.',
  fields: (t) => ({
    row: t.int({ description: 'Its number in the list.', resolve: ({ rowNo }) => rowNo }),
    name: t.exposeString('name', { description: 'What it is about.' }),
    reason: t.field({ type: Text, description: 'Why it stays.', resolve: ({ problem }) => problem.message }),
  }),
});

const RegisterUndo = builder.objectRef<UndoPreview>('RegisterUndo').implement({
  description: 'What taking a list back as a whole would do now.',
  fields: (t) => ({
    back: t.exposeInt('back', { description: 'Rows that would be taken back.' }),
    stays: t.field({
      type: [RegisterUndoStay],
      description: 'Rows that would stay, each with the reason.',
      resolve: ({ stays }) => [...stays],
    }),
  }),
});

const MOST = 1_000;

export const RegisterImport = builder.objectRef<RegisterJob>('RegisterImport').implement({
  description: 'A list for a register that the caller brought in; kept for 90 days, within which it can be taken back.',
  fields: (t) => ({
    id: t.id({ description: 'Global id.', resolve: ({ id }) => encodeGlobalId('RegisterImport', id) }),
    register: t.field({ type: RegisterEnum, description: 'The register.', resolve: ({ register }) => register }),
    fileName: t.exposeString('fileName', { description: 'Name of the file, or of what was pasted.' }),
    state: t.expose('state', { type: ImportStateEnum, description: 'Where it stands.' }),
    columns: t.stringList({
      description: 'Heads of the list as they stand in it.',
      resolve: ({ columns }) => [...columns],
    }),
    titles: t.stringList({
      description: 'Titles of the template that these heads stand for, in order; empty for a head that is not used.',
      resolve: ({ register, columns }) => titlesOf(getRegister(register), columns).map((title) => title ?? ''),
    }),
    problems: t.field({
      type: [ImportFinding],
      description: 'What is to be said of the list as a whole: why it cannot be read, or columns that are not used.',
      resolve: ({ problems }) => [...problems],
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was brought in.' }),
    confirmedAt: t.expose('confirmedAt', { type: 'DateTime', nullable: true, description: 'When it was confirmed.' }),
    endedAt: t.expose('endedAt', { type: 'DateTime', nullable: true, description: 'When it was over, or taken back.' }),
    expiresAt: t.expose('expiresAt', { type: 'DateTime', description: 'When it is forgotten.' }),
    counts: t.field({
      type: RegisterRowCounts,
      complexity: 5,
      description: 'How many rows stand where; they move while it runs.',
      resolve: ({ id }, _args, ctx) => listCounts(ctx, id),
    }),
    rows: t.field({
      type: RegisterRowPage,
      complexity: ({ first }) => ({ field: 1, multiplier: Math.min(first ?? 50, 50) }),
      description: 'Its rows.',
      args: {
        status: t.arg({ type: [ImportRowStatusEnum], description: 'Only those that stand here.' }),
        first: t.arg.int({ defaultValue: 50, description: 'Rows on a page, at most 1000.' }),
        after: t.arg.string({ description: 'Cursor of the page before.' }),
      },
      resolve: async ({ id }, args, ctx) => {
        const first = Math.max(1, Math.min(args.first ?? 50, MOST));
        const [after] = args.after == null ? [0] : decodePlace(args.after, ['int']);
        const ask: ListAsk = { jobId: id, statuses: args.status ?? null, first: first + 1, after };
        const rows = await listRows(ctx, ask);
        return { rows: rows.slice(0, first), more: rows.length > first };
      },
    }),
    undo: t.field({
      type: RegisterUndo,
      complexity: 20,
      description: 'What taking it back as a whole would do now; nothing is written.',
      resolve: (job, _args, ctx) => previewUndo(ctx, job),
    }),
  }),
});

const authScopes = { can: 'register.import' } as const;

builder.queryFields((t) => ({
  registers: t.field({
    type: [RegisterType],
    authScopes,
    description: 'Registers that the caller may bring in lists for, with their columns.',
    resolve: (_root, _args, ctx) => [...registersOf(ctx)],
  }),
  registerImport: t.field({
    type: RegisterImport,
    nullable: true,
    authScopes,
    description: 'A list of the caller’s own; null for any other.',
    args: { id: t.arg.id({ required: true, description: 'Global id.' }) },
    resolve: (_root, { id }, ctx) => findRegisterJob(ctx, idOf('RegisterImport', id)),
  }),
  registerImports: t.field({
    type: [RegisterImport],
    authScopes,
    description: 'Lists the caller brought in within 90 days, the newest first, at most 20.',
    resolve: async (_root, _args, ctx) => (may(ctx.actor, 'register.import') ? listRegisterJobs(ctx) : []),
  }),
}));
