import { visible } from '../../auth/visible.ts';
import { builder } from '../../graphql/builder.ts';
import { decodeGlobalId, encodeGlobalId, idOf } from '../../graphql/ids.ts';
import { Text } from '../../graphql/text.ts';
import { formatMonth } from '../../lib/pure/month.ts';
import { looksLikeCode, nosOfPath } from '../wilayah/wilayah-code.ts';
import { AnalyticsCellType, AnalyticsIndicator, AnalyticsNode, NoValueReasonEnum } from './analytics.schema.ts';
import { DataStateEnum, HierarchyEnum } from './analytics-input.schema.ts';
import { type Explanation, explainFigure, type ExplainPlace, type Formula } from './explain.ts';
import type { Operand } from './explain-operands.ts';
import { type Part, partsOf } from './explain-parts.ts';
import { readHistory } from './history-ask.ts';

const SideEnum = builder.enumType('FormulaSide', {
  description: 'Above or below the line.',
  values: ['NUMERATOR', 'DENOMINATOR'] as const,
});

const FormulaType = builder.objectRef<Formula>('ExplainedFormula').implement({
  description: 'How a figure is computed.',
  fields: (t) => ({
    words: t.field({ type: Text, description: 'In words.', resolve: ({ words }) => words }),
    numerator: t.exposeString('numerator', { description: 'Short text of the upper side.' }),
    denominator: t.exposeString('denominator', { description: 'Short text of the lower side.' }),
  }),
});

const OperandType = builder.objectRef<Operand>('ExplainedOperand').implement({
  description: 'One operand of a figure by itself.',
  fields: (t) => ({
    element: t.exposeString('element', { description: 'Code of the data element.' }),
    name: t.field({ type: Text, description: 'Its name.', resolve: ({ name }) => name }),
    side: t.expose('side', { type: SideEnum, description: 'Where it stands.' }),
    coefficient: t.exposeFloat('coefficient', { description: 'What it is multiplied by.' }),
    from: t.field({ type: 'Period', description: 'First month.', resolve: ({ months }) => formatMonth(months.first) }),
    to: t.field({ type: 'Period', description: 'Last month.', resolve: ({ months }) => formatMonth(months.last) }),
    sum: t.expose('sum', {
      type: 'Count',
      nullable: true,
      description:
        'Sum over all reports of the months, those left out of a paired figure too; null where nobody answered or where it is hidden.',
    }),
    answered: t.exposeInt('answered', { description: 'Reports that answered it.' }),
    missing: t.exposeInt('missing', { description: 'Reports counted that did not answer it.' }),
  }),
});

const PartType = builder.objectRef<Part>('ExplainedPart').implement({
  description: 'What an area or post right below adds to a figure; the parts add up to the whole.',
  fields: (t) => ({
    id: t.id({
      nullable: true,
      description: 'Global id of the area or post; null for a village that its puskesmas answers for.',
      resolve: ({ cell, posyanduId }) => {
        if (cell) return encodeGlobalId(cell.node.type, cell.node.id);
        return posyanduId === null ? null : encodeGlobalId('Posyandu', posyanduId);
      },
    }),
    name: t.exposeString('name', { description: 'Its name.' }),
    code: t.exposeString('code', { nullable: true, description: 'Official code of an area.' }),
    isPost: t.boolean({ description: 'A post, or a village as a unit, and no area.', resolve: ({ cell }) => !cell }),
    value: t.exposeFloat('value', { nullable: true, description: 'Its own figure, unrounded.' }),
    numerator: t.expose('numerator', { type: 'Count', nullable: true, description: 'Added above the line.' }),
    denominator: t.expose('denominator', { type: 'Count', nullable: true, description: 'Added below the line.' }),
    reason: t.expose('reason', { type: NoValueReasonEnum, nullable: true, description: 'Why there is no value.' }),
    reported: t.exposeInt('reported', { description: 'Forms counted.' }),
    expected: t.exposeInt('expected', { description: 'Forms expected.' }),
    shortfall: t.exposeFloat('shortfall', {
      nullable: true,
      description:
        'How many more above the line (fewer, where a rise is bad) would bring it to the value of the whole; the largest drags the figure down most.',
    }),
  }),
});

const PartsReasonEnum = builder.enumType('NoPartsReason', {
  description: 'Why the parts of a figure are not told.',
  values: {
    NO_RIGHT: { description: 'They are posts, whose reports the caller may not read.' },
    BOUNDARY_MOVED: {
      description: 'With AS_WAS: the area held other posts in some of its months, so that no areas below add up to it.',
    },
  } as const,
});

const PartsType = builder.objectRef<Awaited<ReturnType<typeof partsOf>>>('ExplainedParts').implement({
  description: 'The parts of a figure, or why they are not told.',
  fields: (t) => ({
    items: t.field({
      type: [PartType],
      nullable: true,
      description: 'The part that drags the figure down most comes first; null with a `reason`.',
      resolve: ({ parts }) => parts && [...parts],
    }),
    reason: t.expose('reason', { type: PartsReasonEnum, nullable: true, description: 'Why there are none.' }),
  }),
});

export const ExplanationType = builder.objectRef<Explanation>('Explanation').implement({
  description: 'A figure taken apart, down to the forms behind it.',
  fields: (t) => ({
    cell: t.field({
      type: AnalyticsCellType,
      description: 'The figure as `analytics` gives it.',
      resolve: ({ cell }) => cell,
    }),
    wilayah: t.field({ type: AnalyticsNode, description: 'Area or puskesmas.', resolve: ({ node }) => node }),
    indicator: t.field({
      type: AnalyticsIndicator,
      description: 'The indicator in the version used; the newest where none covers the period.',
      resolve: ({ indicator }) => indicator,
    }),
    dataState: t.expose('dataState', { type: DataStateEnum, description: 'Which reports count.' }),
    formula: t.expose('formula', {
      type: FormulaType,
      nullable: true,
      description: 'Null where no version covers the period.',
    }),
    timeRule: t.expose('timeRule', {
      type: Text,
      nullable: true,
      description: 'In words, from which months either side is taken.',
    }),
    block: t.string({
      nullable: true,
      description: 'Block of the form most of it is answered in.',
      resolve: ({ taken }) => taken?.plan.block ?? null,
    }),
    lastMonth: t.field({
      type: 'Period',
      nullable: true,
      description: 'Newest month anything is taken from.',
      resolve: ({ taken }) => taken && formatMonth(taken.spans.numerator.last),
    }),
    operands: t.field({
      type: [OperandType],
      description: 'Each operand by itself.',
      resolve: ({ operands }) => [...operands],
    }),
    parts: t.field({
      type: PartsType,
      complexity: 20,
      description: 'Areas right below; posts of a village or puskesmas.',
      resolve: (explained, _args, ctx) => partsOf(ctx, explained),
    }),
    above: t.prismaField({
      type: ['Wilayah'],
      description: 'Areas above whose figures the caller may read, from the top.',
      resolve: (query, { node }, _args, ctx) =>
        ctx.db.prisma.wilayah.findMany({
          ...query,
          where: {
            AND: [
              visible(ctx.actor, 'analytics.read'),
              { no: { in: nosOfPath(node.path).filter((no) => no !== node.no) } },
            ],
          },
          orderBy: { path: 'asc' },
        }),
    }),
    cursor: t.exposeString('cursor', { description: 'Pass it as `after` to indicatorUpdates.' }),
  }),
});

const ExplainInput = builder.inputType('ExplainInput', {
  description: 'Which figure: one indicator, one area or puskesmas, one period.',
  fields: (t) => ({
    indicator: t.string({ required: true, description: 'Indicator code.' }),
    wilayah: t.id({ required: true, description: 'Area by id or official code, or puskesmas by id.' }),
    period: t.field({ type: 'Period', required: true, description: 'Period.' }),
    dataState: t.field({ type: DataStateEnum, defaultValue: 'PROVISIONAL', description: 'Which reports count.' }),
    hierarchy: t.field({ type: HierarchyEnum, defaultValue: 'AS_NOW', description: 'Which tree of areas counts.' }),
    asOf: t.field({ type: 'Day', description: 'Day whose areas count; with AS_OF alone.' }),
    asKnownAt: t.field({ type: 'DateTime', description: 'Only what was known by this moment; see `analytics`.' }),
    release: t.string({ description: 'Name of a closing, such as `2026-05/R1`; see `analytics`.' }),
  }),
});

builder.queryField('explain', (t) =>
  t.field({
    type: ExplanationType,
    authScopes: { can: 'analytics.read' },
    description: 'Explains one figure: formula in words, operands, parts, and the forms behind it.',
    args: { figure: t.arg({ type: ExplainInput, required: true, description: 'Which figure.' }) },
    resolve: (_root, { figure }, ctx) =>
      explainFigure(ctx, {
        indicator: figure.indicator,
        place: placeOf(figure.wilayah),
        period: figure.period,
        dataState: figure.dataState ?? 'PROVISIONAL',
        ...readHistory(figure, ctx.clock.now()),
      }),
  }),
);

function placeOf(id: string): ExplainPlace {
  if (looksLikeCode(id)) return { area: { code: id } };
  const isPuskesmas = decodeGlobalId(id).typename === 'Puskesmas';
  const path = 'figure.wilayah';
  return isPuskesmas ? { puskesmasId: idOf('Puskesmas', id, path) } : { area: { id: idOf('Wilayah', id, path) } };
}
