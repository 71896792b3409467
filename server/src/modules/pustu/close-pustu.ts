import type { Ctx } from '../../auth/ctx.ts';
import { claimName } from '../../db/claim-name.ts';
import { inTransaction } from '../../db/transaction.ts';
import { wake } from '../../events/wake.ts';
import { dayAfter, dayText, today } from '../../lib/days.ts';
import { refuseProblems } from '../../lib/errors.ts';
import { optionalText, reasonProblems } from '../../lib/text-problems.ts';
import { dayProblems } from '../posyandu/post-days.ts';
import { setWorkArea } from '../posyandu/work-area.ts';
import { findManagedPustu, pustuConflict, type PustuRef, writePustuAct } from './managed-pustu.ts';
import { sameName } from './pustu-facts.ts';

/** Closes a pustu at the end of a day; it serves no village any more. */
export async function closePustu(
  ctx: Ctx,
  input: PustuRef & { readonly on: Date; readonly reason: string },
): Promise<{ id: string }> {
  const pustu = await findManagedPustu(ctx, input);
  if (pustu.closedOn) throw pustuConflict('PUSTU_CLOSED', pustu.id, { on: dayText(pustu.closedOn) });
  const { on } = input;
  const reason = input.reason.trim();
  refuseProblems([
    ...dayProblems('on', on, { after: pustu.openedOn, latest: today(ctx) }),
    ...reasonProblems('reason', reason),
  ]);
  const done = await inTransaction(ctx, async (tx) => {
    const written = await writePustuAct(tx, ctx, pustu, {
      action: 'pustu.closed',
      reason,
      data: { closedOn: on, closeReason: reason },
      before: { closedOn: null },
      after: { closedOn: dayText(on) },
    });
    await setWorkArea(tx, { type: 'Pustu', id: pustu.id }, [], dayAfter(on));
    return written;
  });
  wake('sequencer');
  return done;
}

/** Opens a closed pustu again from a day on, for the villages it served on its last day that still exist. */
export async function reopenPustu(
  ctx: Ctx,
  input: PustuRef & { readonly on: Date; readonly reason: string | null },
): Promise<{ id: string }> {
  const pustu = await findManagedPustu(ctx, input);
  const { closedOn } = pustu;
  if (!closedOn) throw pustuConflict('PUSTU_OPEN', pustu.id);
  const reason = input.reason?.trim();
  const village = { id: pustu.wilayahId, name: pustu.wilayah.name };
  refuseProblems([
    ...dayProblems('on', input.on, { after: dayAfter(closedOn), latest: today(ctx) }),
    ...optionalText('reason', reason ?? null),
    ...(await sameName(ctx.db, village, pustu.name, pustu.id)),
  ]);
  const done = await inTransaction(ctx, async (tx) => {
    await claimName(tx, village.id, (now) => sameName(now, village, pustu.name, pustu.id));
    const written = await writePustuAct(tx, ctx, pustu, {
      action: 'pustu.reopened',
      ...(reason && { reason }),
      data: { closedOn: null, closeReason: null },
      before: { closedOn: dayText(closedOn) },
      after: { openedOn: dayText(input.on) },
    });
    const served = await tx.pustuArea.findMany({
      where: { pustuId: pustu.id, to: closedOn, wilayah: { endedOn: null } },
      select: { wilayahId: true },
    });
    const villages = served.length > 0 ? served.map(({ wilayahId }) => wilayahId) : [pustu.wilayahId];
    await setWorkArea(tx, { type: 'Pustu', id: pustu.id }, villages, input.on);
    return written;
  });
  wake('sequencer');
  return done;
}
