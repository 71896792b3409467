import type { OutputState } from '@pokjanal/prisma/client';
import type { Ctx } from '../../auth/ctx.ts';
import { visibleDecree } from '../../auth/visible.ts';
import { inTransaction, type Tx } from '../../db/transaction.ts';
import { Conflict, NotFound, type Problem, problem, refuseProblems } from '../../lib/errors.ts';
import { recordChange } from '../activity/record-change.ts';
import { dayAsked } from '../../lib/days.ts';
import { findManagedMeeting, tellOfMeeting } from './guided-group.ts';
import { limited } from './meeting-check.ts';
import { fileProblems } from './meeting-links.ts';

export type SetOutputState = {
  readonly id: string;
  readonly expectedRevision: number;
  readonly state: OutputState;
  /** Day it was reached or dropped; today when left out. */
  readonly on: Date | null;
  /** What shows it, or why it was dropped. */
  readonly note: string | null;
  readonly attachmentId: string | null;
  readonly decreeId: string | null;
};

const MAX_NOTE = 1_000;

/**
 * Says that an expected output of a meeting was reached, with what shows it, was dropped, with the reason, or is open
 * again. @throws Conflict with the meeting when somebody else was faster.
 */
export async function setOutputState(ctx: Ctx, input: SetOutputState): Promise<{ id: string }> {
  const { id, expectedRevision, state } = input;
  const known = await ctx.db.prisma.meetingOutput.findUnique({ where: { id } });
  if (!known) throw new NotFound('OUTPUT_NOT_FOUND');
  const meeting = await findManagedMeeting(ctx, known.meetingId);
  const today = dayAsked(ctx, null);
  const after = columnsOf(input, today);
  const stale = () =>
    new Conflict('OUTPUT_STALE', { expected: expectedRevision, actual: known.revision, meetingId: meeting.id });
  if (known.revision !== expectedRevision) throw stale();
  const revision = known.revision + 1;
  return inTransaction(ctx, async (tx) => {
    refuseProblems([...plainProblems(input, today), ...(await linkProblems(tx, ctx, input, known.attachmentId))]);
    const { count } = await tx.meetingOutput.updateMany({
      where: { id, revision: expectedRevision },
      data: { ...after, revision },
    });
    if (count === 0) throw stale();
    await recordChange(tx, ctx, {
      subject: 'Meeting',
      subjectId: meeting.id,
      revision: meeting.revision,
      action: 'meeting.outputChanged',
      reason: known.text,
      before: { state: known.state, on: known.on, note: known.note },
      after: { state, on: after.on, note: after.note },
    });
    const { pokjanal: group } = meeting;
    await tellOfMeeting(tx, ctx, 'meeting.outputChanged', { id: meeting.id, revision: meeting.revision, group });
    return { id: meeting.id };
  });
}

function columnsOf({ state, on, note, attachmentId, decreeId }: SetOutputState, today: Date) {
  if (state === 'OPEN') return { state, on: null, note: null, attachmentId: null, decreeId: null };
  return { state, on: on ?? today, note: note?.trim() || null, attachmentId, decreeId };
}

function plainProblems({ state, on, note, attachmentId, decreeId }: SetOutputState, today: Date): Problem[] {
  const isBare = !note?.trim();
  const isUnshown = isBare && attachmentId === null && decreeId === null;
  return [
    ...(on && on > today ? [problem('on', 'DATE_IN_FUTURE')] : []),
    ...limited('note', note, MAX_NOTE),
    ...(state === 'REACHED' && isUnshown ? [problem('note', 'EVIDENCE_REQUIRED')] : []),
    ...(state === 'DROPPED' && isBare ? [problem('note', 'REASON_REQUIRED')] : []),
  ];
}

async function linkProblems(tx: Tx, ctx: Ctx, input: SetOutputState, known: string | null): Promise<Problem[]> {
  const { attachmentId, decreeId } = input;
  const files = attachmentId ? [attachmentId] : [];
  const wrong = await fileProblems(tx, ctx, files, new Set(known ? [known] : []), () => 'attachment');
  if (decreeId === null) return wrong;
  const seen = await tx.decree.count({ where: { AND: [{ id: decreeId }, visibleDecree(ctx.actor)] } });
  return seen > 0 ? wrong : [...wrong, problem('decree', 'DECREE_NOT_FOUND')];
}
