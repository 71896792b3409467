import { AgendaSource, Attendance, MeetingKind, MeetingStatus, OutputState } from '@pokjanal/prisma/client';
import { abilitiesFor } from '../../auth/policy.ts';
import { visible, visibleDecree } from '../../auth/visible.ts';
import { builder } from '../../graphql/builder.ts';
import { NOBODY, uuidOrNobody } from '../../graphql/ids.ts';
import { Conflict } from '../../lib/errors.ts';
import { Change } from '../activity/change.schema.ts';
import { changesOf, readableChange } from '../activity/changes.ts';

export const MeetingKindEnum = builder.enumType(MeetingKind, {
  name: 'MeetingKind',
  description: 'What a meeting is for; its title says the rest.',
});
export const MeetingStatusEnum = builder.enumType(MeetingStatus, {
  name: 'MeetingStatus',
  description: 'Planned, held, or called off.',
});
export const AttendanceEnum = builder.enumType(Attendance, {
  name: 'Attendance',
  description: 'Whether an invited office came itself, through another, or not at all.',
});
export const AgendaSourceEnum = builder.enumType(AgendaSource, {
  name: 'AgendaSource',
  description: 'Whether an item was typed, or for which reason the system proposed it.',
});
export const OutputStateEnum = builder.enumType(OutputState, {
  name: 'OutputState',
  description: 'Whether an expected output is still open, was reached or was dropped.',
});

builder.prismaObject('MeetingParty', {
  fields: (t) => ({
    name: t.exposeString('name'),
    isGroup: t.exposeBoolean('isGroup'),
    seat: t.relation('seat', { nullable: true, description: 'The seat that was invited.' }),
    opd: t.relation('opd', { nullable: true, description: 'Agency of the office.' }),
    invited: t.exposeBoolean('invited', { description: 'False for who came without an invitation.' }),
    invitedCount: t.exposeInt('invitedCount', { nullable: true }),
    attendance: t.expose('attendance', { type: AttendanceEnum, nullable: true }),
    representedBy: t.exposeString('representedBy', { nullable: true }),
    men: t.exposeInt('men', { nullable: true }),
    women: t.exposeInt('women', { nullable: true }),
    total: t.exposeInt('total', { nullable: true }),
  }),
});

builder.prismaObject('MeetingSpeaker', {
  fields: (t) => ({
    office: t.exposeString('office', { description: 'The office that speaks.' }),
    topic: t.exposeString('topic', { nullable: true, description: 'On what; null when it is not known.' }),
  }),
});

builder.prismaObject('MeetingAgendaItem', {
  fields: (t) => ({
    text: t.exposeString('text', { description: 'What is spoken of.' }),
    source: t.expose('source', { type: AgendaSourceEnum, description: 'Where the item comes from.' }),
    subject: t.exposeString('subject', { nullable: true }),
  }),
});

builder.prismaNode('MeetingOutput', {
  nullable: true,
  id: { resolve: ({ id }) => id },
  findUnique: (id, ctx) => ({ id: uuidOrNobody(id), AND: [{ meeting: visible(ctx.actor, 'meeting.read') }] }),
  select: { id: true },
  fields: (t) => ({
    text: t.exposeString('text', { description: 'What is to come out of the meeting.' }),
    state: t.expose('state', { type: OutputStateEnum, description: 'What became of it.' }),
    on: t.expose('on', { type: 'Day', nullable: true }),
    note: t.exposeString('note', { nullable: true }),
    attachment: t.relation('attachment', { nullable: true, description: 'File that shows it.' }),
    decree: t.prismaField({
      type: 'Decree',
      nullable: true,
      description: 'Decree that shows it, within reach.',
      select: { decreeId: true },
      resolve: (query, { decreeId }, _args, ctx) =>
        ctx.db.prisma.decree.findFirst({
          ...query,
          where: { AND: [{ id: decreeId ?? NOBODY }, visibleDecree(ctx.actor)] },
        }),
    }),
    revision: t.exposeInt('revision', { description: 'Rises with every change; a writer says which one it saw.' }),
  }),
});

builder.prismaObject('MeetingReach', {
  fields: (t) => ({
    wilayah: t.relation('wilayah', { description: 'The area.' }),
    reached: t.exposeInt('reached', { description: 'Kader of it who took part.' }),
  }),
});

builder.prismaObject('JointCommitment', {
  fields: (t) => ({
    text: t.exposeString('text', { description: 'What they committed themselves to.' }),
    signedOn: t.expose('signedOn', { type: 'Day', description: 'Day it was signed.' }),
    signatories: t.exposeStringList('signatories'),
    attachment: t.relation('attachment', { nullable: true, description: 'The signed sheet.' }),
  }),
});

const inOrder = { orderBy: { order: 'asc' as const } };

export const Meeting = builder.prismaNode('Meeting', {
  nullable: true,
  id: { resolve: ({ id }) => id },
  findUnique: (id, ctx) => ({ id: uuidOrNobody(id), AND: [visible(ctx.actor, 'meeting.read')] }),
  select: { id: true },
  fields: (t) => ({
    pokjanal: t.relation('pokjanal', { description: 'The group whose meeting it is.' }),
    kind: t.expose('kind', { type: MeetingKindEnum, description: 'What it is for.' }),
    title: t.exposeString('title', { description: 'What it is called.' }),
    date: t.expose('date', { type: 'Day', description: 'Day it is held.' }),
    startsAt: t.exposeString('startsAt', { nullable: true }),
    place: t.exposeString('place', { nullable: true }),
    organiser: t.exposeString('organiser'),
    organiserOpd: t.relation('organiserOpd', { nullable: true, description: 'Agency of the organiser.' }),
    facilitator: t.exposeString('facilitator', { nullable: true }),
    openedBy: t.exposeString('openedBy', { nullable: true }),
    theme: t.exposeString('theme', { nullable: true, description: 'Its theme.' }),
    status: t.expose('status', { type: MeetingStatusEnum, description: 'Planned, held or called off.' }),
    cancelReason: t.exposeString('cancelReason', { nullable: true, description: 'Why it was called off.' }),
    minutes: t.exposeString('minutes', { nullable: true }),
    references: t.exposeStringList('references'),
    tags: t.exposeStringList('tags'),
    parties: t.relation('parties', { description: 'Who was invited and who came, in order.', query: inOrder }),
    speakers: t.relation('speakers', { description: 'Who speaks, in order.', query: inOrder }),
    agenda: t.relation('agenda', { description: 'The agenda, in order.', query: inOrder }),
    outputs: t.relation('outputs', { description: 'What it is expected to bring about, in order.', query: inOrder }),
    files: t.prismaField({
      type: ['Attachment'],
      description: 'Files kept beside it, in order.',
      resolve: async (query, { id }, _args, ctx) => {
        const rows = await ctx.db.prisma.meetingFile.findMany({
          where: { meeting: { AND: [{ id }, visible(ctx.actor, 'meeting.read')] } },
          include: { attachment: query },
          ...inOrder,
        });
        return rows.map(({ attachment }) => attachment);
      },
    }),
    joint: t.relation('joint', { nullable: true, description: 'Commitment that offices signed together there.' }),
    commitments: t.relation('commitments', {
      description: 'What it decided, as far as the caller may read it, in order.',
      query: (_args, ctx) => ({ where: visible(ctx.actor, 'commitment.read'), ...inOrder }),
    }),
    kaderReached: t.exposeInt('kaderReached', { nullable: true }),
    kaderRegistered: t.exposeInt('kaderRegistered', { nullable: true }),
    kaderUnknownReason: t.exposeString('kaderUnknownReason', { nullable: true }),
    kaderShare: t.float({
      nullable: true,
      description: 'Kader reached ÷ kader registered; null where either is not known or none is registered.',
      select: { kaderReached: true, kaderRegistered: true },
      resolve: ({ kaderReached, kaderRegistered }) =>
        kaderReached === null || !kaderRegistered ? null : kaderReached / kaderRegistered,
    }),
    reach: t.relation('reach', {
      description: 'Kader reached by area, by its code.',
      query: { orderBy: { wilayah: { code: 'asc' } } },
    }),
    revision: t.exposeInt('revision'),
    changes: t.loadableList({
      type: Change,
      description: 'Its history, newest first.',
      load: async (ids: string[], ctx) => {
        const histories = await changesOf(ctx, 'Meeting', ids);
        return ids.map((id) => (histories.get(id) ?? []).map(readableChange));
      },
      resolve: ({ id }) => id,
    }),
    abilities: t.stringList({
      description: 'What the caller may do to it.',
      select: { pokjanal: { select: { wilayah: { select: { path: true } } } } },
      resolve: ({ pokjanal }, _args, ctx) => abilitiesFor(ctx.actor, 'meeting', { path: pokjanal.wilayah.path }),
    }),
    isDemo: t.exposeBoolean('isDemo', { description: 'Demonstration data.' }),
  }),
});

builder.objectField(Conflict, 'currentMeeting', (t) =>
  t.prismaField({
    type: 'Meeting',
    nullable: true,
    description: 'The meeting as it stands, when the conflict is about one within reach.',
    resolve: (query, conflict, _args, ctx) => {
      const { meetingId } = conflict.data as { meetingId?: string };
      return ctx.db.prisma.meeting.findFirst({
        ...query,
        where: { AND: [{ id: meetingId ?? NOBODY }, visible(ctx.actor, 'meeting.read')] },
      });
    },
  }),
);
