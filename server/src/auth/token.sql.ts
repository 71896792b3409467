import type { Database } from '../db/client.ts';

type Sql = Pick<Database, 'sql'>;

export type FoundToken = { readonly id: string; readonly userId: string; readonly lastUsedAt: Date | null };

const USE_MARK_MS = 60_000;

/** Finds a token that stands at an instant by its fingerprint. */
export async function findToken(db: Sql, tokenHash: string, now: Date): Promise<FoundToken | null> {
  const [row] = await db.sql<{ id: string; userId: string; lastUsedAt: Date | null }>(
    `select "id", "userId", "lastUsedAt" from "AccessToken"
     where "tokenHash" = $1 and "revokedAt" is null and "expiresAt" > $2`,
    [tokenHash, now],
    { name: 'token' },
  );
  return row ?? null;
}

/** Notes that a token was used, at most once a minute so that reading does not become writing. */
export async function markTokenUsed(db: Sql, token: FoundToken, now: Date): Promise<void> {
  const before = new Date(now.getTime() - USE_MARK_MS);
  if (token.lastUsedAt && token.lastUsedAt > before) return;
  await db.sql(
    'update "AccessToken" set "lastUsedAt" = $2 where "id" = $1 and ("lastUsedAt" is null or "lastUsedAt" <= $3)',
    [token.id, now, before],
  );
}

/** Whether a token is neither revoked nor expired at an instant. */
export async function isTokenAlive(db: Sql, id: string, now: Date): Promise<boolean> {
  const rows = await db.sql(
    'select 1 from "AccessToken" where "id" = $1 and "revokedAt" is null and "expiresAt" > $2',
    [id, now],
  );
  return rows.length > 0;
}

/** Whether a session stands; by the database's clock, since the sign-in library stamps it with real time. */
export async function isSessionAlive(db: Sql, id: string): Promise<boolean> {
  const rows = await db.sql('select 1 from "Session" where "id" = $1 and "expiresAt" > now()', [id]);
  return rows.length > 0;
}
