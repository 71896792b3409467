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

const scopes = new AsyncLocalStorage<Scope>();
let open = 0;

/** The transaction on whose path this code runs. */
export const currentScope = (): Scope | undefined => scopes.getStore();

/**
 * Runs `work` as the path of a transaction, which ends with it. While none is open the storage is switched off: on Node 20
 * it slows every promise of the process, of those too that never see a transaction.
 */
export async function runInScope<T>(scope: Scope, work: () => Promise<T>): Promise<T> {
  open += 1;
  try {
    return await scopes.run(scope, work);
  } finally {
    scope.over = true;
    open -= 1;
    if (open === 0) scopes.disable();
  }
}

/**
 * Refuses a statement that would take a second connection while a transaction is open on this path: it would not be part
 * of the transaction, and on the embedded database it would wait for it for ever.
 */
export function refuseInsideTransaction(): void {
  const scope = currentScope();
  if (scope && !scope.over) {
    throw new Error(
      'Inside a transaction use its own handle (tx), not the database: this would be a second connection',
    );
  }
}
