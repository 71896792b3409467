import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { openDatabase } from '../src/db/client.ts';
import { StartupError } from '../src/db/startup-error.ts';
import { runCommand, say } from './run-command.ts';

await runCommand(async (env, [source]) => {
  if (env.databaseUrl || !source) {
    throw new StartupError({
      id: 'Pakai: npm run db:restore -- <berkas cadangan>; untuk PostgreSQL pakai pg_restore.',
      en: 'Usage: npm run db:restore -- <backup file>; for PostgreSQL use pg_restore.',
    });
  }
  const folder = join(env.dataDir, 'db');
  if (existsSync(folder)) {
    // What stands there is never written over: its owner moves it away first.
    throw new StartupError({
      id: `${folder} sudah berisi basis data. Pindahkan dulu folder itu.`,
      en: `${folder} already holds a database. Move that folder away first.`,
    });
  }
  const scratch = await mkdtemp(join(tmpdir(), 'pokjanal-restore-'));
  try {
    const image = join(scratch, 'image.tar');
    await writeFile(image, await promisify(gunzip)(await readFile(resolve(source))));
    const db = await openDatabase({ ...env, image });
    try {
      // Cursors given after the backup was taken must expire instead of skipping what is numbered again.
      await db.sql('update outbox_counter set epoch = epoch + 1 where id = 1');
    } finally {
      await db.close();
    }
    say(`Dipulihkan / restored: ${source}`);
  } catch (error) {
    if (existsSync(folder)) await rename(folder, `${folder}-gagal-${process.pid}`);
    throw error;
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
});
