import type { RunSql } from '../../db/run-sql.ts';
import { CAUSES } from '../../events/types.ts';
import type { MonthNo } from '../../lib/pure/month.ts';

type OwnSql = { readonly sql: RunSql };

/** Keeps others from revising the indicator until the transaction ends, and gives its newest version. */
export async function lockIndicator(tx: OwnSql, code: string): Promise<number> {
  await tx.sql('select from "Indicator" where code = $1 for update', [code]);
  const [row] = await tx.sql<{ version: number }>(
    'select max(version)::integer as version from "IndicatorVersion" where "indicatorCode" = $1',
    [code],
  );
  return row?.version ?? 0;
}

/** Keeps others from revising the statement of a rule until the transaction ends, and gives its newest first day. */
export async function lockRule(tx: OwnSql, code: string, part: number): Promise<string | null> {
  const rows = await tx.sql<{ day: string }>(
    'select "validFrom"::text as day from "Rule" where code = $1 and part = $2 order by "validFrom" desc for update',
    [code, part],
  );
  return rows[0]?.day ?? null;
}

/**
 * Marks the sums of villages and puskesmas in some blocks as to be counted anew from a month on; the worker takes it from
 * there, level by level.
 */
export async function markForRecount(tx: OwnSql, blocks: readonly string[], from: MonthNo): Promise<void> {
  await tx.sql(
    `insert into dirty (node_no, month, block_no, cause)
     select r.node_no, r.month, r.block_no, $3 from rollup r join "Block" b on b.no = r.block_no
     where b.code = any($1::text[]) and r.month >= $2 and r.basis = 0
       and r.node_no in (select "desaNo" from "Unit" union select "puskesmasNo" from "Unit" where "puskesmasNo" is not null)`,
    [blocks, from, CAUSES.indexOf('DEFINITION')],
  );
}
