import type { Localized } from '../../lib/pure/texts.ts';
import { builder } from '../../graphql/builder.ts';
import { ProblemType } from '../../graphql/errors.ts';
import { encodeGlobalId, idOf } from '../../graphql/ids.ts';
import { Text } from '../../graphql/text.ts';
import { problem, refuseProblems } from '../../lib/errors.ts';
import { RegimeEnum } from '../pokjanal/pokjanal.schema.ts';
import { KindEnum, LevelEnum } from '../wilayah/wilayah.schema.ts';
import { getWilayah } from '../wilayah/wilayah.ts';
import { agendaOf, firstMeetingDay } from './first-meeting.ts';
import type { Proposal } from './propose-lines.ts';
import { type Line, LINE_ACTS, SECTIONS } from './succession-line.ts';
import { type ProposalPage, proposeSuccession } from './succession-list.ts';

export const SectionEnum = builder.enumType('SuccessionSection', {
  description: 'What a line of a succession is about.',
  values: SECTIONS,
});
const ActEnum = builder.enumType('SuccessionAct', {
  description:
    'What is proposed: FOUND the successor or ADOPT the one there is, MAKE a seat, CARRY a holder, member, commitment or plan along, let an agency JOIN, NOTE an absent one, PLAN the first meeting.',
  values: LINE_ACTS,
});

const LineType = builder.objectRef<Line>('SuccessionLine').implement({
  description: 'One line of a succession, to be taken or left.',
  fields: (t) => ({
    key: t.exposeString('key', { description: 'Names the line within its group.' }),
    section: t.expose('section', { type: SectionEnum, description: 'What it is about.' }),
    act: t.expose('act', { type: ActEnum, description: 'What is proposed.' }),
    title: t.exposeString('title', {
      description: 'The office, agency, commitment, plan or seat; of `escalated` how many commitments.',
    }),
    from: t.exposeString('from', {
      nullable: true,
      description: 'The old seat, the agency, or when it is due and by whom.',
    }),
    seat: t.exposeString('seat', {
      nullable: true,
      description: 'Code of the new seat it leads to; null where none is known.',
    }),
    isProposed: t.exposeBoolean('isProposed', { description: 'Taken unless somebody says otherwise.' }),
    isPossible: t.exposeBoolean('isPossible', { description: 'It can be taken; otherwise it is there to be known.' }),
    confidence: t.exposeString('confidence', {
      nullable: true,
      description: 'sure, likely or unsure, where a list proposes it.',
    }),
    reason: t.field({ type: Text, description: 'Why.', resolve: ({ reason }) => reason }),
    left: t.field({
      type: Text,
      nullable: true,
      description: 'What stays behind when it is left.',
      resolve: ({ left }): Localized | null => left,
    }),
  }),
});

type SeatChoice = { code: string; name: string; single: boolean };

const SeatChoiceType = builder.objectRef<SeatChoice>('SuccessionSeat').implement({
  description: 'A seat of the successor, standing or proposed.',
  fields: (t) => ({
    code: t.exposeString('code', { description: 'Seat code.' }),
    name: t.exposeString('name', { description: 'Name of the seat.' }),
    single: t.exposeBoolean('single', { description: 'For one holder at a time.' }),
  }),
});

type Shape = Proposal & { seats: readonly SeatChoice[] };

const ProposalType = builder.objectRef<Shape>('SuccessionProposal').implement({
  description: 'What is proposed to go from one group to its successor.',
  fields: (t) => ({
    pokjanalId: t.id({
      description: 'Global id of the group.',
      resolve: ({ group }) => encodeGlobalId('Pokjanal', group.id),
    }),
    pokjanalName: t.string({ description: 'Name of the group.', resolve: ({ group }) => group.name }),
    wilayahId: t.id({
      description: 'Global id of its area.',
      resolve: ({ group }) => encodeGlobalId('Wilayah', group.wilayah.id),
    }),
    wilayahName: t.string({ description: 'Name of its area.', resolve: ({ group }) => group.wilayah.name }),
    wilayahKind: t.field({
      type: KindEnum,
      description: 'Legal class of its area: its head issues the decree as a rule.',
      resolve: ({ group }) => group.wilayah.kind,
    }),
    standing: t.id({
      nullable: true,
      description: 'Global id of a group of the new law that stands in the area; null where one is founded.',
      resolve: ({ standing }) => standing && encodeGlobalId('Pokjanal', standing.id),
    }),
    name: t.exposeString('name', { description: 'Name of the successor.' }),
    fingerprint: t.exposeString('fingerprint', {
      description: 'Send it with the confirmation: what changed meanwhile is told and nothing is written.',
    }),
    lines: t.field({
      type: [LineType],
      description: 'Line by line, in the order of sections.',
      resolve: ({ lines }) => [...lines],
    }),
    seats: t.field({
      type: [SeatChoiceType],
      description: 'Seats a holder can be led to.',
      resolve: ({ seats }) => [...seats],
    }),
    problems: t.field({
      type: [ProblemType],
      description: 'What hinders it; the path is the key of a line, or `group`.',
      resolve: ({ problems }) => [...problems],
    }),
    agenda: t.stringList({
      description:
        'What the first meeting would speak of from the work of the group. Costs some statements for each group.',
      complexity: 20,
      resolve: async ({ group }, _args, ctx) => (await agendaOf(ctx, group.id)).map(({ text }) => text),
    }),
  }),
});

type Page = ProposalPage & { readonly skip: number };

const ProposalPageType = builder.objectRef<Page>('SuccessionProposalPage').implement({
  description: 'A page of proposals.',
  fields: (t) => ({
    nodes: t.field({
      type: [ProposalType],
      description: 'The proposals, by code of the area.',
      resolve: ({ proposals }) => proposals.map((one) => ({ ...one, seats: seatsOf(one) })),
    }),
    totalCount: t.exposeInt('total', { description: 'Groups on every page.' }),
    hasNextPage: t.boolean({
      description: 'There is a next page.',
      resolve: ({ proposals, total, skip }) => skip + proposals.length < total,
    }),
    meetingOn: t.field({
      type: 'Day',
      description: 'Day proposed for first meetings.',
      resolve: ({ day }, _args, ctx) => firstMeetingDay(ctx, day),
    }),
  }),
});

function seatsOf({ lines, standing, single }: Proposal): SeatChoice[] {
  const known = standing?.seats.map(({ code, name, single }) => ({ code, name, single })) ?? [];
  const made = lines.flatMap(({ section, seat, title }) =>
    section === 'SEAT' && seat ? [{ code: seat, name: title, single: single.has(seat) }] : [],
  );
  return [...known, ...made];
}

const MOST = 200;

function daysOf(days: readonly { pokjanal: string; on: Date }[]): ReadonlyMap<string, Date> {
  refuseProblems(days.length > MOST ? [problem('days', 'TOO_MANY', { max: MOST })] : []);
  return new Map(days.map(({ pokjanal, on }, at) => [idOf('Pokjanal', pokjanal, `days.${at}.pokjanal`), on]));
}

const SuccessionDayInput = builder.inputType('SuccessionDayInput', {
  description: 'A group with a decree of its own.',
  fields: (t) => ({
    pokjanal: t.id({ required: true, description: 'Global id of the group.' }),
    on: t.field({ type: 'Day', required: true, description: 'Day of its decree.' }),
  }),
});

builder.queryField('successionProposals', (t) =>
  t.field({
    type: ProposalPageType,
    authScopes: { can: 'pokjanal.manage' },
    complexity: { field: 20, multiplier: 20 },
    description:
      'What is proposed when the groups of an area get successors of another law: new group, seats, holders, members, open commitments, plans and the first meeting, line by line. Groups that were superseded or dissolved are not among them.',
    args: {
      within: t.arg.id({ required: true, description: 'Area; with all below.' }),
      level: t.arg({ type: LevelEnum, description: 'Only groups of this level.' }),
      regime: t.arg({ type: RegimeEnum, defaultValue: 'TIM_PEMBINA', description: 'Law of the successors.' }),
      groups: t.arg.idList({ description: 'Only these groups.' }),
      on: t.arg({ type: 'Day', description: 'Day of the decree; today when it is not known yet.' }),
      days: t.arg({
        type: [SuccessionDayInput],
        description: 'Days of groups with a decree of their own, at most 200; `on` counts for the others.',
      }),
      first: t.arg.int({ defaultValue: 100, description: 'At most 200.' }),
      skip: t.arg.int({ defaultValue: 0, description: 'How many to pass over.' }),
    },
    resolve: async (_root, args, ctx) => {
      const { path } = await getWilayah(ctx, idOf('Wilayah', args.within, 'within'));
      const skip = Math.max(0, args.skip ?? 0);
      const page = await proposeSuccession(ctx, {
        path,
        skip,
        level: args.level ?? null,
        regime: args.regime ?? 'TIM_PEMBINA',
        groupIds: args.groups?.map((id, at) => idOf('Pokjanal', id, `groups.${at}`)) ?? null,
        on: args.on ?? null,
        days: daysOf(args.days ?? []),
        first: Math.max(1, Math.min(MOST, args.first ?? 100)),
      });
      return { ...page, skip };
    },
  }),
);
