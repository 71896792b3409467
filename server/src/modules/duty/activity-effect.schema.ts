import type { Prisma } from '@pokjanal/prisma/client';
import type { Ctx } from '../../auth/ctx.ts';
import { visible, visibleEvidence } from '../../auth/visible.ts';
import { builder } from '../../graphql/builder.ts';
import { encodeGlobalId, optionalIdOf } from '../../graphql/ids.ts';
import { Text } from '../../graphql/text.ts';
import { InvalidInput, problem } from '../../lib/errors.ts';
import { MAX_EFFECT_MONTHS, type MonthRun } from '../../lib/pure/effect.ts';
import { formatMonth } from '../../lib/pure/month.ts';
import { BoundaryChangeType } from '../analytics/analytics-history.schema.ts';
import { AnalyticsIndicator, AnalyticsNode, NoValueReasonEnum } from '../analytics/analytics.schema.ts';
import { getWilayah } from '../wilayah/wilayah.ts';
import type { AsideNote } from './activity-asides.ts';
import { effectsOf } from './activity-effect.ts';
import type { ActivityEffect, EffectMonth } from './effect-figures.ts';
import type { Pooled } from './effect-window.ts';
import { PlanActivity } from './evidence-details.schema.ts';
import { EvidenceLine } from './evidence.schema.ts';

const StateEnum = builder.enumType('ActivityEffectState', {
  description: 'Whether the months after an activity can be set beside those before.',
  values: {
    NO_MONTH: { description: 'Nobody wrote down the month of the activity, or its indicator is not in the catalogue.' },
    OUT_OF_REACH: { description: 'The caller may not read the figures of its area, or no area is named.' },
    TOO_EARLY: { description: 'The months in which anything could be seen are not over; see `visibleFrom`.' },
    NOT_COMPARABLE: { description: 'The indicator is computed otherwise after than before.' },
    TOO_LITTLE_DATA: {
      description: 'A window has no value, or less than half of the reports expected came. Missing is not zero.',
    },
    SEEN: { description: 'Both windows have figures that can be compared.' },
  } as const,
});
const SeenEnum = builder.enumType('ActivityEffectSeen', {
  description: 'How the change stands to what was expected. It says nothing about what caused it.',
  values: {
    AS_EXPECTED: { description: 'The way that was expected, and by as much where a size was named.' },
    SMALLER: { description: 'The way that was expected, by less.' },
    OTHER_WAY: { description: 'Not at all, or the other way.' },
  } as const,
});
const BasisEnum = builder.enumType('ActivityEffectBasis', {
  description: 'With which months those after an activity are compared.',
  values: {
    MONTHS_BEFORE: { description: 'As many months right before it.' },
    SAME_MONTHS_EARLIER: {
      description: 'The same months of an earlier year: the indicator counts from January or over twelve months.',
    },
  } as const,
});

const WORDS = {
  id: 'Perbandingan ini menunjukkan perubahan yang terjadi bersamaan, bukan bukti bahwa kegiatan ini penyebabnya. Sebab lain, seperti musim atau kegiatan lain, tidak dipisahkan.',
  en: 'This comparison shows a change that went along with the activity; it does not prove that the activity caused it. Other causes, such as the season or other work, are not set apart.',
} as const;

type Window = { readonly figure: Pooled; readonly run: MonthRun };

const WindowType = builder.objectRef<Window>('EffectWindow').implement({
  description: 'A figure over a run of months: a ratio of sums, never a mean of monthly values.',
  fields: (t) => ({
    from: t.field({ type: 'Period', description: 'First month.', resolve: ({ run }) => formatMonth(run.first) }),
    to: t.field({ type: 'Period', description: 'Last month.', resolve: ({ run }) => formatMonth(run.last) }),
    value: t.float({
      nullable: true,
      description: 'Unrounded; null with a reason, never 0 for missing.',
      resolve: ({ figure }) => figure.value,
    }),
    numerator: t.field({
      type: 'Count',
      nullable: true,
      description: 'Sum above the line.',
      resolve: ({ figure }) => figure.numerator,
    }),
    denominator: t.field({
      type: 'Count',
      nullable: true,
      description: 'Sum below the line.',
      resolve: ({ figure }) => figure.denominator,
    }),
    reason: t.field({
      type: NoValueReasonEnum,
      nullable: true,
      description: 'Why there is no value.',
      resolve: ({ figure }) => figure.reason,
    }),
    expected: t.int({ description: 'Reports expected over its months.', resolve: ({ figure }) => figure.expected }),
    completeness: t.float({
      nullable: true,
      description: 'Received ÷ expected reports, as a share of 1; null where none was expected.',
      resolve: ({ figure }) => figure.completeness,
    }),
  }),
});

const MonthType = builder.objectRef<EffectMonth>('EffectMonth').implement({
  description: 'One month of the line beside an activity.',
  fields: (t) => ({
    month: t.field({ type: 'Period', description: 'The month.', resolve: ({ month }) => formatMonth(month) }),
    value: t.exposeFloat('value', { nullable: true, description: 'Of the area; null where nothing is known.' }),
    neighbours: t.exposeFloat('neighbours', { nullable: true, description: 'Of the compared neighbours together.' }),
  }),
});

const NoteType = builder.objectRef<AsideNote>('EffectNote').implement({
  description: 'A note on figures (catatan data) that falls into the months looked at.',
  fields: (t) => ({
    id: t.id({ description: 'Global id of the note.', resolve: ({ id }) => encodeGlobalId('DataNote', id) }),
    text: t.exposeString('text', { description: 'The note, in the words of its author.' }),
    firstMonth: t.field({
      type: 'Period',
      description: 'First month it speaks of.',
      resolve: ({ firstMonth }) => formatMonth(firstMonth),
    }),
    lastMonth: t.field({
      type: 'Period',
      description: 'Last month it speaks of.',
      resolve: ({ lastMonth }) => formatMonth(lastMonth),
    }),
  }),
});

const windowOf = (figure: Pooled | null, run: MonthRun | null | undefined): Window | null =>
  figure && run ? { figure, run } : null;

const EffectType = builder.objectRef<ActivityEffect>('ActivityEffect').implement({
  description:
    'What the indicator that an activity should move did before and after, beside its neighbours: an association, not a proof. Provisional figures, of the posts as they lie today.',
  fields: (t) => ({
    state: t.expose('state', { type: StateEnum, description: 'Whether there is a comparison, or why not.' }),
    words: t.field({ type: Text, description: 'To be shown with every comparison.', resolve: () => WORDS }),
    indicatorCode: t.exposeString('code', { description: 'Code of the indicator.' }),
    indicator: t.expose('indicator', { type: AnalyticsIndicator, nullable: true, description: 'The indicator.' }),
    wilayah: t.expose('node', { type: AnalyticsNode, nullable: true, description: 'The area that is looked at.' }),
    basis: t.field({
      type: BasisEnum,
      nullable: true,
      description: 'With which months those after are compared.',
      resolve: ({ windows }) => windows?.basis ?? null,
    }),
    visibleFrom: t.field({
      type: 'Period',
      nullable: true,
      description: 'First month in which anything could be seen: that of the activity and its lag.',
      resolve: ({ windows }) => (windows ? formatMonth(windows.visibleFrom) : null),
    }),
    isPartial: t.boolean({
      description: 'Some of the months after are not over yet, so that the comparison will still change.',
      resolve: ({ windows }) => windows?.isPartial ?? false,
    }),
    before: t.field({
      type: WindowType,
      nullable: true,
      description: 'The area before.',
      resolve: ({ before, windows }) => windowOf(before, windows?.before),
    }),
    after: t.field({
      type: WindowType,
      nullable: true,
      description: 'The area after.',
      resolve: ({ after, windows }) => windowOf(after, windows?.after),
    }),
    change: t.exposeFloat('change', {
      nullable: true,
      description: 'After less before, in the unit of the indicator.',
    }),
    expectedChange: t.exposeFloat('expected', {
      nullable: true,
      description: 'The change that was expected, with its sign; null where no direction or size was named.',
    }),
    seen: t.expose('seen', {
      type: SeenEnum,
      nullable: true,
      description: 'How the change stands to what was expected; null where nothing can be compared.',
    }),
    neighbours: t.exposeInt('neighbours', {
      description:
        'Areas that lay under the same parent in the month of the activity, as far as the caller may read them.',
    }),
    compared: t.exposeInt('compared', { description: 'Of these, those with figures both before and after.' }),
    neighboursBefore: t.field({
      type: WindowType,
      nullable: true,
      description: 'The compared neighbours together, before.',
      resolve: ({ neighboursBefore, windows }) => windowOf(neighboursBefore, windows?.before),
    }),
    neighboursAfter: t.field({
      type: WindowType,
      nullable: true,
      description: 'The compared neighbours together, after.',
      resolve: ({ neighboursAfter, windows }) => windowOf(neighboursAfter, windows?.after),
    }),
    neighboursChange: t.exposeFloat('neighboursChange', { nullable: true, description: 'Their change.' }),
    difference: t.exposeFloat('difference', {
      nullable: true,
      description: 'Change of the area less that of its neighbours.',
    }),
    months: t.field({
      type: [MonthType],
      description: 'The line, month by month.',
      resolve: ({ months }) => [...months],
    }),
    notes: t.field({ type: [NoteType], description: 'Notes on these figures.', resolve: ({ notes }) => [...notes] }),
    boundaryChanges: t.field({
      type: [BoundaryChangeType],
      description: 'Changes of the area within these months.',
      resolve: ({ boundaryChanges }) => [...boundaryChanges],
    }),
  }),
});

function refuseMonths(months: number): void {
  if (months >= 1 && months <= MAX_EFFECT_MONTHS) return;
  throw new InvalidInput([problem('months', 'OUT_OF_RANGE', { min: 1, max: MAX_EFFECT_MONTHS })]);
}

builder.prismaObjectFields(PlanActivity, (t) => ({
  plan: t.relation('evidence', {
    type: EvidenceLine,
    description: 'The yearly plan it stands in.',
  }),
  effect: t.loadable({
    type: EffectType,
    nullable: true,
    description: 'What was seen of the indicator it should move; null where it names none.',
    args: {
      months: t.arg.int({ required: true, defaultValue: 3, description: 'Months before and after, from 1 to 12.' }),
    },
    load: (keys: string[], ctx) =>
      effectsOf(
        ctx,
        keys.map((key) => {
          const [id = '', length] = key.split(' ');
          return { id, length: Number(length) };
        }),
      ),
    resolve: ({ id }, { months }) => {
      refuseMonths(months);
      return `${id} ${months}`;
    },
  }),
}));

type Maybe<T> = T | null | undefined;
type ListArgs = {
  within?: Maybe<string>;
  pokjanal?: Maybe<string>;
  opd?: Maybe<string>;
  indicator?: Maybe<string>;
  year?: Maybe<number>;
};

async function listWhere(ctx: Ctx, args: ListArgs): Promise<Prisma.PlanActivityWhereInput> {
  const within = optionalIdOf('Wilayah', args.within, 'within');
  const path = within ? (await getWilayah(ctx, within)).path : null;
  const pokjanalId = optionalIdOf('Pokjanal', args.pokjanal, 'pokjanal');
  const opdId = optionalIdOf('Opd', args.opd, 'opd');
  return {
    AND: [
      { evidence: { status: { in: ['SUBMITTED', 'ACCEPTED'] } } },
      path ? { effectWilayah: { path: { startsWith: path } } } : {},
      pokjanalId ? { evidence: { pokjanalId } } : {},
      opdId ? { evidence: { opdId } } : {},
      args.indicator ? { effectIndicator: args.indicator } : { effectIndicator: { not: null } },
      args.year ? { evidence: { fromMonth: { gte: args.year * 12, lt: args.year * 12 + 12 } } } : {},
    ],
  };
}

builder.queryField('planActivityList', (t) =>
  t.prismaConnection({
    type: PlanActivity,
    cursor: 'id',
    maxSize: 20,
    authScopes: { can: 'duty.read' },
    description:
      'Activities of yearly plans that were handed in and name an indicator they should move, the earliest first; at most 20 a page, since each may be compared.',
    args: {
      within: t.arg.id({ description: 'Only those whose effect is expected inside this area.' }),
      pokjanal: t.arg.id({ description: 'Only of this group.' }),
      opd: t.arg.id({ description: 'Only of this agency.' }),
      indicator: t.arg.string({ description: 'Only those that name this indicator.' }),
      year: t.arg.int({ description: 'Only of plans of this year.' }),
    },
    totalCount: async (_root, args, ctx) =>
      ctx.db.prisma.planActivity.count({
        where: { AND: [{ evidence: { pokjanal: visible(ctx.actor, 'duty.read') } }, await listWhere(ctx, args)] },
      }),
    resolve: async (query, _root, args, ctx) =>
      ctx.db.prisma.planActivity.findMany({
        ...query,
        where: { AND: [{ evidence: visibleEvidence(ctx.actor) }, await listWhere(ctx, args)] },
        orderBy: [{ month: { sort: 'asc', nulls: 'last' } }, { id: 'asc' }],
      }),
  }),
);
