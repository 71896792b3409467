import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { openDatabase } from '../src/db/client.ts';
import { StartupError } from '../src/db/startup-error.ts';
import { fromRoot, runCommand, say } from './run-command.ts';

/** Unpacks a backup into a file of its own. @throws StartupError when it is not there or is something else. */
async function unpack(source: string, image: string): Promise<void> {
  try {
    await writeFile(image, await promisify(gunzip)(await readFile(source)), { mode: 0o600 });
  } catch (error) {
    throw notABackup(source, error);
  }
}

const notABackup = (source: string, error: unknown): StartupError => {
  const reason = (error instanceof Error ? error.message : String(error)).split('\n')[0];
  return new StartupError({
    id: `${source} tidak dapat dipulihkan: ${reason}`,
    en: `${source} cannot be restored: ${reason}`,
  });
};

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
      id: `${folder} sudah berisi basis data. Hentikan server, lalu pindahkan dulu folder itu.`,
      en: `${folder} already holds a database. Stop the server, then move that folder away first.`,
    });
  }
  const scratch = await mkdtemp(join(tmpdir(), 'pokjanal-restore-'));
  try {
    const image = join(scratch, 'image.tar');
    await unpack(fromRoot(source), image);
    const db = await openDatabase({ ...env, image });
    try {
      // Cursors given after the backup was taken must expire instead of skipping what is numbered again.
      await db.sql('update outbox_counter set epoch = epoch + 1 where id = 1');
    } finally {
      await db.close();
    }
    say(`Dipulihkan / restored: ${source}`);
  } catch (error) {
    // A refusal has written nothing: a folder that is there now belongs to the process that holds it.
    if (error instanceof StartupError) throw error;
    if (existsSync(folder)) await rename(folder, `${folder}-gagal-${process.pid}`);
    throw notABackup(source, error);
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
});
