import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { startEmbedded } from '../src/db/embedded.ts';
import { StartupError } from '../src/db/startup-error.ts';
import { runCommand, say } from './run-command.ts';

await runCommand(async (env, [target]) => {
  if (env.databaseUrl) {
    throw new StartupError({
      id: 'Basis data ini PostgreSQL: pakai pg_dump.',
      en: 'This database is PostgreSQL: use pg_dump.',
    });
  }
  const day = new Date().toISOString().slice(0, 16).replaceAll(':', '');
  const file = resolve(target ?? join(dirname(env.dataDir), `pokjanal-${day}.tar.gz`));
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
