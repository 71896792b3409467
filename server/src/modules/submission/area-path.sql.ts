import type { Ctx } from '../../auth/ctx.ts';
import type { SqlFace } from '../../events/outbox.ts';
import { NotFound } from '../../lib/errors.ts';

const MOST_KEPT = 100_000;
const known = new WeakMap<SqlFace, Map<string, string>>();

/**
 * Gives the path of an area, read once per process: a path changes only when the tree does, and lists ask for it each
 * time. @throws NotFound when there is no such area.
 */
export async function areaPath(ctx: Ctx, wilayahId: string): Promise<string> {
  const paths = known.get(ctx.db) ?? new Map<string, string>();
  known.set(ctx.db, paths);
  const found = paths.get(wilayahId);
  if (found !== undefined) return found;
  const [row] = await ctx.db.sql<{ path: string }>('select path from "Wilayah" where id = $1', [wilayahId], {
    signal: ctx.signal,
  });
  if (!row) throw new NotFound('WILAYAH_NOT_FOUND');
  if (paths.size < MOST_KEPT) paths.set(wilayahId, row.path);
  return row.path;
}
