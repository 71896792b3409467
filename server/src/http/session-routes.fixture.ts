import type { AddressInfo } from 'node:net';
import express from 'express';
import { createAuth } from '../auth/auth.ts';
import type { Database } from '../db/client.ts';
import { readEnv } from '../env.ts';
import { openFileStore } from '../files/open-file-store.ts';
import { fixedClock } from '../lib/clock.ts';
import { silentLog } from '../lib/log.ts';
import type { Services } from './context.ts';
import { sessionRoutes } from './session-routes.ts';

type Answer = { status: number; body: Record<string, unknown>; cookie: string; headers: Headers };

/** Serves the session routes alone on a free port, with a clock the test moves. */
export async function serveSessions(db: Database) {
  const clock = fixedClock('2026-11-21T03:00:00Z');
  const env = readEnv('.', {});
  const auth = createAuth({ db, clock, log: silentLog, secret: 'a secret of the test, longer than 32 letters' });
  const services = { env, db, clock, log: silentLog, auth, files: openFileStore(env) } satisfies Services;
  const app = express().set('trust proxy', true).use('/auth', sessionRoutes(services));
  const server = app.listen(0);
  await new Promise((resolve) => server.once('listening', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  async function post(path: string, body: unknown, headers: Record<string, string> = {}): Promise<Answer> {
    const response = await fetch(`${origin}/auth/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin, ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
    return {
      status: response.status,
      body: (await response.json()) as Record<string, unknown>,
      cookie: response.headers
        .getSetCookie()
        .map((line) => line.split(';')[0])
        .join('; '),
      headers: response.headers,
    };
  }
  const close = () => new Promise((resolve) => server.close(resolve));
  return { clock, auth, services, origin, host: new URL(origin).host, post, close };
}
