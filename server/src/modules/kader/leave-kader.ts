import type { Ctx } from '../../auth/ctx.ts';
import { inTransaction } from '../../db/transaction.ts';
import { wake } from '../../events/wake.ts';
import { dayAfter, dayBefore, dayText, today } from '../../lib/days.ts';
import { problem, refuseProblems } from '../../lib/errors.ts';
import { newId } from '../../lib/ids.ts';
import { reasonProblems } from '../../lib/text-problems.ts';
import { dayProblems } from '../posyandu/post-days.ts';
import { sameNameProblems } from './kader-facts.ts';
import { readKaderPost } from './kader-post.ts';
import { findManagedKader, type KaderRef, refuseErased, refuseLeft, writeKaderAct } from './managed-kader.ts';

/** Ends the service of a kader at the end of a day; the record stays and keeps what was shown. */
export async function leaveKader(
  ctx: Ctx,
  input: KaderRef & { readonly on: Date; readonly reason: string },
): Promise<{ id: string }> {
  const kader = await findManagedKader(ctx, input, 'kader.manage');
  refuseLeft(kader);
  const reason = input.reason.trim();
  refuseProblems([
    ...dayProblems('on', input.on, { after: kader.since, latest: today(ctx) }),
    ...reasonProblems('reason', reason),
  ]);
  const done = await inTransaction(ctx, async (tx) => {
    const written = await writeKaderAct(tx, ctx, kader, {
      action: 'kader.left',
      reason,
      data: { leftOn: input.on },
      before: { leftOn: null },
      after: { leftOn: dayText(input.on) },
    });
    await tx.kaderTerm.updateMany({
      where: { kaderId: kader.id, to: null },
      data: { to: input.on, endReason: reason },
    });
    return written;
  });
  wake('sequencer');
  return done;
}

/** Lets a kader go on at another post from a day on; one who had left comes back so, also to the post of before. */
export async function moveKader(
  ctx: Ctx,
  input: KaderRef & { readonly posyanduId: string; readonly on: Date; readonly reason: string },
): Promise<{ id: string }> {
  const kader = await findManagedKader(ctx, input, 'kader.manage');
  refuseErased(kader);
  const { posyanduId, on } = input;
  const reason = input.reason.trim();
  const { post, problems } = await readKaderPost(ctx, posyanduId, on);
  const stays = kader.leftOn === null && posyanduId === kader.posyanduId;
  refuseProblems([
    ...problems,
    ...(stays ? [problem('posyandu', 'KADER_SAME_POST')] : []),
    ...dayProblems('on', on, { after: dayAfter(kader.leftOn ?? kader.since), latest: today(ctx) }),
    ...reasonProblems('reason', reason),
    ...(post && !stays ? await sameNameProblems(ctx.db, posyanduId, kader.name, kader.id) : []),
  ]);
  if (!post) return { id: kader.id };
  const done = await inTransaction(ctx, async (tx) => {
    await tx.sql('select from "Posyandu" where id = $1 for no key update', [posyanduId]);
    refuseProblems(await sameNameProblems(tx, posyanduId, kader.name, kader.id));
    const written = await writeKaderAct(tx, ctx, kader, {
      action: 'kader.moved',
      reason,
      data: { posyanduId, since: on, leftOn: null },
      before: { posyandu: kader.posyandu.name, leftOn: kader.leftOn && dayText(kader.leftOn) },
      after: { posyandu: post.name, since: dayText(on) },
      nodeNo: post.no,
    });
    await tx.kaderTerm.updateMany({
      where: { kaderId: kader.id, to: null },
      data: { to: dayBefore(on), endReason: reason },
    });
    await tx.kaderTerm.create({ data: { id: newId(), kaderId: kader.id, posyanduId, from: on } });
    return written;
  });
  wake('sequencer');
  return done;
}
