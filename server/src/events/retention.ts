import type { Transactor } from './epoch.ts';

const DAY_MS = 86_400_000;
const BATCH = 5_000;

export const RETENTION_DAYS = 30;

/**
 * Drops what no cursor may ask for any more: updates of figures and of notifications vanish, facts (who did what when) keep their row
 * and lose their payload. Gives how many numbers were passed. Runs in small transactions, raising the mark that
 * expires old cursors together with each deletion, so no reader finds a hole it was not told of.
 */
export async function trimEvents(db: Transactor, now: Date, days: number = RETENTION_DAYS): Promise<number> {
  const cutoff = new Date(now.getTime() - days * DAY_MS);
  // `at` does not follow the order of numbers exactly, so the oldest event still to be kept sets the end.
  const [end] = await db.sql<{ seq: number | null }>(
    `select coalesce((select min(seq) - 1 from outbox where seq is not null and at >= $1), last_seq)::float8 as seq
     from outbox_counter where id = 1`,
    [cutoff],
  );
  let passed = 0;
  for (;;) {
    const step = await trimStep(db, end?.seq ?? 0);
    passed += step;
    if (step < BATCH) return passed;
  }
}

function trimStep(db: Transactor, end: number): Promise<number> {
  return db.inTransaction(async (tx) => {
    const [row] = await tx.sql<{ from: number }>(
      'select trimmed_seq::float8 as from from outbox_counter where id = 1 for update',
    );
    const from = row?.from ?? end;
    const to = Math.min(end, from + BATCH);
    if (to <= from) return 0;
    await tx.sql('update outbox_counter set trimmed_seq = $1 where id = 1', [to]);
    await tx.sql(
      `delete from outbox where seq > $1 and seq <= $2 and type in ('rollup.updated', 'notification.written')`,
      [from, to],
    );
    await tx.sql(`update outbox set payload = '{}' where seq > $1 and seq <= $2 and payload <> '{}'`, [from, to]);
    return to - from;
  });
}
