import type { IncomingHttpHeaders } from 'node:http';
import type { Database } from '../db/client.ts';
import type { Clock } from '../lib/clock.ts';
import { Forbidden } from '../lib/errors.ts';
import type { Log } from '../lib/log.ts';
import type { Actor, UserActor } from './actor.ts';
import { Attempts } from './attempts.ts';
import { type Caller, openSessions } from './better-auth.ts';
import { Callers } from './callers.ts';
import { normalizePhone } from './phone.ts';
import { announceRevocation } from './revocation.ts';
import { isSameOrigin } from './same-origin.ts';

const ACCOUNT_LIMITS = { free: 5, firstWaitMs: 30_000, longestWaitMs: 15 * 60_000 };
// Many people of one office share an address.
const ADDRESS_LIMITS = { free: 40, firstWaitMs: 30_000, longestWaitMs: 15 * 60_000 };
const CODE_LIMITS = { free: 20, firstWaitMs: 30_000, longestWaitMs: 15 * 60_000 };

export type AuthOptions = {
  readonly db: Database;
  readonly clock: Clock;
  readonly log: Log;
  /** Signs the session cookies; at least 32 characters. */
  readonly secret: string;
  /** The address people type; its scheme decides whether cookies are for TLS alone. */
  readonly baseUrl?: string;
};

/** Everything the edge of the server needs to know who calls. */
export type Auth = {
  /** The caller of an HTTP request, by bearer token or session cookie. */
  resolveActor(headers: IncomingHttpHeaders): Promise<Actor>;
  /** The caller of a WebSocket, by token in `connectionParams`, or by cookie when the page is ours. */
  resolveSocketActor(params: unknown, upgrade: IncomingHttpHeaders): Promise<Actor>;
  /** Whether session or token still stand and the assignments are the same; cheap enough to ask every few seconds. */
  isStillValid(actor: Actor): Promise<boolean>;
  isSameOrigin(headers: IncomingHttpHeaders): boolean;
  /** Opens a session by user name or telephone number. @throws Forbidden, or Unavailable while the name must wait. */
  signIn(login: string, secret: string, caller: Caller): Promise<{ actor: UserActor; cookies: string[] }>;
  signOut(headers: IncomingHttpHeaders): Promise<string[]>;
  /** Limits guesses at one-time codes and set-up links by address. */
  readonly codeAttempts: Attempts;
};

/** Builds the face of `auth/` over one database. */
export function createAuth({ db, clock, log, secret, baseUrl }: AuthOptions): Auth {
  const sessions = openSessions({ db, log, secret, ...(baseUrl ? { baseUrl } : {}) });
  const callers = new Callers({ db, clock, sessions, baseUrl });
  const accountAttempts = new Attempts(clock, ACCOUNT_LIMITS);
  const addressAttempts = new Attempts(clock, ADDRESS_LIMITS);

  return {
    codeAttempts: new Attempts(clock, CODE_LIMITS),
    isSameOrigin: (headers) => isSameOrigin(headers, baseUrl),
    resolveActor: (headers) => callers.ofRequest(headers),
    resolveSocketActor: (params, upgrade) => callers.ofSocket(params, upgrade),
    isStillValid: (actor) => callers.isStillValid(actor),
    async signIn(login, secretText, caller) {
      const account = login.trim().toLowerCase();
      const phone = normalizePhone(account);
      addressAttempts.begin(caller.address);
      accountAttempts.begin(phone ?? account);
      // An unknown name takes the same path and the same time as a known one.
      const opened = await sessions.open(await addressOf(db, account, phone), secretText, caller);
      if (!opened) throw new Forbidden('SIGN_IN_REFUSED');
      accountAttempts.succeeded(phone ?? account);
      addressAttempts.excuse(caller.address);
      const person = await callers.loadPerson(opened.userId);
      if (!person) {
        await db.prisma.session.deleteMany({ where: { userId: opened.userId } });
        throw new Forbidden('ACCOUNT_DISABLED');
      }
      return { actor: { kind: 'user', ...person, via: 'session', readOnly: false }, cookies: opened.cookies };
    },
    async signOut(headers) {
      const cookies = await sessions.close(headers.cookie ?? '');
      announceRevocation();
      return cookies;
    },
  };
}

/** The internal address of the account with this user name or telephone number. */
async function addressOf(db: Database, username: string, phone: string | null): Promise<string> {
  const user = await db.prisma.user.findFirst({
    where: phone ? { OR: [{ phone }, { username }] } : { username },
    select: { email: true },
  });
  return user?.email ?? 'nobody@pokjanal.invalid';
}
