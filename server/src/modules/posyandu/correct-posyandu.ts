import type { Ctx } from '../../auth/ctx.ts';
import { claimName } from '../../db/claim-name.ts';
import { inTransaction } from '../../db/transaction.ts';
import { wake } from '../../events/wake.ts';
import { today } from '../../lib/days.ts';
import { refuseProblems } from '../../lib/errors.ts';
import type { DryRun } from '../activity/restored-values.ts';
import { findManagedPost, type PostRef, writeAct } from './managed-post.ts';
import { factProblems, type PostFacts, trimmed } from './open-posyandu.ts';
import { nameProblems } from './post-place.ts';

export type CorrectPosyandu = PostRef & PostFacts & DryRun;

/**
 * From when a number counts that the post did not have: the day it was told of, so that months before stay as they are.
 * One that was put right keeps its day.
 */
function sinceOf(
  before: Pick<PostFacts, 'regNo' | 'decree'>,
  { regNo, decree }: PostFacts,
  on: Date,
): { regNoSince?: Date | null; decreeSince?: Date | null } {
  const since = (was: string | null | undefined, is: string | null) => (!was && is ? on : null);
  return {
    ...(!before.regNo !== !regNo && { regNoSince: since(before.regNo, regNo) }),
    ...(decree !== undefined && !before.decree !== !decree && { decreeSince: since(before.decree, decree) }),
  };
}

/** Renames a post or puts right what is told of it. Another set of forms is owed from the next month that opens. */
export async function correctPosyandu(ctx: Ctx, input: CorrectPosyandu): Promise<{ id: string }> {
  const facts = trimmed(input);
  const post = await findManagedPost(ctx, input);
  const isRenamed = facts.name !== '' && facts.name !== post.name;
  refuseProblems([
    ...factProblems(facts),
    ...(isRenamed ? await nameProblems(ctx.db, post.wilayah, facts.name, post.id) : []),
  ]);
  if (input.dryRun) return { id: post.id };
  const { name, regNo, openingDay, address, formSet, decree } = post;
  const done = await inTransaction(ctx, async (tx) => {
    if (isRenamed) {
      await claimName(tx, post.wilayahId, (now) => nameProblems(now, post.wilayah, facts.name, post.id));
    }
    return writeAct(tx, ctx, post, {
      action: 'posyandu.corrected',
      data: { ...facts, ...sinceOf(post, facts, today(ctx)) },
      before: { name, regNo, openingDay, address, formSet, ...(facts.decree !== undefined && { decree }) },
      after: facts,
    });
  });
  wake('sequencer');
  return done;
}
