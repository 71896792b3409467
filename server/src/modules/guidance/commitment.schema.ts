import { CommitmentState, type Prisma } from '@pokjanal/prisma/client';
import { abilitiesFor, can } from '../../auth/policy.ts';
import { visible } from '../../auth/visible.ts';
import { builder } from '../../graphql/builder.ts';
import { encodeGlobalId, NOBODY, uuidOrNobody } from '../../graphql/ids.ts';
import { Conflict } from '../../lib/errors.ts';
import { dayAsked } from '../../lib/days.ts';
import { Change } from '../activity/change.schema.ts';
import { changesOf, readableChange } from '../activity/changes.ts';
import { Pokjanal } from '../pokjanal/pokjanal.schema.ts';
import { daysOverdue, escalationsDue } from './commitment-clock.ts';
import { Meeting } from './meeting.schema.ts';

export const CommitmentStateEnum = builder.enumType(CommitmentState, {
  name: 'CommitmentState',
  description: 'Where a commitment stands; that it is overdue follows from the day.',
});

/** A group with where it lies: its area and its member agencies. */
const placeSelect = {
  id: true,
  regime: true,
  wilayahId: true,
  wilayah: { select: { path: true } },
  members: { select: { opdId: true } },
} as const satisfies Prisma.PokjanalSelect;

type Placed = Pick<Prisma.PokjanalGetPayload<{ select: typeof placeSelect }>, 'wilayah' | 'members'>;

const placeOf = ({ wilayah, members }: Placed) => ({
  path: wilayah.path,
  opdIds: members.map(({ opdId }) => opdId),
});

builder.prismaObject('CommitmentStep', {
  fields: (t) => ({
    no: t.exposeInt('no'),
    state: t.expose('state', { type: CommitmentStateEnum, description: 'Where it stood from then on.' }),
    on: t.expose('on', { type: 'Day' }),
    at: t.expose('at', { type: 'DateTime', description: 'When it was written down.' }),
    by: t.string({
      nullable: true,
      description: 'Office of who wrote it down; null where none is known.',
      select: { actor: { select: { office: true } } },
      resolve: ({ actor }) => actor?.office ?? null,
    }),
    note: t.exposeString('note', { nullable: true }),
    attachment: t.relation('attachment', { nullable: true, description: 'File that shows it.' }),
    toGroup: t.string({
      nullable: true,
      description: 'Name of the group it was passed up to.',
      select: { toPokjanal: { select: { name: true } } },
      resolve: ({ toPokjanal }) => toPokjanal?.name ?? null,
    }),
  }),
});

builder.prismaNode('Commitment', {
  nullable: true,
  id: { resolve: ({ id }) => id },
  findUnique: (id, ctx) => ({ id: uuidOrNobody(id), AND: [visible(ctx.actor, 'commitment.read')] }),
  select: { id: true },
  fields: (t) => ({
    text: t.exposeString('text', { description: 'What is to be done.' }),
    owner: t.exposeString('owner'),
    ownerSeat: t.string({
      nullable: true,
      description: 'Name of the seat of the owner.',
      select: { ownerSeat: { select: { name: true } } },
      resolve: ({ ownerSeat }) => ownerSeat?.name ?? null,
    }),
    ownerOpd: t.relation('ownerOpd', { nullable: true, description: 'Agency of the owner.' }),
    ownerSeatId: t.id({
      nullable: true,
      description: 'Global id of the seat of the owner.',
      select: { ownerSeatId: true },
      resolve: ({ ownerSeatId }) => ownerSeatId && encodeGlobalId('Seat', ownerSeatId),
    }),
    pokjanal: t.field({
      type: Pokjanal,
      nullable: true,
      description: 'The group it was made in, within reach.',
      select: (_args, _ctx, nestedSelection) => ({ pokjanal: nestedSelection({ select: placeSelect }) }),
      resolve: ({ pokjanal }, _args, ctx) => (can(ctx.actor, 'pokjanal.read', placeOf(pokjanal)) ? pokjanal : null),
    }),
    meeting: t.field({
      type: Meeting,
      nullable: true,
      description: 'The meeting that decided it, within reach.',
      select: (_args, _ctx, nestedSelection) => ({
        meeting: nestedSelection({ select: { id: true, pokjanal: { select: placeSelect } } }),
      }),
      resolve: ({ meeting }, _args, ctx) =>
        meeting && can(ctx.actor, 'meeting.read', placeOf(meeting.pokjanal)) ? meeting : null,
    }),
    indicator: t.relation('indicator', { nullable: true, description: 'Indicator it should move.' }),
    dueOn: t.expose('dueOn', { type: 'Day' }),
    dueWorkingDays: t.exposeInt('dueWorkingDays', { nullable: true }),
    state: t.expose('state', { type: CommitmentStateEnum }),
    daysOverdue: t.int({
      description: 'Days it is past its due day, on a day; 0 in time and once it is done or dropped.',
      args: { on: t.arg({ type: 'Day', description: 'Day to look at; today when left out.' }) },
      select: { state: true, dueOn: true },
      resolve: (commitment, { on }, ctx) => daysOverdue(commitment, dayAsked(ctx, on)),
    }),
    shouldEscalate: t.loadable({
      type: 'Boolean',
      description:
        'Overdue for so many working days (ten, unless the area sets another number) that it should be passed up, and not passed up yet.',
      load: async (ids: string[], ctx) => {
        const due = await escalationsDue(ctx, ids);
        return ids.map((id) => due.get(id) ?? false);
      },
      resolve: ({ id }) => id,
    }),
    escalatedTo: t.string({
      nullable: true,
      description: 'Name of the group above it was passed up to.',
      select: { escalatedTo: { select: { name: true } } },
      resolve: ({ escalatedTo }) => escalatedTo?.name ?? null,
    }),
    steps: t.relation('steps', {
      description: 'Its log, oldest entry first; entries are only ever added.',
      query: { orderBy: { no: 'asc' } },
    }),
    changes: t.loadableList({
      type: Change,
      description: 'When and how its words, owner or day were put right, newest first.',
      load: async (ids: string[], ctx) => {
        const histories = await changesOf(ctx, 'Commitment', ids);
        return ids.map((id) => (histories.get(id) ?? []).map(readableChange));
      },
      resolve: ({ id }) => id,
    }),
    revision: t.exposeInt('revision'),
    abilities: t.stringList({
      description:
        'What the caller may do to it: `commitment.manage` to move it, `meeting.manage` to put its words right.',
      select: { ownerOpdId: true, pokjanal: { select: { wilayah: { select: { path: true } } } } },
      resolve: ({ ownerOpdId, pokjanal }, _args, ctx) => {
        const { path } = pokjanal.wilayah;
        const own = abilitiesFor(ctx.actor, 'commitment', { path, ...(ownerOpdId ? { opdId: ownerOpdId } : {}) });
        return [...own, ...(own.length > 0 && can(ctx.actor, 'meeting.manage', { path }) ? ['meeting.manage'] : [])];
      },
    }),
    isDemo: t.exposeBoolean('isDemo', { description: 'Demonstration data.' }),
  }),
});

builder.objectField(Conflict, 'currentCommitment', (t) =>
  t.prismaField({
    type: 'Commitment',
    nullable: true,
    description: 'The commitment as it stands, when the conflict is about one within reach.',
    resolve: (query, conflict, _args, ctx) => {
      const { commitmentId } = conflict.data as { commitmentId?: string };
      return ctx.db.prisma.commitment.findFirst({
        ...query,
        where: { AND: [{ id: commitmentId ?? NOBODY }, visible(ctx.actor, 'commitment.read')] },
      });
    },
  }),
);
