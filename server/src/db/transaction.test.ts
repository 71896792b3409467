import { afterEach, expect, it } from 'vitest';
import { useDatabase } from '../../test/database.ts';
import { newId } from '../lib/ids.ts';
import { inTransaction } from './transaction.ts';

const db = await useDatabase();
await db.sql('create table if not exists trial (key text primary key, n integer not null default 0)');

const key = newId();
const setting = (name: string) => ({ data: { key: `${key}.${name}`, value: 1 } });
const settings = () => db.prisma.setting.count({ where: { key: { startsWith: key } } });
const trials = async () => (await db.sql('select 1 from trial where starts_with(key, $1)', [key])).length;

afterEach(async () => {
  await db.prisma.setting.deleteMany({ where: { key: { startsWith: key } } });
  await db.sql('delete from trial where starts_with(key, $1)', [key]);
});

it('rolls a model write, an own SQL write and an outbox row back together', async () => {
  const events = async () => (await db.sql('select 1 from outbox where type = $1', [key])).length;
  const work = inTransaction(db, async (tx) => {
    await tx.setting.create(setting('a'));
    await tx.sql('insert into trial (key) values ($1)', [key]);
    await tx.sql('insert into outbox (type) values ($1)', [key]);
    expect(await tx.setting.count({ where: { key: { startsWith: key } } })).toBe(1);
    expect(await tx.sql('select n from trial where key = $1', [key])).toEqual([{ n: 0 }]);
    throw new Error('changed my mind');
  });
  await expect(work).rejects.toThrow('changed my mind');
  expect([await settings(), await trials(), await events()]).toEqual([0, 0, 0]);
});

it('commits both faces together and gives the result back', async () => {
  const made = await inTransaction({ db }, async (tx) => {
    await tx.setting.create(setting('a'));
    return tx.sql('insert into trial (key) values ($1) returning n', [key]);
  });
  expect(made).toEqual([{ n: 0 }]);
  expect([await settings(), await trials()]).toEqual([1, 1]);
});

it('joins a transaction that is handed in', async () => {
  const work = inTransaction(db, async (tx) => {
    await inTransaction(tx, (same) => same.setting.create(setting('inner')));
    throw new Error('outer failed');
  });
  await expect(work).rejects.toThrow('outer failed');
  expect(await settings()).toBe(0);
});

it.each<[string, () => Promise<unknown>]>([
  ['own SQL on the pool', () => db.sql('select 1')],
  ['a model read on the pool', () => db.prisma.setting.count()],
  ['a second transaction', () => inTransaction(db, async () => 1)],
  ['a second transaction of own SQL', async () => db.inTransaction(async () => 1)],
  ['a second transaction of Prisma', () => db.prisma.$transaction([db.prisma.setting.count()])],
])('refuses %s inside a transaction', async (_what, misuse) => {
  await expect(inTransaction(db, misuse)).rejects.toThrow('Inside a transaction use its own handle');
  await expect(db.inTransaction(misuse)).rejects.toThrow('Inside a transaction use its own handle');
});

it('does not pretend to commit after a failure that was caught', async () => {
  await db.sql('insert into trial (key) values ($1)', [key]);
  const bySql = inTransaction(db, async (tx) => {
    await tx.setting.create(setting('a'));
    await tx.sql('insert into trial (key) values ($1)', [key]).catch(() => undefined);
  });
  await expect(bySql).rejects.toMatchObject({ code: '23505' });
  const byModel = inTransaction(db, async (tx) => {
    const { id } = await tx.setting.create(setting('a'));
    await tx.setting.create({ data: { ...setting('b').data, id } }).catch(() => undefined);
  });
  await expect(byModel).rejects.toThrow('UniqueConstraintViolation');
  expect(await settings()).toBe(0);
});

it('asks its one connection one thing at a time, for all relations of a record too', async () => {
  const warnings: Error[] = [];
  const note = (warning: Error) => void warnings.push(warning);
  process.on('warning', note);
  const include = { versions: true, targets: true, notes: true };
  const read = await inTransaction(db, async (tx) => {
    const named = { code: key, name: key, nameEn: key, stage: 'SEMUA', domain: 'UJI' };
    await tx.indicator.create({ data: named });
    const found = await tx.indicator.findUnique({ where: { code: key }, include });
    await tx.indicator.delete({ where: { code: key } });
    return found;
  });
  await new Promise(setImmediate);
  process.off('warning', note);
  expect(read).toMatchObject({ versions: [], targets: [], notes: [] });
  expect(warnings).toEqual([]);
});

it('refuses a handle kept after the end', async () => {
  const kept = await db.inTransaction(async (tx) => ({ tx }));
  await expect(kept.tx.sql('select 1')).rejects.toThrow('transaction is over');
});

it('begins again until every increment of a race has gone through', async () => {
  await db.sql('insert into trial (key) values ($1)', [key]);
  const increment = () =>
    inTransaction(
      db,
      async (tx) => {
        const [row] = await tx.sql<{ n: number }>('select n from trial where key = $1', [key]);
        await tx.sql('update trial set n = $2 where key = $1', [key, (row?.n ?? 0) + 1]);
      },
      { isolation: 'serializable', retries: 12 },
    );
  await Promise.all(Array.from({ length: 5 }, increment));
  expect(await db.sql('select n from trial where key = $1', [key])).toEqual([{ n: 5 }]);
});

// The embedded database has one connection: there is never a second transaction.
it.runIf(db.kind === 'postgres')(
  'still refuses misuse in one transaction after another has ended beside it',
  async () => {
    let end = () => {};
    const ended = new Promise<void>((resolve) => {
      end = resolve;
    });
    const misuse = db.inTransaction(async () => {
      await ended;
      return db.sql('select 1');
    });
    await db.inTransaction(async (tx) => tx.sql('select 1'));
    end();
    await expect(misuse).rejects.toThrow('Inside a transaction use its own handle');
  },
);
