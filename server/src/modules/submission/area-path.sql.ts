import type { Ctx } from '../../auth/ctx.ts';
import { recall } from '../../events/tree-memory.ts';
import { NotFound } from '../../lib/errors.ts';

/**
 * Gives the path of an area, remembered until an area changes: lists ask for it each time.
 * @throws NotFound when there is no such area.
 */
export async function areaPath(ctx: Ctx, wilayahId: string): Promise<string> {
  const { path } = await recall(ctx.db, `path/${wilayahId}`, async () => {
    const [row] = await ctx.db.sql<{ path: string }>('select path from "Wilayah" where id = $1', [wilayahId], {
      signal: ctx.signal,
    });
    if (!row) throw new NotFound('WILAYAH_NOT_FOUND');
    return row;
  });
  return path;
}
