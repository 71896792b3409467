import { builder } from '../../graphql/builder.ts';
import { idOf, optionalIdOf } from '../../graphql/ids.ts';
import type { MeetingContent } from './meeting-content.ts';
import { AgendaSourceEnum, AttendanceEnum, MeetingKindEnum } from './meeting.schema.ts';

const PartyInput = builder.inputType('MeetingPartyInput', {
  description: 'Who was invited and who came: an office, by its seat where it has one, or a counted group of people.',
  fields: (t) => ({
    seat: t.id({ description: 'Seat of the group; who holds it on the day is written down.' }),
    opd: t.id({ description: 'Agency of the office.' }),
    name: t.string({ description: 'The office, or the group of people; may be left out for a seat.' }),
    isGroup: t.boolean({ defaultValue: false, description: 'A group of people and not one office.' }),
    invited: t.boolean({ defaultValue: true, description: 'False for who came without an invitation.' }),
    invitedCount: t.int({ description: 'How many of a group were invited; left out when it is not known.' }),
    attendance: t.field({ type: AttendanceEnum, description: 'Whether the office came.' }),
    representedBy: t.string({ description: 'Office that came instead.' }),
    men: t.int({ description: 'Men of a group who came; left out when it is not known.' }),
    women: t.int({ description: 'Women of a group who came; left out when it is not known.' }),
    total: t.int({ description: 'People of a group who came; left out when it is not known.' }),
  }),
});

const SpeakerInput = builder.inputType('MeetingSpeakerInput', {
  description: 'Who speaks at a meeting.',
  fields: (t) => ({
    office: t.string({ required: true, description: 'The office.' }),
    topic: t.string({ description: 'On what.' }),
  }),
});

const AgendaInput = builder.inputType('MeetingAgendaInput', {
  description: 'One item of an agenda.',
  fields: (t) => ({
    text: t.string({ required: true, description: 'What is spoken of.' }),
    source: t.field({ type: AgendaSourceEnum, defaultValue: 'TYPED', description: 'Where it comes from.' }),
    subject: t.string({ description: 'The `subject` of the proposal that was taken over.' }),
  }),
});

const OutputInput = builder.inputType('MeetingOutputInput', {
  description: 'What a meeting is expected to bring about.',
  fields: (t) => ({
    id: t.id({ description: 'The output, when it stood there already; what became of it stays with it.' }),
    text: t.string({ required: true, description: 'What is to come out.' }),
  }),
});

const ReachInput = builder.inputType('MeetingReachInput', {
  description: 'How many kader of one area an orientation reached.',
  fields: (t) => ({
    wilayah: t.id({ required: true, description: 'Area inside the area of the group.' }),
    reached: t.int({ required: true, description: 'How many.' }),
  }),
});

const JointInput = builder.inputType('JointCommitmentInput', {
  description: 'A commitment that offices signed together.',
  fields: (t) => ({
    text: t.string({ required: true, description: 'What they committed themselves to.' }),
    signedOn: t.field({ type: 'Day', required: true, description: 'Day it was signed.' }),
    signatories: t.stringList({ required: true, description: 'Offices that signed, never persons.' }),
    attachment: t.id({ description: 'The signed sheet, brought to `/files/attachment` before.' }),
  }),
});

export const MeetingContentInput = builder.inputType('MeetingContentInput', {
  description: 'Everything written down about a meeting; lists are given whole and in order.',
  fields: (t) => ({
    kind: t.field({ type: MeetingKindEnum, required: true, description: 'What it is for.' }),
    title: t.string({ required: true, description: 'What it is called.' }),
    date: t.field({ type: 'Day', required: true, description: 'Day it is held.' }),
    startsAt: t.string({ description: 'Clock time such as `09:30`, in the zone of the area.' }),
    place: t.string({ description: 'Where.' }),
    organiser: t.string({ required: true, description: 'Office that organises it.' }),
    organiserOpd: t.id({ description: 'Agency of the organiser.' }),
    facilitator: t.string({ description: 'Office that facilitates it; may be of another level.' }),
    openedBy: t.string({ description: 'Office that opened it.' }),
    theme: t.string({ description: 'Its theme.' }),
    minutes: t.string({ description: 'What was said; required once it was held.' }),
    references: t.stringList({ description: 'Rules it refers to.' }),
    tags: t.stringList({ description: 'Free labels: pillars, stages of life, integrated services.' }),
    kaderReached: t.int({ description: 'Kader who took part in an orientation.' }),
    kaderRegistered: t.int({ description: 'Kader registered there; left out when it is not known.' }),
    kaderUnknownReason: t.string({ description: 'Why the number of registered kader is not known.' }),
    parties: t.field({ type: [PartyInput], description: 'Who was invited and who came.' }),
    speakers: t.field({ type: [SpeakerInput], description: 'Who speaks.' }),
    agenda: t.field({ type: [AgendaInput], description: 'The agenda.' }),
    outputs: t.field({ type: [OutputInput], description: 'What it is expected to bring about.' }),
    files: t.idList({ description: 'Files, brought to `/files/attachment` before.' }),
    reach: t.field({ type: [ReachInput], description: 'Kader reached by area.' }),
    joint: t.field({ type: JointInput, description: 'Commitment signed together there.' }),
  }),
});

type Content = typeof MeetingContentInput.$inferInput;
type Party = typeof PartyInput.$inferInput;

/** The content of a meeting behind the ids and gaps of its input. */
export function meetingContentOf(input: Content): MeetingContent {
  return {
    ...textsOf(input),
    kind: input.kind,
    title: input.title,
    date: input.date,
    organiser: input.organiser,
    organiserOpdId: optionalIdOf('Opd', input.organiserOpd, 'organiserOpd') ?? null,
    references: input.references ?? [],
    tags: input.tags ?? [],
    parties: (input.parties ?? []).map(partyOf),
    speakers: (input.speakers ?? []).map(({ office, topic }) => ({ office, topic: topic ?? null })),
    agenda: (input.agenda ?? []).map(({ text, source, subject }) => ({
      text,
      source: source ?? 'TYPED',
      subject: subject ?? null,
    })),
    outputs: (input.outputs ?? []).map(({ id, text }) => ({
      id: optionalIdOf('MeetingOutput', id, 'outputs') ?? null,
      text,
    })),
    fileIds: (input.files ?? []).map((id) => idOf('Attachment', id, 'files')),
    reach: (input.reach ?? []).map(({ wilayah, reached }) => ({
      wilayahId: idOf('Wilayah', wilayah, 'reach'),
      reached,
    })),
    joint: jointOf(input.joint),
  };
}

function textsOf(input: Content) {
  return {
    startsAt: input.startsAt ?? null,
    place: input.place ?? null,
    facilitator: input.facilitator ?? null,
    openedBy: input.openedBy ?? null,
    theme: input.theme ?? null,
    minutes: input.minutes ?? null,
    kaderReached: input.kaderReached ?? null,
    kaderRegistered: input.kaderRegistered ?? null,
    kaderUnknownReason: input.kaderUnknownReason ?? null,
  };
}

function partyOf(party: Party, at: number) {
  return {
    seatId: optionalIdOf('Seat', party.seat, `parties.${at}.seat`) ?? null,
    opdId: optionalIdOf('Opd', party.opd, `parties.${at}.opd`) ?? null,
    name: party.name ?? '',
    isGroup: party.isGroup ?? false,
    invited: party.invited ?? true,
    attendance: party.attendance ?? null,
    representedBy: party.representedBy ?? null,
    ...countsOf(party),
  };
}

const countsOf = ({ invitedCount, men, women, total }: Party) => ({
  invitedCount: invitedCount ?? null,
  men: men ?? null,
  women: women ?? null,
  total: total ?? null,
});

function jointOf(joint: Content['joint']) {
  if (!joint) return null;
  const { text, signedOn, signatories } = joint;
  const attachmentId = optionalIdOf('Attachment', joint.attachment, 'joint.attachment') ?? null;
  return { text, signedOn, signatories, attachmentId };
}
