import type { PoolClient, QueryResultRow } from 'pg';
import { Unavailable } from '../lib/errors.ts';

export type SqlValues = readonly unknown[];

/** Own SQL with `$1` values; 64-bit integers arrive as numbers, dates as `YYYY-MM-DD`, instants as `Date`. */
export type RunSql = <Row extends object = QueryResultRow>(text: string, values?: SqlValues) => Promise<Row[]>;

/** Runs one statement on a connection. Statements without values may be several, separated by semicolons. */
export async function query<Row extends object>(client: PoolClient, text: string, values?: SqlValues): Promise<Row[]> {
  const result = await client.query<Row & QueryResultRow>(text, values as unknown[] | undefined);
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
