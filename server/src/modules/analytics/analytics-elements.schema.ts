import { builder } from '../../graphql/builder.ts';
import { selects } from '../../graphql/selects.ts';
import { Text } from '../../graphql/text.ts';
import { ElementKindEnum, TimeOperatorEnum } from '../indicator/indicator.schema.ts';
import { LevelEnum } from '../wilayah/wilayah.schema.ts';
import { AnalyticsNode, nodeId, NoValueReasonEnum, PeriodInfoType } from './analytics.schema.ts';
import { DataStateEnum, nodesAsk, PeriodRange, RelativePeriods } from './analytics-input.schema.ts';
import { type ElementCell, type ElementsAnswer, readElements } from './analytics-elements.ts';
import type { ElementRow } from './analytics-elements.sql.ts';

const ElementFiguresInput = builder.inputType('ElementFiguresInput', {
  description:
    'What to show: elements × areas × periods. Periods are given by exactly one of `periods`, `range`, `relative`. Without any area the caller’s own top areas are answered.',
  fields: (t) => ({
    elements: t.stringList({ required: true, description: 'Element codes, such as SK_S, in the order wanted.' }),
    wilayah: t.idList({ description: 'Chosen areas by id or official code.' }),
    within: t.id({ description: 'Area by id or official code; with `level` all areas of that level inside it.' }),
    level: t.field({ type: LevelEnum, description: 'All areas of this level, inside `within` where given.' }),
    puskesmas: t.idList({ description: 'Chosen puskesmas.' }),
    periods: t.field({ type: ['Period'], description: 'Chosen periods.' }),
    range: t.field({ type: PeriodRange, description: 'A run of periods.' }),
    relative: t.field({ type: RelativePeriods, description: 'The last periods.' }),
    dataState: t.field({ type: DataStateEnum, defaultValue: 'PROVISIONAL', description: 'Which reports count.' }),
  }),
});

const FiguredElement = builder.objectRef<ElementRow>('FiguredElement').implement({
  description: 'An element of the answer; over areas every element is a sum.',
  fields: (t) => ({
    code: t.exposeString('code', { description: 'Code, such as SK_S.' }),
    name: t.field({ type: Text, description: 'Name.', resolve: ({ name, name_en }) => ({ id: name, en: name_en }) }),
    kind: t.expose('kind', { type: ElementKindEnum, description: 'Stock or flow.' }),
    overTime: t.expose('over_time', {
      type: TimeOperatorEnum,
      description:
        'How several months are put together: SUM adds them; LAST takes each post’s last answered month, MEAN the mean of its answered months, and then adds the posts.',
    }),
    carry: t.exposeBoolean('carry', {
      description: 'An answer stays in force until a newer one comes, for twelve months at most.',
    }),
  }),
});

const ElementFigure = builder.objectRef<ElementCell>('ElementFigure').implement({
  description: 'One counted number of one area in one period.',
  fields: (t) => ({
    element: t.exposeString('element', { description: 'Element code.' }),
    wilayahId: t.id({ description: 'Area or puskesmas.', resolve: ({ node }) => nodeId(node) }),
    period: t.expose('period', { type: 'Period', description: 'Period.' }),
    value: t.exposeFloat('value', {
      nullable: true,
      description: 'The number, whole but for a mean; zero was counted, null was not and has a reason.',
    }),
    reason: t.expose('reason', { type: NoValueReasonEnum, nullable: true, description: 'Why there is no value.' }),
    reported: t.exposeInt('reported', { description: 'Reports of the element’s form, over all months.' }),
    expected: t.exposeInt('expected', { description: 'Reports expected, over all months.' }),
    completeness: t.exposeFloat('completeness', {
      nullable: true,
      description: 'Received or late ÷ expected, as a share of 1; null where nothing was expected.',
    }),
    carried: t.exposeInt('carried', {
      description:
        'Of LAST: posts whose answer was taken from a month before the last closed one of the period. 0 for sums and means.',
    }),
  }),
});

const ElementFigures = builder.objectRef<ElementsAnswer>('ElementFigures').implement({
  description: 'Counted numbers by themselves, with the cursor that continues them.',
  fields: (t) => ({
    elements: t.field({
      type: [FiguredElement],
      description: 'In the order asked.',
      resolve: ({ elements }) => [...elements],
    }),
    wilayah: t.field({
      type: [AnalyticsNode],
      description: 'Areas by code, then puskesmas.',
      resolve: ({ nodes }) => [...nodes],
    }),
    periods: t.field({
      type: [PeriodInfoType],
      description: 'In the order asked, oldest first.',
      resolve: ({ periods }) => [...periods],
    }),
    cells: t.field({
      type: [ElementFigure],
      description: 'Element-major, then area, period; index = (e × areas + w) × periods + p.',
      resolve: ({ cells }) => [...cells],
    }),
    cursor: t.exposeString('cursor', { description: 'Pass it as `after` to indicatorUpdates: nothing is missed.' }),
    computedAt: t.expose('computedAt', { type: 'DateTime', description: 'When this was answered.' }),
    dataState: t.expose('dataState', { type: DataStateEnum, description: 'Which reports count.' }),
  }),
});

builder.queryField('elementFigures', (t) =>
  t.field({
    type: ElementFigures,
    authScopes: { can: 'analytics.read' },
    description:
      'Answers counted numbers by themselves, where `analytics` answers ratios: how many under-fives, how many weighed. One month and every sum come from the roll-ups; LAST and MEAN over several months read each report and are bounded by it: ask few areas, or the last month alone. Not for figures of a ratio: those are summed by the rule of their indicator.',
    args: { counts: t.arg({ type: ElementFiguresInput, required: true, description: 'What to show.' }) },
    resolve: (_root, { counts }, ctx, info) =>
      readElements(ctx, {
        ...nodesAsk(counts, 'counts'),
        elements: counts.elements,
        withCarried: selects(info, ['carried']),
        dataState: counts.dataState ?? 'PROVISIONAL',
        periods: counts.periods,
        range: counts.range,
        relative: counts.relative && { ...counts.relative, includeCurrent: counts.relative.includeCurrent ?? false },
      }),
  }),
);
