import { seedReference } from '@pokjanal/prisma/seed/reference';
import { createAuth } from './auth/auth.ts';
import { type Database, openDatabase } from './db/client.ts';
import { migrate } from './db/migrate.ts';
import { withSeedDb } from './db/seed-face.ts';
import type { Env } from './env.ts';
import { startEvents } from './events/start-events.ts';
import { openFileStore } from './files/open-file-store.ts';
import type { Services } from './http/context.ts';
import { fixedClock, systemClock } from './lib/clock.ts';
import type { Log } from './lib/log.ts';
import { prepareOffice } from './office.ts';
import { sessionSecretOf } from './session-secret.ts';
import { startWorkers } from './workers.ts';

export type Progress = (step: string, done?: number, total?: number) => void;
export type Booted = { services: Services; setupToken: string | null; close(): Promise<void> };

/** Opens the database, brings it up to date, fills what an office needs to start, and starts the workers. */
export async function boot(env: Env, log: Log, progress: Progress): Promise<Booted> {
  const clock = env.clock ? fixedClock(env.clock) : systemClock;
  progress('database');
  const db = await openDatabase(env, log);
  try {
    await bringUpToDate(db, clock.now(), progress);
    const { setupToken } = await prepareOffice({ db, clock, env, progress });
    const secret = await sessionSecretOf(db, env.sessionSecret);
    const auth = createAuth({ db, clock, log, secret, ...(env.baseUrl ? { baseUrl: env.baseUrl } : {}) });
    const events = await startEvents({ db, clock, log });
    const files = openFileStore(env);
    const workers = await startWorkers({ db, clock, log, shelf: { store: files, env } });
    return {
      services: { env, db, clock, log, auth, files },
      setupToken,
      close: async () => {
        await workers.stop();
        await events.stop();
        await db.close();
      },
    };
  } catch (error) {
    await db.close().catch(() => undefined);
    throw error;
  }
}

async function bringUpToDate(db: Database, now: Date, progress: Progress): Promise<void> {
  await migrate(db.pool, { onProgress: (step) => progress('migrate', step.index, step.total) });
  await db.sql('select ensure_year_partitions($1, $2)', [now.getUTCFullYear() - 2, now.getUTCFullYear() + 1]);
  await withSeedDb(db, (seed) => seedReference(seed, progress));
}
