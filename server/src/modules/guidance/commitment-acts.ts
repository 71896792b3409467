import type { Commitment, CommitmentState } from '@pokjanal/prisma/client';
import type { Ctx } from '../../auth/ctx.ts';
import { can } from '../../auth/policy.ts';
import { visible, visibleEvidence } from '../../auth/visible.ts';
import { inTransaction, type Tx } from '../../db/transaction.ts';
import { Conflict, Forbidden, NotFound, type Problem, problem, refuseProblems } from '../../lib/errors.ts';
import { dayAsked, dayText } from '../../lib/days.ts';
import { type CommitmentContent, commitmentProblems } from './commitment-check.ts';
import { addSteps, type Step, writeCommitments } from './commitment-write.ts';
import { groupAbove } from './group-above.ts';
import { findGuidedGroup, findManagedMeeting } from './guided-group.ts';
import { limited } from './meeting-check.ts';
import { fileProblems } from './meeting-links.ts';

const MAX_NOTE = 1_000;

export type RecordCommitment = {
  readonly pokjanalId: string;
  readonly meetingId: string | null;
  /** Record of evidence it grows out of. */
  readonly evidenceId: string | null;
  readonly content: CommitmentContent;
};

/**
 * Records a commitment of a group: one that a meeting decided, counted from its day, or one made today, also out of what a
 * record of evidence of the group found.
 */
export async function recordCommitment(ctx: Ctx, input: RecordCommitment): Promise<{ id: string }> {
  const group = await findGuidedGroup(ctx, input.pokjanalId, 'meeting.manage');
  const meeting = input.meetingId === null ? null : await findManagedMeeting(ctx, input.meetingId);
  if (meeting && meeting.pokjanalId !== group.id) throw new NotFound('MEETING_NOT_FOUND');
  const { evidenceId } = input;
  if (evidenceId) await findEvidenceOf(ctx, group.id, evidenceId);
  const from = meeting?.date ?? dayAsked(ctx, null);
  refuseProblems(await commitmentProblems(ctx, group, [input.content], from, () => 'content'));
  return inTransaction(ctx, async (tx) => {
    const what = { meetingId: meeting?.id ?? null, evidenceId, from, commitments: [input.content] };
    const [id = ''] = await writeCommitments(tx, ctx, group, what);
    return { id };
  });
}

async function findEvidenceOf(ctx: Ctx, pokjanalId: string, id: string): Promise<void> {
  const where = { AND: [{ id, pokjanalId }, visibleEvidence(ctx.actor)] };
  if (!(await ctx.db.prisma.evidence.findFirst({ where, select: { id: true } })))
    throw new NotFound('EVIDENCE_NOT_FOUND');
}

/** Where a person may move a commitment; passing it up is an act of its own. */
export type MoveTo = Exclude<CommitmentState, 'ESCALATED'>;

export type MoveCommitment = {
  readonly id: string;
  /** Number of the newest entry the caller saw. */
  readonly expectedRevision: number;
  readonly state: MoveTo;
  /** Day it happened; today when left out. */
  readonly on: Date | null;
  /** What was done, what shows it, or why. */
  readonly note: string | null;
  readonly attachmentId: string | null;
};

/**
 * Moves a commitment: taken up, done with what shows it, dropped with the reason, or opened again with the reason.
 * @throws Conflict with the commitment when somebody else was faster or it stands otherwise.
 */
export async function moveCommitment(ctx: Ctx, input: MoveCommitment): Promise<{ id: string }> {
  const found = await findManagedCommitment(ctx, input.id);
  refuseStale(found, input.expectedRevision);
  const isEnded = ENDED.includes(found.state);
  if (isEnded && input.state !== 'OPEN') throw conflict('COMMITMENT_CLOSED', found.id);
  if (!isEnded && input.state === 'OPEN') throw conflict('COMMITMENT_OPEN', found.id);
  const today = dayAsked(ctx, null);
  const { state, attachmentId } = input;
  const note = input.note?.trim() || null;
  return inTransaction(ctx, async (tx) => {
    const files = attachmentId ? [attachmentId] : [];
    refuseProblems([
      ...moveProblems({ ...input, note }, today),
      ...(await fileProblems(tx, ctx, files, new Set(), () => 'attachment')),
    ]);
    const step = { no: found.revision + 1, state, on: input.on ?? today, note, attachmentId };
    await addNextStep(tx, ctx, found, step);
    return { id: found.id };
  });
}

function moveProblems({ state, on, note, attachmentId }: MoveCommitment, today: Date): Problem[] {
  return [
    ...(on && on > today ? [problem('on', 'DATE_IN_FUTURE')] : []),
    ...limited('note', note, MAX_NOTE),
    ...(state === 'DONE' && note === null && attachmentId === null ? [problem('note', 'EVIDENCE_REQUIRED')] : []),
    ...(NEEDS_REASON.includes(state) && note === null ? [problem('note', 'REASON_REQUIRED')] : []),
  ];
}

const ENDED: readonly CommitmentState[] = ['DONE', 'DROPPED'];
const NEEDS_REASON: readonly CommitmentState[] = ['DROPPED', 'OPEN'];

/**
 * Passes an overdue commitment up to the group of the area above, as the tree stands that day; once more passes it on from
 * there. @throws Conflict while it is in time, when it is over, or when no group stands above.
 */
export async function escalateCommitment(
  ctx: Ctx,
  input: { readonly id: string; readonly expectedRevision: number; readonly note: string | null },
): Promise<{ id: string }> {
  const found = await findManagedCommitment(ctx, input.id);
  refuseStale(found, input.expectedRevision);
  if (ENDED.includes(found.state)) throw conflict('COMMITMENT_CLOSED', found.id);
  const today = dayAsked(ctx, null);
  if (found.dueOn >= today) throw conflict('NOT_OVERDUE', found.id, { due: dayText(found.dueOn) });
  const note = input.note?.trim() || null;
  refuseProblems(limited('note', note, MAX_NOTE));
  const above = await groupAbove(ctx.db, found.escalatedTo ?? found.pokjanal);
  if (!above) throw conflict('NO_GROUP_ABOVE', found.id);
  return inTransaction(ctx, async (tx) => {
    const step = { no: found.revision + 1, state: 'ESCALATED' as const, on: today, note, toPokjanalId: above };
    await addNextStep(tx, ctx, found, step);
    return { id: found.id };
  });
}

const groupOf = { select: { id: true, regime: true, wilayah: { select: { no: true, path: true } } } } as const;

/** A commitment the caller may move. @throws NotFound out of reach, Forbidden without the right. */
export async function findManagedCommitment(ctx: Ctx, id: string) {
  const found = await ctx.db.prisma.commitment.findFirst({
    where: { AND: [{ id }, visible(ctx.actor, 'commitment.read')] },
    include: { pokjanal: groupOf, escalatedTo: groupOf },
  });
  if (!found) throw new NotFound('COMMITMENT_NOT_FOUND');
  const target = { path: found.pokjanal.wilayah.path, ...(found.ownerOpdId ? { opdId: found.ownerOpdId } : {}) };
  if (!can(ctx.actor, 'commitment.manage', target)) {
    throw new Forbidden('FORBIDDEN_ACTION', { action: 'commitment.manage' });
  }
  return found;
}

type Managed = Awaited<ReturnType<typeof findManagedCommitment>>;

/** @throws Conflict with the commitment when somebody was faster. */
export function refuseStale({ id, revision }: Commitment, expected: number): void {
  if (revision !== expected) throw conflict('COMMITMENT_STALE', id, { expected, actual: revision });
}

function conflict(
  code: 'COMMITMENT_STALE' | 'COMMITMENT_CLOSED' | 'COMMITMENT_OPEN' | 'NOT_OVERDUE' | 'NO_GROUP_ABOVE',
  commitmentId: string,
  data: Record<string, string | number> = {},
): Conflict {
  return new Conflict(code, { ...data, commitmentId });
}

/** Adds an entry to the log; whoever comes second finds it taken. */
export async function addNextStep(tx: Tx, ctx: Ctx, found: Managed, step: Step): Promise<void> {
  const [row] = await tx.sql<{ revision: number }>('select revision from "Commitment" where id = $1 for update', [
    found.id,
  ]);
  refuseStale({ ...found, revision: row?.revision ?? found.revision }, found.revision);
  const { id, pokjanalId } = found;
  await addSteps(tx, ctx, [{ id, pokjanalId, nodeNo: found.pokjanal.wilayah.no, step }]);
}
