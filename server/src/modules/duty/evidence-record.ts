import { userIdOf } from '../../auth/actor.ts';
import type { Ctx } from '../../auth/ctx.ts';
import { inTransaction } from '../../db/transaction.ts';
import { InvalidInput, refuseProblems } from '../../lib/errors.ts';
import { recordChange } from '../activity/record-change.ts';
import { assertReports, findDutyGroup, isOwnAgency } from './duty-scope.ts';
import { checkEvidence } from './evidence-check.ts';
import { type EvidenceContent, evidenceStateSelect, loggedOf } from './evidence-content.ts';
import { columnsOf, tellOfDuty, writeCredits, writeParts } from './evidence-write.ts';

export type RecordEvidence = {
  readonly pokjanalId: string;
  /** The agency whose work it is. */
  readonly opdId: string;
  readonly content: EvidenceContent;
  /** Hand it in at once; otherwise it stays a draft. */
  readonly submit: boolean;
};

/**
 * Writes down what an agency did for one of its duties. Whoever manages the group may do it on behalf of an agency; the
 * record then says so until the agency confirms it.
 */
export async function recordEvidence(ctx: Ctx, input: RecordEvidence): Promise<{ id: string }> {
  const { opdId, submit } = input;
  const group = await findDutyGroup(ctx, input.pokjanalId);
  assertReports(ctx, group, opdId);
  const { content, period, duty, problems } = await checkEvidence(ctx, input.content, {
    group,
    opdId,
    submit,
    keep: [],
  });
  refuseProblems(problems);
  if (!period || !duty) throw new InvalidInput(problems);
  const now = ctx.clock.now();
  return inTransaction(ctx, async (tx) => {
    const { id } = await tx.evidence.create({
      data: {
        ...columnsOf(content, period),
        pokjanalId: group.id,
        opdId,
        status: submit ? 'SUBMITTED' : 'DRAFT',
        authorId: userIdOf(ctx.actor),
        onBehalf: !isOwnAgency(ctx, opdId),
        submittedAt: submit ? now : null,
        createdAt: now,
        isDemo: group.isDemo,
      },
      select: { id: true },
    });
    await writeParts(tx, id, content, group.wilayah.id);
    if (submit) await writeCredits(tx, ctx, group, content, { id, opdId, code: duty.code, period });
    const made = await tx.evidence.findUniqueOrThrow({ where: { id }, select: evidenceStateSelect });
    await recordChange(tx, ctx, {
      subject: 'Evidence',
      subjectId: id,
      revision: 0,
      action: 'evidence.recorded',
      before: null,
      after: loggedOf(made),
    });
    await tellOfDuty(tx, ctx, 'evidence.recorded', { id, group, opdId });
    return { id };
  });
}
