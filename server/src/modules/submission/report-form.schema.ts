import { builder } from '../../graphql/builder.ts';
import { idOf } from '../../graphql/ids.ts';
import { Text } from '../../graphql/text.ts';
import { MISSING_REASONS } from '../../lib/pure/cells.ts';
import { askedSlots, type LayoutCell } from '../../lib/pure/layout.ts';
import { formatMonth } from '../../lib/pure/month.ts';
import type { Localized } from '../../lib/pure/texts.ts';
import { ElementKindEnum } from '../indicator/indicator.schema.ts';
import { type Catalogue, formBlock, getBlock, getFormVersion, loadCatalogue, rulesOf } from './catalogue.ts';
import type { Block } from './layout.sql.ts';
import { CellValue, monthAt, Report } from './report.schema.ts';
import { apiCells } from './report-cells.ts';
import { findPostForm, type PostForm } from './report-queries.sql.ts';

type FormShape = PostForm & { readonly catalogue: Catalogue; readonly block: Block };
type ElementShape = {
  readonly code: string;
  readonly kind: 'STOCK' | 'FLOW';
  readonly letter: string;
  readonly name: Localized;
};

const FormElement = builder.objectRef<ElementShape>('FormElement').implement({
  description: 'A count the form asks.',
  fields: (t) => ({
    code: t.exposeString('code', { description: 'Code of the data element.' }),
    name: t.field({ type: Text, description: 'Its name.', resolve: ({ name }) => name }),
    kind: t.expose('kind', { type: ElementKindEnum, description: 'Stock (carried on) or flow (counted anew).' }),
    letter: t.exposeString('letter', { description: 'Its letter on the paper form: S, K, D, N…' }),
  }),
});

const FormCell = builder.objectRef<LayoutCell>('FormCell').implement({
  description: 'A cell the form asks.',
  fields: (t) => ({
    slot: t.exposeInt('slot', { description: 'Slot in the block; send it back with the answer.' }),
    element: t.exposeString('element', { description: 'Code of the element.' }),
    age: t.exposeString('age', { description: 'Age band in months, or TIDAK_DIRINCI.' }),
    sex: t.exposeString('sex', { description: 'L, P or TIDAK_DIRINCI.' }),
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
      description: 'The post.',
      resolve: (query, { state }, _args, ctx) =>
        ctx.db.prisma.posyandu.findUniqueOrThrow({ ...query, where: { id: state.unit.posyanduId } }),
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
      resolve: ({ catalogue, block }) =>
        block.elements.map(({ code, kind, label }) => ({
          code,
          kind,
          letter: label ?? code,
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

builder.queryField('reportForm', (t) =>
  t.field({
    type: ReportForm,
    nullable: true,
    authScopes: { can: 'report.read' },
    description:
      'Form of a post for a month; when none is given, of the newest month, or of the one before while that is still owed. Null when the post owes nothing or lies out of reach.',
    args: {
      posyandu: t.arg.id({ required: true, description: 'The post.' }),
      month: t.arg({ type: 'Period', description: 'A month.' }),
    },
    resolve: async (_root, args, ctx) => {
      const catalogue = await loadCatalogue(ctx.db);
      const month = args.month == null ? null : monthAt(args.month, 'month');
      const found = await findPostForm(ctx, {
        posyanduId: idOf('Posyandu', args.posyandu, 'posyandu'),
        month,
        block: 'SKDN',
      });
      return found && { ...found, catalogue, block: getBlock(catalogue, found.state.block) };
    },
  }),
);
