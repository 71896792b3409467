import type { Ctx } from '../../auth/ctx.ts';
import { reach } from '../../auth/policy.ts';
import { reachSql } from '../../auth/reach.ts';
import { formatMonth } from '../../lib/pure/month.ts';
import { getBlock, loadCatalogue } from '../submission/catalogue.ts';
import { elementTotal } from '../submission/layout.sql.ts';

/**
 * What the newest form of each post says of its kader with a decree, in the order of the posts; null without one, or where
 * the caller may not read reports.
 */
export async function formKader(
  ctx: Ctx,
  posyanduIds: readonly string[],
): Promise<({ month: string; withDecree: number } | null)[]> {
  const block = getBlock(await loadCatalogue(ctx.db), 'OP');
  const params: unknown[] = [posyanduIds, block.no];
  const within = reachSql(
    reach(ctx.actor, 'report.read'),
    { path: 'w.path', puskesmas: 'u."puskesmasNo"', unit: 'u.no' },
    params,
  );
  const rows = await ctx.db.sql<{ id: string; month: number; count: number }>(
    `select u."posyanduId" as id, r.month, r.count::int as count from "Unit" u join "Wilayah" w on w.no = u."desaNo" cross join lateral (
       select r.month, ${elementTotal(block, 'OP_KADER_SK', 'r')} as count from report r
       where r.unit_no = u.no and r.block_no = $2 and r.basis = 0 and r.in_sums order by r.month desc limit 1) r
     where u."posyanduId" = any($1::uuid[]) and r.count is not null and ${within}`,
    params,
    { signal: ctx.signal },
  );
  const found = new Map(rows.map(({ id, month, count }) => [id, { month: formatMonth(month), withDecree: count }]));
  return posyanduIds.map((id) => found.get(id) ?? null);
}
