import { expect, test } from 'vitest';
import { useOwnDatabase } from '../../../test/database.ts';
import { countsOf, givenProvince, MAY, settle, submit, systemCtx } from '../../../test/rollup-scene.ts';
import { rollupState } from '../../../test/rollup-oracle.ts';
import type { Database } from '../../db/client.ts';
import { openMonth } from '../submission/open-month.ts';
import { drainRollups } from './drain-rollups.ts';

const JUNE = MAY + 1;

/** What happened of the month, without what differs from one course to another. */
async function told(db: Database): Promise<unknown[]> {
  return db.sql(
    `select node_no, basis, cause, payload - 'coalesced' as payload from outbox
     where type = 'rollup.updated' and month = $1 order by node_no, basis, payload ->> 'block'`,
    [JUNE],
  );
}

test('a month that opens is stored and told at once as row by row', async () => {
  const db = await useOwnDatabase();
  const { posts } = await givenProvince(db);
  // Answers in force come into the month that opens.
  const given = { OP_BUKA: 1, OP_KADER_SK: 7, OP_KADER_AKTIF: 5 };
  for (const post of posts.slice(0, 3)) {
    await submit(systemCtx(db), post, {
      block: 'OP',
      cells: await countsOf(db, { block: 'OP', formSet: post.formSet, given }),
    });
  }
  await settle(db);

  await openMonth({ db }, JUNE);
  await db.sql('create table kept_mark as select * from dirty');
  await settle(db);
  const [rows, events] = [await rollupState(db), await told(db)];
  expect(events.length).toBeGreaterThan(20);

  for (const table of ['rollup', 'rollup_pair', 'rollup_obligation']) {
    await db.sql(`delete from ${table} where month = $1`, [JUNE]);
  }
  await db.sql(`delete from outbox where type = 'rollup.updated' and month = $1`, [JUNE]);
  await db.sql(
    'insert into dirty (node_no, month, block_no, cause) select node_no, month, block_no, cause from kept_mark',
  );
  const done = await drainRollups(db, { openingFrom: 1 });
  expect(await rollupState(db)).toEqual(rows);
  expect(await told(db)).toEqual(events);
  expect(done.events).toBe(events.length);
  expect(await db.sql('select 1 from dirty')).toEqual([]);
});
