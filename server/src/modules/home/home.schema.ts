import type { Wilayah as WilayahRow } from '@pokjanal/prisma/client';
import type { Ctx } from '../../auth/ctx.ts';
import { may } from '../../auth/policy.ts';
import { visible } from '../../auth/visible.ts';
import { builder } from '../../graphql/builder.ts';
import { encodeGlobalId, optionalIdOf } from '../../graphql/ids.ts';
import { recordsAt } from '../../graphql/selects.ts';
import { formatMonth } from '../../lib/pure/month.ts';
import { dayAsked } from '../../lib/days.ts';
import type { GapKind } from '../pokjanal/gap-sources.ts';
import { type GapSummary, summariseGaps } from '../pokjanal/gap.sql.ts';
import { daysUntil } from '../pokjanal/pokjanal-status.ts';
import { Wilayah } from '../wilayah/wilayah.schema.ts';
import { getWilayah } from '../wilayah/wilayah.ts';
import type { WorkKind } from './home-sources.ts';
import { type ChangedLine, listChanges, listWork, type WorkLine } from './home.sql.ts';
import { markHomeSeen, newSince } from './visit.ts';

/** Gaps that wait for whoever manages the groups of an area. */
const GAPS = [
  'EXPIRED',
  'ENDS_IN_30',
  'DISSOLVED',
  'NO_GROUP',
  'AWAITING_DECREE',
  'VACANT_SEAT',
  'ENDS_IN_90',
  'ENDS_IN_180',
] as const satisfies readonly GapKind[];
type LineKind = WorkKind | (typeof GAPS)[number];

const WORDS: Record<LineKind, string> = {
  REPORTS_RETURNED: 'Forms that came back to be put right.',
  REPORTS_DUE: 'Forms due this week or overdue.',
  REPORTS_TO_VERIFY: 'Forms sent that wait to be verified.',
  MONTHS_TO_CLOSE: 'Months that are over and not closed.',
  COLLECTIONS_TO_ANSWER: 'Areas that owe their decree to a request from above.',
  COLLECTIONS_OUTSTANDING: 'Areas that owe their decree to a request of one’s own.',
  COMMITMENTS_OVERDUE: 'Commitments whose day is over.',
  COMMITMENTS_DUE: 'Commitments due this week.',
  PROBLEMS_TO_ANSWER: 'Problems and requests that wait for an answer of the own agency or group.',
  PROBLEMS_LATE: 'Problems of one’s own whose answer is late.',
  PROBLEMS_ANSWERED: 'Problems of one’s own that were answered; the answer waits to be accepted.',
  PROBLEMS_TO_SEND: 'Problems of one’s own that were not sent to anybody yet, or to the wrong one.',
  VISITS_OVERDUE: 'Guidance visits whose planned day is over and whose result is not written down.',
  VISITS_DUE: 'Guidance visits planned for this week.',
  EVIDENCE_RETURNED: 'Records of duty work that came back to be put right.',
  EVIDENCE_TO_JUDGE: 'Records of duty work that wait to be accepted.',
  EXPIRED: 'Groups whose term is over.',
  ENDS_IN_30: 'Groups whose term ends within 30 days.',
  DISSOLVED: 'Groups that were dissolved and have no successor.',
  NO_GROUP: 'Areas without a group.',
  AWAITING_DECREE: 'Groups without a decree.',
  VACANT_SEAT: 'Seats nobody holds.',
  ENDS_IN_90: 'Groups whose term ends in 31 to 90 days.',
  ENDS_IN_180: 'Groups whose term ends in 91 to 180 days.',
};

const HomeKind = builder.enumType('HomeKind', {
  description: 'What waits for somebody.',
  values: Object.fromEntries(Object.entries(WORDS).map(([kind, description]) => [kind, { description }])) as {
    [K in LineKind]: { description: string };
  },
});

type Line = Omit<WorkLine, 'kind' | 'item'> & {
  readonly kind: LineKind;
  readonly item: WorkLine['item'] & { readonly decreeId: string | null; readonly seatId: string | null };
};

const ofWork = (line: WorkLine): Line => ({ ...line, item: { ...line.item, decreeId: null, seatId: null } });

const ofGap = (gap: GapSummary): Line => {
  const { kind, count, week, day, ...item } = gap;
  const line = { kind: kind as LineKind, count, week, day, overdue: kind === 'EXPIRED' ? count : 0 };
  return { ...line, item: { ...item, requestId: null, recordId: null, month: null } };
};

const idField = (typename: string, id: string | null): string | null => (id ? encodeGlobalId(typename, id) : null);
const dayOf = (text: string | null): Date | null => (text ? new Date(`${text}T00:00:00Z`) : null);

const RECORD_TYPES: Partial<Record<LineKind, string>> = {
  COMMITMENTS_OVERDUE: 'Commitment',
  COMMITMENTS_DUE: 'Commitment',
  PROBLEMS_TO_ANSWER: 'Problem',
  PROBLEMS_LATE: 'Problem',
  PROBLEMS_ANSWERED: 'Problem',
  PROBLEMS_TO_SEND: 'Problem',
  VISITS_OVERDUE: 'Evidence',
  VISITS_DUE: 'Evidence',
  EVIDENCE_RETURNED: 'Evidence',
  EVIDENCE_TO_JUDGE: 'Evidence',
};

const HomeLine = builder.objectRef<Line>('HomeLine').implement({
  description: 'Work of one kind that waits: how much, until when, and what to begin with.',
  fields: (t) => ({
    kind: t.expose('kind', { type: HomeKind, description: 'What waits.' }),
    count: t.exposeInt('count', { description: 'How many.' }),
    overdue: t.exposeInt('overdue', { description: 'Of these, past their day.' }),
    week: t.exposeInt('week', { description: 'Of these, due in the seven days from today.' }),
    day: t.field({
      type: 'Day',
      nullable: true,
      description: 'The first of their days; for gaps and records of work, since when.',
      resolve: ({ day }) => dayOf(day),
    }),
    daysLeft: t.int({
      nullable: true,
      description: 'Days from today to that day; negative when it is past.',
      resolve: ({ day }, _args, ctx) => {
        const on = dayOf(day);
        return on ? daysUntil(on, dayAsked(ctx, null)) : null;
      },
    }),
    name: t.string({ description: 'The one that presses most, in words.', resolve: ({ item }) => item.name }),
    wilayah: t.id({
      nullable: true,
      description: 'Global id of its area.',
      resolve: ({ item }) => idField('Wilayah', item.wilayahId),
    }),
    pokjanal: t.id({
      nullable: true,
      description: 'Global id of its group.',
      resolve: ({ item }) => idField('Pokjanal', item.pokjanalId),
    }),
    decree: t.id({
      nullable: true,
      description: 'Global id of the decree that lapses.',
      resolve: ({ item }) => idField('Decree', item.decreeId),
    }),
    seat: t.id({
      nullable: true,
      description: 'Global id of the vacant seat.',
      resolve: ({ item }) => idField('Seat', item.seatId),
    }),
    request: t.id({
      nullable: true,
      description: 'Global id of the request for decrees.',
      resolve: ({ item }) => idField('CollectionRequest', item.requestId),
    }),
    record: t.id({
      nullable: true,
      description: 'Global id of the commitment, the problem or the record of work.',
      resolve: ({ kind, item }) => idField(RECORD_TYPES[kind] ?? '', RECORD_TYPES[kind] ? item.recordId : null),
    }),
    month: t.field({
      type: 'Period',
      nullable: true,
      description: 'Month reported.',
      resolve: ({ item }) => (item.month === null ? null : formatMonth(item.month)),
    }),
    contactOffice: t.string({
      nullable: true,
      description: 'Office to call about it.',
      resolve: ({ item }) => item.contactOffice,
    }),
  }),
});

type ChangeShape = ChangedLine & { readonly wilayah: WilayahRow };

const SUBJECTS: Readonly<Record<string, string>> = {
  decree: 'Decree',
  pokjanal: 'Pokjanal',
  collection: 'CollectionRequest',
  meeting: 'Meeting',
  commitment: 'Commitment',
  problem: 'Problem',
  wilayah: 'Wilayah',
};

const HomeChange = builder.objectRef<ChangeShape>('HomeChange').implement({
  description: 'What others did since the last visit, summed up by type of event.',
  fields: (t) => ({
    type: t.exposeString('type', { description: 'Type of the event, such as `decree.recorded`.' }),
    count: t.exposeInt('count', { description: 'How often.' }),
    areas: t.exposeInt('areas', { description: 'In how many areas.' }),
    at: t.expose('at', { type: 'DateTime', description: 'The newest.' }),
    wilayah: t.field({ type: Wilayah, description: 'Where the newest happened.', resolve: ({ wilayah }) => wilayah }),
    subject: t.id({
      nullable: true,
      description: 'Global id of what the newest is about.',
      resolve: ({ type, subjectId }) => {
        const typename = SUBJECTS[type.split('.')[0] ?? ''];
        return typename ? idField(typename, subjectId) : null;
      },
    }),
    pokjanal: t.id({
      nullable: true,
      description: 'Global id of the group it concerns, where the event names one.',
      resolve: ({ pokjanalId }) => idField('Pokjanal', pokjanalId),
    }),
  }),
});

type HomeShape = { readonly withinId: string | null };

async function linesOf(ctx: Ctx, { withinId }: HomeShape): Promise<Line[]> {
  const [work, gaps] = await Promise.all([listWork(ctx), gapsOf(ctx, withinId)]);
  return [...work.map(ofWork), ...gaps.map(ofGap)];
}

async function gapsOf(ctx: Ctx, withinId: string | null): Promise<readonly GapSummary[]> {
  if (withinId === null || !may(ctx.actor, 'pokjanal.manage')) return [];
  const { path } = await getWilayah(ctx, withinId);
  return summariseGaps(ctx, { path, depth: 1, search: null }, GAPS);
}

const Home = builder.objectRef<HomeShape>('Home').implement({
  description: 'What waits for the caller, and what changed.',
  fields: (t) => ({
    lines: t.field({
      type: [HomeLine],
      complexity: { field: 20, multiplier: 10 },
      description: 'What waits, kind by kind; kinds without any are left out.',
      resolve: (home, _args, ctx) => linesOf(ctx, home),
    }),
    since: t.field({
      type: 'DateTime',
      description: 'End of the last visit, or a week ago at the first one.',
      resolve: (_home, _args, ctx) => newSince(ctx),
    }),
    changes: t.field({
      type: [HomeChange],
      complexity: { field: 20, multiplier: 10 },
      description: 'What others changed within reach since then, at most 30 days back.',
      resolve: async (_home, _args, ctx, info) => {
        const lines = await listChanges(ctx, await newSince(ctx));
        const areas = await ctx.db.prisma.wilayah.findMany({
          ...recordsAt(ctx, info, ['wilayah']),
          where: { AND: [visible(ctx.actor, 'wilayah.read'), { id: { in: lines.map(({ wilayahId }) => wilayahId) } }] },
        });
        const areaOf = new Map(areas.map((area) => [area.id, area]));
        return lines.flatMap((line) => {
          const wilayah = areaOf.get(line.wilayahId);
          return wilayah ? [{ ...line, wilayah }] : [];
        });
      },
    }),
  }),
});

builder.queryField('home', (t) =>
  t.field({
    type: Home,
    authScopes: { signedIn: true },
    description: 'The first page of a person: what waits by role, what is due this week, what changed since last time.',
    args: { within: t.arg.id({ description: 'Area whose groups are looked at; none leaves gaps of groups out.' }) },
    resolve: (_root, { within }) => ({ withinId: optionalIdOf('Wilayah', within, 'within') ?? null }),
  }),
);

builder.mutationField('markHomeSeen', (t) =>
  t.field({
    type: 'DateTime',
    authScopes: { signedIn: true },
    description: 'Remembers that the caller has the first page before them; gives since when changes are new to them.',
    resolve: (_root, _args, ctx) => markHomeSeen(ctx),
  }),
);
