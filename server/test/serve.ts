import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createAuth } from '../src/auth/auth.ts';
import { fingerprint, hashSecret, newToken } from '../src/auth/secret.ts';
import type { Database } from '../src/db/client.ts';
import { readEnv } from '../src/env.ts';
import { startEvents } from '../src/events/start-events.ts';
import { openFileStore } from '../src/files/open-file-store.ts';
import { buildSchema } from '../src/graphql/schema.ts';
import { startHttpServer } from '../src/http/server.ts';
import type { Services } from '../src/http/context.ts';
import { type Clock, fixedClock } from '../src/lib/clock.ts';
import { silentLog } from '../src/lib/log.ts';
import { startRollupWorker } from '../src/modules/analytics/rollup-worker.ts';
import { makeUser, type UserOverrides } from '@pokjanal/prisma/make/user';
import { IN_TIME } from './rollup-scene.ts';

/** Serves a test's database as the product does, on a free port, with the workers of events and roll-ups. */
export async function serve(db: Database, clock: Clock = fixedClock(IN_TIME)) {
  const env = readEnv('.', { PORT: '0', FILES_DIR: join(tmpdir(), `pokjanal-files-${randomUUID()}`) });
  const log = silentLog;
  const auth = createAuth({ db, clock, log, secret: 'a secret of the test, longer than 32 letters' });
  const files = openFileStore(env);
  const services: Services = { env, db, clock, log, auth, files };
  const events = await startEvents({ db, clock, log, idleMs: 10 });
  const rollups = startRollupWorker(db, { onError: () => {}, idleMs: 10 });
  const server = await startHttpServer({ env, services, schema: buildSchema(), consoleFolder: null });
  const host = `127.0.0.1:${server.port}`;
  let open = true;
  return {
    services,
    events,
    http: `http://${host}/graphql`,
    ws: `ws://${host}/graphql`,
    origin: `http://${host}`,
    close: async () => {
      if (!open) return;
      open = false;
      await server.close();
      await rollups.stop();
      await events.stop();
      await rm(env.files.dir, { recursive: true, force: true });
    },
  };
}

/** Makes an account with a personal access token, and gives the token's text and id. */
export async function givenToken(db: Database, user: UserOverrides, clock: Clock = fixedClock(IN_TIME)) {
  const { id: userId } = await makeUser(db, user);
  const token = newToken();
  const now = clock.now();
  const row = await db.prisma.accessToken.create({
    data: {
      userId,
      name: 'uji',
      tokenHash: fingerprint(token),
      hint: token.slice(0, 10),
      createdAt: now,
      expiresAt: new Date(now.getTime() + 90 * 86_400_000),
    },
  });
  return { userId, token, tokenId: row.id };
}

/** Makes a user, signs in and gives the cookie. */
export async function givenSession(db: Database, origin: string, user: UserOverrides): Promise<string> {
  const secret = 'rahasia yang panjang';
  const { username } = await makeUser(db, { ...user, passwordHash: await hashSecret(secret) });
  const response = await fetch(`${origin}/auth/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin },
    body: JSON.stringify({ login: username, secret }),
  });
  return response.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
}
