import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { startEmbedded } from '../src/db/embedded.ts';
import { StartupError } from '../src/db/startup-error.ts';
import { fromRoot, runCommand, say } from './run-command.ts';

await runCommand(async (env, [target]) => {
  if (env.databaseUrl) {
    throw new StartupError({
      id: 'Basis data ini PostgreSQL: pakai pg_dump.',
      en: 'This database is PostgreSQL: use pg_dump.',
    });
  }
  if (!existsSync(join(env.dataDir, 'db'))) {
    // Starting on an empty folder would make a database of nothing and call its dump a backup.
    throw new StartupError({
      id: `Belum ada basis data di ${env.dataDir}.`,
      en: `There is no database in ${env.dataDir} yet.`,
    });
  }
  const day = new Date().toISOString().slice(0, 16).replaceAll(':', '');
  const file = fromRoot(target ?? join(dirname(env.dataDir), `pokjanal-${day}.tar.gz`));
  if (existsSync(file)) throw new StartupError({ id: `${file} sudah ada.`, en: `${file} already exists.` });
  const db = await startEmbedded({ dataDir: env.dataDir });
  try {
    const packed = await promisify(gzip)(await db.dump());
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, packed, { flag: 'wx', mode: 0o600 });
    say(`Cadangan ditulis / backup written: ${file} (${(packed.length / 1e6).toFixed(1)} MB)`);
  } finally {
    await db.close();
  }
});
