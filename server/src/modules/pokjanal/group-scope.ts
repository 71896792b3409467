import type { Prisma } from '@pokjanal/prisma/client';
import type { Ctx } from '../../auth/ctx.ts';
import { assertCan } from '../../auth/policy.ts';
import type { Tx } from '../../db/transaction.ts';
import { Conflict, type ErrorCode, NotFound } from '../../lib/errors.ts';

const groupSelect = {
  id: true,
  regime: true,
  successorId: true,
  wilayah: { select: { no: true, path: true, level: true } },
  members: { select: { opdId: true } },
} as const satisfies Prisma.PokjanalSelect;

type GroupRow = Prisma.PokjanalGetPayload<{ select: typeof groupSelect }>;

/** A group the caller may manage, with what its acts need to know. */
export type ManagedGroup = Pick<GroupRow, 'id' | 'regime' | 'successorId' | 'wilayah'>;

const seatSelect = {
  id: true,
  name: true,
  endedOn: true,
  revision: true,
  pokjanal: { select: groupSelect },
} as const satisfies Prisma.SeatSelect;

/** A seat of a group the caller may manage. */
export type ManagedSeat = Prisma.SeatGetPayload<{ select: typeof seatSelect }>;

/** Finds a group to act on. @throws NotFound out of reach, Forbidden without the right. */
export async function findManagedGroup(ctx: Ctx, id: string): Promise<ManagedGroup> {
  const group = await ctx.db.prisma.pokjanal.findUnique({ where: { id }, select: groupSelect });
  return assertManaged(ctx, group, 'POKJANAL_NOT_FOUND');
}

/** Finds a seat to act on. @throws NotFound out of reach, Forbidden without the right. */
export async function findManagedSeat(ctx: Ctx, id: string): Promise<ManagedSeat> {
  const seat = await ctx.db.prisma.seat.findUnique({ where: { id }, select: seatSelect });
  if (!seat) throw new NotFound('SEAT_NOT_FOUND');
  assertManaged(ctx, seat.pokjanal, 'SEAT_NOT_FOUND');
  return seat;
}

/** Finds a holding to act on, with its seat. @throws NotFound out of reach, Forbidden without the right. */
export async function findManagedHolding(ctx: Ctx, id: string) {
  const holding = await ctx.db.prisma.seatHolding.findUnique({
    where: { id },
    include: { seat: { select: seatSelect } },
  });
  if (!holding) throw new NotFound('HOLDING_NOT_FOUND');
  assertManaged(ctx, holding.seat.pokjanal, 'HOLDING_NOT_FOUND');
  return holding;
}

/** Finds a membership to act on, with its group. @throws NotFound out of reach, Forbidden without the right. */
export async function findManagedMember(ctx: Ctx, id: string) {
  const member = await ctx.db.prisma.pokjanalMember.findUnique({
    where: { id },
    include: { opd: { select: { name: true } }, pokjanal: { select: groupSelect } },
  });
  if (!member) throw new NotFound('MEMBER_NOT_FOUND');
  assertManaged(ctx, member.pokjanal, 'MEMBER_NOT_FOUND');
  return member;
}

/** A group whose work went on in another takes nothing new; what it had can still be ended and put right. */
export function refuseSuperseded(group: ManagedGroup): void {
  if (group.successorId) throw new Conflict('POKJANAL_SUPERSEDED', { pokjanalId: group.id });
}

/** Holds the group until the end of the transaction, so that acts on its lists stand in line. */
export async function lockGroup(tx: Tx, group: ManagedGroup): Promise<void> {
  await tx.sql('select from "Pokjanal" where id = $1 for no key update', [group.id]);
}

function assertManaged(ctx: Ctx, group: GroupRow | null, notFound: ErrorCode): GroupRow {
  if (!group) throw new NotFound(notFound);
  const opdIds = group.members.map(({ opdId }) => opdId);
  assertCan(ctx.actor, 'pokjanal.manage', { path: group.wilayah.path, opdIds }, notFound);
  return group;
}
