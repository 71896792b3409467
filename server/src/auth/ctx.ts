import type { Database } from '../db/client.ts';
import type { Clock } from '../lib/clock.ts';
import type { Log } from '../lib/log.ts';
import type { Actor } from './actor.ts';

/** What every verb and resolver receives: who calls, the database, the time, and where to write the log. */
export type Ctx = {
  readonly actor: Actor;
  readonly db: Database;
  readonly clock: Clock;
  readonly log: Log;
  readonly requestId: string;
  /** Aborted when the client has left; SQL of this request is cancelled with it. */
  readonly signal?: AbortSignal;
};
