import { userIdOf } from '../../auth/actor.ts';
import type { Ctx } from '../../auth/ctx.ts';
import type { Tx } from '../../db/transaction.ts';
import { appendEvent } from '../../events/outbox.ts';
import { dayBefore, dayText } from '../../lib/days.ts';
import { type NewChange, recordChange } from '../activity/record-change.ts';
import type { Predecessor } from './succession-scene.ts';
import type { Ended } from './succession-written.ts';

/** Ends who sits in a predecessor and which agencies are its members, on its last day; what ended before stays as it is. */
export async function endPredecessor(
  tx: Tx,
  ctx: Ctx,
  group: Predecessor,
  day: Date,
): Promise<{ endedHoldings: Ended[]; endedMembers: Ended[] }> {
  const to = dayBefore(day);
  const by = userIdOf(ctx.actor);
  const nodeNo = group.wilayah.no;
  const holdings = group.seats.flatMap((seat) => seat.holdings.map((holding) => ({ ...holding, seatId: seat.id })));
  const holdingIds = holdings.map(({ id }) => id);
  const memberIds = group.members.map(({ id }) => id);
  await tx.seatHolding.updateMany({ where: { id: { in: holdingIds } }, data: { to, revision: { increment: 1 } } });
  await tx.pokjanalMember.updateMany({ where: { id: { in: memberIds } }, data: { to } });
  await recordChange(tx, ctx, ...holdings.map((one) => ended('SeatHolding', 'holding.ended', one, to)));
  await recordChange(
    tx,
    ctx,
    ...group.members.map((one) => ended('PokjanalMember', 'member.left', { ...one, revision: 0 }, to)),
  );
  await appendEvent(
    tx,
    ...holdings.map(({ id, seatId }) => ({
      type: 'holding.ended' as const,
      nodeNo,
      payload: { id, seat: seatId, pokjanal: group.id, by },
    })),
    ...memberIds.map((id) => ({
      type: 'member.left' as const,
      nodeNo,
      payload: { id, pokjanal: group.id, on: dayText(to), by },
    })),
  );
  return { endedHoldings: holdings.map(endOf), endedMembers: group.members.map(endOf) };
}

const endOf = ({ id, to }: { id: string; to: Date | null }): Ended => ({ id, to: to && dayText(to) });

function ended(
  subject: string,
  action: string,
  { id, to: before, revision }: { id: string; to: Date | null; revision: number },
  to: Date,
): NewChange {
  return { subject, subjectId: id, action, revision: revision + 1, before: { to: before }, after: { to } };
}
