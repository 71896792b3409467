import { newId } from '../ids.ts';
import type { SeedDb, SqlHandle } from '../sql-db.ts';

/**
 * Runs a load in one transaction when its list has another version than the one loaded last, and remembers the new one.
 * Says whether there was anything to do.
 */
export async function onceForVersion(
  db: SeedDb,
  part: string,
  version: string,
  load: (tx: SqlHandle) => Promise<void>,
): Promise<boolean> {
  const key = `reference.${part}`;
  const [known] = await db.sql<{ version: string }>(
    `select "value"->>'version' as version from "Setting" where "key" = $1 and "wilayahId" is null`,
    [key],
  );
  if (known?.version === version) return false;
  await db.inTransaction(async (tx) => {
    // The limit of ordinary requests does not hold for a whole country.
    await tx.sql('set local statement_timeout = 0');
    await load(tx);
    await tx.sql(
      `insert into "Setting" ("id", "key", "value", "updatedAt") values ($1, $2, $3::jsonb, now())
       on conflict ("key") where "wilayahId" is null do update set "value" = excluded."value", "updatedAt" = now()`,
      [newId(), key, JSON.stringify({ version })],
    );
  });
  return true;
}
