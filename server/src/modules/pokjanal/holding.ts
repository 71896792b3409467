import type { Ctx } from '../../auth/ctx.ts';
import { inTransaction, type Tx } from '../../db/transaction.ts';
import { Conflict, problem, refuseProblems } from '../../lib/errors.ts';
import { newId } from '../../lib/ids.ts';
import { dayAfter, dayText } from '../../lib/days.ts';
import { findManagedHolding, findManagedSeat, type ManagedSeat, refuseSuperseded } from './group-scope.ts';
import { reasonProblems } from '../../lib/text-problems.ts';
import { type HoldingContent, holdingProblems } from './holding-check.ts';
import { claimSeat, holdingRow, tellHolding } from './holding-write.ts';
import { lockSeat } from './seat-lock.ts';

type Holding = Awaited<ReturnType<typeof findManagedHolding>>;

/** Seats a holder from a day on. @throws Conflict naming the other holder of a seat for one in the same days. */
export async function holdSeat(
  ctx: Ctx,
  input: HoldingContent & {
    /** Made beforehand by who must know it, such as an import. */
    readonly id?: string;
    readonly seatId: string;
    readonly from: Date;
  },
): Promise<{ id: string }> {
  const seat = await findManagedSeat(ctx, input.seatId);
  refuseSuperseded(seat.pokjanal);
  refuseProblems(await holdingProblems(ctx, seat, input));
  return inTransaction(ctx, async (tx) => {
    await claimSeat(tx, seat, input);
    return seatNow(ctx, tx, seat, input, input.id);
  });
}

/** Ends a holding on its last day. @throws Conflict when it ended on an earlier day or was withdrawn. */
export async function endHolding(ctx: Ctx, input: { readonly id: string; readonly on: Date }): Promise<{ id: string }> {
  const holding = await findManagedHolding(ctx, input.id);
  refuseProblems(lastDayProblems('on', holding, input.on));
  return inTransaction(ctx, async (tx) => {
    await endNow(ctx, tx, holding, input.on);
    return { id: holding.id };
  });
}

/** Ends a holding and seats the next holder on the day after, in one act: both happen or neither. */
export async function handOver(
  ctx: Ctx,
  input: Omit<HoldingContent, 'from'> & { readonly id: string; readonly lastDay: Date },
): Promise<{ id: string }> {
  const { id: endedId, lastDay, ...rest } = input;
  const holding = await findManagedHolding(ctx, endedId);
  const { seat } = holding;
  refuseSuperseded(seat.pokjanal);
  const next = { ...rest, from: dayAfter(lastDay) };
  refuseProblems([...lastDayProblems('lastDay', holding, lastDay), ...(await holdingProblems(ctx, seat, next))]);
  return inTransaction(ctx, async (tx) => {
    await endNow(ctx, tx, holding, lastDay);
    await claimSeat(tx, seat, next, holding.id);
    return seatNow(ctx, tx, seat, next);
  });
}

/** Puts right what was written of a holding. @throws Conflict with the holding as it stands when it was changed meanwhile. */
export async function correctHolding(
  ctx: Ctx,
  input: HoldingContent & { readonly id: string; readonly expectedRevision: number },
): Promise<{ id: string }> {
  const holding = await findManagedHolding(ctx, input.id);
  const { id, seat } = holding;
  refuseProblems(await holdingProblems(ctx, seat, input));
  return inTransaction(ctx, async (tx) => {
    await lockSeat(tx, seat.id);
    const before = await standing(tx, holding);
    const { revision } = before;
    if (revision !== input.expectedRevision) {
      throw new Conflict('STALE_HOLDING', { expected: input.expectedRevision, actual: revision, holdingId: id });
    }
    await claimSeat(tx, seat, input, id);
    const after = holdingRow(input);
    await tx.seatHolding.update({ where: { id }, data: { ...after, revision: revision + 1 } });
    const change = { id, revision: revision + 1, before: holdingRow(before), after };
    await tellHolding(ctx, tx, 'holding.corrected', seat, change);
    return { id };
  });
}

/** Takes back a holding that was entered wrongly: it counts for nothing from then on and stays readable. */
export async function withdrawHolding(
  ctx: Ctx,
  input: { readonly id: string; readonly reason: string },
): Promise<{ id: string }> {
  const holding = await findManagedHolding(ctx, input.id);
  refuseProblems(reasonProblems('reason', input.reason));
  const { id, seat } = holding;
  return inTransaction(ctx, async (tx) => {
    await lockSeat(tx, seat.id);
    const before = await standing(tx, holding);
    const reason = input.reason.trim();
    const revision = before.revision + 1;
    const withdrawn = { withdrawnAt: ctx.clock.now(), withdrawReason: reason, revision };
    await tx.seatHolding.update({ where: { id }, data: withdrawn });
    await tellHolding(ctx, tx, 'holding.withdrawn', seat, {
      id,
      revision,
      reason,
      before: holdingRow(before),
      after: {},
    });
    return { id };
  });
}

function lastDayProblems(path: string, { from }: Holding, on: Date) {
  return from && on < from ? [problem(path, 'DAY_BEFORE_START', { from: dayText(from) })] : [];
}

async function seatNow(
  ctx: Ctx,
  tx: Tx,
  seat: ManagedSeat,
  content: HoldingContent,
  id = newId(),
): Promise<{ id: string }> {
  const row = holdingRow(content);
  await tx.seatHolding.create({ data: { ...row, id, seatId: seat.id } });
  await tellHolding(ctx, tx, 'seat.held', seat, { id, revision: 0, before: null, after: row });
  return { id };
}

async function endNow(ctx: Ctx, tx: Tx, holding: Holding, on: Date): Promise<void> {
  await lockSeat(tx, holding.seatId);
  const { to, revision } = await standing(tx, holding);
  if (to && to <= on) {
    throw new Conflict('HOLDING_ENDED', { office: holding.office, on: dayText(to), holdingId: holding.id });
  }
  const { id, seat } = holding;
  await tx.seatHolding.update({ where: { id }, data: { to: on, revision: revision + 1 } });
  const change = { id, revision: revision + 1, before: { to }, after: { to: on } };
  await tellHolding(ctx, tx, 'holding.ended', seat, change);
}

/** The holding as it stands under the lock of its seat. @throws Conflict when it was withdrawn. */
async function standing(tx: Tx, { id, office }: Holding) {
  const now = await tx.seatHolding.findUniqueOrThrow({ where: { id } });
  if (now.withdrawnAt) throw new Conflict('HOLDING_WITHDRAWN', { office, holdingId: id });
  return now;
}
