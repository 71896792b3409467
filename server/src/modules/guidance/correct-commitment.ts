import type { Ctx } from '../../auth/ctx.ts';
import { inTransaction } from '../../db/transaction.ts';
import { dayAsked } from '../../lib/days.ts';
import { refuseProblems } from '../../lib/errors.ts';
import { reasonProblems } from '../../lib/text-problems.ts';
import { recordChange } from '../activity/record-change.ts';
import { addNextStep, findManagedCommitment, refuseStale } from './commitment-acts.ts';
import { type CommitmentContent, commitmentProblems } from './commitment-check.ts';
import { readCommitments } from './commitment-write.ts';
import { findGuidedGroup } from './guided-group.ts';

export type CorrectCommitment = {
  readonly id: string;
  /** Number of the newest entry the caller saw. */
  readonly expectedRevision: number;
  readonly content: CommitmentContent;
  readonly reason: string;
};

/**
 * Puts right what was written of a commitment: its words, owner, day or indicator. Where it stands stays as it was; an entry
 * of its log says why. @throws Conflict with the commitment when somebody else was faster.
 */
export async function correctCommitment(ctx: Ctx, input: CorrectCommitment): Promise<{ id: string }> {
  const found = await findManagedCommitment(ctx, input.id);
  const group = await findGuidedGroup(ctx, found.pokjanalId, 'meeting.manage');
  refuseStale(found, input.expectedRevision);
  const { id, state, meetingId, createdAt } = found;
  const meeting = meetingId
    ? await ctx.db.prisma.meeting.findUniqueOrThrow({ where: { id: meetingId }, select: { date: true } })
    : null;
  const from = meeting?.date ?? dayAsked(ctx, createdAt);
  const reason = input.reason.trim();
  refuseProblems([
    ...(await commitmentProblems(ctx, group, [input.content], from, () => 'content')),
    ...reasonProblems('reason', reason),
  ]);
  return inTransaction(ctx, async (tx) => {
    const [after] = await readCommitments(tx, group, from, [input.content]);
    if (!after) return { id };
    const no = found.revision + 1;
    await addNextStep(tx, ctx, found, { no, state, on: dayAsked(ctx, null), note: `Diperbaiki: ${reason}` });
    await tx.commitment.update({ where: { id }, data: after });
    const { text, owner, dueOn, dueWorkingDays, indicatorCode } = found;
    await recordChange(tx, ctx, {
      subject: 'Commitment',
      subjectId: id,
      revision: no,
      action: 'commitment.corrected',
      reason,
      before: { text, owner, dueOn, dueWorkingDays, indicatorCode },
      after: {
        text: after.text,
        owner: after.owner,
        dueOn: after.dueOn,
        dueWorkingDays: after.dueWorkingDays,
        indicatorCode: after.indicatorCode,
      },
    });
    return { id };
  });
}
