import type { Ctx } from '../../auth/ctx.ts';
import { inTransaction, type Tx } from '../../db/transaction.ts';
import { problem, refuseProblems } from '../../lib/errors.ts';
import { recordChange } from '../activity/record-change.ts';
import { decreeConflict } from './decree-conflict.ts';
import type { DecreeState } from './decree-content.ts';
import { refuseStale } from './decree-correct.ts';
import { manageableDecree, tellOfDecree } from './decree-groups.ts';

export type WithdrawDecree = {
  readonly id: string;
  readonly expectedRevision: number;
  /** Why it should never have been entered. */
  readonly reason: string;
};

const MAX_REASON = 500;

/**
 * Takes back a decree that was wrongly entered: it counts for nothing from then on and stays readable, and the right
 * document can be entered. A decree that ends a group is a decree of its own, not this.
 */
export async function withdrawDecree(ctx: Ctx, input: WithdrawDecree): Promise<{ id: string }> {
  const { id, expectedRevision } = input;
  const reason = input.reason.trim();
  const before = await manageableDecree(ctx, id);
  refuseStale(before, expectedRevision);
  refuseProblems([
    ...(reason === '' ? [problem('reason', 'REASON_REQUIRED')] : []),
    ...(reason.length > MAX_REASON ? [problem('reason', 'TOO_LONG', { max: MAX_REASON })] : []),
  ]);
  return inTransaction(ctx, (tx) => withdrawIn(tx, ctx, before, reason));
}

/** Takes back a decree as it was read, in an open transaction. @throws Conflict when somebody was faster. */
export async function withdrawIn(tx: Tx, ctx: Ctx, before: DecreeState, reason: string): Promise<{ id: string }> {
  const { id } = before;
  const revision = before.revision + 1;
  const { count } = await tx.decree.updateMany({
    where: { id, revision: before.revision, withdrawnAt: null },
    data: { withdrawnAt: ctx.clock.now(), withdrawReason: reason, revision },
  });
  if (count === 0) throw decreeConflict('DECREE_STALE', id, { expected: before.revision, actual: revision });
  await recordChange(tx, ctx, {
    subject: 'Decree',
    subjectId: id,
    revision,
    action: 'decree.withdrawn',
    reason,
    before: { withdrawn: false },
    after: { withdrawn: true },
  });
  const groups = before.pokjanal.map((link) => link.pokjanal);
  await tellOfDecree(tx, ctx, 'decree.withdrawn', { id, revision, groups });
  return { id };
}
