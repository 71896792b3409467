import { CloseCode } from 'graphql-ws';
import type { Actor } from '../auth/actor.ts';
import { onRevocation } from '../auth/revocation.ts';
import type { Services } from './context.ts';

const CHECK_EVERY_MS = 1_000;
const AT_ONCE = 20;

/** Tells a client to come back, as after a restart. */
export const COME_BACK = 1012;

/** What is watched: a socket, or an answer that stays open. */
export type Connection = {
  readonly OPEN: number;
  readonly readyState: number;
  once(event: 'close', listener: () => void): unknown;
  close(code: number, reason: string): void;
};

/** Who is on a connection, and a signal for when they have gone. */
export type Caller = { readonly actor: Actor; readonly signal: AbortSignal };
type Held = Caller & { readonly again: () => Promise<Actor> };

export type Callers = {
  /** Admits a caller or closes the socket; `who` says whom its credentials belong to at that moment. */
  admit(socket: Connection, who: () => Promise<Actor>): Promise<boolean>;
  of(socket: Connection): Caller | undefined;
  stop(): void;
};

/**
 * Knows who is on which connection and cuts off those who may not listen any more: every second, and at once after a
 * revocation in this process, it asks whether session and assignments still stand.
 */
export function watchCallers({ auth, log }: Pick<Services, 'auth' | 'log'>): Callers {
  const held = new Map<Connection, Held>();
  let asking = false;

  const check = async ([socket, { actor, again }]: [Connection, Held]): Promise<void> => {
    if (await auth.isStillValid(actor)) return;
    // Credentials that still stand have other assignments now: they may come back with their new rights.
    const changed = isChanged(actor, await again());
    socket.close(changed ? COME_BACK : CloseCode.Unauthorized, changed ? 'Rights changed' : 'Unauthorized');
  };
  const checkAll = async (): Promise<void> => {
    if (asking) return;
    asking = true;
    try {
      const all = [...held];
      for (let at = 0; at < all.length; at += AT_ONCE) await Promise.all(all.slice(at, at + AT_ONCE).map(check));
    } catch (err) {
      log.warn({ err }, 'could not check the rights of streams, trying again');
    } finally {
      asking = false;
    }
  };
  const timer = setInterval(() => void checkAll(), CHECK_EVERY_MS);
  const unlisten = onRevocation(() => void checkAll());

  return {
    admit: async (socket, again) => {
      const actor = await again();
      if (actor.kind === 'anonymous') {
        // Not "forbidden", which clients take as a reason to try again and again.
        socket.close(CloseCode.Unauthorized, 'Unauthorized');
        return false;
      }
      if (socket.readyState !== socket.OPEN) return false;
      const left = new AbortController();
      held.set(socket, { actor, signal: left.signal, again });
      socket.once('close', () => {
        held.delete(socket);
        left.abort();
      });
      return true;
    },
    of: (socket) => held.get(socket),
    stop: () => {
      clearInterval(timer);
      unlisten();
    },
  };
}

function isChanged(before: Actor, now: Actor): boolean {
  // The same actor once more is only one remembered from before the revocation.
  return (
    before.kind === 'user' &&
    now.kind === 'user' &&
    JSON.stringify(before.assignments) !== JSON.stringify(now.assignments)
  );
}
