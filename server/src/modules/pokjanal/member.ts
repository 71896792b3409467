import { userIdOf } from '../../auth/actor.ts';
import type { Ctx } from '../../auth/ctx.ts';
import { inTransaction, type Tx } from '../../db/transaction.ts';
import { appendEvent } from '../../events/outbox.ts';
import { Conflict, type Problem, problem, refuseProblems } from '../../lib/errors.ts';
import { newId } from '../../lib/ids.ts';
import { recordChange } from '../activity/record-change.ts';
import { dayText, overlapWhere, type Span } from '../../lib/days.ts';
import { findManagedGroup, findManagedMember, lockGroup, type ManagedGroup, refuseSuperseded } from './group-scope.ts';
import { spanProblems } from './holding-check.ts';
import { opdProblems } from './member-check.ts';

export type JoinMembers = {
  readonly pokjanalId: string;
  readonly opdIds: readonly string[];
  readonly from: Date;
  readonly to: Date | null;
};

const MAX_MEMBERS = 60;

/** Makes agencies members of a group from a day on, all or none. One that left may join again, never twice in the same days. */
export async function joinMembers(ctx: Ctx, input: JoinMembers): Promise<{ ids: string[] }> {
  const group = await findManagedGroup(ctx, input.pokjanalId);
  refuseSuperseded(group);
  const { opdIds, from, to } = input;
  refuseProblems([
    ...(opdIds.length === 0 ? [problem('opds', 'REQUIRED')] : []),
    ...(opdIds.length > MAX_MEMBERS ? [problem('opds', 'OUT_OF_RANGE', { min: 1, max: MAX_MEMBERS })] : []),
    ...spanProblems(input),
    ...(await opdProblems(ctx, group, opdIds, input, (at) => `opds.${at}`)),
  ]);
  return inTransaction(ctx, async (tx) => {
    await lockGroup(tx, group);
    refuseProblems(await alreadyMembers(tx, group, input));
    const rows = opdIds.map((opdId) => ({ id: newId(), pokjanalId: group.id, opdId, from, to }));
    await tx.pokjanalMember.createMany({ data: rows });
    const fresh = { subject: 'PokjanalMember', revision: 0, action: 'member.joined', before: null };
    await recordChange(
      tx,
      ctx,
      ...rows.map(({ id, opdId }) => ({ ...fresh, subjectId: id, after: { opdId, from, to } })),
    );
    const ids = rows.map(({ id }) => id);
    await appendEvent(tx, {
      type: 'member.joined',
      nodeNo: group.wilayah.no,
      payload: { ids, pokjanal: group.id, by: userIdOf(ctx.actor) },
    });
    return { ids };
  });
}

/** Ends the membership of an agency on its last day, and where it is asked what it holds in the group. @throws Conflict when it left on an earlier day. */
export async function leaveMember(
  ctx: Ctx,
  input: { readonly id: string; readonly on: Date; readonly vacate: boolean },
): Promise<{ id: string }> {
  const { id, from, opd, opdId, pokjanal: group } = await findManagedMember(ctx, input.id);
  refuseProblems(from && input.on < from ? [problem('on', 'DAY_BEFORE_START', { from: dayText(from) })] : []);
  return inTransaction(ctx, async (tx) => {
    await lockGroup(tx, group);
    const { to } = await tx.pokjanalMember.findUniqueOrThrow({ where: { id }, select: { to: true } });
    if (to && to <= input.on) throw new Conflict('MEMBER_LEFT', { name: opd.name, on: dayText(to) });
    await tx.pokjanalMember.update({ where: { id }, data: { to: input.on } });
    await recordChange(tx, ctx, {
      subject: 'PokjanalMember',
      subjectId: id,
      revision: 1,
      action: 'member.left',
      before: { to },
      after: { to: input.on },
    });
    await appendEvent(tx, {
      type: 'member.left',
      nodeNo: group.wilayah.no,
      payload: { id, pokjanal: group.id, on: dayText(input.on), by: userIdOf(ctx.actor) },
    });
    if (input.vacate) await vacateSeats(tx, ctx, group, { opdId, on: input.on });
    return { id };
  });
}

/** Ends what an agency holds in a group on a day; a holding that begins later is put right by hand. */
async function vacateSeats(
  tx: Tx,
  ctx: Ctx,
  group: ManagedGroup,
  { opdId, on }: { readonly opdId: string; readonly on: Date },
): Promise<void> {
  const held = await tx.seatHolding.findMany({
    where: {
      opdId,
      withdrawnAt: null,
      seat: { pokjanalId: group.id },
      AND: [{ OR: [{ from: null }, { from: { lte: on } }] }, { OR: [{ to: null }, { to: { gt: on } }] }],
    },
    select: { id: true, seatId: true, to: true, revision: true },
    orderBy: { seatId: 'asc' },
  });
  await tx.seatHolding.updateMany({
    where: { id: { in: held.map(({ id }) => id) } },
    data: { to: on, revision: { increment: 1 } },
  });
  const ended = { subject: 'SeatHolding', action: 'holding.ended', after: { to: on } };
  await recordChange(
    tx,
    ctx,
    ...held.map(({ id, to, revision }) => ({ ...ended, subjectId: id, revision: revision + 1, before: { to } })),
  );
  const by = userIdOf(ctx.actor);
  await appendEvent(
    tx,
    ...held.map(({ id, seatId }) => ({
      type: 'holding.ended' as const,
      nodeNo: group.wilayah.no,
      payload: { id, seat: seatId, pokjanal: group.id, by },
    })),
  );
}

async function alreadyMembers(
  tx: Tx,
  group: ManagedGroup,
  { opdIds, ...span }: Span & { readonly opdIds: readonly string[] },
): Promise<Problem[]> {
  const others = await tx.pokjanalMember.findMany({
    where: { pokjanalId: group.id, opdId: { in: [...opdIds] }, ...overlapWhere(span) },
    select: { opdId: true, from: true, to: true, opd: { select: { name: true } } },
  });
  return opdIds.flatMap((id, at) => {
    const other = others.find(({ opdId }) => opdId === id);
    if (other) {
      const days = { from: dayText(other.from), to: dayText(other.to) };
      return [problem(`opds.${at}`, 'MEMBER_ALREADY', { name: other.opd.name, ...days })];
    }
    return opdIds.indexOf(id) < at ? [problem(`opds.${at}`, 'OPD_TWICE')] : [];
  });
}
