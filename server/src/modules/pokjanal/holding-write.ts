import { userIdOf } from '../../auth/actor.ts';
import type { Ctx } from '../../auth/ctx.ts';
import type { Tx } from '../../db/transaction.ts';
import { appendEvent } from '../../events/outbox.ts';
import { Conflict } from '../../lib/errors.ts';
import { dayText, overlapWhere, type Span } from '../../lib/days.ts';
import { recordChange } from '../activity/record-change.ts';
import { type ManagedSeat } from './group-scope.ts';
import type { HoldingContent } from './holding-check.ts';
import { lockSeat } from './seat-lock.ts';

/** The columns of a holding from what is written of it, without blanks around. */
export function holdingRow(content: HoldingContent) {
  const { office, person, opdId, exOfficio, actingAs, from, to, decreeId } = content;
  const acting = actingAs !== null;
  return {
    office: office.trim(),
    person: person?.trim() || null,
    opdId,
    exOfficio,
    acting,
    actingAs,
    from,
    to,
    decreeId,
  };
}

/**
 * Holds the seat and makes sure that it is there and free in these days, but for one holding that is being changed.
 * @throws Conflict naming the other holder and the days.
 */
export async function claimSeat(tx: Tx, seat: ManagedSeat, span: Span, except?: string): Promise<void> {
  const { single, endedOn } = await lockSeat(tx, seat.id);
  if (endedOn && (!span.to || span.to > endedOn)) {
    throw new Conflict('SEAT_ENDED', { seat: seat.name, on: dayText(endedOn), seatId: seat.id });
  }
  if (!single) return;
  const other = await tx.seatHolding.findFirst({
    where: { seatId: seat.id, withdrawnAt: null, ...(except && { id: { not: except } }), ...overlapWhere(span) },
    orderBy: { from: 'asc' },
    select: { id: true, office: true, from: true, to: true },
  });
  if (!other) return;
  throw new Conflict('SEAT_TAKEN', {
    seat: seat.name,
    office: other.office,
    from: dayText(other.from),
    to: dayText(other.to),
    holdingId: other.id,
  });
}

type HoldingRow = ReturnType<typeof holdingRow>;

/** What became of a holding; null before: it came into being. */
export type HoldingChange = {
  readonly id: string;
  readonly revision: number;
  readonly before: Partial<HoldingRow> | null;
  readonly after: Partial<HoldingRow>;
  readonly reason?: string;
};

/** Tells and logs what happened to a holding: offices and days, never who the person is. */
export async function tellHolding(
  ctx: Ctx,
  tx: Tx,
  type: 'seat.held' | 'holding.ended' | 'holding.corrected' | 'holding.withdrawn',
  seat: ManagedSeat,
  change: HoldingChange,
): Promise<void> {
  const { id, before, after, ...rest } = change;
  await recordChange(tx, ctx, {
    ...rest,
    subject: 'SeatHolding',
    subjectId: id,
    action: type,
    before: before && withoutPerson(before),
    after: withoutPerson(after),
  });
  await appendEvent(tx, {
    type,
    nodeNo: seat.pokjanal.wilayah.no,
    payload: { id, seat: seat.id, pokjanal: seat.pokjanal.id, by: userIdOf(ctx.actor) },
  });
}

function withoutPerson({ person: _untold, ...told }: Partial<HoldingRow>) {
  return told;
}
