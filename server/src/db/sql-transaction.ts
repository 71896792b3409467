import { setTimeout as wait } from 'node:timers/promises';
import type { Pool, PoolClient } from 'pg';
import type { QueryCounter } from './prisma-adapter.ts';
import { asError, query, type RunSql, sqlState, translateError } from './run-sql.ts';
import { refuseInsideTransaction, runInScope, type Scope } from './scope.ts';

/** The SQL face of an open transaction. */
export type SqlTx = { readonly sql: RunSql };

export type TransactionOptions = {
  isolation?: 'repeatable read' | 'serializable';
  /** How often to begin again when the database gave it up for another transaction; 4 unless told. */
  retries?: number;
};

/** Runs own SQL in one transaction on one connection; it commits when `work` resolves and rolls back when it rejects. */
export function inSqlTransaction<T>(
  pool: Pool,
  stats: QueryCounter,
  work: (tx: SqlTx) => Promise<T>,
  options: TransactionOptions = {},
): Promise<T> {
  refuseInsideTransaction();
  return withRetries(options, () => runOnce(pool, stats, work, options));
}

async function runOnce<T>(
  pool: Pool,
  stats: QueryCounter,
  work: (tx: SqlTx) => Promise<T>,
  options: TransactionOptions,
): Promise<T> {
  const client = await pool.connect().catch((error: unknown) => {
    throw translateError(error);
  });
  const scope: Scope = { client, over: false };
  let broken: Error | undefined;
  try {
    await client.query(options.isolation ? `begin isolation level ${options.isolation}` : 'begin');
    // Awaited inside: a Prisma promise starts only when awaited, and must start under this scope.
    const result = await runInScope(scope, async () => await work({ sql: sqlInScope(scope, stats) }));
    refuseAfterFailure(scope);
    await client.query('commit');
    return result;
  } catch (error) {
    broken = await rollBack(client);
    throw error;
  } finally {
    client.release(broken);
  }
}

/** The `sql` of a transaction: on its connection, refused when the transaction is over. */
export function sqlInScope(scope: Scope, stats: QueryCounter): RunSql {
  return async (text, values, options) => {
    if (scope.over || !scope.client) throw new Error('This transaction is over; its handle must not be kept');
    options?.signal?.throwIfAborted();
    stats.queries++;
    try {
      return await query(scope.client, text, values, options?.name);
    } catch (error) {
      scope.failure ??= asError(error);
      throw translateError(error);
    }
  };
}

/** After a failed statement PostgreSQL answers COMMIT with a silent ROLLBACK; this makes it loud. */
export function refuseAfterFailure(scope: Scope): void {
  if (scope.failure !== undefined) throw scope.failure;
}

/** Begins again, after a short random pause, when two transactions could not both go through. */
export async function withRetries<T>(options: TransactionOptions, attempt: () => Promise<T>): Promise<T> {
  const retries = options.retries ?? 4;
  for (let tried = 0; ; tried++) {
    try {
      return await attempt();
    } catch (error) {
      const code = sqlState(error);
      if (tried >= retries || (code !== '40001' && code !== '40P01')) throw error;
      await wait(5 * 2 ** tried * (0.5 + Math.random()));
    }
  }
}

async function rollBack(client: PoolClient): Promise<Error | undefined> {
  try {
    await client.query('rollback');
    return undefined;
  } catch (error) {
    return asError(error);
  }
}
