import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { diffMigrationsToSchema, migrationsDir } from './engine.ts';

/** Writes the next numbered migration folder from the difference between migrations and schema. */
async function writeNextMigration(what: string | undefined): Promise<string> {
  if (!what || !/^[a-z][a-z0-9_]*$/.test(what)) throw new Error('Usage: npm run db:diff <name_in_snake_case>');
  const statements = await diffMigrationsToSchema();
  if (statements.length === 0) return 'The migrations already build the schema; nothing written.';
  await mkdir(migrationsDir, { recursive: true });
  const last = (await readdir(migrationsDir))
    .filter((name) => /^\d{4}_/.test(name))
    .sort()
    .at(-1);
  const number = String(Number(last?.slice(0, 4) ?? '0') + 1).padStart(4, '0');
  const folder = join(migrationsDir, `${number}_${what}`);
  await mkdir(folder);
  await writeFile(join(folder, 'migration.sql'), `${statements.join(';\n\n')};\n`);
  return `Wrote ${number}_${what}/migration.sql (${statements.length} statements). Read it, add checks and SQL-only indexes (name ending in _sql).`;
}

try {
  process.stdout.write(`${await writeNextMigration(process.argv[2])}\n`);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
