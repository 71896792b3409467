import type { Ctx } from '../../auth/ctx.ts';
import { inTransaction } from '../../db/transaction.ts';
import { InvalidInput, problem, refuseProblems } from '../../lib/errors.ts';
import { recordChange } from '../activity/record-change.ts';
import { assertReports, findEvidence, isOwnAgency } from './duty-scope.ts';
import { checkEvidence } from './evidence-check.ts';
import { evidenceConflict, refuseStale } from './evidence-conflict.ts';
import { type EvidenceContent, type EvidenceState, evidenceStateSelect, loggedOf } from './evidence-content.ts';
import { columnsOf, tellOfDuty, writeCredits, writeParts } from './evidence-write.ts';

export type CorrectEvidence = {
  readonly id: string;
  /** Revision the caller saw. */
  readonly expectedRevision: number;
  readonly content: EvidenceContent;
  readonly submit: boolean;
  readonly reason: string | null;
};

const MAX_REASON = 500;

/**
 * Puts a record right, or goes on with a draft; what stood there before stays in its history. Handed in again it waits to
 * be accepted again. @throws Conflict with the record when somebody else was faster.
 */
export async function correctEvidence(ctx: Ctx, input: CorrectEvidence): Promise<{ id: string }> {
  const { id, expectedRevision, submit, reason } = input;
  const { state: before, group } = await findEvidence(ctx, id);
  const { opdId } = before;
  assertReports(ctx, group, opdId);
  refuseStale(before, expectedRevision);
  const keep = before.files.map(({ attachment }) => attachment.id);
  const { content, period, duty, problems } = await checkEvidence(ctx, input.content, { group, opdId, submit, keep });
  const all = [
    ...(content.kind === before.kind ? [] : [problem('kind', 'EVIDENCE_DETAILS')]),
    ...problems,
    ...((reason?.length ?? 0) > MAX_REASON ? [problem('reason', 'TOO_LONG', { max: MAX_REASON })] : []),
  ];
  refuseProblems(all);
  if (!period || !duty) throw new InvalidInput(all);
  const now = ctx.clock.now();
  return inTransaction(ctx, async (tx) => {
    const isConfirmed = before.onBehalf && before.confirmedAt === null && isOwnAgency(ctx, opdId);
    const { count } = await tx.evidence.updateMany({
      where: { id, revision: expectedRevision },
      data: {
        ...columnsOf(content, period),
        status: submit ? 'SUBMITTED' : unsent(before),
        ...(submit ? { submittedAt: now, judgedAt: null, returnNote: null } : {}),
        ...(isConfirmed ? { confirmedAt: now } : {}),
        revision: expectedRevision + 1,
      },
    });
    if (count === 0) {
      throw evidenceConflict('EVIDENCE_STALE', id, { expected: expectedRevision, actual: expectedRevision + 1 });
    }
    await writeParts(tx, id, content, group.wilayah.id);
    if (submit) await writeCredits(tx, ctx, group, content, { id, opdId, code: duty.code, period });
    const after = await tx.evidence.findUniqueOrThrow({ where: { id }, select: evidenceStateSelect });
    await recordChange(tx, ctx, {
      subject: 'Evidence',
      subjectId: id,
      revision: after.revision,
      action: 'evidence.corrected',
      reason,
      before: loggedOf(before),
      after: loggedOf(after),
    });
    await tellOfDuty(tx, ctx, 'evidence.corrected', { id, group, opdId });
    return { id };
  });
}

/** What a record is that was saved without being handed in: one that was sent back stays so. */
const unsent = ({ status }: EvidenceState) => (status === 'RETURNED' ? 'RETURNED' : 'DRAFT');
