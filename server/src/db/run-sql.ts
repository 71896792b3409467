import type { PoolClient, QueryResultRow } from 'pg';
import { Unavailable } from '../lib/errors.ts';

export type SqlValues = readonly unknown[];

export type SqlOptions = {
  /**
   * Prepares the statement once per connection under this name, which spares the planning of a large one. One name, one
   * text: never for SQL that is put together per request.
   */
  name?: string | undefined;
  /**
   * Cancels the statement when aborted. On the embedded database it runs to its end all the same; inside a transaction
   * the signal only keeps the next statement from starting.
   */
  signal?: AbortSignal | undefined;
};

/** Own SQL with `$1` values; 64-bit integers arrive as numbers, dates as `YYYY-MM-DD`, instants as `Date`. */
export type RunSql = <Row extends object = QueryResultRow>(
  text: string,
  values?: SqlValues,
  options?: SqlOptions,
) => Promise<Row[]>;

/** Runs one statement on a connection. Statements without values may be several, separated by semicolons. */
export async function query<Row extends object>(
  client: PoolClient,
  text: string,
  values: SqlValues | undefined,
  name: string | undefined,
): Promise<Row[]> {
  const config = { text, ...(values && { values: [...values] }), ...(name !== undefined && { name }) };
  const result = await client.query<Row & QueryResultRow>(config);
  return result.rows;
}

/** Turns what the database says about its own limits into our words; everything else stays as it is. */
export function translateError(error: unknown): Error {
  const code = sqlState(error);
  if (code === '57014') return new Unavailable('TIMED_OUT');
  if (error instanceof Error && error.message.startsWith('timeout exceeded when trying to connect')) {
    return new Unavailable('OVERLOADED', { retryAfterMs: 1_000 });
  }
  return asError(error);
}

/** What was thrown, as an error. */
export function asError(thrown: unknown): Error {
  return thrown instanceof Error ? thrown : new Error(String(thrown));
}

/** The SQLSTATE of a failure, whether it came through `pg` or through Prisma; undefined when it has none. */
export function sqlState(error: unknown): string | undefined {
  for (let depth = 0; depth < 4 && typeof error === 'object' && error !== null; depth++) {
    const { code, originalCode, cause } = error as { code?: unknown; originalCode?: unknown; cause?: unknown };
    if (typeof originalCode === 'string') return originalCode;
    if (typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code) && !/^P\d{4}$/.test(code)) return code;
    // Prisma's own word for a lost write race, where it no longer carries the database's.
    if (code === 'P2034') return '40001';
    error = cause;
  }
  return undefined;
}
