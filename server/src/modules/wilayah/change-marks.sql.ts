import { CAUSES } from '../../events/types.ts';
import type { SqlFace } from '../../events/outbox.ts';
import type { MonthNo } from '../../lib/pure/month.ts';

/** Finds every month of which sums of the nodes are stored, or for which a unit counted right in them owes a form. */
export async function findMonths(tx: SqlFace, nodes: readonly number[]): Promise<MonthNo[]> {
  const rows = await tx.sql<{ month: number }>(
    `select month from rollup where node_no = any($1::int[])
     union select month from rollup_obligation where node_no = any($1::int[])
     union select o.month from "Unit" u join obligation o on o.unit_no = u.no where u."desaNo" = any($1::int[])
     order by month`,
    [nodes],
  );
  return rows.map(({ month }) => month);
}

/**
 * Marks the nodes stale for every month and block. Marks of one month and block stand together, so that the worker takes
 * what one area gives and another gets in one batch.
 */
export async function markNodes(tx: SqlFace, nodes: readonly number[], months: readonly MonthNo[]): Promise<void> {
  await tx.sql(
    `insert into dirty (node_no, month, block_no, cause)
     select n.no, m.month, b.no, $3 from unnest($1::int[]) n(no), unnest($2::int[]) m(month), "Block" b
     order by m.month, b.no, n.no`,
    [nodes, months, CAUSES.indexOf('BOUNDARY')],
  );
}
