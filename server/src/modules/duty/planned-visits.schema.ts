import type { Ctx } from '../../auth/ctx.ts';
import { can } from '../../auth/policy.ts';
import { builder } from '../../graphql/builder.ts';
import { endCursor } from '../../graphql/end-cursor.ts';
import { encodeGlobalId, optionalIdOf } from '../../graphql/ids.ts';
import { decodePlace } from '../../graphql/place-cursor.ts';
import { Text } from '../../graphql/text.ts';
import { dayAsked } from '../../lib/days.ts';
import { EVIDENCE } from '../../lib/pure/evidence-kinds.ts';
import { daysUntil } from '../pokjanal/pokjanal-status.ts';
import { getWilayah } from '../wilayah/wilayah.ts';
import { EvidenceStatusEnum } from './evidence.schema.ts';
import { PostNameType } from './group-posts.schema.ts';
import { namePosts } from './group-posts.sql.ts';
import {
  countPlannedVisits,
  listPlannedVisits,
  type PlannedVisitRow,
  type VisitCounts,
  type VisitFilter,
  type VisitPlace,
  type VisitTime,
} from './planned-visits.sql.ts';

const TimeEnum = builder.enumType('PlannedVisitTime', {
  description: 'Planned visits by the clock.',
  values: {
    OVERDUE: { description: 'The day is over, and nobody wrote down that it took place.' },
    WEEK: { description: 'In the seven days from today.' },
    LATER: { description: 'After that.' },
  } satisfies Record<VisitTime, { description: string }>,
});

const dayOf = (text: string): Date => new Date(`${text}T00:00:00Z`);
const CHOICES = EVIDENCE.VISIT.fields.find(({ name }) => name === 'visitKind')?.choices ?? [];

const CountsType = builder.objectRef<VisitCounts>('PlannedVisitCounts').implement({
  description: 'How many visits are planned.',
  fields: (t) => ({
    total: t.exposeInt('total', { description: 'All of them.' }),
    overdue: t.exposeInt('overdue', { description: 'Of these, those whose day is over.' }),
    week: t.exposeInt('week', { description: 'Of these, those of the seven days from today.' }),
  }),
});

const PlannedVisit = builder.objectRef<PlannedVisitRow>('PlannedVisit').implement({
  description: 'A guidance visit that is planned, of which nobody wrote down yet that it took place.',
  fields: (t) => ({
    id: t.id({ description: 'Global id of its record.', resolve: ({ id }) => encodeGlobalId('Evidence', id) }),
    title: t.exposeString('title', { description: 'What it is, in one line.' }),
    plannedOn: t.field({ type: 'Day', description: 'Day it is planned for.', resolve: ({ day }) => dayOf(day) }),
    daysLeft: t.int({
      description: 'Days from today to that day; negative when it is over.',
      resolve: ({ day }, _args, ctx) => daysUntil(dayOf(day), dayAsked(ctx, null)),
    }),
    visitKind: t.field({
      type: Text,
      nullable: true,
      description: 'Kind of guidance.',
      resolve: ({ visitKind }) => CHOICES.find(({ value }) => value === visitKind)?.label ?? null,
    }),
    place: t.exposeString('place', { nullable: true, description: 'Place or post, as it was written.' }),
    team: t.exposeString('team', { nullable: true, description: 'Team, by office.' }),
    status: t.expose('status', {
      type: EvidenceStatusEnum,
      description: 'A draft, or sent back without the day it took place.',
    }),
    opd: t.id({ description: 'Global id of the agency.', resolve: ({ opdId }) => encodeGlobalId('Opd', opdId) }),
    opdName: t.exposeString('opdName', { description: 'Name of the agency that goes.' }),
    pokjanal: t.id({
      description: 'Global id of the group.',
      resolve: ({ pokjanalId }) => encodeGlobalId('Pokjanal', pokjanalId),
    }),
    pokjanalName: t.exposeString('pokjanalName', { description: 'Name of the group.' }),
    area: t.exposeString('area', { description: 'Name of the area of the group.' }),
    posts: t.loadableList({
      type: PostNameType,
      description: 'Names of the posts it goes to.',
      load: (ids: string[], ctx) => namePosts(ctx, ids),
      resolve: ({ id }) => id,
    }),
    mayRecord: t.boolean({
      description: 'The caller may write down how it went.',
      resolve: ({ path, opdId }, _args, ctx) => can(ctx.actor, 'duty.report', { path, opdId }),
    }),
  }),
});

type Page = { readonly rows: readonly PlannedVisitRow[]; readonly more: boolean; readonly filter: VisitFilter };

const PlannedVisitPage = builder.objectRef<Page>('PlannedVisitPage').implement({
  description: 'A page of planned visits.',
  fields: (t) => ({
    nodes: t.field({ type: [PlannedVisit], description: 'The visits.', resolve: ({ rows }) => [...rows] }),
    counts: t.field({
      type: CountsType,
      description: 'How many there are on all pages.',
      resolve: ({ filter }, _args, ctx) => countPlannedVisits(ctx, filter),
    }),
    hasNextPage: t.exposeBoolean('more', { description: 'There is a next page.' }),
    endCursor: endCursor(
      t,
      ({ rows }) => rows,
      (one) => [one.day, one.id],
    ),
  }),
});

const MOST = 200;

type Maybe<T> = T | null | undefined;
type ListArgs = {
  within?: Maybe<string>;
  pokjanal?: Maybe<string>;
  opd?: Maybe<string>;
  posyandu?: Maybe<string>;
  time?: Maybe<VisitTime>;
  from?: Maybe<Date>;
  to?: Maybe<Date>;
  search?: Maybe<string>;
};

async function filterOf(ctx: Ctx, { within, pokjanal, opd, posyandu, ...rest }: ListArgs): Promise<VisitFilter> {
  const area = optionalIdOf('Wilayah', within, 'within');
  const { time = null, from = null, to = null, search } = rest;
  return {
    path: area ? (await getWilayah(ctx, area)).path : null,
    pokjanalId: optionalIdOf('Pokjanal', pokjanal, 'pokjanal') ?? null,
    opdId: optionalIdOf('Opd', opd, 'opd') ?? null,
    posyanduId: optionalIdOf('Posyandu', posyandu, 'posyandu') ?? null,
    time,
    from,
    to,
    search: search?.trim() || null,
  };
}

function placeOf(after: Maybe<string>): VisitPlace | null {
  if (after == null) return null;
  const [day, id] = decodePlace(after, ['text', 'id']);
  return { day, id };
}

builder.queryField('plannedVisits', (t) =>
  t.field({
    type: PlannedVisitPage,
    authScopes: { can: 'duty.read' },
    complexity: { field: 10, multiplier: 20 },
    description:
      'Guidance visits that are planned and not held yet, the longest due first; a visit leaves the list when its record says that it took place.',
    args: {
      within: t.arg.id({ description: 'Only of groups inside this area.' }),
      pokjanal: t.arg.id({ description: 'Only of this group.' }),
      opd: t.arg.id({ description: 'Only of this agency.' }),
      posyandu: t.arg.id({ description: 'Only those that go to this post.' }),
      time: t.arg({ type: TimeEnum, description: 'Only those of this time.' }),
      from: t.arg({ type: 'Day', description: 'Only those planned for this day or later.' }),
      to: t.arg({ type: 'Day', description: 'Only those planned for this day or earlier.' }),
      search: t.arg.string({ description: 'Part of its title, place, agency, group, or of the name of a post.' }),
      first: t.arg.int({ defaultValue: 100, description: 'At most 200.' }),
      after: t.arg.string({ description: 'Cursor of the page before.' }),
    },
    resolve: async (_root, args, ctx) => {
      const first = Math.max(1, Math.min(MOST, args.first ?? 100));
      const filter = await filterOf(ctx, args);
      const rows = await listPlannedVisits(ctx, filter, { first: first + 1, after: placeOf(args.after) });
      return { rows: rows.slice(0, first), more: rows.length > first, filter };
    },
  }),
);
