import type { GroupSuccession } from '@pokjanal/prisma/client';
import { userIdOf } from '../../auth/actor.ts';
import type { Ctx } from '../../auth/ctx.ts';
import { assertCan } from '../../auth/policy.ts';
import { visible } from '../../auth/visible.ts';
import { inTransaction, type Tx } from '../../db/transaction.ts';
import { appendEvent } from '../../events/outbox.ts';
import { dayAsked } from '../../lib/days.ts';
import { Conflict, NotFound, refuseProblems } from '../../lib/errors.ts';
import { newId } from '../../lib/ids.ts';
import { reasonProblems } from '../../lib/text-problems.ts';
import { recordChange } from '../activity/record-change.ts';
import { newerThan } from './standing-on.ts';
import type { Ended, Written } from './succession-written.ts';

type Row = GroupSuccession & {
  readonly predecessor: { readonly wilayah: { readonly no: number; readonly path: string } };
};

/**
 * Takes a batch of successions back as a whole: the groups work again with their seats, members and commitments, and what
 * was made for their successors goes. A dry run says whether it could, and needs no reason yet. @throws Conflict naming the group and what is newer there, where something is.
 */
export async function undoSuccession(
  ctx: Ctx,
  input: { readonly batchId: string; readonly reason: string; readonly dryRun: boolean },
): Promise<{ batchId: string }> {
  const { batchId } = input;
  const rows = await standingRows(ctx, batchId);
  if (!input.dryRun) refuseProblems(reasonProblems('reason', input.reason));
  const reason = input.reason.trim();
  await inTransaction(ctx, async (tx) => {
    await tx.sql('select from "Pokjanal" where id = any($1::uuid[]) order by id for update', [
      rows.flatMap(({ predecessorId, successorId }) => [predecessorId, ...(successorId ? [successorId] : [])]),
    ]);
    await refuseBuiltOn(tx, rows);
    if (input.dryRun) return;
    for (const row of rows) await undoOne(tx, ctx, row, reason);
    await undoDecrees(tx, ctx, rows, reason);
  });
  return { batchId };
}

async function standingRows(ctx: Ctx, batchId: string): Promise<Row[]> {
  const rows = await ctx.db.prisma.groupSuccession.findMany({
    where: { batchId, predecessor: visible(ctx.actor, 'pokjanal.read') },
    include: { predecessor: { select: { wilayah: { select: { no: true, path: true } } } } },
    orderBy: { id: 'asc' },
  });
  if (rows.length === 0) throw new NotFound('SUCCESSION_NOT_FOUND');
  const all = await ctx.db.prisma.groupSuccession.count({ where: { batchId } });
  if (all > rows.length) throw new NotFound('SUCCESSION_NOT_FOUND');
  for (const { predecessor } of rows)
    assertCan(ctx.actor, 'pokjanal.manage', predecessor.wilayah, 'SUCCESSION_NOT_FOUND');
  const standing = rows.filter(({ undoneAt }) => undoneAt === null);
  if (standing.length === 0) throw new Conflict('SUCCESSION_UNDONE', {});
  return standing;
}

const writtenOf = (row: Pick<GroupSuccession, 'written'>): Written => row.written as unknown as Written;

async function refuseBuiltOn(tx: Tx, rows: readonly Row[]): Promise<void> {
  for (const row of rows) {
    const { successorId, successorName } = row;
    const newer = successorId === null ? ['Pokjanal'] : await newerThan(tx, successorId, writtenOf(row));
    if (newer.length > 0)
      throw new Conflict('SUCCESSION_BUILT_ON', {
        name: successorName,
        what: sayTables(newer),
        pokjanalId: successorId,
      });
  }
}

const NAMES: Readonly<Record<string, string>> = {
  Decree: 'SK',
  Pokjanal: 'kelompok',
  Seat: 'kursi',
  SeatHolding: 'masa jabatan',
  PokjanalMember: 'keanggotaan',
  Commitment: 'komitmen',
  Meeting: 'rapat',
  DutyCredit: 'bukti kewajiban',
  Evidence: 'bukti kewajiban',
  Release: 'rilis bulan yang menghitungnya',
};

const sayTables = (tables: readonly string[]): string =>
  [...new Set(tables.map((one) => NAMES[one] ?? one))].join(', ');

async function undoOne(tx: Tx, ctx: Ctx, row: Row, reason: string): Promise<void> {
  const { predecessorId, successorId } = row;
  const written = writtenOf(row);
  await giveBackWork(tx, ctx, row, reason);
  await tx.dutyCredit.deleteMany({ where: { id: { in: [...written.credits] } } });
  if (written.meeting) await tx.meeting.delete({ where: { id: written.meeting } });
  await tx.pokjanalMember.deleteMany({ where: { id: { in: [...written.members] } } });
  await tx.seatHolding.deleteMany({ where: { id: { in: [...written.holdings] } } });
  await tx.seat.deleteMany({ where: { id: { in: [...written.seats] } } });
  const { revision } = await tx.pokjanal.update({
    where: { id: predecessorId },
    data: { successorId: null, supersededOn: null, revision: { increment: 1 } },
    select: { revision: true },
  });
  await reopen(tx, 'SeatHolding', written.endedHoldings);
  await reopen(tx, 'PokjanalMember', written.endedMembers);
  await tx.groupSuccession.update({
    where: { id: row.id },
    data: { undoneAt: ctx.clock.now(), undoneById: userIdOf(ctx.actor), undoReason: reason },
  });
  await recordChange(tx, ctx, {
    subject: 'Pokjanal',
    subjectId: predecessorId,
    revision,
    action: 'pokjanal.reinstated',
    reason,
    before: { successorId, supersededOn: row.on },
    after: { successorId: null, supersededOn: null },
  });
  const by = userIdOf(ctx.actor);
  await appendEvent(tx, {
    type: 'pokjanal.reinstated',
    nodeNo: row.predecessor.wilayah.no,
    payload: { id: predecessorId, by },
  });
}

/** The same commitments go back to the predecessor; their log tells of both ways. */
async function giveBackWork(tx: Tx, ctx: Ctx, row: Row, reason: string): Promise<void> {
  const { commitments, escalated } = writtenOf(row);
  const by = userIdOf(ctx.actor);
  await tx.sql(
    `update "Commitment" c set "pokjanalId" = $1::uuid, "ownerSeatId" = m.seat
     from unnest($2::uuid[], $3::uuid[]) as m(id, seat) where c.id = m.id`,
    [row.predecessorId, commitments.map(({ id }) => id), commitments.map(({ seatId }) => seatId)],
  );
  await tx.commitment.updateMany({
    where: { id: { in: [...escalated] }, escalatedToId: row.successorId },
    data: { escalatedToId: row.predecessorId },
  });
  const states = await tx.commitment.findMany({
    where: { id: { in: commitments.map(({ id }) => id) } },
    select: { id: true, state: true, revision: true },
  });
  await tx.commitmentStep.createMany({
    data: states.map(({ id, state, revision }) => ({
      id: newId(),
      commitmentId: id,
      no: revision + 1,
      state,
      on: dayAsked(ctx, null),
      at: ctx.clock.now(),
      actorId: by,
      note: `Kembali ke kelompok semula: suksesi dibatalkan. ${reason}`,
    })),
  });
  await appendEvent(
    tx,
    ...states.map(({ id, state, revision }) => ({
      type: 'commitment.moved' as const,
      nodeNo: row.predecessor.wilayah.no,
      payload: { id, pokjanal: row.predecessorId, revision: revision + 1, state, by },
    })),
  );
}

async function reopen(tx: Tx, table: 'SeatHolding' | 'PokjanalMember', ended: readonly Ended[]): Promise<void> {
  const more = table === 'SeatHolding' ? ', revision = t.revision + 1' : '';
  await tx.sql(
    `update "${table}" t set "to" = m.day${more} from unnest($1::uuid[], $2::date[]) as m(id, day) where t.id = m.id`,
    [ended.map(({ id }) => id), ended.map(({ to }) => to)],
  );
}

/**
 * A decree made for the batch is withdrawn and stays readable from the groups it was to end; one that stood before serves
 * them no more. A successor that was founded goes: nothing stands on it.
 */
async function undoDecrees(tx: Tx, ctx: Ctx, rows: readonly Row[], reason: string): Promise<void> {
  for (const decreeId of new Set(rows.map((row) => writtenOf(row).decree.id))) {
    const served = rows.filter((row) => writtenOf(row).decree.id === decreeId);
    const successors = served.flatMap(({ successorId }) => successorId ?? []);
    await tx.decreePokjanal.deleteMany({ where: { decreeId, pokjanalId: { in: successors } } });
    const isNew = served.some((row) => writtenOf(row).decree.isNew);
    const others = await tx.decreePokjanal.count({ where: { decreeId } });
    if (isNew && others === 0) await withdraw(tx, ctx, decreeId, served, reason);
  }
  const founded = rows.flatMap((row) => (writtenOf(row).founded && row.successorId ? [row.successorId] : []));
  await tx.pokjanal.deleteMany({ where: { id: { in: founded } } });
}

async function withdraw(tx: Tx, ctx: Ctx, decreeId: string, served: readonly Row[], reason: string): Promise<void> {
  await tx.decreePokjanal.createMany({
    data: served.map(({ predecessorId }) => ({ decreeId, pokjanalId: predecessorId })),
  });
  const { revision } = await tx.decree.update({
    where: { id: decreeId },
    data: { withdrawnAt: ctx.clock.now(), withdrawReason: reason, revision: { increment: 1 } },
    select: { revision: true },
  });
  await recordChange(tx, ctx, {
    subject: 'Decree',
    subjectId: decreeId,
    revision,
    action: 'decree.withdrawn',
    reason,
    before: { withdrawn: false },
    after: { withdrawn: true },
  });
  const by = userIdOf(ctx.actor);
  const nodes = new Set(served.map(({ predecessor }) => predecessor.wilayah.no));
  await appendEvent(
    tx,
    ...[...nodes].map((nodeNo) => ({
      type: 'decree.withdrawn' as const,
      nodeNo,
      payload: { id: decreeId, revision, by },
    })),
  );
}
