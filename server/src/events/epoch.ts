import type { SqlFace } from './outbox.ts';

type Identity = { system: string; timeline: number };
export type Transactor = { inTransaction<T>(work: (tx: SqlFace) => Promise<T>): Promise<T> } & SqlFace;

/**
 * Starts a new epoch when this database is not the one that gave the last numbers: another cluster (restored from
 * a dump) or another timeline (recovered or promoted). Cursors of the old epoch then expire instead of skipping
 * events. Gives the epoch in force. Where the server does not tell its identity the epoch stays; the restore
 * command raises it itself.
 */
export async function settleEpoch(db: Transactor): Promise<number> {
  const now = await readIdentity(db);
  return db.inTransaction(async (tx) => {
    const [row] = await tx.sql<{ epoch: number; system: string | null; timeline: number | null }>(
      `select epoch, system_identifier as system, timeline_id as timeline from outbox_counter where id = 1 for update`,
    );
    if (!row) throw new Error('The event counter row is missing.');
    if (!now || (row.system === now.system && row.timeline === now.timeline)) return row.epoch;

    const epoch = row.system === null ? row.epoch : row.epoch + 1;
    await tx.sql('update outbox_counter set epoch = $1, system_identifier = $2, timeline_id = $3 where id = 1', [
      epoch,
      now.system,
      now.timeline,
    ]);
    return epoch;
  });
}

async function readIdentity(db: SqlFace): Promise<Identity | null> {
  try {
    const [row] = await db.sql<Identity>(
      `select s.system_identifier::text as system, c.timeline_id as timeline
       from pg_control_system() s, pg_control_checkpoint() c`,
    );
    return row ?? null;
  } catch (error) {
    if (isNotOffered(error)) return null;
    throw error;
  }
}

/** 42501: the role may not ask; 42883 and 0A000: this server has no such function. */
function isNotOffered(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return code === '42501' || code === '42883' || code === '0A000';
}
