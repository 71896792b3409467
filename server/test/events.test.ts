import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { setTimeout as wait } from 'node:timers/promises';
import type { Database } from '../src/db/client.ts';
import { startDispatcher } from '../src/events/dispatcher.ts';
import { settleEpoch } from '../src/events/epoch.ts';
import { appendEvent, readEvents, readLogState, type SqlFace } from '../src/events/outbox.ts';
import { trimEvents } from '../src/events/retention.ts';
import { numberEvents, startSequencer } from '../src/events/sequencer.ts';
import type { StoredEvent } from '../src/events/types.ts';
import { useOwnDatabase } from './database.ts';

const quiet = { onError: () => {}, idleMs: 10 };
let db: Database;

beforeAll(async () => {
  db = await useOwnDatabase();
});

afterEach(async () => {
  await db.sql('delete from outbox');
  await db.sql('update outbox_counter set last_seq = 0, trimmed_seq = 0');
});

const eventNo = (no: number) => ({ type: 'obligation.opened', unitNo: no, payload: { count: no } }) as const;

/** One process of several: it numbers, and it keeps what its dispatcher hands over. */
async function joinCluster() {
  const dispatcher = await startDispatcher(db, quiet);
  const sequencer = startSequencer(db, quiet);
  const got: StoredEvent[] = [];
  const reader = dispatcher.events.open(1_000_000);
  const reading = (async () => {
    for (;;) {
      const batch = await reader.next(60_000);
      if (batch.kind === 'items') got.push(...batch.items);
      if (batch.kind === 'closed') return;
    }
  })();
  const stop = async () => {
    await sequencer.stop();
    await dispatcher.stop();
    await reading;
  };
  return { got, stop };
}

/** Kills random connections of this database, those of sequencers and dispatchers too, until told to stop. */
function startKiller() {
  let going = db.kind === 'postgres';
  const done = (async () => {
    while (going) {
      await db
        .sql(
          `select pg_terminate_backend(pid) from pg_stat_activity
           where datname = current_database() and pid <> pg_backend_pid() order by random() limit 1`,
        )
        .catch(() => []);
      await wait(Math.random() * 20);
    }
  })();
  return async () => {
    going = false;
    await done;
  };
}

/** Writes events one by one in transactions that commit late at random; gives those whose commit was acknowledged. */
async function writeAtRandom(writers: number, each: number) {
  const acknowledged: number[] = [];
  let last = 0;
  let failed = 0;
  const write = async (): Promise<void> => {
    const no = (last += 1);
    try {
      await db.inTransaction(async (tx) => {
        await appendEvent(tx, eventNo(no));
        if (Math.random() < 0.2) await tx.sql('select pg_sleep($1)', [Math.random() * 0.05]);
      });
      acknowledged.push(no);
    } catch {
      failed += 1;
    }
  };
  await Promise.all(
    Array.from({ length: writers }, async () => {
      for (let turn = 0; turn < each; turn += 1) await write();
    }),
  );
  return { acknowledged, failed };
}

function gate() {
  let open = (): void => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { open, opened };
}

/** Rows of the log its scans have given on this connection, those of its indexes with them. */
async function rowsRead(tx: SqlFace): Promise<number> {
  const [row] = await tx.sql<{ rows: number }>(
    `select sum(pg_stat_get_xact_tuples_returned(of.oid))::int as rows
     from (select 'outbox'::regclass as oid union all
           select indexrelid from pg_index where indrelid = 'outbox'::regclass) of`,
  );
  return row?.rows ?? Number.NaN;
}

describe('the log of events', () => {
  test('with late commits and killed connections, every process delivers what was committed, once, in one order', async () => {
    const processes = [await joinCluster(), await joinCluster(), await joinCluster()];
    const stopKilling = startKiller();
    const { acknowledged, failed } = await writeAtRandom(16, db.kind === 'postgres' ? 60 : 15);
    await stopKilling();
    const [committed] = await db.sql<{ count: number }>('select count(*)::integer as count from outbox');
    await expect
      .poll(() => processes.map(({ got }) => got.length), { timeout: 20_000 })
      .toEqual([0, 1, 2].map(() => committed?.count));
    await Promise.all(processes.map(({ stop }) => stop()));

    const log = await db.sql<{ seq: number; unit_no: number }>('select seq, unit_no from outbox order by seq');
    expect(log.map(({ seq }) => seq)).toEqual(log.map((_, index) => index + 1));
    const order = log.map(({ unit_no }) => unit_no);
    for (const { got } of processes) expect(got.map(({ unitNo }) => unitNo)).toEqual(order);
    expect(acknowledged.filter((no) => !order.includes(no))).toEqual([]);
    if (db.kind === 'postgres') expect(failed).toBeGreaterThan(0);
  }, 90_000);

  test('a writer that commits late is numbered late and skipped by nobody', async ({ skip }) => {
    // The embedded database runs one transaction at a time, so nothing can commit out of order there.
    if (db.kind === 'embedded') skip();
    const commit = gate();
    const appended = gate();
    const slow = db.inTransaction(async (tx) => {
      await appendEvent(tx, eventNo(1));
      appended.open();
      await commit.opened;
    });
    await appended.opened;
    await db.inTransaction((tx) => appendEvent(tx, eventNo(2)));
    expect(await numberEvents(db)).toBe(1);
    expect(await readEvents(db, { after: 0, limit: 10 })).toMatchObject([{ seq: 1, unitNo: 2 }]);
    commit.open();
    await slow;
    expect(await numberEvents(db)).toBe(1);
    expect(await readEvents(db, { after: 1, limit: 10 })).toMatchObject([{ seq: 2, unitNo: 1 }]);
  });

  test('an event is there only with the change it tells of', async () => {
    const failing = db.inTransaction(async (tx) => {
      await appendEvent(tx, eventNo(1));
      throw new Error('refused');
    });
    await expect(failing).rejects.toThrow('refused');
    expect(await numberEvents(db)).toBe(0);
  });

  test('a burst the planner knows nothing of is numbered row by row, not each against all', async () => {
    const comes = (count: number) =>
      db.sql(`insert into outbox (type) select 'obligation.opened' from generate_series(1, $1::int)`, [count]);
    await comes(2_000);
    await numberEvents(db);
    await db.sql('analyze outbox');
    await comes(4_000);
    const read = await db.inTransaction(async (tx) => {
      const before = await rowsRead(tx);
      expect(await numberEvents({ sql: tx.sql, inTransaction: (work) => work(tx) }, 1_000)).toBe(1_000);
      return (await rowsRead(tx)) - before;
    });
    // Each row is found and then changed, both through an index that counts it as well.
    expect(read).toBeLessThan(5_000);
  });

  test('old updates vanish, old facts keep their row, and the mark says from where cursors expire', async () => {
    const state = { forms: 0, expected: 1, arrived: 0, elements: {}, pairs: {} };
    const update = { block: 'SKDN', rev: 1, coalesced: 1, prev: state, cur: state };
    await db.inTransaction((tx) =>
      appendEvent(tx, eventNo(1), { type: 'rollup.updated', nodeNo: 5, payload: update }, eventNo(3)),
    );
    await numberEvents(db);
    await db.sql(`update outbox set at = at - interval '31 days' where seq <= 2`);

    expect(await trimEvents(db, new Date())).toBe(2);
    expect(await readEvents(db, { after: 0, limit: 10 })).toMatchObject([
      { seq: 1, type: 'obligation.opened', payload: {} },
      { seq: 3, payload: { count: 3 } },
    ]);
    expect(await readLogState(db)).toMatchObject({ lastSeq: 3, trimmedSeq: 2 });
    expect(await trimEvents(db, new Date())).toBe(0);
  });

  test('a database that is not the one that gave the numbers starts a new epoch, the same one does not', async () => {
    const epoch = await settleEpoch(db);
    expect(await settleEpoch(db)).toBe(epoch);
    await db.sql(`update outbox_counter set system_identifier = 'another cluster'`);
    expect(await settleEpoch(db)).toBe(epoch + 1);
    expect(await settleEpoch(db)).toBe(epoch + 1);
  });
});
