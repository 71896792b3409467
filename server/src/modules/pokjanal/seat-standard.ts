import type { Regime, StandardSeat, WilayahLevel } from '@pokjanal/prisma/client';
import type { Ctx } from '../../auth/ctx.ts';

/** The seats that groups of a regime usually have at a level, in their order. */
export async function standardSeats(
  ctx: Ctx,
  group: { readonly regime: Regime; readonly level: WilayahLevel },
): Promise<StandardSeat[]> {
  const seats = await ctx.db.prisma.standardSeat.findMany({
    where: { regime: group.regime, body: 'POKJANAL' },
    orderBy: { order: 'asc' },
  });
  return seats.filter(({ levels }) => levels === '' || levels.split(' ').includes(group.level));
}
