import type { Ctx } from '../../auth/ctx.ts';
import { inTransaction } from '../../db/transaction.ts';
import { type Loop, startLoop } from '../../events/loop.ts';
import { wake } from '../../events/wake.ts';
import { dayAsked } from '../../lib/days.ts';
import { TOLD_EVENTS, writeNotifications } from './notification-write.sql.ts';

/** Events that concern somebody, looked at in one transaction. */
const BATCH = 200;
/** Numbers passed in one transaction; most of them are figures that moved. */
const STRETCH = 100_000;
/** Nobody misses a fifth of a second, and in a rush a hundred events are looked at together. */
const REST_MS = 200;

/** Setting of the whole installation: for how many days people keep what they were told. */
const KEEP_DAYS = 'notification.keepDays';
const DEFAULT_KEEP_DAYS = 180;

type Work = Pick<Ctx, 'db' | 'clock'>;

/**
 * Tells people of the next events, from where the last round ended, and moves that place in the same transaction: a process
 * that dies in between loses nothing and repeats nothing, and of several processes one works at a time. False when nothing
 * waited.
 */
export async function tellPeople(work: Work): Promise<boolean> {
  const done = await inTransaction(work, async (tx) => {
    const [place] = await tx.sql<{ from: number; last: number }>(
      `select c.seq::float8 as from, o.last_seq::float8 as last from notification_cursor c cross join outbox_counter o
       where c.id = 1 and o.id = 1 for update of c skip locked`,
    );
    if (!place || place.from >= place.last) return null;
    const { upTo, concerns } = await nextBatch(tx, place.from, Math.min(place.last, place.from + STRETCH));
    const written = concerns ? await writeNotifications(tx, place.from, upTo, dayAsked(work, null)) : 0;
    await tx.sql('update notification_cursor set seq = $1::bigint where id = 1', [upTo]);
    return { written };
  });
  if (done?.written) wake('sequencer');
  return done !== null;
}

type SqlOf = { sql: Ctx['db']['sql'] };

/** Up to which number the next events go, and whether any of them concerns somebody: seldom, while forms come in. */
async function nextBatch(tx: SqlOf, after: number, last: number): Promise<{ upTo: number; concerns: boolean }> {
  const [found] = await tx.sql<{ count: number; end: number | null }>(
    `select count(*)::int as count, max(seq)::float8 as end from (
       select seq from outbox where seq > $1::bigint and seq <= $2::bigint and type = any($3::text[])
       order by seq limit $4::int) e`,
    [after, last, TOLD_EVENTS, BATCH],
  );
  const { count = 0, end = null } = found ?? {};
  return { upTo: count < BATCH ? last : (end ?? last), concerns: count > 0 };
}

/** Follows the log and tells people for as long as it is started; any number of processes may do it. */
export function startNotificationWorker(
  work: Work,
  options: { onError: (error: unknown) => void; idleMs?: number },
): Loop {
  return startLoop({
    sleeper: 'notification',
    idleMs: options.idleMs ?? 500,
    restMs: () => REST_MS,
    onError: options.onError,
    round: () => tellPeople(work),
  });
}

/** Drops what people were told longer ago than it is kept; gives how many lines. */
export async function dropOldNotifications(work: Work): Promise<number> {
  const rows = await work.db.sql(
    `delete from "Notification" where at < $1::timestamptz - make_interval(days => coalesce((
       select (value #>> '{}')::int from "Setting" where key = $2 and "wilayahId" is null), $3::int)) returning id`,
    [work.clock.now(), KEEP_DAYS, DEFAULT_KEEP_DAYS],
  );
  return rows.length;
}
