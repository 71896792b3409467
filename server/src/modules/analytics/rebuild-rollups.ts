import { CAUSES } from '../../events/types.ts';
import { loadCatalogue } from '../submission/catalogue.ts';
import { lockRollups, type RollupDb } from './drain-rollups.ts';
import { keyOf, type Recomputed, recomputeUpwards, type RollupKey, shapesOf } from './rollup-recompute.ts';

export type RebuildOptions = {
  /** Months to recompute; all that have an obligation, a report or a roll-up when not told. */
  readonly months?: readonly number[];
  /** Nodes whose rows are recomputed, with all that lies above; all when not told. */
  readonly nodes?: readonly number[];
  /** False: no events, for the first computation after a seed, when nobody has seen other figures yet. */
  readonly tell?: boolean;
  readonly onMonth?: (month: number, index: number, total: number) => void;
};

/**
 * Recomputes roll-ups from the reports themselves, a month per transaction. It must find every row as the worker left
 * it; a row that differs is corrected and told with the cause REBUILD, an equal one is not touched.
 */
export async function rebuild(db: RollupDb, options: RebuildOptions = {}): Promise<Recomputed> {
  const catalogue = await loadCatalogue(db);
  const months = options.months ?? (await monthsKept(db));
  let rows = 0;
  let events = 0;
  for (const [index, month] of months.entries()) {
    options.onMonth?.(month, index, months.length);
    await db.inTransaction(async (tx) => {
      await lockRollups(tx);
      const keys = await keysOf(tx, month, options.nodes);
      for (const shape of shapesOf(catalogue)) {
        const done = await recomputeUpwards(tx, { catalogue, shape, tell: options.tell ?? true }, keys);
        rows += done.rows;
        events += done.events;
      }
    });
  }
  return { rows, events };
}

async function monthsKept(db: RollupDb): Promise<number[]> {
  const rows = await db.sql<{ month: number }>(
    `select month from (select distinct month from obligation union select distinct month from report
       union select distinct month from rollup) m order by month`,
  );
  return rows.map(({ month }) => month);
}

/** Every node that has posts below it, or still has a row although it has none. */
async function keysOf(
  tx: Pick<RollupDb, 'sql'>,
  month: number,
  nodes: readonly number[] | undefined,
): Promise<RollupKey[]> {
  const rows = await tx.sql<{ node: number; path: string | null }>(
    `with leaf as (
       select distinct "desaNo" as no from "Unit" union select distinct "puskesmasNo" from "Unit" where "puskesmasNo" is not null),
     above as (
       select distinct p.no::int as no from leaf l join "Wilayah" w on w.no = l.no,
         string_to_table(trim(both '/' from w.path), '/') p(no)),
     node as (select no from leaf union select no from above union select node_no from rollup where month = $1)
     select n.no as node, w.path from node n left join "Wilayah" w on w.no = n.no
     where $2::int[] is null or n.no = any($2)`,
    [month, nodes ?? null],
  );
  const cause = CAUSES.indexOf('REBUILD');
  return rows.map((row) => keyOf({ ...row, month, cause }));
}
