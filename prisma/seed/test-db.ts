import { readdirSync, readFileSync } from 'node:fs';
import { PGlite } from '@electric-sql/pglite';
import type { SeedDb } from './sql-db.ts';

const MIGRATIONS = new URL('../migrations/', import.meta.url);

/** Opens an empty migrated database in memory, for tests of the seed alone. */
export async function openTestDb(): Promise<SeedDb & { close(): Promise<void> }> {
  const db = await PGlite.create();
  for (const folder of readdirSync(MIGRATIONS).sort()) {
    await db.exec(readFileSync(new URL(`${folder}/migration.sql`, MIGRATIONS), 'utf8'));
  }
  const sql: SeedDb['sql'] = async <Row extends object>(text: string, values: readonly unknown[] = []) =>
    (await db.query<Row>(text, [...values])).rows;
  const inTransaction: SeedDb['inTransaction'] = async (work) => {
    await sql('begin');
    try {
      const result = await work({ sql });
      await sql('commit');
      return result;
    } catch (error) {
      await sql('rollback');
      throw error;
    }
  };
  return { sql, inTransaction, close: () => db.close() };
}
