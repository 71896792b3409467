import type { FormFile } from '@/features/files/files-field.tsx';
import type { AgendaSource, Attendance, MeetingKind } from '@/gql/schema-types.ts';
import type { MeetingContentFragment } from './meeting-pages.generated.ts';

/** An office one can choose: what is shown, and the seat and agency behind it. */
export type Office = { readonly label: string; readonly seat: string | null; readonly opd: string | null };
export type PartyRow = {
  readonly key: number;
  readonly name: string;
  readonly isGroup: boolean;
  readonly seat: string | null;
  readonly opd: string | null;
  readonly attendance: Attendance | '';
  readonly representedBy: string;
  /** Counts as typed; empty is not known. */
  readonly invitedCount: string;
  readonly men: string;
  readonly women: string;
  readonly total: string;
};
export type SpeakerRow = { readonly key: number; readonly office: string; readonly topic: string };
export type AgendaRow = {
  readonly key: number;
  readonly text: string;
  readonly source: AgendaSource;
  readonly subject: string | null;
};
export type OutputRow = { readonly key: number; readonly id: string | null; readonly text: string };
export type DecisionRow = {
  readonly key: number;
  readonly text: string;
  readonly owner: string;
  readonly dueOn: string;
  readonly days: string;
  /** Code of the indicator it should move; empty for none. */
  readonly indicator: string;
};
export type ReachRow = { readonly wilayah: string; readonly name: string; readonly reached: string };

/** What stands in the form, as it was typed. */
export type MeetingForm = {
  readonly kind: MeetingKind;
  readonly title: string;
  readonly date: string;
  readonly startsAt: string;
  readonly place: string;
  readonly organiser: string;
  /** Agency of the organiser while its name is as it was read. */
  readonly organiserOpd: string | null;
  readonly facilitator: string;
  readonly openedBy: string;
  readonly theme: string;
  readonly references: string;
  readonly tags: string;
  readonly minutes: string;
  readonly parties: readonly PartyRow[];
  readonly speakers: readonly SpeakerRow[];
  readonly agenda: readonly AgendaRow[];
  readonly outputs: readonly OutputRow[];
  readonly decisions: readonly DecisionRow[];
  readonly jointText: string;
  readonly signedOn: string;
  readonly signatories: string;
  readonly jointFile: FormFile | null;
  readonly files: readonly FormFile[];
  readonly kaderReached: string;
  readonly kaderRegistered: string;
  /** What the register says for the area and day; proposed, not sent. */
  readonly kaderOnRegister: number | null;
  readonly kaderUnknownReason: string;
  readonly reach: readonly ReachRow[];
  readonly reason: string;
};

let lastKey = 0;
/** Tells rows apart while they are moved and removed. */
const nextKey = (): number => (lastKey += 1);

export const blankParty = (isGroup = false, office?: Office): PartyRow => ({
  key: nextKey(),
  name: office?.label ?? '',
  isGroup,
  seat: office?.seat ?? null,
  opd: office?.opd ?? null,
  attendance: '',
  representedBy: '',
  invitedCount: '',
  men: '',
  women: '',
  total: '',
});
export const blankSpeaker = (): SpeakerRow => ({ key: nextKey(), office: '', topic: '' });
export const blankAgenda = (text = '', source: AgendaSource = 'TYPED', subject: string | null = null): AgendaRow => ({
  key: nextKey(),
  text,
  source,
  subject,
});
export const blankOutput = (): OutputRow => ({ key: nextKey(), id: null, text: '' });
export const blankDecision = (): DecisionRow => ({
  key: nextKey(),
  text: '',
  owner: '',
  dueOn: '',
  days: '',
  indicator: '',
});

/** A form nobody has typed in, with a first row in each list that has no other way to begin. */
export const emptyMeeting = (): MeetingForm => ({
  kind: 'COORDINATION',
  title: '',
  date: '',
  startsAt: '',
  place: '',
  organiser: '',
  organiserOpd: null,
  facilitator: '',
  openedBy: '',
  theme: '',
  references: '',
  tags: '',
  minutes: '',
  parties: [blankParty()],
  speakers: [blankSpeaker()],
  agenda: [blankAgenda()],
  outputs: [blankOutput()],
  decisions: [blankDecision()],
  jointText: '',
  signedOn: '',
  signatories: '',
  jointFile: null,
  files: [],
  kaderReached: '',
  kaderRegistered: '',
  kaderOnRegister: null,
  kaderUnknownReason: '',
  reach: [],
  reason: '',
});

const typed = (count: number | null): string => (count === null ? '' : String(count));

/** The form of a meeting as it stands. */
export const formOf = (meeting: MeetingContentFragment): MeetingForm => ({
  ...emptyMeeting(),
  ...factsOf(meeting),
  parties: meeting.parties.map((party) => ({
    key: nextKey(),
    name: party.name,
    isGroup: party.isGroup,
    seat: party.seat?.id ?? null,
    opd: party.opd?.id ?? null,
    attendance: party.attendance ?? '',
    representedBy: party.representedBy ?? '',
    invitedCount: typed(party.invitedCount),
    men: typed(party.men),
    women: typed(party.women),
    total: typed(party.total),
  })),
  speakers: meeting.speakers.map(({ office, topic }) => ({ key: nextKey(), office, topic: topic ?? '' })),
  agenda: meeting.agenda.map(({ text, source, subject }) => blankAgenda(text, source, subject)),
  outputs: meeting.outputs.map(({ id, text }) => ({ key: nextKey(), id, text })),
  decisions: meeting.status === 'PLANNED' ? [blankDecision()] : [],
  files: meeting.files,
  reach: meeting.reach.map(({ wilayah, reached }) => ({
    wilayah: wilayah.id,
    name: wilayah.fullName,
    reached: String(reached),
  })),
});

/** Texts that may be left out, as fields of a form hold them. */
const textsOf = (meeting: MeetingContentFragment) => ({
  startsAt: meeting.startsAt ?? '',
  place: meeting.place ?? '',
  facilitator: meeting.facilitator ?? '',
  openedBy: meeting.openedBy ?? '',
  theme: meeting.theme ?? '',
  minutes: meeting.minutes ?? '',
});

function factsOf(meeting: MeetingContentFragment) {
  const { kind, title, date, organiser, joint } = meeting;
  return {
    ...textsOf(meeting),
    kind,
    title,
    date,
    organiser,
    organiserOpd: meeting.organiserOpd?.id ?? null,
    references: meeting.references.join('\n'),
    tags: meeting.tags.join(', '),
    kaderReached: typed(meeting.kaderReached),
    kaderRegistered: typed(meeting.kaderRegistered),
    kaderOnRegister: meeting.kaderOnRegister,
    kaderUnknownReason: meeting.kaderUnknownReason ?? '',
    ...(joint && {
      jointText: joint.text,
      signedOn: joint.signedOn,
      signatories: joint.signatories.join('\n'),
      jointFile: joint.attachment,
    }),
  };
}
