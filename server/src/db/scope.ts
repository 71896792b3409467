import { AsyncLocalStorage } from 'node:async_hooks';
import type { PoolClient } from 'pg';

/** One transaction as the code running inside it sees it. */
export type Scope = {
  /** Its connection, known once it has begun. */
  client?: PoolClient;
  /** The first statement that failed; the database will not commit after it, whatever the code believes. */
  failure?: Error;
  /** Set when the transaction is over; work it left running may use the pool again. */
  over: boolean;
};

export const scopes = new AsyncLocalStorage<Scope>();

/**
 * Refuses a statement that would take a second connection while a transaction is open on this path: it would not be part
 * of the transaction, and on the embedded database it would wait for it for ever.
 */
export function refuseInsideTransaction(): void {
  const scope = scopes.getStore();
  if (scope && !scope.over) {
    throw new Error(
      'Inside a transaction use its own handle (tx), not the database: this would be a second connection',
    );
  }
}
