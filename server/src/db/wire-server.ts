import { createServer } from 'node:net';
import type { PGlite } from '@electric-sql/pglite';
import { WireQueue } from './wire-queue.ts';
import { WireSession } from './wire-session.ts';

export type WireAddress = { path: string } | { host: string; port: number };

export type WireServer = {
  /** The port listened on; 0 for a Unix socket. */
  port: number;
  /** Ends every connection, rolls back what they had open, and stops listening. */
  close(): Promise<void>;
};

// Long enough for a slow step between two statements, short enough that a forgotten transaction does not stop everybody.
const MAX_IDLE_IN_TRANSACTION_MS = 20_000;

/**
 * Serves one PGlite to many PostgreSQL clients. Our own instead of @electric-sql/pglite-socket, which hands on message by
 * message, so that under load the Parse of one connection lands between the Parse and Bind of another.
 */
export async function serveWire(
  db: PGlite,
  options: { address: WireAddress; secret: string; onCrash: (error: unknown) => void; maxIdleMs?: number },
): Promise<WireServer> {
  const sessions = new Set<WireSession>();
  const queue = new WireQueue(db, {
    maxIdleMs: options.maxIdleMs ?? MAX_IDLE_IN_TRANSACTION_MS,
    onStall: (owner) => {
      if (owner instanceof WireSession) owner.end('25P03', 'idle in a transaction while others waited');
    },
    onCrash: options.onCrash,
  });
  let idle = () => {};
  const server = createServer((socket) => {
    const session = new WireSession(socket, queue, options.secret, () => {
      sessions.delete(session);
      if (sessions.size === 0) idle();
    });
    sessions.add(session);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.address, () => resolve());
  });
  const bound = server.address();
  return {
    port: bound !== null && typeof bound === 'object' ? bound.port : 0,
    async close() {
      server.close();
      if (sessions.size === 0) return;
      const left = new Promise<void>((resolve) => {
        idle = resolve;
      });
      for (const session of sessions) session.end('57P01', 'the database is shutting down');
      await left;
    },
  };
}
