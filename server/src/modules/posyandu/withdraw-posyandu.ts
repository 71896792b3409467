import type { Ctx } from '../../auth/ctx.ts';
import { inTransaction } from '../../db/transaction.ts';
import { wake } from '../../events/wake.ts';
import { dayText } from '../../lib/days.ts';
import { refuseProblems } from '../../lib/errors.ts';
import { reasonProblems } from '../../lib/text-problems.ts';
import { openInterval } from './close-posyandu.ts';
import { findManagedPost, postConflict, type PostRef, writeAct } from './managed-post.ts';
import { forgiveDuties, isCountedOn } from './post-marks.sql.ts';

/**
 * Takes back a post that was opened by mistake: it never operated, owes nothing and is in no list; what was written of it
 * stays readable. @throws Conflict when a report or an account counts on it: such a post is closed instead.
 */
export async function withdrawPosyandu(
  ctx: Ctx,
  input: PostRef & { readonly reason: string },
): Promise<{ id: string }> {
  const post = await findManagedPost(ctx, input);
  const open = openInterval(post);
  const reason = input.reason.trim();
  refuseProblems(reasonProblems('reason', reason));
  const done = await inTransaction(ctx, async (tx) => {
    const written = await writeAct(tx, ctx, post, {
      action: 'posyandu.withdrawn',
      reason,
      data: { withdrawnAt: ctx.clock.now(), withdrawReason: reason },
      before: { openedOn: dayText(open.openedOn) },
      after: { openedOn: null },
    });
    if (await isCountedOn(tx, post.id)) throw postConflict('POSYANDU_COUNTED', post.id);
    // It never operated: no month may open for it. The day stays in its history.
    await tx.posyanduInterval.deleteMany({ where: { posyanduId: post.id } });
    if (post.unit) await forgiveDuties(tx, post.unit.no, ctx.clock.now());
    return written;
  });
  wake('sequencer');
  wake('rollup');
  return done;
}
