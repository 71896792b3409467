import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Auth } from '../auth/auth.ts';
import type { Ctx } from '../auth/ctx.ts';
import type { Database } from '../db/client.ts';
import type { Env } from '../env.ts';
import type { FileStore } from '../files/file-store.ts';
import type { Clock } from '../lib/clock.ts';
import type { Log } from '../lib/log.ts';

/** What lives as long as the process and every request shares. */
export type Services = { env: Env; db: Database; clock: Clock; log: Log; auth: Auth; files: FileStore };

/** Builds the context of one HTTP request; its signal is aborted when the client leaves before the answer. */
export async function contextOf(services: Services, req: IncomingMessage, res: ServerResponse): Promise<Ctx> {
  const requestId = randomUUID().slice(0, 8);
  let hasLeft = false;
  let left: AbortController | undefined;
  // Not a closure over the response: what lives as long as the context would keep it, and many of them, from being let go.
  res.once('close', function (this: ServerResponse) {
    if (this.writableFinished) return;
    hasLeft = true;
    left?.abort();
  });
  res.setHeader('X-Request-Id', requestId);
  const actor = await services.auth.resolveActor(req.headers);
  let log: Log | undefined;
  return {
    actor,
    db: services.db,
    clock: services.clock,
    // Logger and signal are made when they are needed: most requests have nothing to say and end before anybody leaves.
    get log() {
      log ??= services.log.child({ requestId });
      return log;
    },
    requestId,
    get signal() {
      left ??= new AbortController();
      if (hasLeft) left.abort();
      return left.signal;
    },
  };
}
