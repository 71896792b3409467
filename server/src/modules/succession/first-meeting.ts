import type { Ctx } from '../../auth/ctx.ts';
import type { Tx } from '../../db/transaction.ts';
import { encodeGlobalId } from '../../graphql/ids.ts';
import { dayAsked, dayText } from '../../lib/days.ts';
import { addWorkingDays } from '../../lib/pure/working-days.ts';
import { recordChange } from '../activity/record-change.ts';
import { type GuidedGroup, tellOfMeeting } from '../guidance/guided-group.ts';
import { meetingProblems } from '../guidance/meeting-check.ts';
import { loggedMeeting, type MeetingContent, tidyMeeting } from '../guidance/meeting-content.ts';
import { createMeeting } from '../guidance/meeting-write.ts';
import { proposeAgenda, type ProposedItem } from '../guidance/proposed-agenda.ts';
import { readHolidays } from '../guidance/working-calendar.ts';

const WORKING_DAYS = 10;
/** What is about the predecessor alone; vacant seats are those of the successor. */
const NOT_CARRIED: readonly string[] = ['EXPIRING_DECREE', 'VACANT_SEAT'];
const MOST_SEATS = 20;

/** What goes on the agenda from the work of the predecessor. */
export async function agendaOf(ctx: Ctx, pokjanalId: string): Promise<ProposedItem[]> {
  const items = await proposeAgenda(ctx, { pokjanalId, on: null });
  return items.filter(({ source }) => !NOT_CARRIED.includes(source));
}

/** The day proposed for the first meeting: ten working days from now, or from the day of the decree where that is later. */
export async function firstMeetingDay(ctx: Ctx, day: Date): Promise<Date> {
  const today = dayAsked(ctx, null);
  const from = dayText(day > today ? day : today);
  const holidays = await readHolidays(ctx.db, from, WORKING_DAYS);
  return new Date(`${addWorkingDays(from, WORKING_DAYS, holidays)}T00:00:00Z`);
}

type First = {
  readonly group: GuidedGroup & { readonly name: string };
  readonly on: Date;
  readonly title: string;
  readonly organiser: string;
  readonly handover: string;
  readonly agenda: readonly ProposedItem[];
};

/** Plans the first meeting of a successor; its seats are invited, and those without a holder stand on the agenda. */
export async function planFirstMeeting(tx: Tx, ctx: Ctx, first: First): Promise<string> {
  const { group } = first;
  const seats = await tx.seat.findMany({
    where: { pokjanalId: group.id, endedOn: null },
    orderBy: [{ order: 'asc' }, { id: 'asc' }],
    select: { id: true, name: true, holdings: { where: { withdrawnAt: null, to: null }, select: { id: true } } },
  });
  const content = contentOf(
    first,
    seats.map(({ id, name, holdings }) => ({ id, name, isHeld: holdings.length > 0 })),
  );
  const plain = meetingProblems(content, false, dayAsked(ctx, null));
  const made = await createMeeting(tx, ctx, group, { content, status: 'PLANNED', plain });
  await recordChange(tx, ctx, {
    subject: 'Meeting',
    subjectId: made.id,
    revision: made.revision,
    action: 'meeting.planned',
    before: null,
    after: loggedMeeting(made),
  });
  await tellOfMeeting(tx, ctx, 'meeting.planned', { id: made.id, revision: made.revision, group });
  return made.id;
}

type SeatRow = { readonly id: string; readonly name: string; readonly isHeld: boolean };

function contentOf({ on, title, organiser, handover, agenda }: First, seats: readonly SeatRow[]): MeetingContent {
  const vacant = seats.filter(({ isHeld }) => !isHeld).slice(0, MOST_SEATS);
  const nobody = { opdId: null, name: '', isGroup: false, invited: true, invitedCount: null, attendance: null };
  const uncounted = { representedBy: null, men: null, women: null, total: null };
  return tidyMeeting({
    kind: 'COORDINATION',
    title,
    date: on,
    organiser,
    startsAt: null,
    place: null,
    organiserOpdId: null,
    facilitator: null,
    openedBy: null,
    theme: null,
    minutes: null,
    references: [],
    tags: [],
    kaderReached: null,
    kaderRegistered: null,
    kaderUnknownReason: null,
    parties: seats.filter(({ isHeld }) => isHeld).map(({ id }) => ({ ...nobody, ...uncounted, seatId: id })),
    speakers: [],
    agenda: [
      { source: 'TYPED', text: handover, subject: null },
      ...agenda.map(({ source, text, subject }) => ({
        source,
        text,
        subject: source === 'OVERDUE_COMMITMENT' ? encodeGlobalId('Commitment', subject) : subject,
      })),
      ...vacant.map(({ id, name }) => ({
        source: 'VACANT_SEAT' as const,
        text: `Kursi ${name} belum terisi`,
        subject: encodeGlobalId('Seat', id),
      })),
    ],
    outputs: [],
    fileIds: [],
    reach: [],
    joint: null,
  });
}
