import type { Prisma } from '@pokjanal/prisma/client';
import type { Database } from './client.ts';
import type { RunSql } from './run-sql.ts';
import { refuseInsideTransaction, runInScope, type Scope } from './scope.ts';
import { refuseAfterFailure, sqlInScope, type TransactionOptions, withRetries } from './sql-transaction.ts';

/** An open transaction with both faces, `tx.model…` and `tx.sql(text, values)`, on one connection. */
export type Tx = Prisma.TransactionClient & { readonly sql: RunSql };

const ISOLATION = { 'repeatable read': 'RepeatableRead', serializable: 'Serializable' } as const;
const LIMITS = { maxWait: 30_000, timeout: 120_000 };

/**
 * Runs `work` in one transaction: it commits when the promise resolves and rolls back when it rejects. Given a `Tx`, it
 * joins that transaction. Inside, only `tx` reaches the database; anything else is refused. `work` may run again after a
 * lost race, so it must have no effect outside the database.
 */
export function inTransaction<T>(
  on: { readonly db: Database } | Database | Tx,
  work: (tx: Tx) => Promise<T>,
  options: TransactionOptions = {},
): Promise<T> {
  if ('$executeRaw' in on) return work(on);
  const db = 'db' in on ? on.db : on;
  refuseInsideTransaction();
  return withRetries(options, () => runOnce(db, work, options));
}

async function runOnce<T>(db: Database, work: (tx: Tx) => Promise<T>, options: TransactionOptions): Promise<T> {
  const scope: Scope = { over: false };
  const isolation = options.isolation ? { isolationLevel: ISOLATION[options.isolation] } : {};
  return runInScope(scope, () =>
    db.prisma.$transaction(
      async (prismaTx) => {
        const result = await work(withSql(prismaTx, sqlInScope(scope, db.stats)));
        refuseAfterFailure(scope);
        return result;
      },
      { ...LIMITS, ...isolation },
    ),
  );
}

function withSql(prismaTx: Prisma.TransactionClient, sql: RunSql): Tx {
  return new Proxy(prismaTx, {
    get: (target, key) => (key === 'sql' ? sql : Reflect.get(target, key, target)),
    has: (target, key) => key === 'sql' || Reflect.has(target, key),
  }) as Tx;
}
