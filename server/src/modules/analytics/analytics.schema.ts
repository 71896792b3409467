import { builder } from '../../graphql/builder.ts';
import { encodeGlobalId } from '../../graphql/ids.ts';
import { Text } from '../../graphql/text.ts';
import { DirectionEnum, TimeRuleEnum } from '../indicator/indicator.schema.ts';
import { LevelEnum } from '../wilayah/wilayah.schema.ts';
import { selects } from '../../graphql/selects.ts';
import { type AnalyticsAnswer, readAnalytics } from './analytics.ts';
import { AnalyticsInput, DataStateEnum, nodesAsk } from './analytics-input.schema.ts';
import { GroupType } from './analytics-groups.schema.ts';
import type { AnalyticsCell } from './analytics-cells.ts';
import { readHistory } from './history-ask.ts';
import type { PeriodInfo } from './analytics-periods.ts';
import type { FigureNode } from './analytics.sql.ts';
import type { VersionPlan } from './figures.ts';

export const NoValueReasonEnum = builder.enumType('NoValueReason', {
  description: 'Why a figure has no value.',
  values: {
    NO_DENOMINATOR: { description: 'Reports came, but the denominator is zero.' },
    NO_DATA: { description: 'No report answered the operands.' },
    VERSION_BREAK: { description: 'No version of the indicator covers the period with its elements.' },
    SUPPRESSED: { description: 'Hidden from this caller to protect persons.' },
    NOT_AVAILABLE: {
      description:
        'It counts groups, duties or problems of the area itself, and is not told as known at an instant or a release, for an area that lay otherwise then, or by attributes of posts.',
    },
  } as const,
});

/** The global id of an area or puskesmas. */
export function nodeId(node: FigureNode): string {
  const known = nodeIds.get(node) ?? encodeGlobalId(node.type, node.id);
  nodeIds.set(node, known);
  return known;
}

/** Each node stands in many cells. */
const nodeIds = new WeakMap<FigureNode, string>();

export const AnalyticsIndicator = builder.objectRef<VersionPlan>('AnalyticsIndicator').implement({
  description: 'An indicator of the answer, in its newest version used.',
  fields: (t) => ({
    code: t.exposeString('indicator', { description: 'Code, such as SKDN_DS.' }),
    name: t.field({ type: Text, description: 'Name.', resolve: (v) => v.name }),
    decimals: t.exposeInt('decimals', { description: 'Decimals when shown; values are never rounded.' }),
    direction: t.expose('direction', { type: DirectionEnum, description: 'Whether a rise is good.' }),
    factor: t.exposeFloat('factor', { description: 'What the quotient is multiplied by; 100 for percent.' }),
    version: t.exposeInt('version', { description: 'Number of the version.' }),
    timeRule: t.expose('timeRule', { type: TimeRuleEnum, description: 'How it goes over months.' }),
  }),
});

export const AnalyticsNode = builder.objectRef<FigureNode>('AnalyticsNode').implement({
  description: 'An area or puskesmas of the answer.',
  fields: (t) => ({
    id: t.id({ description: 'Global id of the area or puskesmas.', resolve: nodeId }),
    code: t.exposeString('code', { nullable: true, description: 'Official code.' }),
    name: t.exposeString('name', { description: 'Official name.' }),
    level: t.expose('level', { type: LevelEnum, nullable: true, description: 'Level; null for a puskesmas.' }),
    kind: t.exposeString('kind', { description: 'Legal class, or PUSKESMAS.' }),
    parentId: t.id({
      nullable: true,
      description: 'Global id of the area above, or of the area where a puskesmas stands.',
      resolve: (node) => (node.parentId === null ? null : encodeGlobalId('Wilayah', node.parentId)),
    }),
  }),
});

export const PeriodInfoType = builder.objectRef<PeriodInfo>('PeriodInfo').implement({
  description: 'A period of the answer.',
  fields: (t) => ({
    id: t.expose('id', { type: 'Period', description: 'Id of the period.' }),
    isComplete: t.exposeBoolean('isComplete', { description: 'The period is over.' }),
    isProvisional: t.exposeBoolean('isProvisional', { description: 'Reports may still come in time.' }),
    versionBreak: t.exposeBoolean('versionBreak', { description: 'First period of a new version of an indicator.' }),
  }),
});

export const AnalyticsCellType = builder.objectRef<AnalyticsCell>('AnalyticsCell').implement({
  description: 'One figure: a ratio of sums with both sums beside it, so that nobody needs to average percentages.',
  fields: (t) => ({
    indicator: t.exposeString('indicator', { description: 'Indicator code.' }),
    group: t.exposeString('group', {
      nullable: true,
      description: 'Code of the group, as in `groups`; null without a breakdown.',
    }),
    wilayahId: t.id({ description: 'Area or puskesmas.', resolve: (cell) => nodeId(cell.node) }),
    period: t.expose('period', { type: 'Period', description: 'Period.' }),
    value: t.exposeFloat('value', {
      nullable: true,
      description: 'Unrounded; null with a reason, never 0 for missing.',
    }),
    numerator: t.expose('numerator', { type: 'Count', nullable: true, description: 'Sum above the line.' }),
    denominator: t.expose('denominator', { type: 'Count', nullable: true, description: 'Sum below the line.' }),
    reason: t.expose('reason', { type: NoValueReasonEnum, nullable: true, description: 'Why there is no value.' }),
    reported: t.exposeInt('reported', { description: 'Reports counted, over all months of the figure.' }),
    expected: t.exposeInt('expected', { description: 'Reports expected, over all months of the figure.' }),
    completeness: t.exposeFloat('completeness', {
      nullable: true,
      description: 'Received or late ÷ expected, as a share of 1 that may pass 1; null where nothing was expected.',
    }),
    onTime: t.exposeFloat('onTime', { nullable: true, description: 'Received by the deadline ÷ expected.' }),
    filled: t.exposeFloat('filled', { nullable: true, description: 'Answered cells ÷ cells expected.' }),
    leftOut: t.exposeInt('leftOut', { description: 'Reports left out of both sums: not every operand was answered.' }),
    approvedShare: t.exposeFloat('approvedShare', { nullable: true, description: 'Approved ÷ received reports.' }),
    previous: t.exposeFloat('previous', { nullable: true, description: 'Value of the period before.' }),
    change: t.exposeFloat('change', { nullable: true, description: 'Value less the value of the period before.' }),
    boundaryBreak: t.exposeBoolean('boundaryBreak', {
      description:
        'The area held other posts than in the period before, so the two cannot be compared; only with the hierarchy AS_WAS.',
    }),
    version: t.exposeInt('version', { nullable: true, description: 'Version of the indicator used.' }),
    rev: t.exposeString('rev', { description: 'Rises with each change; compare with `rev` of IndicatorUpdated.' }),
    computedAt: t.expose('computedAt', { type: 'DateTime', nullable: true, description: 'When the sums were made.' }),
    anomaly: t.exposeBoolean('anomaly', { description: 'Above 100 %, or more reports than expected; never clipped.' }),
  }),
});

export const AnalyticsColumns = builder.objectRef<AnalyticsCell[]>('AnalyticsColumns').implement({
  description: 'The cells as one list per column, in the order of `cells`; much lighter for large answers.',
  fields: (t) => ({
    value: t.floatList({
      nullable: { list: false, items: true },
      description: 'Values.',
      resolve: (all) => all.map((cell) => cell.value),
    }),
    numerator: t.field({
      type: ['Count'],
      nullable: { list: false, items: true },
      description: 'Sums above the line.',
      resolve: (all) => all.map((cell) => cell.numerator),
    }),
    denominator: t.field({
      type: ['Count'],
      nullable: { list: false, items: true },
      description: 'Sums below the line.',
      resolve: (all) => all.map((cell) => cell.denominator),
    }),
    reported: t.intList({ description: 'Reports counted.', resolve: (all) => all.map((cell) => cell.reported) }),
    expected: t.intList({ description: 'Reports expected.', resolve: (all) => all.map((cell) => cell.expected) }),
    completeness: t.floatList({
      nullable: { list: false, items: true },
      description: 'Received or late ÷ expected.',
      resolve: (all) => all.map((cell) => cell.completeness),
    }),
  }),
});

export const Answer = builder.objectRef<AnalyticsAnswer>('AnalyticsAnswer').implement({
  description: 'Figures of one snapshot with the cursor that continues it.',
  fields: (t) => ({
    indicators: t.field({
      type: [AnalyticsIndicator],
      description: 'In the order asked.',
      resolve: (a) => [...a.indicators],
    }),
    wilayah: t.field({
      type: [AnalyticsNode],
      description: 'Areas by code, then puskesmas.',
      resolve: (a) => [...a.nodes],
    }),
    periods: t.field({
      type: [PeriodInfoType],
      description: 'In the order asked, oldest first.',
      resolve: (a) => [...a.periods],
    }),
    groups: t.field({
      type: [GroupType],
      description: 'Groups of the breakdown in order, the undivided one last; none without one.',
      resolve: (a) => [...a.groups],
    }),
    cells: t.field({
      type: [AnalyticsCellType],
      description:
        'Indicator-major, then group, area, period; index = ((i × groups + g) × areas + w) × periods + p, without a breakdown one group.',
      resolve: allCells,
    }),
    columns: t.field({
      type: AnalyticsColumns,
      description: 'The same answer as lists of scalars.',
      resolve: allCells,
    }),
    cursor: t.exposeString('cursor', { description: 'Pass it as `after` to indicatorUpdates: nothing is missed.' }),
    computedAt: t.expose('computedAt', { type: 'DateTime', description: 'When this was answered.' }),
    dataState: t.expose('dataState', { type: DataStateEnum, description: 'Which reports count.' }),
  }),
});

function allCells(answer: AnalyticsAnswer): AnalyticsCell[] {
  return Array.from({ length: answer.size }, (_, index) => answer.cell(index));
}

/** Fields that no figure but only the targets in force can fill. */
const TARGET_FIELDS = [
  'target',
  'targetToDate',
  'targetVerified',
  'targetFrom',
  'attainment',
  'attainmentClass',
] as const;

builder.queryField('analytics', (t) =>
  t.field({
    type: Answer,
    authScopes: { can: 'analytics.read' },
    description:
      'Answers a whole dashboard from the roll-ups in one round trip. Areas out of reach are not there; extensions.cost says what it cost.',
    args: { input: t.arg({ type: AnalyticsInput, required: true, description: 'What to show.' }) },
    resolve: (_root, { input }, ctx, info) =>
      readAnalytics(ctx, {
        withChange: selects(info, ['previous', 'change']),
        withLastYear: selects(info, ['lastYear', 'changeLastYear']),
        withTargets: selects(info, TARGET_FIELDS),
        withRanks: selects(info, ['rank', 'rankOf', 'rankReason', 'rankingRule']),
        withViolations: selects(info, ['violations']),
        withMarks: selects(info, ['rev', 'computedAt']),
        by: input.by,
        ...readHistory(input, ctx.clock.now()),
        ...nodesAsk(input, 'input'),
        indicators: input.indicators,
        dataState: input.dataState ?? 'PROVISIONAL',
        periods: input.periods,
        range: input.range,
        relative: input.relative && { ...input.relative, includeCurrent: input.relative.includeCurrent ?? false },
      }),
  }),
);
