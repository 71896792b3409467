import { prismaAdapter } from 'better-auth/adapters/prisma';
import { betterAuth } from 'better-auth/minimal';
import type { Database } from '../db/client.ts';
import type { Log } from '../lib/log.ts';
import { hashSecret, MAX_SECRET, MIN_SECRET, verifySecret } from './secret.ts';

/** A session ends this long after sign-in, used or not: a kader's phone is often shared. */
const SESSION_SECONDS = 14 * 24 * 3600;

/** Header in which the routes pass on the caller's address; whatever a client sends under this name is overwritten. */
const ADDRESS_HEADER = 'x-pokjanal-address';

export type Caller = { readonly address: string; readonly userAgent?: string };

type SessionFact = { readonly id: string; readonly userId: string };

export type Sessions = {
  /** Opens a session for the account with this internal address; null when the secret does not match. */
  open(email: string, secret: string, caller: Caller): Promise<{ userId: string; cookies: string[] } | null>;
  /** Reads the session a cookie header belongs to. */
  read(cookie: string): Promise<SessionFact | null>;
  /** Ends it and gives the cookies that clear the browser. */
  close(cookie: string): Promise<string[]>;
};

/**
 * The one place that knows the sign-in library. None of its routes is mounted: it keeps sessions and signs cookies,
 * while who may have an account, by which name, and what it may do is ours.
 */
export function openSessions(options: { db: Database; log: Log; secret: string; baseUrl?: string }): Sessions {
  const library = betterAuth({
    appName: 'Pokjanal',
    secret: options.secret,
    baseURL: options.baseUrl ?? 'http://localhost',
    database: prismaAdapter(options.db.prisma, { provider: 'postgresql' }),
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: MIN_SECRET,
      maxPasswordLength: MAX_SECRET,
      password: { hash: hashSecret, verify: ({ hash, password }) => verifySecret(hash, password) },
    },
    session: { expiresIn: SESSION_SECONDS, disableSessionRefresh: true },
    advanced: {
      cookiePrefix: 'pokjanal',
      useSecureCookies: options.baseUrl?.startsWith('https:') ?? false,
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax', path: '/' },
      database: { generateId: false },
      ipAddress: { ipAddressHeaders: [ADDRESS_HEADER] },
    },
    telemetry: { enabled: false },
    logger: { log: (level, message) => (level === 'error' ? options.log.error(message) : undefined) },
  });

  return {
    async open(email, secret, caller) {
      const headers = new Headers({ [ADDRESS_HEADER]: caller.address });
      if (caller.userAgent) headers.set('user-agent', caller.userAgent);
      try {
        const answer = await library.api.signInEmail({
          body: { email, password: secret },
          headers,
          returnHeaders: true,
        });
        return { userId: answer.response.user.id, cookies: answer.headers.getSetCookie() };
      } catch (error) {
        if (isRefusal(error)) return null;
        throw error;
      }
    },
    async read(cookie) {
      const found = await library.api.getSession({ headers: new Headers({ cookie }) });
      return found ? { id: found.session.id, userId: found.session.userId } : null;
    },
    async close(cookie) {
      const answer = await library.api.signOut({ headers: new Headers({ cookie }), returnHeaders: true });
      return answer.headers.getSetCookie();
    },
  };
}

/** The library throws for a wrong name, a wrong secret and an over-long one alike; all else is a fault. */
function isRefusal(error: unknown): boolean {
  if (!(error instanceof Error) || !('statusCode' in error)) return false;
  return error.statusCode === 401 || error.statusCode === 400;
}
