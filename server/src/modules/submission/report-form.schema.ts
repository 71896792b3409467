import { builder } from '../../graphql/builder.ts';
import { decodeReportId, encodeReportId, idOf, NOBODY } from '../../graphql/ids.ts';
import { Text } from '../../graphql/text.ts';
import { MISSING_REASONS } from '../../lib/pure/cells.ts';
import { InvalidInput, problem } from '../../lib/errors.ts';
import { askedSlots, asksElement, type LayoutCell, TIDAK_DIRINCI } from '../../lib/pure/layout.ts';
import { formatMonth } from '../../lib/pure/month.ts';
import type { Localized } from '../../lib/pure/texts.ts';
import { ElementKindEnum } from '../indicator/indicator.schema.ts';
import {
  type Catalogue,
  formBlock,
  getBlock,
  getFormVersion,
  loadCatalogue,
  MAIN_BLOCK,
  rulesOf,
} from './catalogue.ts';
import type { Block } from './layout.sql.ts';
import { CellValue, monthAt, Report, ReportStatusEnum } from './report.schema.ts';
import { apiCells } from './report-cells.ts';
import {
  findPostForm,
  findReport,
  type FormAsk,
  listMonthForms,
  type MonthForm,
  type PostForm,
} from './report-queries.sql.ts';

type FormShape = PostForm & { readonly catalogue: Catalogue; readonly block: Block };
type ElementShape = {
  readonly code: string;
  readonly kind: 'STOCK' | 'FLOW';
  readonly letter: string;
  readonly yesNo: boolean;
  readonly name: Localized;
};

const FormElement = builder.objectRef<ElementShape>('FormElement').implement({
  description: 'A count the form asks.',
  fields: (t) => ({
    code: t.exposeString('code', { description: 'Code of the data element.' }),
    name: t.field({ type: Text, description: 'Its name.', resolve: ({ name }) => name }),
    yesNo: t.exposeBoolean('yesNo', { description: 'Answered by yes (1) or no (0).' }),
    kind: t.expose('kind', { type: ElementKindEnum, description: 'Stock (carried on) or flow (counted anew).' }),
    letter: t.exposeString('letter', { description: 'Its short name on the paper form: S, K, D, N…' }),
  }),
});

const FormCell = builder.objectRef<LayoutCell>('FormCell').implement({
  description: 'A cell the form asks.',
  fields: (t) => ({
    slot: t.exposeInt('slot', { description: 'Slot in the block; send it back with the answer.' }),
    element: t.exposeString('element', { description: 'Code of the element.' }),
    age: t.exposeString('age', { description: 'Age band in months, or TIDAK_DIRINCI.' }),
    sex: t.exposeString('sex', { description: 'L, P or TIDAK_DIRINCI.' }),
    field: t.string({
      description: 'Field of minimum service (bidang SPM), or TIDAK_DIRINCI.',
      resolve: ({ field }) => field ?? TIDAK_DIRINCI,
    }),
  }),
});

type MonthFormShape = MonthForm & { readonly catalogue: Catalogue; readonly unitNo: number; readonly month: number };

const formOf = ({ catalogue, formVersionNo }: MonthFormShape) => getFormVersion(catalogue, formVersionNo);

const MonthFormType = builder.objectRef<MonthFormShape>('MonthForm').implement({
  description: 'One of the forms a post owes for a month.',
  fields: (t) => ({
    report: t.id({
      description: 'Global id of its report.',
      resolve: (form) => encodeReportId({ ...form, block: formOf(form).block.block }),
    }),
    block: t.string({ description: 'Block it asks.', resolve: (form) => formOf(form).block.block }),
    name: t.field({ type: Text, description: 'Its name.', resolve: (form) => formOf(form).name }),
    cells: t.int({ description: 'Cells it asks.', resolve: (form) => formOf(form).cells }),
    status: t.expose('status', { type: ReportStatusEnum, description: 'Where its report stands.' }),
    isDue: t.exposeBoolean('isDue', { description: 'False: exempted with a reason.' }),
    returnReason: t.string({
      nullable: true,
      description: 'Why it was returned, while it is.',
      resolve: async (form, _args, ctx) => {
        if (form.status !== 'RETURNED') return null;
        const report = await findReport(ctx, { ...form, block: formOf(form).block.block });
        return report?.returnReason ?? null;
      },
    }),
  }),
});

const MissingReasonType = builder.objectRef<{ code: string; text: Localized }>('MissingReason').implement({
  description: 'A reason why a count is missing.',
  fields: (t) => ({
    code: t.exposeString('code', { description: 'Stable code.' }),
    text: t.field({ type: Text, description: 'For people.', resolve: ({ text }) => text }),
  }),
});

const ReportForm = builder.objectRef<FormShape>('ReportForm').implement({
  description: 'All one needs to fill a month of a post: layout, rules, earlier values, the report as it stands.',
  fields: (t) => ({
    posyandu: t.prismaField({
      type: 'Posyandu',
      nullable: true,
      description: 'The post; null when a puskesmas reports for a village.',
      resolve: (query, { state }, _args, ctx) =>
        ctx.db.prisma.posyandu.findUnique({ ...query, where: { id: state.unit.posyanduId ?? NOBODY } }),
    }),
    unitName: t.string({
      description: 'Name of the post, or of the village.',
      resolve: ({ state }) => state.unit.name,
    }),
    month: t.field({ type: 'Period', description: 'Month asked.', resolve: ({ state }) => formatMonth(state.month) }),
    block: t.string({ description: 'Block of the form.', resolve: ({ block }) => block.code }),
    form: t.field({
      type: Text,
      description: 'Name of the form.',
      resolve: ({ catalogue, state }) => getFormVersion(catalogue, state.formVersionNo).name,
    }),
    detailed: t.boolean({
      description: 'Asked by age and sex, or totals alone.',
      resolve: ({ catalogue, state }) => formBlock(catalogue, state).detail,
    }),
    elements: t.field({
      type: [FormElement],
      description: 'Counts in the order of the paper form.',
      resolve: ({ catalogue, block, state }) =>
        block.elements
          .filter(({ code }) => asksElement(formBlock(catalogue, state), code))
          .map(({ code, kind, label, yesNo }) => ({
            code,
            kind,
            letter: label || code,
            yesNo: yesNo ?? false,
            name: catalogue.elements.get(code) ?? { id: code, en: code },
          })),
    }),
    cells: t.field({
      type: [FormCell],
      description: 'Cells asked, in order.',
      resolve: ({ catalogue, block, state }) => {
        const asked = new Set(askedSlots(block, formBlock(catalogue, state)));
        return block.cells.filter(({ slot }) => asked.has(slot));
      },
    }),
    rules: t.field({
      type: 'JSON',
      description: 'Rules in force as JSON trees, for `checkReport` of @pokjanal/server/pure.',
      resolve: ({ catalogue, block, state }) => rulesOf(catalogue, block.code, state.month),
    }),
    around: t.field({
      type: 'JSON',
      description:
        'What rules may know beyond the form: month of the year, totals of other blocks as last submitted, sums since January; for `checkReport`.',
      resolve: ({ around }) => ({
        month: around.month,
        others: Object.fromEntries(around.others),
        yearBefore: Object.fromEntries(around.yearBefore),
      }),
    }),
    forms: t.field({
      type: [MonthFormType],
      description: 'All forms of the same unit and month, in their order.',
      resolve: async ({ catalogue, state }, _args, ctx) => {
        const forms = await listMonthForms(ctx, state);
        return forms.map((form) => ({ ...form, catalogue, unitNo: state.unitNo, month: state.month }));
      },
    }),
    report: t.field({ type: Report, description: 'The report as it stands.', resolve: ({ state }) => state }),
    previous: t.field({
      type: [CellValue],
      description: 'Stock cells of the last answered month, to begin with.',
      resolve: ({ previous, block }) => stocksOf(block, previous),
    }),
    previousMonth: t.field({
      type: 'Period',
      nullable: true,
      description: 'The month these come from.',
      resolve: ({ previous }) => (previous ? formatMonth(previous.month) : null),
    }),
    missingReasons: t.field({
      type: [MissingReasonType],
      description: 'Reasons to choose from.',
      resolve: () => Object.entries(MISSING_REASONS).map(([code, text]) => ({ code, text })),
    }),
    months: t.field({
      type: ['Period'],
      description: 'Months the post owes a report for, newest first.',
      resolve: ({ months }) => months.map(formatMonth),
    }),
  }),
});

function stocksOf(block: Block, previous: PostForm['previous']) {
  const stocks = new Set(block.elements.filter(({ kind }) => kind === 'STOCK').map(({ code }) => code));
  const slots = new Set(block.cells.filter(({ element }) => stocks.has(element)).map(({ slot }) => slot));
  return previous ? apiCells(previous.cells).filter(({ slot }) => slots.has(slot)) : [];
}

type FormArgs = Partial<Record<'report' | 'posyandu' | 'month' | 'block', string | null | undefined>>;

function formAsk({ report, posyandu, month, block }: FormArgs): FormAsk {
  if (report != null) return decodeReportId(report, 'report');
  if (posyandu == null) throw new InvalidInput([problem('posyandu', 'REQUIRED')]);
  return {
    posyanduId: idOf('Posyandu', posyandu, 'posyandu'),
    month: month == null ? null : monthAt(month, 'month'),
    block: block ?? MAIN_BLOCK,
  };
}

builder.queryField('reportForm', (t) =>
  t.field({
    type: ReportForm,
    nullable: true,
    authScopes: { can: 'report.read' },
    description:
      'One form of a post for a month; without a month, of the newest, or of the one before while that is still owed. Null when nothing is due or the post lies out of reach.',
    args: {
      report: t.arg.id({ description: 'Global id of the report.' }),
      posyandu: t.arg.id({ description: 'The post, without a report id.' }),
      month: t.arg({ type: 'Period', description: 'A month, without a report id.' }),
      block: t.arg.string({ defaultValue: MAIN_BLOCK, description: 'Block of the form, without a report id.' }),
    },
    resolve: async (_root, args, ctx) => {
      const catalogue = await loadCatalogue(ctx.db);
      const found = await findPostForm(ctx, formAsk(args));
      return found && { ...found, catalogue, block: getBlock(catalogue, found.state.block) };
    },
  }),
);
