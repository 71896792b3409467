import { pipeline } from 'node:stream/promises';
import { Readable } from 'node:stream';
import type { ClientBase } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import type { SeedDb, SqlHandle } from './sql-db.ts';

/**
 * Makes a seeding handle of one connected client. COPY is for PostgreSQL alone: the embedded database drops a connection
 * that tries it, so say `copy: false` there.
 */
export function fromClient(client: ClientBase, options: { copy: boolean }): SeedDb {
  const handle: SqlHandle = {
    sql: async <Row extends object>(text: string, values: readonly unknown[] = []) =>
      (await client.query(text, [...values])).rows as Row[],
    ...(options.copy && {
      copy: (statement: string, pieces: Iterable<string>) =>
        pipeline(Readable.from(pieces), client.query(copyFrom(statement))),
    }),
  };
  return {
    ...handle,
    inTransaction: async (work) => {
      await client.query('begin');
      try {
        const result = await work(handle);
        await client.query('commit');
        return result;
      } catch (error) {
        await client.query('rollback');
        throw error;
      }
    },
  };
}
