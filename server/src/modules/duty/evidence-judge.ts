import type { EvidenceStatus, Prisma } from '@pokjanal/prisma/client';
import type { Ctx } from '../../auth/ctx.ts';
import { inTransaction } from '../../db/transaction.ts';
import { Forbidden, refuseProblems } from '../../lib/errors.ts';
import { recordChange } from '../activity/record-change.ts';
import { reasonProblems } from '../../lib/text-problems.ts';
import { assertJudges, type DutyGroup, findEvidence, isOwnAgency } from './duty-scope.ts';
import { evidenceConflict, refuseStale } from './evidence-conflict.ts';
import { type EvidenceState, evidenceStateSelect, loggedOf } from './evidence-content.ts';
import { tellOfDuty } from './evidence-write.ts';

export type JudgeEvidence = { readonly id: string; readonly expectedRevision: number };

/** Accepts a record that was handed in. @throws Conflict when it changed meanwhile or does not wait. */
export async function acceptEvidence(ctx: Ctx, input: JudgeEvidence): Promise<{ id: string }> {
  const found = await findToJudge(ctx, input, ['SUBMITTED']);
  return turn(ctx, found, 'evidence.accepted', { status: 'ACCEPTED', judgedAt: ctx.clock.now() });
}

/** Sends a record back with a note for whoever puts it right; until then it proves nothing. */
export async function returnEvidence(
  ctx: Ctx,
  input: JudgeEvidence & { readonly note: string },
): Promise<{ id: string }> {
  const found = await findToJudge(ctx, input, ['SUBMITTED', 'ACCEPTED']);
  refuseProblems(reasonProblems('note', input.note));
  return turn(ctx, found, 'evidence.returned', {
    status: 'RETURNED',
    returnNote: input.note.trim(),
    judgedAt: ctx.clock.now(),
  });
}

/** The agency says that what was entered on its behalf is right. */
export async function confirmEvidence(ctx: Ctx, input: JudgeEvidence): Promise<{ id: string }> {
  const found = await findEvidence(ctx, input.id);
  const { state } = found;
  if (!isOwnAgency(ctx, state.opdId)) throw new Forbidden('FORBIDDEN_ACTION', { action: 'duty.report' });
  refuseStale(state, input.expectedRevision);
  if (!state.onBehalf || state.confirmedAt) throw evidenceConflict('EVIDENCE_CONFIRMED', state.id);
  return turn(ctx, found, 'evidence.confirmed', { confirmedAt: ctx.clock.now() });
}

type Found = { readonly state: EvidenceState; readonly group: DutyGroup };

async function findToJudge(ctx: Ctx, input: JudgeEvidence, from: readonly EvidenceStatus[]): Promise<Found> {
  const found = await findEvidence(ctx, input.id);
  const { id, status } = found.state;
  assertJudges(ctx, found.group);
  refuseStale(found.state, input.expectedRevision);
  if (!from.includes(status)) throw evidenceConflict('EVIDENCE_WRONG_STATUS', id, { status });
  return found;
}

async function turn(
  ctx: Ctx,
  { state: before, group }: Found,
  type: 'evidence.accepted' | 'evidence.returned' | 'evidence.confirmed',
  data: Prisma.EvidenceUpdateManyMutationInput,
): Promise<{ id: string }> {
  const { id, opdId } = before;
  const revision = before.revision + 1;
  return inTransaction(ctx, async (tx) => {
    const { count } = await tx.evidence.updateMany({
      where: { id, revision: before.revision },
      data: { ...data, revision },
    });
    if (count === 0) throw evidenceConflict('EVIDENCE_STALE', id, { expected: before.revision, actual: revision });
    const after = await tx.evidence.findUniqueOrThrow({ where: { id }, select: evidenceStateSelect });
    await recordChange(tx, ctx, {
      subject: 'Evidence',
      subjectId: id,
      revision,
      action: type,
      before: loggedOf(before),
      after: loggedOf(after),
    });
    await tellOfDuty(tx, ctx, type, { id, group, opdId });
    return { id };
  });
}
