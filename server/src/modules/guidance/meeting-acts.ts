import type { Ctx } from '../../auth/ctx.ts';
import { inTransaction } from '../../db/transaction.ts';
import { Conflict, problem, refuseProblems } from '../../lib/errors.ts';
import { recordChange } from '../activity/record-change.ts';
import { dayAsked, dayText } from '../../lib/days.ts';
import { refuseSuperseded } from '../pokjanal/group-scope.ts';
import { type CommitmentContent, commitmentProblems } from './commitment-check.ts';
import { writeCommitments } from './commitment-write.ts';
import {
  findGuidedGroup,
  findManagedMeeting,
  type GuidedGroup,
  refuseStaleMeeting,
  staleMeeting,
  tellOfMeeting,
} from './guided-group.ts';
import { limited, meetingProblems } from './meeting-check.ts';
import { loggedMeeting, type MeetingContent, tidyMeeting } from './meeting-content.ts';
import { agencyProblems } from './meeting-links.ts';
import { createMeeting, replaceMeeting } from './meeting-write.ts';

const MAX_REASON = 500;
const SUBJECT = 'Meeting';

/** What is wrong with a content before any transaction is open. */
async function plainProblems(ctx: Ctx, group: GuidedGroup, content: MeetingContent, isHeld: boolean) {
  return [...meetingProblems(content, isHeld, dayAsked(ctx, null)), ...(await agencyProblems(ctx, group, content))];
}

/** Plans a meeting of a group the caller manages. A group whose work went on in another plans nothing more. */
export async function planMeeting(
  ctx: Ctx,
  input: { readonly pokjanalId: string; readonly content: MeetingContent },
): Promise<{ id: string }> {
  const group = await findGuidedGroup(ctx, input.pokjanalId, 'meeting.manage');
  const content = tidyMeeting(input.content);
  const today = dayAsked(ctx, null);
  if (content.date >= today) refuseSuperseded(group);
  const plain = await plainProblems(ctx, group, content, false);
  return inTransaction(ctx, async (tx) => {
    const made = await createMeeting(tx, ctx, group, { content, status: 'PLANNED', plain });
    const { id, revision } = made;
    const after = loggedMeeting(made);
    await recordChange(tx, ctx, {
      subject: SUBJECT,
      subjectId: id,
      revision,
      action: 'meeting.planned',
      before: null,
      after,
    });
    await tellOfMeeting(tx, ctx, 'meeting.planned', { id, revision, group });
    return { id };
  });
}

/** Puts right what is written of a meeting, planned or held. @throws Conflict with the meeting when it was changed meanwhile. */
export async function correctMeeting(
  ctx: Ctx,
  input: {
    readonly id: string;
    readonly expectedRevision: number;
    readonly content: MeetingContent;
    readonly reason: string | null;
  },
): Promise<{ id: string }> {
  const before = await findManagedMeeting(ctx, input.id);
  refuseStaleMeeting(before, input.expectedRevision);
  const content = tidyMeeting(input.content);
  const reason = input.reason?.trim() || null;
  const { id, status, pokjanal: group } = before;
  const plain = [
    ...(await plainProblems(ctx, group, content, status === 'HELD')),
    ...limited('reason', reason, MAX_REASON),
  ];
  return inTransaction(ctx, async (tx) => {
    const made = await replaceMeeting(tx, ctx, before, { content, status, plain });
    const { revision } = made;
    await recordChange(tx, ctx, {
      subject: SUBJECT,
      subjectId: id,
      revision,
      action: 'meeting.corrected',
      reason,
      before: loggedMeeting(before),
      after: loggedMeeting(made),
    });
    await tellOfMeeting(tx, ctx, 'meeting.corrected', { id, revision, group });
    return { id };
  });
}

/** A meeting that took place: one that was planned, with the revision seen, or one nobody had planned here. */
export type HoldMeeting = {
  readonly meeting: { readonly id: string; readonly expectedRevision: number } | { readonly pokjanalId: string };
  readonly content: MeetingContent;
  /** Decisions that become commitments. */
  readonly decisions: readonly CommitmentContent[];
};

/** Writes down a meeting that took place: who came, the minutes, and its decisions as commitments, all of it or nothing. */
export async function holdMeeting(ctx: Ctx, input: HoldMeeting): Promise<{ id: string }> {
  const { meeting, decisions } = input;
  const before = 'id' in meeting ? await findManagedMeeting(ctx, meeting.id) : null;
  if (before && 'id' in meeting) {
    if (before.status === 'HELD') {
      throw new Conflict('MEETING_ALREADY_HELD', { on: dayText(before.date), meetingId: before.id });
    }
    refuseStaleMeeting(before, meeting.expectedRevision);
  }
  const pokjanalId = before?.pokjanalId ?? ('pokjanalId' in meeting ? meeting.pokjanalId : '');
  const group = await findGuidedGroup(ctx, pokjanalId, 'meeting.manage');
  const content = tidyMeeting(input.content);
  const plain = [
    ...(await plainProblems(ctx, group, content, true)),
    ...(await commitmentProblems(ctx, group, decisions, content.date, (at) => `decisions.${at}`)),
  ];
  return inTransaction(ctx, async (tx) => {
    const what = { content, status: 'HELD' as const, plain };
    const made = await (before ? replaceMeeting(tx, ctx, before, what) : createMeeting(tx, ctx, group, what));
    const { id, revision } = made;
    await recordChange(tx, ctx, {
      subject: SUBJECT,
      subjectId: id,
      revision,
      action: 'meeting.held',
      before: before && loggedMeeting(before),
      after: loggedMeeting(made),
    });
    await tellOfMeeting(tx, ctx, 'meeting.held', { id, revision, group });
    await writeCommitments(tx, ctx, group, { meetingId: id, from: content.date, commitments: decisions });
    return { id };
  });
}

/** Calls a planned meeting off, with the reason; it stays readable. @throws Conflict when it took place or was changed. */
export async function cancelMeeting(
  ctx: Ctx,
  input: { readonly id: string; readonly expectedRevision: number; readonly reason: string },
): Promise<{ id: string }> {
  const before = await findManagedMeeting(ctx, input.id);
  const { id, pokjanal: group } = before;
  refuseStaleMeeting(before, input.expectedRevision);
  if (before.status === 'HELD') throw new Conflict('MEETING_ALREADY_HELD', { on: dayText(before.date), meetingId: id });
  const reason = input.reason.trim();
  refuseProblems([
    ...(reason === '' ? [problem('reason', 'REASON_REQUIRED')] : []),
    ...limited('reason', reason, MAX_REASON),
  ]);
  const revision = before.revision + 1;
  return inTransaction(ctx, async (tx) => {
    const { count } = await tx.meeting.updateMany({
      where: { id, revision: before.revision, status: 'PLANNED' },
      data: { status: 'CANCELLED', cancelReason: reason, revision },
    });
    if (count === 0) throw staleMeeting(id, before.revision, revision);
    await recordChange(tx, ctx, {
      subject: SUBJECT,
      subjectId: id,
      revision,
      action: 'meeting.cancelled',
      reason,
      before: { status: 'PLANNED' },
      after: { status: 'CANCELLED' },
    });
    await tellOfMeeting(tx, ctx, 'meeting.cancelled', { id, revision, group });
    return { id };
  });
}
