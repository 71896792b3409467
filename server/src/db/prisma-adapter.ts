import { PrismaPg } from '@prisma/adapter-pg';
import type { Pool, PoolClient } from 'pg';
import { asError } from './run-sql.ts';
import { currentScope, refuseInsideTransaction } from './scope.ts';

type Adapter = Awaited<ReturnType<PrismaPg['connect']>>;
type AdapterTransaction = Awaited<ReturnType<Adapter['startTransaction']>>;

/** Counts the statements sent to the database; tests state the cost of a query with it. */
export type QueryCounter = { queries: number };

/** Prisma's adapter over our pool, which counts statements and ties a transaction's connection to the path that opened it. */
export class ScopedPrismaPg extends PrismaPg {
  readonly #counter: QueryCounter;

  constructor(pool: Pool, counter: QueryCounter, onError: (error: Error) => void) {
    super(pool, { onPoolError: onError, onConnectionError: onError });
    this.#counter = counter;
  }

  override async connect(): Promise<Adapter> {
    const adapter = await super.connect();
    const counter = this.#counter;
    const queryRaw = adapter.queryRaw.bind(adapter);
    const executeRaw = adapter.executeRaw.bind(adapter);
    const startTransaction = adapter.startTransaction.bind(adapter);
    adapter.queryRaw = (query) => {
      refuseInsideTransaction();
      counter.queries++;
      return queryRaw(query);
    };
    adapter.executeRaw = (query) => {
      refuseInsideTransaction();
      counter.queries++;
      return executeRaw(query);
    };
    adapter.startTransaction = async (isolation) => {
      const scope = currentScope();
      if (scope?.client) refuseInsideTransaction();
      const transaction = await startTransaction(isolation);
      if (scope && !scope.over) scope.client = clientOf(transaction);
      return watchTransaction(transaction, counter);
    };
    return adapter;
  }
}

function clientOf(transaction: AdapterTransaction): PoolClient {
  // The adapter keeps it in a protected field and offers no other way to run own SQL on the same connection.
  const { client } = transaction as unknown as { client?: PoolClient };
  if (typeof client?.query !== 'function')
    throw new Error('@prisma/adapter-pg no longer holds its connection in `client`');
  return client;
}

function watchTransaction(transaction: AdapterTransaction, counter: QueryCounter): AdapterTransaction {
  const scope = currentScope();
  const queryRaw = transaction.queryRaw.bind(transaction);
  const executeRaw = transaction.executeRaw.bind(transaction);
  let before: Promise<unknown> = Promise.resolve();
  const watched = async <T>(statement: () => Promise<T>): Promise<T> => {
    counter.queries++;
    // Prisma asks for several relations at once, which one connection answers one after the other.
    const turn = before.then(statement);
    before = turn.catch(() => undefined);
    try {
      return await turn;
    } catch (error) {
      if (scope) scope.failure ??= asError(error);
      throw error;
    }
  };
  transaction.queryRaw = (query) => watched(() => queryRaw(query));
  transaction.executeRaw = (query) => watched(() => executeRaw(query));
  return transaction;
}
