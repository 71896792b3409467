import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { SeedDb } from '@pokjanal/prisma/seed/sql-db';
import { from as copyFrom } from 'pg-copy-streams';
import type { Database } from './client.ts';

/** The face seeds ask of a database: own SQL, and COPY where the server speaks it. */
export function seedFace(db: Database): SeedDb {
  const sql: SeedDb['sql'] = (text, values) => db.sql(text, values) as never;
  if (db.kind === 'embedded') return { sql };
  return {
    sql,
    copy: async (statement, pieces) => {
      const client = await db.pool.connect();
      try {
        await pipeline(Readable.from(pieces), client.query(copyFrom(statement)));
      } finally {
        client.release();
      }
    },
  };
}
