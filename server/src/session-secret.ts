import { randomBytes } from 'node:crypto';
import type { Database } from './db/client.ts';

/** The key that signs session cookies: the one given, else one made once and kept, so that restarts sign nobody out. */
export async function sessionSecretOf(db: Database, given: string | undefined): Promise<string> {
  if (given) return given;
  const made = randomBytes(32).toString('base64url');
  const [row] = await db.sql<{ value: string }>(
    `with known as (select value from "Setting" where key = 'session.secret' and "wilayahId" is null),
      added as (
        insert into "Setting" (id, key, value, "updatedAt")
        select gen_random_uuid(), 'session.secret', to_jsonb($1::text), now() where not exists (select 1 from known)
        returning value)
      select value #>> '{}' as value from known union all select value #>> '{}' from added limit 1`,
    [made],
  );
  if (!row) throw new Error('The session secret could not be kept');
  return row.value;
}
