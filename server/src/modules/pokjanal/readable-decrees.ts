import type { Ctx } from '../../auth/ctx.ts';
import { visibleDecree } from '../../auth/visible.ts';

/** Decrees in the order of their ids, null for one out of reach: a correction may have taken the group from it. */
export async function readableDecrees(ctx: Ctx, ids: readonly string[]) {
  const found = await ctx.db.prisma.decree.findMany({
    where: { AND: [{ id: { in: [...ids] } }, visibleDecree(ctx.actor)] },
  });
  const known = new Map(found.map((decree) => [decree.id, decree]));
  return ids.map((id) => known.get(id) ?? null);
}
