import { setTimeout as wait } from 'node:timers/promises';
import type { Database } from '../../src/db/client.ts';

const PATIENCE_MS = 300_000;

/** Waits until no roll-up is stale and every event has its number. */
export async function settle(db: Database): Promise<void> {
  for (let waited = 0; waited < PATIENCE_MS; waited += 200) {
    const [row] = await db.sql<{ busy: boolean }>(
      'select exists (select from dirty) or exists (select from outbox where seq is null) as busy',
    );
    if (!row?.busy) return;
    await wait(200);
  }
  throw new Error('The roll-ups did not come to rest');
}
