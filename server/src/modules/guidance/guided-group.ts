import type { Prisma } from '@pokjanal/prisma/client';
import { userIdOf } from '../../auth/actor.ts';
import type { Ctx } from '../../auth/ctx.ts';
import { type Action, can } from '../../auth/policy.ts';
import { visible } from '../../auth/visible.ts';
import type { Tx } from '../../db/transaction.ts';
import { appendEvent } from '../../events/outbox.ts';
import { Conflict, Forbidden, NotFound } from '../../lib/errors.ts';
import { type MeetingState, meetingStateSelect } from './meeting-content.ts';

const groupSelect = {
  id: true,
  regime: true,
  successorId: true,
  isDemo: true,
  wilayah: { select: { no: true, path: true, level: true } },
} as const satisfies Prisma.PokjanalSelect;

/** A group whose meetings and commitments are written. */
export type GuidedGroup = Prisma.PokjanalGetPayload<{ select: typeof groupSelect }>;

/** The group a meeting or commitment is entered for. @throws NotFound out of reach, Forbidden without the right. */
export async function findGuidedGroup(ctx: Ctx, id: string, action: Action): Promise<GuidedGroup> {
  const group = await ctx.db.prisma.pokjanal.findFirst({
    where: { AND: [{ id }, visible(ctx.actor, 'pokjanal.read')] },
    select: groupSelect,
  });
  if (!group) throw new NotFound('POKJANAL_NOT_FOUND');
  refuseUnless(ctx, action, group);
  return group;
}

/** A meeting to act on. @throws NotFound out of reach, Forbidden without the right. */
export async function findManagedMeeting(ctx: Ctx, id: string): Promise<MeetingState> {
  const found = await ctx.db.prisma.meeting.findFirst({
    where: { AND: [{ id }, visible(ctx.actor, 'meeting.read')] },
    select: meetingStateSelect,
  });
  if (!found) throw new NotFound('MEETING_NOT_FOUND');
  refuseUnless(ctx, 'meeting.manage', found.pokjanal);
  return found;
}

function refuseUnless(ctx: Ctx, action: Action, group: GuidedGroup): void {
  if (!can(ctx.actor, action, { path: group.wilayah.path })) throw new Forbidden('FORBIDDEN_ACTION', { action });
}

/** Refuses an act on a meeting that was cancelled, or changed since the caller saw it. @throws Conflict with the meeting. */
export function refuseStaleMeeting(meeting: MeetingState, expected: number): void {
  const { id, revision, status } = meeting;
  if (status === 'CANCELLED') throw new Conflict('MEETING_CANCELLED', { meetingId: id });
  if (revision !== expected) throw staleMeeting(id, expected, revision);
}

/** The refusal of an act on a meeting that somebody else changed meanwhile. */
export function staleMeeting(meetingId: string, expected: number, actual: number): Conflict {
  return new Conflict('MEETING_STALE', { meetingId, expected, actual });
}

type MeetingEvent =
  | 'meeting.planned'
  | 'meeting.corrected'
  | 'meeting.held'
  | 'meeting.cancelled'
  | 'meeting.outputChanged';

/** Tells that a meeting of a group was written or changed. */
export async function tellOfMeeting(
  tx: Tx,
  ctx: Ctx,
  type: MeetingEvent,
  meeting: { readonly id: string; readonly revision: number; readonly group: GuidedGroup },
): Promise<void> {
  const { id, revision, group } = meeting;
  const payload = { id, revision, pokjanal: group.id, by: userIdOf(ctx.actor) };
  await appendEvent(tx, { type, nodeNo: group.wilayah.no, payload });
}
