import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Client, Pool } from 'pg';
import { startEmbedded } from '../src/db/embedded.ts';
import { migrate } from '../src/db/migrate.ts';
import { findMigrationsDir, readMigrationFiles } from '../src/db/migration-files.ts';

/** What each test worker copies: a dumped data folder, or a template database on the server at `url`. */
export type TestImage = { kind: 'embedded'; file: string } | { kind: 'postgres'; url: string; template: string };

const cacheDir = fileURLToPath(new URL('../../node_modules/.cache/pokjanal', import.meta.url));

/** A short name of everything the migrated database follows from. */
async function imageKey(): Promise<string> {
  const hash = createHash('sha256');
  for (const file of await readMigrationFiles(findMigrationsDir())) hash.update(file.name).update(file.sha256);
  return hash.digest('hex').slice(0, 16);
}

/** Finds or makes the migrated data folder that databases in memory start from. */
export async function prepareEmbeddedImage(): Promise<TestImage> {
  const file = join(cacheDir, `image-${await imageKey()}.tar`);
  if (!existsSync(file)) {
    const embedded = await startEmbedded({});
    const pool = new Pool(embedded.connection);
    await migrate(pool);
    await pool.end();
    const bytes = await embedded.dump();
    await embedded.close();
    await mkdir(cacheDir, { recursive: true });
    // Written beside and renamed: a run that starts meanwhile never sees half an image.
    await writeFile(`${file}.${process.pid}`, bytes);
    await rename(`${file}.${process.pid}`, file);
  }
  return { kind: 'embedded', file };
}

/** Finds or makes the migrated template database on a PostgreSQL server. */
export async function preparePostgresTemplate(url: string): Promise<TestImage> {
  const template = `pokjanal_template_${await imageKey()}`;
  const { rows } = await onServer(url, 'select 1 from pg_database where datname = $1', [template]);
  if (rows.length === 0) {
    const draft = `${template}_${process.pid}`;
    await onServer(url, `create database ${draft}`);
    const pool = new Pool({ connectionString: withDatabase(url, draft), max: 1 });
    await migrate(pool);
    await pool.end();
    await onServer(url, `alter database ${draft} rename to ${template}`);
  }
  return { kind: 'postgres', url, template };
}

/** Runs one statement in the database the address names, on a connection of its own. */
export async function onServer(url: string, text: string, values?: unknown[]) {
  const client = new Client(url);
  await client.connect();
  try {
    return await client.query<Record<string, string>>(text, values);
  } finally {
    await client.end();
  }
}

export function withDatabase(url: string, name: string): string {
  const changed = new URL(url);
  changed.pathname = `/${name}`;
  return changed.href;
}
