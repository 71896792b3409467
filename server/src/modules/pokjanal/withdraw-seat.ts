import { userIdOf } from '../../auth/actor.ts';
import type { Ctx } from '../../auth/ctx.ts';
import { inTransaction } from '../../db/transaction.ts';
import { appendEvent } from '../../events/outbox.ts';
import { Conflict, refuseProblems } from '../../lib/errors.ts';
import { reasonProblems } from '../../lib/text-problems.ts';
import { recordChange } from '../activity/record-change.ts';
import { findManagedSeat, lockGroup } from './group-scope.ts';
import { lockSeat } from './seat-lock.ts';

/** That something counts on the seat `s`, as SQL: it stands in a meeting or owns a commitment. */
export const SEAT_COUNTED_ON = `(
  exists (select from "MeetingParty" m where m."seatId" = s.id)
  or exists (select from "Commitment" c where c."ownerSeatId" = s.id))`;

/**
 * Takes back a seat that was added by mistake: it is gone with the holdings that were withdrawn before, and the history of
 * changes tells of it. @throws Conflict while somebody holds it or something counts on it, or when it was changed meanwhile.
 */
export async function withdrawSeat(
  ctx: Ctx,
  input: { readonly id: string; readonly expectedRevision: number; readonly reason: string },
): Promise<{ id: string }> {
  const { id, name, pokjanal: group } = await findManagedSeat(ctx, input.id);
  refuseProblems(reasonProblems('reason', input.reason));
  return inTransaction(ctx, async (tx) => {
    await lockGroup(tx, group);
    const { revision } = await lockSeat(tx, id);
    if (revision !== input.expectedRevision) {
      throw new Conflict('STALE_SEAT', { expected: input.expectedRevision, actual: revision, seatId: id });
    }
    const counted = await tx.sql(
      `select 1 from "Seat" s where s.id = $1 and (${SEAT_COUNTED_ON}
         or exists (select from "SeatHolding" h where h."seatId" = s.id and h."withdrawnAt" is null))`,
      [id],
    );
    if (counted.length > 0) throw new Conflict('SEAT_COUNTED', { seat: name, seatId: id });
    const { code, single, order } = await tx.seat.delete({ where: { id } });
    await recordChange(tx, ctx, {
      subject: 'Seat',
      subjectId: id,
      revision: revision + 1,
      action: 'seat.withdrawn',
      reason: input.reason.trim(),
      before: { code, name, single, order },
      after: {},
    });
    const payload = { ids: [id], pokjanal: group.id, by: userIdOf(ctx.actor) };
    await appendEvent(tx, { type: 'seat.withdrawn', nodeNo: group.wilayah.no, payload });
    return { id };
  });
}
