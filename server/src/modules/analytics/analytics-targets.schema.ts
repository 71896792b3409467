import { visible } from '../../auth/visible.ts';
import { builder } from '../../graphql/builder.ts';
import { encodeGlobalId } from '../../graphql/ids.ts';
import { Text } from '../../graphql/text.ts';
import { CascadeTargetsSuccess } from '../indicator/target-bulk.schema.ts';
import type { AnalyticsCell } from './analytics-cells.ts';
import { notesTouching } from './analytics-notes.ts';
import { weighTargets } from './analytics-targets-mean.ts';
import { AnalyticsCellType, AnalyticsColumns, Answer } from './analytics.schema.ts';

const AttainmentClassEnum = builder.enumType('AttainmentClass', {
  description: 'Traffic light of an attainment.',
  values: {
    GREEN: { description: 'The target is reached: attainment 1 or more.' },
    YELLOW: { description: 'Nearly: below 1, but not below the share that the area sets (0.8 unless set otherwise).' },
    RED: { description: 'Below that share.' },
  } as const,
});

const RankReasonEnum = builder.enumType('RankReason', {
  description: 'Why a figure has no rank; the numbers stand in `rankingRule`.',
  values: {
    NO_VALUE: { description: 'There is no value to rank.' },
    CONTEXT: { description: 'The indicator takes no side: more is neither better nor worse.' },
    LOW_DENOMINATOR: { description: 'Too few counted below the line: chance would decide.' },
    LOW_COMPLETENESS: { description: 'Too few of the expected reports came.' },
  } as const,
});

builder.objectFields(AnalyticsCellType, (t) => ({
  lastYear: t.exposeFloat('lastYear', { nullable: true, description: 'Value of the same period one year before.' }),
  changeLastYear: t.exposeFloat('changeLastYear', {
    nullable: true,
    description: 'Value less the value of the same period one year before.',
  }),
  target: t.exposeFloat('target', {
    nullable: true,
    description:
      'Target in force, in the unit of `value`: that of exactly this period, of the area itself or else of the nearest area above; where nobody set one, that of the year around the period, in the same way. A puskesmas takes the targets of the area where it stands.',
  }),
  targetToDate: t.exposeFloat('targetToDate', {
    nullable: true,
    description:
      'For indicators of time rule YEAR_TO_DATE that are measured against a whole year’s stock: as many twelfths of the year’s target as months of the year are over at the last closed month of the period; null for all others, also for shares of what happened to date.',
  }),
  targetVerified: t.exposeBoolean('targetVerified', {
    nullable: true,
    description: 'False: the target comes from a source nobody has checked yet; show it as such.',
  }),
  targetFrom: t.id({
    nullable: true,
    description: 'Global id of the area that set the target: the area itself or one above it.',
    resolve: ({ targetFrom }) => (targetFrom === null ? null : encodeGlobalId('Wilayah', targetFrom)),
  }),
  attainment: t.exposeFloat('attainment', {
    nullable: true,
    description:
      'How much of the target is reached, as a share of 1 that may pass 1: value ÷ target where a rise is good, target ÷ value where it is bad (1 when the value is 0); null for CONTEXT, without a value and without a target. An indicator of time rule YEAR_TO_DATE is measured against `targetToDate`, unless the period is a whole year or has a target of its own.',
  }),
  attainmentClass: t.expose('attainmentClass', {
    type: AttainmentClassEnum,
    nullable: true,
    description: 'Traffic light of `attainment`.',
  }),
  rank: t.exposeInt('rank', {
    nullable: true,
    description:
      'Rank among the areas of the same level in this answer, 1 being the best; equal values share a rank (1, 2, 2, 4). Ask all areas that should be compared, and `dataState: APPROVED` for what is to be published. Null with a `rankReason`.',
  }),
  rankOf: t.exposeInt('rankOf', { description: 'How many areas were ranked for this indicator and period.' }),
  rankReason: t.expose('rankReason', { type: RankReasonEnum, nullable: true, description: 'Why there is no rank.' }),
}));

builder.objectFields(AnalyticsColumns, (t) => {
  const floats = (description: string, read: (cell: AnalyticsCell) => number | null) =>
    t.floatList({ nullable: { list: false, items: true }, description, resolve: (all) => all.map(read) });
  return {
    previous: floats('Values of the period before.', (cell) => cell.previous),
    change: floats('Values less the values of the period before.', (cell) => cell.change),
    target: floats('Targets in force.', (cell) => cell.target),
    attainment: floats('Attainments of the targets, as shares of 1.', (cell) => cell.attainment),
    rank: t.intList({
      nullable: { list: false, items: true },
      description: 'Ranks among the areas of the same level; null where not ranked.',
      resolve: (all) => all.map((cell) => cell.rank),
    }),
  };
});

builder.objectField(Answer, 'rankingRule', (t) =>
  t.field({
    type: Text,
    description: 'How this answer ranks, in words and with the numbers in force for its areas; show it with the ranks.',
    resolve: (answer) => answer.rankingRule,
  }),
);

builder.objectField(Answer, 'notes', (t) =>
  t.prismaField({
    type: ['DataNote'],
    description:
      'Notes on these figures, newest first, at most 200: on an asked indicator or on all, on an asked area or one above it, on a month the figures were taken from.',
    resolve: (query, answer, _args, ctx) =>
      ctx.db.prisma.dataNote.findMany({
        ...query,
        where: {
          AND: [
            notesTouching(answer),
            { OR: [{ visibility: 'EVERYONE' }, { wilayah: visible(ctx.actor, 'analytics.read') }] },
          ],
        },
        orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
        take: 200,
      }),
  }),
);

const TargetMeanType = builder.objectRef<{ mean: number | null; deviation: number | null; weighed: number }>(
  'TargetMean',
);
TargetMeanType.implement({
  description: 'Targets of areas below, averaged by the weight of each: what the parent reaches if all reach theirs.',
  fields: (t) => ({
    value: t.exposeFloat('mean', { nullable: true, description: 'The mean; null where nobody has a denominator.' }),
    deviation: t.exposeFloat('deviation', { nullable: true, description: 'That mean less the parent’s target.' }),
    weighed: t.exposeInt('weighed', { description: 'Number of areas with a denominator in the last twelve months.' }),
  }),
});

builder.objectField(CascadeTargetsSuccess, 'weightedMean', (t) =>
  t.field({
    type: TargetMeanType,
    description: 'Mean of the targets below after the act, weighted by the newest denominator of each.',
    resolve: async ({ indicatorCode, value, children }, _args, ctx) => {
      const { mean, weighed } = await weighTargets(ctx, indicatorCode, children);
      return { mean, weighed, deviation: mean === null ? null : mean - value };
    },
  }),
);
