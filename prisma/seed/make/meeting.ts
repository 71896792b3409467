import { nextId } from '../ids.ts';
import type { SqlHandle } from '../sql-db.ts';
import { insertRows, type Value } from '../sql-db.ts';

type Kind = 'COORDINATION' | 'STRENGTHENING' | 'ORIENTATION' | 'ADVOCACY' | 'KICK_OFF_ILP' | 'WORK_PROGRAMME' | 'OTHER';
type State = 'OPEN' | 'IN_PROGRESS' | 'DONE' | 'DROPPED' | 'ESCALATED';

export type PartyOverrides = {
  name: string;
  seatId?: string;
  opdId?: string;
  /** A counted group of people; left out it is an office. */
  isGroup?: boolean;
  invitedCount?: number;
  attendance?: 'CAME' | 'REPRESENTED' | 'ABSENT';
  men?: number;
  women?: number;
  total?: number;
};

export type StepOverrides = { state: State; on: string; note?: string; toPokjanalId?: string };

export type CommitmentOverrides = {
  text: string;
  owner: string;
  ownerSeatId?: string;
  ownerOpdId?: string;
  dueOn: string;
  dueWorkingDays?: number;
  /** Code of the indicator it should move. */
  indicatorCode?: string;
  /** Entries of its log after the first. */
  steps?: StepOverrides[];
};

export type MeetingOverrides = {
  pokjanal: { id: string };
  kind?: Kind;
  title?: string;
  date?: string;
  startsAt?: string;
  place?: string;
  organiser?: string;
  organiserOpdId?: string;
  facilitator?: string;
  openedBy?: string;
  theme?: string;
  status?: 'PLANNED' | 'HELD';
  minutes?: string;
  references?: string[];
  tags?: string[];
  kaderReached?: number;
  kaderRegistered?: number;
  kaderUnknownReason?: string;
  parties?: PartyOverrides[];
  speakers?: { office: string; topic?: string }[];
  agenda?: string[];
  outputs?: { text: string; reachedOn?: string; note?: string }[];
  joint?: { text: string; signedOn: string; signatories: string[] };
  commitments?: CommitmentOverrides[];
  isDemo?: boolean;
};

export type MadeMeeting = { id: string; commitmentIds: string[] };

const MEETING = {
  id: 'uuid',
  pokjanalId: 'uuid',
  kind: '"MeetingKind"',
  title: 'text',
  date: 'date',
  startsAt: 'text',
  place: 'text',
  organiser: 'text',
  organiserOpdId: 'uuid',
  facilitator: 'text',
  openedBy: 'text',
  theme: 'text',
  status: '"MeetingStatus"',
  minutes: 'text',
  kaderReached: 'int',
  kaderRegistered: 'int',
  kaderUnknownReason: 'text',
  createdAt: 'timestamptz',
  isDemo: 'boolean',
};
const PARTY = {
  id: 'uuid',
  meetingId: 'uuid',
  order: 'int',
  seatId: 'uuid',
  opdId: 'uuid',
  name: 'text',
  isGroup: 'boolean',
  invitedCount: 'int',
  attendance: '"Attendance"',
  men: 'int',
  women: 'int',
  total: 'int',
};
const LINE = { id: 'uuid', meetingId: 'uuid', order: 'int' };
const COMMITMENT = {
  id: 'uuid',
  pokjanalId: 'uuid',
  meetingId: 'uuid',
  order: 'int',
  text: 'text',
  owner: 'text',
  ownerSeatId: 'uuid',
  ownerOpdId: 'uuid',
  dueOn: 'date',
  dueWorkingDays: 'int',
  indicatorCode: 'text',
  createdAt: 'timestamptz',
  isDemo: 'boolean',
};
const STEP = {
  id: 'uuid',
  commitmentId: 'uuid',
  no: 'int',
  state: '"CommitmentState"',
  on: 'date',
  at: 'timestamptz',
  note: 'text',
  toPokjanalId: 'uuid',
};

const midnight = (day: string) => new Date(`${day}T00:00:00Z`);

/** Makes a meeting of a group, held in 2024 unless told otherwise, with its lists and with what it decided. */
export async function makeMeeting(db: SqlHandle, overrides: MeetingOverrides): Promise<MadeMeeting> {
  const id = nextId(db);
  const { pokjanal, date = '2024-08-14', status = 'HELD', isDemo = false } = overrides;
  const minutes = overrides.minutes ?? (status === 'HELD' ? 'Notulen.' : null);
  await insertRows(db, '"Meeting"', MEETING, [
    [
      id,
      pokjanal.id,
      overrides.kind ?? 'COORDINATION',
      overrides.title ?? 'Rapat koordinasi',
      date,
      overrides.startsAt ?? null,
      overrides.place ?? null,
      overrides.organiser ?? 'Dinas Kesehatan',
      overrides.organiserOpdId ?? null,
      overrides.facilitator ?? null,
      overrides.openedBy ?? null,
      overrides.theme ?? null,
      status,
      minutes,
      overrides.kaderReached ?? null,
      overrides.kaderRegistered ?? null,
      overrides.kaderUnknownReason ?? null,
      midnight(date),
      isDemo,
    ],
  ]);
  await db.sql(`update "Meeting" set "references" = $2::text[], tags = $3::text[] where id = $1`, [
    id,
    overrides.references ?? [],
    overrides.tags ?? [],
  ]);
  await writeLists(db, id, overrides);
  const commitmentIds: string[] = [];
  for (const [order, commitment] of (overrides.commitments ?? []).entries()) {
    commitmentIds.push(await makeCommitment(db, { ...commitment, pokjanal, meeting: { id, date }, order, isDemo }));
  }
  return { id, commitmentIds };
}

async function writeLists(db: SqlHandle, meetingId: string, overrides: MeetingOverrides): Promise<void> {
  const lines = (list: readonly Value[][]) => list.map((row, order) => [nextId(db), meetingId, order, ...row]);
  const { parties = [], speakers = [], agenda = [], outputs = [], joint } = overrides;
  await insertRows(db, '"MeetingParty"', PARTY, lines(parties.map(partyRow)));
  await insertRows(
    db,
    '"MeetingSpeaker"',
    { ...LINE, office: 'text', topic: 'text' },
    lines(speakers.map(({ office, topic }) => [office, topic ?? null])),
  );
  await insertRows(db, '"MeetingAgendaItem"', { ...LINE, text: 'text' }, lines(agenda.map((text) => [text])));
  await insertRows(
    db,
    '"MeetingOutput"',
    { ...LINE, text: 'text', state: '"OutputState"', on: 'date', note: 'text' },
    lines(
      outputs.map(({ text, reachedOn, note }) => [
        text,
        reachedOn ? 'REACHED' : 'OPEN',
        reachedOn ?? null,
        note ?? null,
      ]),
    ),
  );
  if (!joint) return;
  await db.sql(
    `insert into "JointCommitment" (id, "meetingId", text, "signedOn", signatories) values ($1, $2, $3, $4, $5::text[])`,
    [nextId(db), meetingId, joint.text, joint.signedOn, joint.signatories],
  );
}

function partyRow(party: PartyOverrides): Value[] {
  const { seatId, opdId, invitedCount, attendance, men, women, total } = party;
  const known = [invitedCount, attendance, men, women, total].map((value) => value ?? null);
  return [seatId ?? null, opdId ?? null, party.name, party.isGroup ?? false, ...known];
}

type CommitmentPlace = {
  pokjanal: { id: string };
  meeting?: { id: string; date: string };
  order?: number;
  isDemo?: boolean;
};

/** Makes a commitment of a group with its log, by default of the first day of 2026. */
export async function makeCommitment(db: SqlHandle, overrides: CommitmentOverrides & CommitmentPlace): Promise<string> {
  const id = nextId(db);
  const { pokjanal, meeting, steps = [] } = overrides;
  const since = meeting?.date ?? '2026-01-01';
  await insertRows(db, '"Commitment"', COMMITMENT, [
    [
      id,
      pokjanal.id,
      meeting?.id ?? null,
      overrides.order ?? 0,
      overrides.text,
      overrides.owner,
      overrides.ownerSeatId ?? null,
      overrides.ownerOpdId ?? null,
      overrides.dueOn,
      overrides.dueWorkingDays ?? null,
      overrides.indicatorCode ?? null,
      midnight(since),
      overrides.isDemo ?? false,
    ],
  ]);
  const log: StepOverrides[] = [{ state: 'OPEN', on: since }, ...steps];
  // One by one: each entry must be the next of the log.
  for (const [no, { state, on, note, toPokjanalId }] of log.entries()) {
    const row = [nextId(db), id, no, state, on, midnight(on), note ?? null, toPokjanalId ?? null];
    await insertRows(db, '"CommitmentStep"', STEP, [row]);
  }
  return id;
}
