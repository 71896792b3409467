import { fromClient } from '@pokjanal/prisma/seed/pg-db';
import type { SeedDb } from '@pokjanal/prisma/seed/sql-db';
import type { Database } from './client.ts';

/** Lends one connection to a seed; COPY only where the server speaks it. */
export async function withSeedDb<T>(db: Database, work: (seed: SeedDb) => Promise<T>): Promise<T> {
  const client = await db.pool.connect();
  try {
    // A bulk load may rightly take longer than a request.
    if (db.kind === 'postgres') await client.query('set statement_timeout = 0');
    return await work(fromClient(client, { copy: db.kind === 'postgres' }));
  } finally {
    if (db.kind === 'postgres') await client.query('reset statement_timeout').catch(() => undefined);
    client.release();
  }
}
