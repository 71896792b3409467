import { Client, type Pool, type PoolConfig } from 'pg';
import { asError, query, type SqlOptions, type SqlValues, translateError } from './run-sql.ts';
import { refuseInsideTransaction } from './scope.ts';

/** Runs one statement on a connection of the pool, and cancels it when its caller leaves. */
export async function runOnPool<Row extends object>(
  pool: Pool,
  canceller: Canceller,
  text: string,
  values: SqlValues | undefined,
  options: SqlOptions = {},
): Promise<Row[]> {
  const { signal, name } = options;
  refuseInsideTransaction();
  signal?.throwIfAborted();
  const client = await pool.connect().catch((error: unknown) => {
    throw translateError(error);
  });
  let cancelling: Promise<void> | undefined;
  const cancel = () => {
    cancelling = canceller.cancel(client as unknown as { processID: number });
  };
  try {
    signal?.throwIfAborted();
    signal?.addEventListener('abort', cancel, { once: true });
    return await query<Row>(client, text, values, name);
  } catch (error) {
    throw signal?.aborted ? asError(signal.reason) : translateError(error);
  } finally {
    signal?.removeEventListener('abort', cancel);
    // A cancel request that arrives late would hit the next user of this connection.
    await cancelling;
    client.release();
  }
}

/** Cancels running statements through a connection of its own, so that a full pool cannot delay it. */
export class Canceller {
  readonly #config: PoolConfig;
  readonly #able: boolean;
  #client: Promise<Client> | undefined;
  #before: Promise<void> = Promise.resolve();

  constructor(config: PoolConfig, able: boolean) {
    this.#config = config;
    this.#able = able;
  }

  /** Cancels what a connection runs; several who leave together are served one after the other. */
  cancel(target: { processID: number }): Promise<void> {
    if (!this.#able) return Promise.resolve();
    this.#before = this.#before.then(() => this.#send(target));
    return this.#before;
  }

  async #send(target: { processID: number }): Promise<void> {
    try {
      this.#client ??= this.#connect();
      const client = await this.#client;
      await client.query('select pg_cancel_backend($1)', [target.processID]);
    } catch {
      // The statement's own time limit still bounds it.
      this.#client = undefined;
    }
  }

  async close(): Promise<void> {
    const client = await this.#client?.catch(() => undefined);
    await client?.end();
  }

  async #connect(): Promise<Client> {
    const client = new Client(this.#config);
    client.on('error', () => {
      this.#client = undefined;
    });
    await client.connect();
    return client;
  }
}
