import { type Cause, CAUSES } from '../../events/types.ts';
import { type Catalogue, formsWith, loadCatalogue, type OwnSql } from '../submission/catalogue.ts';
import { lockMonths, type RollupDb } from './rollup-lock.ts';
import {
  addUpMonths,
  findDifferences,
  prepare,
  type RebuildAsk,
  storeMonths,
  tellMonths,
} from './rebuild-months.sql.ts';
import { keyOf, type Recomputed, recomputeUpwards, shapesOf } from './rollup-recompute.ts';
import { CARRY_MONTHS, type RollupShape } from './rollup-shape.ts';

export type RebuildOptions = {
  /** Months to recompute; all that have an obligation, a report or a roll-up when not told. */
  readonly months?: readonly number[];
  /** False: no events, for the first computation after a seed, when nobody has seen other figures yet. */
  readonly tell?: boolean;
  readonly onMonth?: (month: number, index: number, total: number) => void;
};

/** Portions rebuilt side by side: what one server process may take of a database that answers others meanwhile. */
const LANES = 2;

/** Units × months added up at a time: enough to make planning cheap, little enough to stay in memory. */
const UNIT_MONTHS = 100_000;

/**
 * Recomputes roll-ups from the reports themselves, some months per transaction. It must find every row as the worker left
 * it; a row that differs is corrected and told with the cause REBUILD, an equal one is not touched.
 */
export async function rebuild(db: RollupDb, options: RebuildOptions = {}): Promise<Recomputed> {
  const catalogue = await loadCatalogue(db);
  const months = [...(options.months ?? (await monthsKept(db)))].sort((one, other) => one - other);
  const step = await monthsAtOnce(db);
  const starts = months.flatMap((_, index) => (index % step === 0 ? [index] : []));
  let rows = 0;
  let events = 0;
  const work = async (): Promise<void> => {
    for (let start = starts.shift(); start !== undefined; start = starts.shift()) {
      const portion = months.slice(start, start + step);
      options.onMonth?.(portion[0] ?? 0, start, months.length);
      const done = await db.inTransaction(async (tx) => {
        await lockMonths(tx, portion);
        return rebuildMonths(tx, catalogue, portion, { tell: options.tell ?? true, cause: 'REBUILD' });
      });
      rows += done.rows;
      events += done.events;
    }
  };
  await Promise.all(Array.from({ length: LANES }, work));
  return { rows, events };
}

/** How a rebuild tells what it changed, and why it was made. */
type Telling = { readonly tell: boolean; readonly cause: Cause };

/**
 * Recomputes some months that follow one another in a transaction that holds the lock of the roll-ups. Of a month of which
 * nothing is stored all rows are stored at once.
 */
export async function rebuildMonths(
  tx: OwnSql,
  catalogue: Catalogue,
  months: readonly number[],
  telling: Telling,
): Promise<Recomputed> {
  let rows = 0;
  let events = 0;
  for (const text of prepare(months)) await tx.sql(text);
  for (const shape of shapesOf(catalogue)) {
    const done = await rebuildBlock(tx, catalogue, askOf(catalogue, shape, months), telling);
    rows += done.rows;
    events += done.events;
  }
  return { rows, events };
}

async function monthsAtOnce(db: OwnSql): Promise<number> {
  const [row] = await db.sql<{ units: number }>('select count(*)::int as units from "Unit"');
  return Math.max(1, Math.min(12, Math.floor(UNIT_MONTHS / Math.max(1, row?.units ?? 1))));
}

function askOf(catalogue: Catalogue, shape: RollupShape, months: readonly number[]): RebuildAsk {
  const name = (part: string): string => `rebuild_${part}_${shape.block.no}`;
  const names = { sums: name('sums'), gaps: name('gaps'), dues: name('dues'), fresh: name('fresh') };
  return { shape, months, forms: formsWith(catalogue, shape.block.code), names };
}

const NOTHING: Recomputed = { rows: 0, events: 0 };

async function rebuildBlock(tx: OwnSql, catalogue: Catalogue, ask: RebuildAsk, telling: Telling): Promise<Recomputed> {
  const stands = await whatStands(tx, ask);
  if (!stands.given && !stands.stored) return NOTHING;
  for (const text of addUpMonths(ask)) await tx.sql(text);
  if (stands.stored) return correct(tx, catalogue, ask, telling);
  return store(tx, ask, telling);
}

/** Stores rows where nothing was before, and tells of all of them. */
async function store(tx: OwnSql, ask: RebuildAsk, { tell, cause }: Telling): Promise<Recomputed> {
  for (const text of storeMonths(ask)) await tx.sql(text);
  const count = async (from: string): Promise<number> => {
    const [row] = await tx.sql<{ count: number }>(from);
    return row?.count ?? 0;
  };
  const rows = await count(`select count(*)::int as count from ${ask.names.fresh}`);
  if (!tell) return { rows, events: 0 };
  const told = tellMonths(ask, CAUSES.indexOf(cause));
  return { rows, events: await count(`with told as (${told} returning id) select count(*)::int as count from told`) };
}

/** Rows that differ are few or none, so they go the way of the worker, which also tells of them. */
async function correct(
  tx: OwnSql,
  catalogue: Catalogue,
  ask: RebuildAsk,
  { tell, cause }: Telling,
): Promise<Recomputed> {
  const rows = await tx.sql<{ node: number; month: number; path: string | null }>(
    `select d.node, d.month, w.path from (${findDifferences(ask)}) d left join "Wilayah" w on w.no = d.node order by d.month`,
  );
  return recomputeUpwards(
    tx,
    { catalogue, shape: ask.shape, tell },
    rows.map((row) => keyOf({ ...row, cause: CAUSES.indexOf(cause) })),
  );
}

/** Whether anything was given that enters the sums of the months, and whether any sum of them is stored. */
async function whatStands(
  tx: OwnSql,
  { shape, months, forms }: RebuildAsk,
): Promise<{ given: boolean; stored: boolean }> {
  const [first, last] = [Math.min(...months), Math.max(...months)];
  const since = first - (shape.carried.length > 0 ? CARRY_MONTHS - 1 : 0);
  const [row] = await tx.sql<{ given: boolean; stored: boolean }>(
    `select $6::boolean or exists (select from report where month between $5 and $4 and block_no = $1)
       or exists (select from obligation where month between $3 and $4 and form_no = any($2::smallint[])) as given,
       exists (select from rollup where month between $3 and $4 and block_no = $1)
       or exists (select from rollup_obligation where month between $3 and $4 and form_no = any($2::smallint[])) as stored`,
    [shape.block.no, forms.map(({ formNo }) => formNo), first, last, since, shape.computedFrom !== null],
  );
  return row ?? { given: true, stored: true };
}

async function monthsKept(db: RollupDb): Promise<number[]> {
  const rows = await db.sql<{ month: number }>(
    `select month from (select distinct month from obligation union select distinct month from report
       union select distinct month from rollup) m order by month`,
  );
  return rows.map(({ month }) => month);
}
