import type { Ctx } from '../../auth/ctx.ts';
import { inTransaction } from '../../db/transaction.ts';
import { wake } from '../../events/wake.ts';
import { dayText } from '../../lib/days.ts';
import { refuseProblems } from '../../lib/errors.ts';
import { reasonProblems } from '../../lib/text-problems.ts';
import { findManagedKader, kaderConflict, type KaderRef, writeKaderAct } from './managed-kader.ts';

/**
 * Takes back a kader who was entered by mistake: she never served, nobody reads the record, and the telephone number is
 * gone. @throws Conflict when a result in a skill counts on it: such a kader leaves instead.
 */
export async function withdrawKader(ctx: Ctx, input: KaderRef & { readonly reason: string }): Promise<{ id: string }> {
  const kader = await findManagedKader(ctx, input, 'kader.manage');
  const { id, since, leftOn } = kader;
  const reason = input.reason.trim();
  refuseProblems(reasonProblems('reason', reason));
  const done = await inTransaction(ctx, async (tx) => {
    const written = await writeKaderAct(tx, ctx, kader, {
      action: 'kader.withdrawn',
      reason,
      data: { withdrawnAt: ctx.clock.now(), withdrawReason: reason, leftOn: leftOn ?? since, phone: null },
      before: { since: dayText(since) },
      after: { since: null },
    });
    if ((await tx.kaderSkillResult.count({ where: { kaderId: id } })) > 0) throw kaderConflict('KADER_COUNTED', id);
    // She never served: no day of the past counts her.
    await tx.kaderTerm.deleteMany({ where: { kaderId: id } });
    return written;
  });
  wake('sequencer');
  return done;
}
