import type { Ctx } from '../../auth/ctx.ts';
import { inTransaction } from '../../db/transaction.ts';
import { wake } from '../../events/wake.ts';
import { dayText, today } from '../../lib/days.ts';
import { problem, refuseProblems } from '../../lib/errors.ts';
import { reasonProblems } from '../../lib/text-problems.ts';
import { endInterval, openInterval } from './close-posyandu.ts';
import { findManagedPost, type PostRef, readPost, writeAct } from './managed-post.ts';
import { dayProblems } from './post-days.ts';

export type MergePosyandu = PostRef & { readonly intoId: string; readonly on: Date; readonly reason: string };

/**
 * Merges a record into another of the same post, or a post into its neighbour: it closes at the end of the day and points
 * to the other. What it reported stays its own and goes on counting in the sums of the village.
 */
export async function mergePosyandu(ctx: Ctx, input: MergePosyandu): Promise<{ id: string }> {
  const post = await findManagedPost(ctx, input);
  const open = openInterval(post);
  const reason = input.reason.trim();
  refuseProblems(input.intoId === post.id ? [problem('into', 'POSYANDU_ITSELF')] : []);
  const into = await readPost(ctx, input.intoId);
  openInterval(into);
  refuseProblems([
    ...(into.wilayahId === post.wilayahId ? [] : [problem('into', 'POSYANDU_ELSEWHERE')]),
    ...dayProblems('on', input.on, { after: open.openedOn, latest: today(ctx) }),
    ...reasonProblems('reason', reason),
  ]);
  const done = await inTransaction(ctx, async (tx) => {
    const written = await writeAct(tx, ctx, post, {
      action: 'posyandu.merged',
      reason,
      data: { mergedIntoId: into.id },
      before: { closedOn: null, mergedInto: null },
      after: { closedOn: dayText(input.on), mergedInto: into.name },
    });
    await endInterval(tx, ctx, post, { on: input.on, reason });
    return written;
  });
  wake('sequencer');
  wake('rollup');
  return done;
}
