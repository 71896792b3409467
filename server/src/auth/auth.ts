import type { IncomingHttpHeaders } from 'node:http';
import type { Database } from '../db/client.ts';
import type { Clock } from '../lib/clock.ts';
import { Forbidden } from '../lib/errors.ts';
import type { Log } from '../lib/log.ts';
import { dayIn } from '../lib/pure/deadline.ts';
import { type Actor, ANONYMOUS, type UserActor } from './actor.ts';
import { Attempts } from './attempts.ts';
import { type Caller, openSessions } from './better-auth.ts';
import { loadPerson } from './load-actor.sql.ts';
import { normalizePhone } from './phone.ts';
import { announceRevocation, onRevocation } from './revocation.ts';
import { isOwnSocket, isSameOrigin } from './same-origin.ts';
import { fingerprint, TOKEN_PREFIX } from './secret.ts';
import { ShortMemory } from './short-memory.ts';
import { findToken, isSessionAlive, isTokenAlive, markTokenUsed } from './token.sql.ts';

/** How long an actor, or the answer that it is still valid, may be reused; the delay of a revocation elsewhere. */
const REUSE_MS = 2_000;

const ACCOUNT_LIMITS = { free: 5, firstWaitMs: 30_000, longestWaitMs: 15 * 60_000 };
// Many people of one office share an address.
const ADDRESS_LIMITS = { free: 40, firstWaitMs: 30_000, longestWaitMs: 15 * 60_000 };

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
  const accountAttempts = new Attempts(clock, ACCOUNT_LIMITS);
  const addressAttempts = new Attempts(clock, ADDRESS_LIMITS);
  const codeAttempts = new Attempts(clock, { ...ADDRESS_LIMITS, free: 20 });
  const actors = new ShortMemory<Actor>(REUSE_MS);
  const validity = new ShortMemory<boolean>(REUSE_MS);
  const today = () => dayIn('WIB', clock.now());

  async function bySession(cookie: string): Promise<Actor> {
    const session = await sessions.read(cookie);
    const person = session && (await loadPerson(db, session.userId, today()));
    return person ? { kind: 'user', ...person, via: 'session', sessionId: session.id, readOnly: false } : ANONYMOUS;
  }

  async function byToken(token: string): Promise<Actor> {
    const now = clock.now();
    const found = await findToken(db, fingerprint(token), now);
    const person = found && (await loadPerson(db, found.userId, today()));
    if (!person) return ANONYMOUS;
    await markTokenUsed(db, found, now);
    return { kind: 'user', ...person, via: 'token', tokenId: found.id, readOnly: true };
  }

  async function checkValid(actor: UserActor): Promise<boolean> {
    const alive = actor.tokenId
      ? await isTokenAlive(db, actor.tokenId, clock.now())
      : actor.sessionId !== undefined && (await isSessionAlive(db, actor.sessionId));
    const person = alive && (await loadPerson(db, actor.userId, today()));
    return person ? JSON.stringify(person.assignments) === JSON.stringify(actor.assignments) : false;
  }

  const ofToken = (token: string) => actors.recall(fingerprint(token), () => byToken(token));
  const ofCookie = (cookie: string) => actors.recall(fingerprint(cookie), () => bySession(cookie));
  onRevocation(() => {
    actors.clear();
    validity.clear();
  });

  return {
    codeAttempts,
    isSameOrigin: (headers) => isSameOrigin(headers, baseUrl),
    async resolveActor(headers) {
      if (headers.authorization !== undefined) {
        const token = bearerOf(headers.authorization);
        return token ? ofToken(token) : ANONYMOUS;
      }
      // A cookie sent along by a page of another site is nobody's wish: such a request is anonymous.
      const cookie = isSameOrigin(headers, baseUrl) ? sessionCookieOf(headers.cookie) : undefined;
      return cookie ? ofCookie(cookie) : ANONYMOUS;
    },
    async resolveSocketActor(params, upgrade) {
      const token = tokenOfParams(params);
      if (token !== null) return ofToken(token);
      const cookie = isOwnSocket(upgrade, baseUrl) ? sessionCookieOf(upgrade.cookie) : undefined;
      return cookie ? ofCookie(cookie) : ANONYMOUS;
    },
    async isStillValid(actor) {
      if (actor.kind !== 'user') return actor.kind === 'system';
      // Two actors of one session may differ in assignments: the older one must not borrow the newer one's answer.
      const key = `${actor.sessionId ?? actor.tokenId} ${actor.assignments.map((a) => a.id).join(' ')}`;
      return validity.recall(key, () => checkValid(actor));
    },
    async signIn(login, secretText, caller) {
      const account = login.trim().toLowerCase();
      const phone = normalizePhone(account);
      const accountKey = phone ?? account;
      addressAttempts.begin(caller.address);
      accountAttempts.begin(accountKey);
      const user = await db.prisma.user.findFirst({
        where: phone ? { OR: [{ phone }, { username: account }] } : { username: account },
        select: { email: true },
      });
      // An unknown name takes the same path and the same time as a known one.
      const opened = await sessions.open(user?.email ?? 'nobody@pokjanal.invalid', secretText, caller);
      if (!opened) throw new Forbidden('SIGN_IN_REFUSED');
      accountAttempts.succeeded(accountKey);
      addressAttempts.excuse(caller.address);
      const person = await loadPerson(db, opened.userId, today());
      if (!person) {
        await db.prisma.session.deleteMany({ where: { userId: opened.userId } });
        throw new Forbidden('ACCOUNT_DISABLED');
      }
      const actor: UserActor = { kind: 'user', ...person, via: 'session', readOnly: false };
      return { actor, cookies: opened.cookies };
    },
    async signOut(headers) {
      const cookies = await sessions.close(headers.cookie ?? '');
      announceRevocation();
      return cookies;
    },
  };
}

function bearerOf(authorization: string): string | null {
  const match = /^bearer (\S+)$/i.exec(authorization.trim());
  return match?.[1]?.startsWith(TOKEN_PREFIX) ? match[1] : null;
}

/** Accepts `{ authorization: 'Bearer …' }` (any letter case) and `{ token: '…' }`; null when neither was sent. */
function tokenOfParams(params: unknown): string | null {
  if (typeof params !== 'object' || params === null) return null;
  for (const [key, value] of Object.entries(params)) {
    if (typeof value !== 'string') continue;
    if (key.toLowerCase() === 'authorization') return bearerOf(value) ?? '';
    if (key === 'token') return value;
  }
  return null;
}

/** Keeps only our own cookie, so that others on the same host neither matter nor spoil the memory's key. */
function sessionCookieOf(header: string | undefined): string | undefined {
  return header
    ?.split(';')
    .map((part) => part.trim())
    .find((part) => /^(__Secure-)?pokjanal\.session_token=/.test(part));
}
