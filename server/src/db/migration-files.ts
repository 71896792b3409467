import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export type MigrationFile = { name: string; sql: string; sha256: string };

/** The folder of numbered migrations: beside the built server, or in the repository when run from source. */
export function findMigrationsDir(): string {
  const candidates = ['./migrations', '../migrations', '../../../prisma/migrations'];
  const found = candidates.map((path) => fileURLToPath(new URL(path, import.meta.url))).find((dir) => existsSync(dir));
  if (!found) throw new Error('No migrations folder beside the server');
  return found;
}

/** Reads `NNNN_what/migration.sql` in order; the hash ignores how a checkout ended its lines. */
export async function readMigrationFiles(dir: string): Promise<MigrationFile[]> {
  const names = (await readdir(dir)).filter((name) => /^\d{4}_\w+$/.test(name)).sort();
  return Promise.all(
    names.map(async (name) => {
      const sql = (await readFile(join(dir, name, 'migration.sql'), 'utf8')).replaceAll('\r\n', '\n');
      return { name, sql, sha256: createHash('sha256').update(sql).digest('hex') };
    }),
  );
}
