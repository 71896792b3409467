import type { Transactor } from './epoch.ts';
import { asLong, type Loop, startLoop } from './loop.ts';
import type { SqlFace } from './outbox.ts';
import { wake } from './wake.ts';

const BATCH = 2_000;
/**
 * How many rows have no number changes faster than what the planner knows of them: it believes in none when thousands
 * have just come. So it is left no way but the one that stays good, each row by its key.
 */
const BY_KEY = ['seqscan', 'bitmapscan', 'hashjoin', 'mergejoin']
  .map((way) => `set_config('enable_${way}', 'off', true)`)
  .join(', ');
/** What comes within it after a round is numbered in one: the first event of a quiet time waits for nothing. */
const LEAST_REST_MS = 20;

/**
 * Numbers committed events gap-free in the order of their ids, one batch, and gives how many. Any number of
 * processes may call it; the counter's row lock lets one work at a time. A writer that commits late is simply
 * numbered later, so a reader of `seq > last` can skip nobody.
 */
export async function numberEvents(db: Transactor, limit: number = BATCH): Promise<number> {
  const [waiting] = await db.sql('select 1 as one from outbox where seq is null order by id limit 1');
  if (!waiting) return 0;
  return db.inTransaction(async (tx) => {
    // The lock stands in a statement of its own: one that also read the rows would see them as they were
    // before it waited for the lock, and number again what the holder before it had numbered.
    const [counter] = await tx.sql<{ last: number }>(
      `select last_seq::float8 as last, ${BY_KEY} from outbox_counter where id = 1 for update skip locked`,
    );
    return counter ? numberAfter(tx, counter.last, limit) : 0;
  });
}

async function numberAfter(tx: SqlFace, last: number, limit: number): Promise<number> {
  const [done] = await tx.sql<{ count: number }>(
    `with waiting as materialized (select id from outbox where seq is null order by id limit $2::integer),
       placed as (select id, $1::bigint + row_number() over (order by id) as seq from waiting),
       numbered as (update outbox o set seq = p.seq from placed p where o.id = p.id returning o.seq),
       counted as (select count(*)::integer as count from numbered),
       moved as (
         update outbox_counter set last_seq = $1::bigint + counted.count from counted
         where outbox_counter.id = 1 and counted.count > 0)
     select count from counted`,
    [last, limit],
  );
  return done?.count ?? 0;
}

/** Keeps numbering until stopped and wakes this process' dispatcher after each batch. */
export function startSequencer(db: Transactor, options: { onError: (error: unknown) => void; idleMs?: number }): Loop {
  return startLoop({
    sleeper: 'sequencer',
    restMs: (tookMs) => Math.max(asLong(tookMs), LEAST_REST_MS),
    onError: options.onError,
    ...(options.idleMs === undefined ? {} : { idleMs: options.idleMs }),
    round: async () => {
      const count = await numberEvents(db);
      if (count > 0) wake('dispatcher');
      if (count > 0) wake('notification');
      return count > 0;
    },
  });
}
