import type { Ctx } from '../../auth/ctx.ts';
import { assertCan } from '../../auth/policy.ts';
import { NotFound } from '../../lib/errors.ts';

export type TargetArea = { readonly id: string; readonly no: number; readonly path: string };

/** Finds the area whose targets the caller wants to set. @throws NotFound out of sight, Forbidden without the right. */
export async function findTargetArea(ctx: Ctx, id: string): Promise<TargetArea> {
  const select = { id: true, no: true, path: true } as const;
  const area = await ctx.db.prisma.wilayah.findUnique({ where: { id }, select });
  if (!area) throw new NotFound('WILAYAH_NOT_FOUND');
  assertCan(ctx.actor, 'target.set', { path: area.path });
  return area;
}
