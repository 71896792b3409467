import type { OwnSql } from '../submission/catalogue.ts';

/** The database as the worker needs it: own SQL, and one connection for a transaction. */
export type RollupDb = OwnSql & { inTransaction<T>(work: (tx: OwnSql) => Promise<T>): Promise<T> };

/** Any fixed number, the same in every process: who holds it computes roll-ups, and nobody else does. */
const ROLLUP_LOCK = 7_041_201;

/**
 * Compiling expressions of two hundred columns at run time costs more than it saves, planning them anew for each batch
 * costs more than running them, and the time limit of requests is not for work that would only be begun again.
 */
const SETTINGS = `set_config('jit', 'off', true), set_config('plan_cache_mode', 'force_generic_plan', true),
  set_config('statement_timeout', '0', true)`;

/** The worker finds a handful of rows under each key, for which a bitmap costs more than it saves. */
const BY_KEY = `set_config('enable_bitmapscan', 'off', true)`;

/** Any other fixed number; with a month, who holds both rebuilds that month. */
const REBUILD_LOCK = 7_041;

/**
 * Waits for the right to rebuild months in this transaction, which may not be turned away. Rebuilds of different months
 * go side by side, the worker meanwhile rests. The months rise, so that nobody waits for who waits for him.
 */
export async function lockMonths(tx: OwnSql, months: readonly number[]): Promise<void> {
  await tx.sql(`select pg_advisory_xact_lock_shared($1), ${SETTINGS}`, [ROLLUP_LOCK]);
  await tx.sql('select pg_advisory_xact_lock($1::int, m.no) from unnest($2::int[]) m(no)', [REBUILD_LOCK, months]);
}

/** Takes it when nobody else has it, and says whether it did. */
export async function tryLockRollups(tx: OwnSql): Promise<boolean> {
  const [lock] = await tx.sql<{ held: boolean }>(
    `select pg_try_advisory_xact_lock($1) as held, ${SETTINGS}, ${BY_KEY}`,
    [ROLLUP_LOCK],
  );
  return lock?.held ?? false;
}
