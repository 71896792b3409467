import type { AgendaSource, Attendance, MeetingKind, Prisma } from '@pokjanal/prisma/client';
import type { Logged } from '../activity/record-change.ts';

/** Who was invited and who came: one office, or a counted group of people whose number may be unknown. */
export type PartyContent = {
  readonly seatId: string | null;
  readonly opdId: string | null;
  /** Empty for a seat: whoever holds it on the day is written down. */
  readonly name: string;
  readonly isGroup: boolean;
  readonly invited: boolean;
  readonly invitedCount: number | null;
  readonly attendance: Attendance | null;
  readonly representedBy: string | null;
  readonly men: number | null;
  readonly women: number | null;
  readonly total: number | null;
};

type SpeakerContent = { readonly office: string; readonly topic: string | null };
type AgendaContent = { readonly text: string; readonly source: AgendaSource; readonly subject: string | null };
/** An output keeps its id over corrections, so that what became of it stays with it. */
type OutputContent = { readonly id: string | null; readonly text: string };
type ReachContent = { readonly wilayahId: string; readonly reached: number };
type JointContent = {
  readonly text: string;
  readonly signedOn: Date;
  readonly signatories: readonly string[];
  readonly attachmentId: string | null;
};

/** Everything a person writes down about a meeting. */
export type MeetingContent = {
  readonly kind: MeetingKind;
  readonly title: string;
  readonly date: Date;
  readonly startsAt: string | null;
  readonly place: string | null;
  readonly organiser: string;
  readonly organiserOpdId: string | null;
  readonly facilitator: string | null;
  readonly openedBy: string | null;
  readonly theme: string | null;
  readonly minutes: string | null;
  readonly references: readonly string[];
  readonly tags: readonly string[];
  readonly kaderReached: number | null;
  readonly kaderRegistered: number | null;
  readonly kaderUnknownReason: string | null;
  readonly parties: readonly PartyContent[];
  readonly speakers: readonly SpeakerContent[];
  readonly agenda: readonly AgendaContent[];
  readonly outputs: readonly OutputContent[];
  readonly fileIds: readonly string[];
  readonly reach: readonly ReachContent[];
  readonly joint: JointContent | null;
};

const inOrder = { orderBy: { order: 'asc' } } as const;

/** What is read of a meeting before it is changed. */
export const meetingStateSelect = {
  id: true,
  pokjanalId: true,
  kind: true,
  title: true,
  date: true,
  startsAt: true,
  place: true,
  organiser: true,
  organiserOpdId: true,
  facilitator: true,
  openedBy: true,
  theme: true,
  status: true,
  minutes: true,
  references: true,
  tags: true,
  kaderReached: true,
  kaderRegistered: true,
  kaderUnknownReason: true,
  revision: true,
  isDemo: true,
  pokjanal: {
    select: {
      id: true,
      regime: true,
      successorId: true,
      isDemo: true,
      wilayah: { select: { no: true, path: true, level: true } },
    },
  },
  parties: inOrder,
  speakers: inOrder,
  agenda: inOrder,
  outputs: inOrder,
  files: { ...inOrder, select: { attachmentId: true, attachment: { select: { name: true } } } },
  reach: { select: { wilayahId: true, reached: true, wilayah: { select: { name: true } } } },
  joint: true,
} as const satisfies Prisma.MeetingSelect;

export type MeetingState = Prisma.MeetingGetPayload<{ select: typeof meetingStateSelect }>;

const tidyText = (text: string | null): string | null => text?.trim() || null;
const tidyLines = (lines: readonly string[]): string[] =>
  lines.map((line) => line.trim()).filter((line) => line !== '');

/** The same content without blanks around texts and empty lines; what means nothing for an office, or for a group, is left out. */
export function tidyMeeting(given: MeetingContent): MeetingContent {
  return {
    ...given,
    title: given.title.trim(),
    startsAt: tidyText(given.startsAt),
    place: tidyText(given.place),
    organiser: given.organiser.trim(),
    facilitator: tidyText(given.facilitator),
    openedBy: tidyText(given.openedBy),
    theme: tidyText(given.theme),
    minutes: tidyText(given.minutes),
    references: tidyLines(given.references),
    tags: [...new Set(tidyLines(given.tags))],
    kaderUnknownReason: given.kaderRegistered === null ? tidyText(given.kaderUnknownReason) : null,
    parties: given.parties.map(tidyParty),
    speakers: given.speakers.map(({ office, topic }) => ({ office: office.trim(), topic: tidyText(topic) })),
    agenda: given.agenda.map((item) => ({ ...item, text: item.text.trim() })),
    outputs: given.outputs.map((output) => ({ ...output, text: output.text.trim() })),
    fileIds: [...new Set(given.fileIds)],
    joint: given.joint && {
      ...given.joint,
      text: given.joint.text.trim(),
      signatories: tidyLines(given.joint.signatories),
    },
  };
}

function tidyParty(party: PartyContent): PartyContent {
  const name = party.name.trim();
  const counts = { invitedCount: null, men: null, women: null, total: null };
  if (!party.isGroup) return { ...party, ...counts, name, representedBy: representedBy(party) };
  return { ...party, name, seatId: null, opdId: null, attendance: null, representedBy: null, total: totalOf(party) };
}

const representedBy = ({ attendance, representedBy: text }: PartyContent) =>
  attendance === 'REPRESENTED' ? tidyText(text) : null;

/** Where both sexes were counted and the sum was left out, the sum is theirs. */
const totalOf = ({ men, women, total }: PartyContent) => total ?? (men !== null && women !== null ? men + women : null);

/** The columns of a content that stand on the meeting itself. */
export function meetingColumns(content: MeetingContent) {
  const { parties: _p, speakers: _s, agenda: _a, outputs: _o, fileIds: _f, reach: _r, joint: _j, ...own } = content;
  return { ...own, references: [...own.references], tags: [...own.tags] };
}

/** A meeting as its history tells it, lists as lines. */
export function loggedMeeting(state: MeetingState): Logged {
  const { kind, title, date, startsAt, place, organiser, facilitator, openedBy, theme, status, minutes } = state;
  const { references, tags, kaderReached, kaderRegistered, kaderUnknownReason } = state;
  return {
    kind,
    title,
    date,
    startsAt,
    place,
    organiser,
    facilitator,
    openedBy,
    theme,
    status,
    minutes,
    references,
    tags,
    kaderReached,
    kaderRegistered,
    kaderUnknownReason,
    parties: state.parties.map(partyLine),
    speakers: state.speakers.map(({ office, topic }) => (topic ? `${office}: ${topic}` : office)),
    agenda: state.agenda.map(({ text }) => text),
    outputs: state.outputs.map(({ text }) => text),
    files: state.files.map(({ attachment }) => attachment.name),
    reach: state.reach.map(({ wilayah, reached }) => `${wilayah.name}: ${reached}`),
    joint: state.joint ? [state.joint.text, ...state.joint.signatories] : null,
  };
}

function partyLine({
  name,
  isGroup,
  invitedCount,
  attendance,
  representedBy: other,
  total,
}: MeetingState['parties'][number]) {
  if (isGroup) return `${name} (${invitedCount ?? '?'} → ${total ?? '?'})`;
  return [name, attendance && `(${attendance})`, other].filter(Boolean).join(' ');
}
