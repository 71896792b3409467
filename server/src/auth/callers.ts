import type { IncomingHttpHeaders } from 'node:http';
import type { Database } from '../db/client.ts';
import type { Clock } from '../lib/clock.ts';
import { dayIn } from '../lib/pure/deadline.ts';
import { type Actor, ANONYMOUS, type UserActor } from './actor.ts';
import type { Sessions } from './better-auth.ts';
import { loadPerson } from './load-actor.sql.ts';
import { onRevocation } from './revocation.ts';
import { isOwnSocket, isSameOrigin } from './same-origin.ts';
import { fingerprint, TOKEN_PREFIX } from './secret.ts';
import { ShortMemory } from './short-memory.ts';
import { findToken, isSessionAlive, isTokenAlive, markTokenUsed } from './token.sql.ts';

/** How long an actor, or the answer that it is still valid, may be reused; the delay of a revocation elsewhere. */
const REUSE_MS = 2_000;

/** Says who calls, and whether a caller of before still may. */
export class Callers {
  readonly #db: Database;
  readonly #clock: Clock;
  readonly #sessions: Sessions;
  readonly #baseUrl: string | undefined;
  readonly #actors = new ShortMemory<Actor>(REUSE_MS);
  readonly #validity = new ShortMemory<boolean>(REUSE_MS);

  constructor(deps: { db: Database; clock: Clock; sessions: Sessions; baseUrl: string | undefined }) {
    this.#db = deps.db;
    this.#clock = deps.clock;
    this.#sessions = deps.sessions;
    this.#baseUrl = deps.baseUrl;
    onRevocation(() => {
      this.#actors.clear();
      this.#validity.clear();
    });
  }

  /** The caller of an HTTP request; a token counts before a cookie, and a wrong one is not made good by a cookie. */
  async ofRequest(headers: IncomingHttpHeaders): Promise<Actor> {
    if (headers.authorization !== undefined) {
      const token = bearerOf(headers.authorization);
      return token ? this.#ofToken(token) : ANONYMOUS;
    }
    // A cookie sent along by a page of another site is nobody's wish: such a request is anonymous.
    return this.#ofCookie(isSameOrigin(headers, this.#baseUrl) ? headers.cookie : undefined);
  }

  /** The caller of a WebSocket, by what it said on opening and the headers it came with. */
  async ofSocket(params: unknown, upgrade: IncomingHttpHeaders): Promise<Actor> {
    const token = tokenOfParams(params);
    if (token !== null) return this.#ofToken(token);
    return this.#ofCookie(isOwnSocket(upgrade, this.#baseUrl) ? upgrade.cookie : undefined);
  }

  /** Whether session or token still stand and the assignments are the same. */
  async isStillValid(actor: Actor): Promise<boolean> {
    if (actor.kind !== 'user') return actor.kind === 'system';
    // Two actors of one session may differ in assignments: the older one must not borrow the newer one's answer.
    const key = `${actor.sessionId ?? actor.tokenId} ${actor.assignments.map((own) => own.id).join(' ')}`;
    return this.#validity.recall(key, () => this.#checkValid(actor));
  }

  /** The person of an account with the assignments in force today; null when the account is closed. */
  loadPerson(userId: string) {
    return loadPerson(this.#db, userId, dayIn('WIB', this.#clock.now()));
  }

  async #ofToken(token: string): Promise<Actor> {
    return this.#actors.recall(fingerprint(token), async () => {
      const now = this.#clock.now();
      const found = await findToken(this.#db, fingerprint(token), now);
      const person = found && (await this.loadPerson(found.userId));
      if (!person) return ANONYMOUS;
      await markTokenUsed(this.#db, found, now);
      return { kind: 'user', ...person, via: 'token', tokenId: found.id, readOnly: true };
    });
  }

  async #ofCookie(header: string | undefined): Promise<Actor> {
    const cookie = sessionCookieOf(header);
    if (cookie === undefined) return ANONYMOUS;
    return this.#actors.recall(fingerprint(cookie), async () => {
      const session = await this.#sessions.read(cookie);
      const person = session && (await this.loadPerson(session.userId));
      return person ? { kind: 'user', ...person, via: 'session', sessionId: session.id, readOnly: false } : ANONYMOUS;
    });
  }

  async #checkValid(actor: UserActor): Promise<boolean> {
    const person = (await this.#stands(actor)) && (await this.loadPerson(actor.userId));
    return person ? JSON.stringify(person.assignments) === JSON.stringify(actor.assignments) : false;
  }

  async #stands({ tokenId, sessionId }: UserActor): Promise<boolean> {
    if (tokenId !== undefined) return isTokenAlive(this.#db, tokenId, this.#clock.now());
    return sessionId !== undefined && isSessionAlive(this.#db, sessionId);
  }
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
