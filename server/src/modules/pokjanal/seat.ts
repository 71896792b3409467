import { userIdOf } from '../../auth/actor.ts';
import type { Ctx } from '../../auth/ctx.ts';
import { inTransaction, type Tx } from '../../db/transaction.ts';
import { appendEvent } from '../../events/outbox.ts';
import { Conflict, problem, refuseProblems } from '../../lib/errors.ts';
import { recordChange } from '../activity/record-change.ts';
import { dayText } from '../../lib/days.ts';
import { findManagedGroup, findManagedSeat, lockGroup, type ManagedGroup, type ManagedSeat } from './group-scope.ts';
import { reasonProblems, requiredText } from '../../lib/text-problems.ts';
import { lockSeat } from './seat-lock.ts';

/** Gives a seat another name, as the newest decree writes it. @throws Conflict when somebody changed it meanwhile. */
export async function renameSeat(
  ctx: Ctx,
  input: { readonly id: string; readonly name: string; readonly expectedRevision: number },
): Promise<{ id: string }> {
  const seat = await findManagedSeat(ctx, input.id);
  refuseProblems(requiredText('name', input.name));
  return inTransaction(ctx, async (tx) => {
    const { revision, name } = await lockSeat(tx, seat.id);
    if (revision !== input.expectedRevision) {
      throw new Conflict('STALE_SEAT', { expected: input.expectedRevision, actual: revision, seatId: seat.id });
    }
    const renamed = { name: input.name.trim() };
    await tx.seat.update({ where: { id: seat.id }, data: { ...renamed, revision: revision + 1 } });
    await recordChange(tx, ctx, {
      subject: 'Seat',
      subjectId: seat.id,
      revision: revision + 1,
      action: 'seat.renamed',
      before: { name },
      after: renamed,
    });
    await tellChanged(ctx, tx, seat.pokjanal, [seat.id]);
    return { id: seat.id };
  });
}

/** Puts the seats of a group in an order; every seat there is must be named once. */
export async function reorderSeats(
  ctx: Ctx,
  input: { readonly pokjanalId: string; readonly seatIds: readonly string[] },
): Promise<{ ids: string[] }> {
  const group = await findManagedGroup(ctx, input.pokjanalId);
  return inTransaction(ctx, async (tx) => {
    await lockGroup(tx, group);
    const standing = await tx.seat.findMany({ where: { pokjanalId: group.id, endedOn: null }, select: { id: true } });
    const named = new Set(input.seatIds);
    const isWhole = named.size === input.seatIds.length && named.size === standing.length;
    if (!isWhole || !standing.every(({ id }) => named.has(id))) {
      refuseProblems([problem('seats', 'SEATS_INCOMPLETE')]);
    }
    const ids = [...input.seatIds];
    await tx.sql(
      `update "Seat" s set "order" = wanted.place::int, revision = s.revision + 1
       from unnest($1::uuid[]) with ordinality as wanted(id, place) where s.id = wanted.id and s."order" <> wanted.place`,
      [ids],
    );
    await tellChanged(ctx, tx, group, ids);
    return { ids };
  });
}

/**
 * Ends a seat on its last day; it stays readable as it was. @throws Conflict while somebody holds it beyond that day, or
 * when it ended before.
 */
export async function endSeat(
  ctx: Ctx,
  input: { readonly id: string; readonly on: Date; readonly reason: string },
): Promise<{ id: string }> {
  const seat = await findManagedSeat(ctx, input.id);
  refuseProblems(reasonProblems('reason', input.reason));
  return inTransaction(ctx, async (tx) => {
    const { endedOn, revision } = await lockSeat(tx, seat.id);
    if (endedOn) throw new Conflict('SEAT_ENDED', { seat: seat.name, on: dayText(endedOn), seatId: seat.id });
    await refuseHeld(tx, seat, input.on);
    await tx.seat.update({ where: { id: seat.id }, data: { endedOn: input.on, revision: revision + 1 } });
    await recordChange(tx, ctx, {
      subject: 'Seat',
      subjectId: seat.id,
      revision: revision + 1,
      action: 'seat.ended',
      reason: input.reason.trim(),
      before: { endedOn },
      after: { endedOn: input.on },
    });
    await appendEvent(tx, {
      type: 'seat.ended',
      nodeNo: seat.pokjanal.wilayah.no,
      payload: { id: seat.id, pokjanal: seat.pokjanal.id, on: dayText(input.on), by: userIdOf(ctx.actor) },
    });
    return { id: seat.id };
  });
}

async function refuseHeld(tx: Tx, seat: ManagedSeat, on: Date): Promise<void> {
  const held = await tx.seatHolding.findFirst({
    where: { seatId: seat.id, withdrawnAt: null, OR: [{ to: null }, { to: { gt: on } }] },
    select: { id: true, office: true },
  });
  if (!held) return;
  throw new Conflict('SEAT_STILL_HELD', {
    seat: seat.name,
    office: held.office,
    on: dayText(on),
    holdingId: held.id,
  });
}

async function tellChanged(ctx: Ctx, tx: Tx, group: ManagedGroup, ids: readonly string[]): Promise<void> {
  await appendEvent(tx, {
    type: 'seat.changed',
    nodeNo: group.wilayah.no,
    payload: { ids, pokjanal: group.id, by: userIdOf(ctx.actor) },
  });
}
