import type { Ctx } from '../../auth/ctx.ts';
import { claimName } from '../../db/claim-name.ts';
import { inTransaction, type Tx } from '../../db/transaction.ts';
import { wake } from '../../events/wake.ts';
import { dayAfter, dayText, today } from '../../lib/days.ts';
import { refuseProblems } from '../../lib/errors.ts';
import { newId } from '../../lib/ids.ts';
import { firstDay, type MonthNo, monthOfDay } from '../../lib/pure/month.ts';
import { optionalText, reasonProblems } from '../../lib/text-problems.ts';
import { findManagedPost, type ManagedPost, postConflict, type PostRef, writeAct } from './managed-post.ts';
import { dayProblems } from './post-days.ts';
import { liftDuties, restoreDuties } from './post-marks.sql.ts';
import { nameProblems } from './post-place.ts';

export type ClosePosyandu = PostRef & { readonly on: Date; readonly reason: string };
export type ReopenPosyandu = PostRef & { readonly on: Date; readonly reason: string | null };

/** Closes a post at the end of a day; it owes nothing for the months after, and its history stays readable. */
export async function closePosyandu(ctx: Ctx, input: ClosePosyandu): Promise<{ id: string }> {
  const post = await findManagedPost(ctx, input);
  const reason = input.reason.trim();
  const open = openInterval(post);
  refuseProblems([
    ...dayProblems('on', input.on, { after: open.openedOn, latest: today(ctx) }),
    ...reasonProblems('reason', reason),
  ]);
  const done = await inTransaction(ctx, async (tx) => {
    const written = await writeAct(tx, ctx, post, {
      action: 'posyandu.closed',
      reason,
      data: {},
      before: { closedOn: null },
      after: { closedOn: dayText(input.on) },
    });
    await endInterval(tx, ctx, post, { on: input.on, reason });
    return written;
  });
  wake('sequencer');
  wake('rollup');
  return done;
}

/** Opens a closed post again from a day on; the time between stays closed. A merged record stays closed. */
export async function reopenPosyandu(ctx: Ctx, input: ReopenPosyandu): Promise<{ id: string }> {
  const post = await findManagedPost(ctx, input);
  if (post.mergedIntoId) throw postConflict('POSYANDU_MERGED', post.id);
  const [last] = post.intervals;
  if (!last?.closedOn) throw postConflict('POSYANDU_OPEN', post.id);
  const { closedOn } = last;
  refuseProblems([
    ...dayProblems('on', input.on, { after: dayAfter(closedOn), latest: today(ctx) }),
    ...optionalText('reason', input.reason),
    ...(await nameProblems(ctx.db, post.wilayah, post.name, post.id)),
  ]);
  const done = await inTransaction(ctx, async (tx) => {
    await claimName(tx, post.wilayahId, (now) => nameProblems(now, post.wilayah, post.name, post.id));
    const written = await writeAct(tx, ctx, post, {
      action: 'posyandu.reopened',
      ...(input.reason?.trim() ? { reason: input.reason.trim() } : {}),
      data: {},
      before: { closedOn: dayText(closedOn) },
      after: { openedOn: dayText(input.on) },
    });
    await tx.posyanduInterval.create({ data: { id: newId(), posyanduId: post.id, openedOn: input.on } });
    if (post.unit) await restoreDuties(tx, post.unit.no, firstWholeMonth(input.on), ctx.clock.now());
    return written;
  });
  wake('sequencer');
  wake('rollup');
  return done;
}

/** The interval in which a post operates. @throws Conflict when it is closed. */
export function openInterval(post: ManagedPost): ManagedPost['intervals'][number] {
  const [last] = post.intervals;
  if (!last || last.closedOn) {
    throw postConflict('POSYANDU_CLOSED', post.id, { on: last?.closedOn ? dayText(last.closedOn) : '…' });
  }
  return last;
}

/** Ends the time in which a post operates and what it would owe after it. */
export async function endInterval(
  tx: Tx,
  ctx: Ctx,
  post: ManagedPost,
  { on, reason }: { on: Date; reason: string },
): Promise<void> {
  await tx.posyanduInterval.update({
    where: { id: openInterval(post).id },
    data: { closedOn: on, closeReason: reason },
  });
  if (post.unit) await liftDuties(tx, post.unit.no, monthOfDay(dayText(on)), ctx.clock.now());
}

/** A post opened within a month owes from the next one on. */
function firstWholeMonth(on: Date): MonthNo {
  const month = monthOfDay(dayText(on));
  return firstDay(month) === dayText(on) ? month : month + 1;
}
