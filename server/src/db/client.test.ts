import { describe, expect, it } from 'vitest';
import { useDatabase } from '../../test/database.ts';
import { Unavailable } from '../lib/errors.ts';
import { newId } from '../lib/ids.ts';
import { openDatabase } from './client.ts';

const db = await useDatabase();

it('gives counts as numbers, days as text and instants as dates', async () => {
  const [row] = await db.sql(
    `select 9007199254740991::bigint as count, '2026-01-31'::date as day,
    '2026-01-31T17:00:00+07:00'::timestamptz as at, $1::int[] as list`,
    [[1, 2]],
  );
  expect(row).toEqual({
    count: 9007199254740991,
    day: '2026-01-31',
    at: new Date('2026-01-31T10:00:00Z'),
    list: [1, 2],
  });
});

it('reads the same instant through both faces', async () => {
  const { id } = await db.prisma.setting.create({ data: { key: newId(), value: 1 } });
  const at = new Date('2026-05-05T05:05:05.500Z');
  await db.sql('update "Setting" set "updatedAt" = $2 where id = $1', [id, at]);
  const found = await db.prisma.setting.findUniqueOrThrow({ where: { id } });
  const [row] = await db.sql<{ updatedAt: Date }>('select "updatedAt" from "Setting" where id = $1', [id]);
  expect([found.updatedAt, row?.updatedAt]).toEqual([at, at]);
  await db.prisma.setting.delete({ where: { id } });
});

it('prepares a named statement and answers each call by its own values', async () => {
  const twice = (n: number) => db.sql<{ n: number }>('select $1::int * 2 as n', [n], { name: 'client.test.twice' });
  const answers = await Promise.all(Array.from({ length: 50 }, (_, n) => twice(n)));
  expect(answers.map(([row]) => row?.n)).toEqual(Array.from({ length: 50 }, (_, n) => n * 2));
});

it('counts the statements of both faces', async () => {
  const before = db.stats.queries;
  await db.sql('select 1');
  await db.prisma.setting.count();
  await db.inTransaction((tx) => tx.sql('select 1'));
  expect(db.stats.queries - before).toBe(3);
});

it('does not begin for a caller who has already left', async () => {
  await expect(db.sql('select 1', [], { signal: AbortSignal.abort(new Error('left')) })).rejects.toThrow('left');
});

it('names a PostgreSQL that does not answer, without its password', async () => {
  const databaseUrl = 'postgres://someone:hidden@127.0.0.1:9/none';
  const opened = openDatabase({ databaseUrl, poolSize: 1, statementTimeoutMs: 0 });
  await expect(opened).rejects.toThrow(/PostgreSQL di 127\.0\.0\.1:9\/none .*\n.*cannot be opened/);
  await expect(opened).rejects.not.toThrow('hidden');
});

describe.runIf(db.kind === 'postgres')('on PostgreSQL', () => {
  it('cancels a running statement when its caller leaves, and leaves the connection usable', async () => {
    const caller = new AbortController();
    const mark = `cancel-${Date.now()}`;
    const running = db.sql(`select pg_sleep(30) /* ${mark} */`, [], { signal: caller.signal });
    const seen = async () =>
      (
        await db.sql('select 1 from pg_stat_activity where state = $1 and query like $2', [
          'active',
          `select pg_sleep%${mark}%`,
        ])
      ).length;
    await expect.poll(seen).toBe(1);
    caller.abort(new Error('left'));
    await expect(running).rejects.toThrow('left');
    expect(await seen()).toBe(0);
    await Promise.all(Array.from({ length: 20 }, () => db.sql('select 1')));
  });

  it('cancels for many who leave at once, one after the other on its one connection', async () => {
    const warnings: Error[] = [];
    const note = (warning: Error) => void warnings.push(warning);
    process.on('warning', note);
    const caller = new AbortController();
    const mark = `leave-${Date.now()}`;
    const all = [1, 2, 3].map((n) => db.sql(`select pg_sleep(30) /* ${mark} ${n} */`, [], { signal: caller.signal }));
    const running = Promise.allSettled(all);
    const active = `select from pg_stat_activity where state = 'active' and query like $1`;
    await expect.poll(async () => (await db.sql(active, [`select pg_sleep%${mark}%`])).length).toBe(3);
    caller.abort(new Error('left'));
    expect(await running).toMatchObject(all.map(() => ({ status: 'rejected', reason: { message: 'left' } })));
    await new Promise(setImmediate);
    process.off('warning', note);
    expect(warnings).toEqual([]);
  });

  it('says TIMED_OUT for a statement past its limit', async () => {
    const slow = db.inTransaction(async (tx) => {
      await tx.sql('set local statement_timeout = 50');
      await tx.sql('select pg_sleep(30)');
    });
    await expect(slow).rejects.toThrow(Unavailable);
    await expect(slow).rejects.toMatchObject({ code: 'TIMED_OUT' });
  });
});
