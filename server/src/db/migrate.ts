import type { Pool, PoolClient } from 'pg';
import { findMigrationsDir, type MigrationFile, readMigrationFiles } from './migration-files.ts';
import { StartupError } from './startup-error.ts';

export type MigrationProgress = { name: string; index: number; total: number };
export type MigrateOptions = { dir?: string; onProgress?: (step: MigrationProgress) => void };

type Applied = { name: string; sha256: string };

// Any fixed number will do: it only has to be the same in every process that migrates this database.
const LOCK_KEY = 7_041_113;

/**
 * Brings the database to the newest migration and says which folders were applied now, in order.
 * Each folder is its own transaction; processes that start together wait for one another.
 * @throws StartupError when an applied folder was altered, removed or overtaken; nothing is applied then.
 */
export async function migrate(pool: Pool, options: MigrateOptions = {}): Promise<string[]> {
  const files = await readMigrationFiles(options.dir ?? findMigrationsDir());
  const done: string[] = [];
  const client = await pool.connect();
  try {
    for (;;) {
      const name = await applyNext(client, files, options.onProgress);
      if (name === undefined) return done;
      done.push(name);
    }
  } finally {
    client.release();
  }
}

async function applyNext(client: PoolClient, files: MigrationFile[], onProgress: MigrateOptions['onProgress']) {
  await client.query('begin');
  try {
    // A migration may rewrite a large table, so the limit of ordinary requests does not hold here.
    await client.query('set local statement_timeout = 0');
    // The list is read after the lock, so that a folder applied meanwhile by another process is seen.
    await client.query('select pg_advisory_xact_lock($1)', [LOCK_KEY]);
    await client.query(`create table if not exists schema_migration (
      name text primary key, sha256 text not null, applied_at timestamptz not null default now())`);
    const { rows } = await client.query<Applied>('select name, sha256 from schema_migration order by name');
    refuseAlteredPast(files, rows);
    const next = files[rows.length];
    if (next) {
      onProgress?.({ name: next.name, index: rows.length + 1, total: files.length });
      await runFile(client, next);
    }
    await client.query('commit');
    return next?.name;
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw error;
  }
}

async function runFile(client: PoolClient, file: MigrationFile) {
  try {
    await client.query(file.sql);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new StartupError({
      id: `Migrasi ${file.name} gagal dan dibatalkan seluruhnya: ${reason}`,
      en: `Migration ${file.name} failed and was rolled back as a whole: ${reason}`,
    });
  }
  await client.query('insert into schema_migration (name, sha256) values ($1, $2)', [file.name, file.sha256]);
}

function refuseAlteredPast(files: MigrationFile[], applied: Applied[]) {
  const present = new Map(files.map((file) => [file.name, file]));
  for (const [index, row] of applied.entries()) {
    const file = present.get(row.name);
    if (!file) {
      throw new StartupError({
        id: `Migrasi ${row.name} sudah diterapkan pada basis data ini, tetapi foldernya tidak ada. Kembalikan folder itu atau jalankan versi server yang memilikinya.`,
        en: `Migration ${row.name} was applied to this database, but its folder is missing. Restore the folder or run the server version that has it.`,
      });
    }
    if (file.sha256 !== row.sha256) {
      throw new StartupError({
        id: `Isi migrasi ${row.name} berubah sejak diterapkan. Kembalikan isi semula dan tulis perubahan sebagai migrasi baru.`,
        en: `Migration ${row.name} was changed after it was applied. Restore its content and write the change as a new migration.`,
      });
    }
    const inPlace = files[index];
    if (inPlace && inPlace.name !== row.name) {
      throw new StartupError({
        id: `Migrasi ${inPlace.name} bernomor lebih kecil daripada ${row.name} yang sudah diterapkan. Beri nomor baru di akhir urutan.`,
        en: `Migration ${inPlace.name} is numbered before ${row.name}, which is already applied. Give it a new number at the end.`,
      });
    }
  }
}
