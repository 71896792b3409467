import { CAUSES } from '../../events/types.ts';
import { type Catalogue, loadCatalogue, type OwnSql } from '../submission/catalogue.ts';
import { keyOf, type Recomputed, recomputeUpwards, type RollupKey, shapesOf } from './rollup-recompute.ts';
import { CARRY_MONTHS, type RollupShape } from './rollup-shape.ts';

/** The database as the worker needs it: own SQL, and one connection for a transaction. */
export type RollupDb = OwnSql & { inTransaction<T>(work: (tx: OwnSql) => Promise<T>): Promise<T> };

/** `marks` says how many dirty marks were taken; as many as the batch allows means there may be more. */
export type Drained = Recomputed & { readonly marks: number };

type Mark = { node_no: number; month: number; block_no: number; cause: number; path: string | null };

/** Any fixed number, the same in every process: who holds it computes roll-ups, and nobody else does. */
const ROLLUP_LOCK = 7_041_201;
const DEFAULT_BATCH = 1000;

/**
 * Compiling expressions of two hundred columns at run time costs more than it saves, planning them anew for each batch
 * costs more than running them, and the time limit of requests is not for work that would only be begun again.
 */
const SETTINGS = `set_config('jit', 'off', true), set_config('plan_cache_mode', 'force_generic_plan', true),
  set_config('statement_timeout', '0', true)`;

/**
 * Takes a batch of dirty marks and recomputes what they name and all that lies above, in one transaction: marks gone,
 * rows stored and events written stand or fall together. Gives zeros when nothing was dirty or another process is at it.
 */
export async function drainRollups(db: RollupDb, options: { batch?: number } = {}): Promise<Drained> {
  const nothing: Drained = { marks: 0, rows: 0, events: 0 };
  const [any] = await db.sql<{ found: boolean }>('select exists (select from dirty) as found');
  if (!any?.found) return nothing;
  const catalogue = await loadCatalogue(db);
  return db.inTransaction(async (tx) => {
    const [lock] = await tx.sql<{ held: boolean }>(`select pg_try_advisory_xact_lock($1) as held, ${SETTINGS}`, [
      ROLLUP_LOCK,
    ]);
    if (!lock?.held) return nothing;
    const marks = await takeMarks(tx, options.batch ?? DEFAULT_BATCH);
    const newest = await newestMonth(tx);
    let rows = 0;
    let events = 0;
    for (const shape of shapesOf(catalogue)) {
      const keys = marks.flatMap((mark) => keysOf(catalogue, shape, mark, newest));
      const done = await recomputeUpwards(tx, { catalogue, shape, tell: true }, keys);
      rows += done.rows;
      events += done.events;
    }
    return { marks: marks.length, rows, events };
  });
}

const OPENING = CAUSES.indexOf('OBLIGATION');

/**
 * Says which rows of a block a mark makes stale: those of its own month, where an answer stays in force those of the
 * months after it, and for the computed block those of every mark, since each form is a report that came. Into a month
 * that opens come the answers in force of every block, due in it or not.
 */
function keysOf(catalogue: Catalogue, shape: RollupShape, mark: Mark, newest: number): RollupKey[] {
  const isOwn = mark.block_no === shape.block.no;
  if (!isOwn && !shape.computedFrom) {
    const enters = mark.cause === OPENING && shape.carried.length > 0;
    return enters ? [keyOf({ ...mark, node: mark.node_no })] : [];
  }
  const source = isOwn ? shape.block : shape.computedFrom?.get(codeOf(catalogue, mark.block_no));
  const carries = source?.elements.some(({ carry }) => carry) ?? false;
  const last = carries ? Math.max(mark.month, Math.min(mark.month + CARRY_MONTHS - 1, newest)) : mark.month;
  return Array.from({ length: last - mark.month + 1 }, (_, index) =>
    keyOf({ ...mark, node: mark.node_no, month: mark.month + index }),
  );
}

function codeOf(catalogue: Catalogue, blockNo: number): string {
  return catalogue.blocks.find(({ no }) => no === blockNo)?.code ?? '';
}

async function newestMonth(tx: OwnSql): Promise<number> {
  const [row] = await tx.sql<{ month: number | null }>('select max(month) as month from obligation', [], {
    name: 'newest_month',
  });
  return row?.month ?? 0;
}

/** Waits for the right to compute roll-ups in this transaction; for a rebuild, which may not be turned away. */
export async function lockRollups(tx: OwnSql): Promise<void> {
  await tx.sql(`select pg_advisory_xact_lock($1), ${SETTINGS}`, [ROLLUP_LOCK]);
}

/**
 * Takes marks in a statement of its own: a mark is written with the change it stands for, so what these marks mean is
 * visible to every statement after this one, and a mark that comes later stays for the next batch.
 */
function takeMarks(tx: OwnSql, batch: number): Promise<Mark[]> {
  return tx.sql<Mark>(
    `with taken as (
       delete from dirty where id in (select id from dirty order by id limit $1)
       returning id, node_no, month, block_no, cause)
     select t.node_no, t.month, t.block_no, t.cause, (select path from "Wilayah" w where w.no = t.node_no) as path
     from taken t order by t.id`,
    [batch],
    { name: 'take_marks' },
  );
}
