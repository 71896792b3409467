import { setTimeout as wait } from 'node:timers/promises';
import { seedCatalogues } from '@pokjanal/prisma/seed/reference';
import { beforeAll, expect, test } from 'vitest';
import writeExcel from 'write-excel-file/node';
import { useDatabase } from '../../../test/database.ts';
import type { Database } from '../../db/client.ts';
import { file, givenOffice, line } from './import.fixture.ts';
import { cancelImport, receiveFile } from './import-acts.ts';
import { claimJob, findImport } from './import-job.ts';
import { importCounts } from './import-view.sql.ts';
import { workOnImports } from './import-worker.ts';
import { stageImport } from './stage-import.ts';

let db: Database;
beforeAll(async () => {
  db = await useDatabase();
  await seedCatalogues(db);
});

const claimed = async (id: string) =>
  (await db.sql('select id from import_job where id = $1 and lease_until is not null', [id])).length > 0;

async function until(isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo())) await wait(5);
}

test.each(['csv', 'xlsx'])('a file stops being read within a second of being cancelled, as %s', async (kind) => {
  const { ctx, posts } = await givenOffice(db, 1);
  const lines = Array.from({ length: 20_000 }, () => line(posts[0]!, { SK_D: 'banyak' }));
  const text = file(...lines);
  const sheet = () => writeExcel(text.split('\r\n').map((row) => row.split(';'))).toBuffer();
  const content = kind === 'csv' ? Buffer.from(text) : await sheet();
  const id = await receiveFile(ctx, { block: 'SKDN', fileName: `besar.${kind}`, content });
  const reading = workOnImports({ db, clock: ctx.clock, log: ctx.log });
  // As soon as it is being read: a thread has begun, or the first rows are kept.
  await until(async () => (await claimed(id)) && (kind === 'xlsx' || (await importCounts(ctx, id)).total > 0));
  await cancelImport(ctx, { id });
  const cancelled = performance.now();
  // Told at once, whatever the reading still has in hand.
  expect(await importCounts(ctx, id)).toMatchObject({ total: 0 });
  expect(await reading).toBe(true);
  expect(performance.now() - cancelled).toBeLessThan(1_000);
  expect(await findImport(ctx, id)).toMatchObject({ state: 'CANCELLED' });
  expect(await importCounts(ctx, id)).toMatchObject({ total: 0 });
  expect(await workOnImports({ db, clock: ctx.clock, log: ctx.log })).toBe(false);
});

test('an import stays cancelled when its file turns out to be none', async () => {
  const { ctx } = await givenOffice(db, 1);
  const id = await receiveFile(ctx, { block: 'SKDN', fileName: 'x.csv', content: Buffer.from('tanpa kepala') });
  const job = await claimJob(db);
  await cancelImport(ctx, { id });
  await stageImport({ db, clock: ctx.clock, log: ctx.log }, { ...job!, block: 'SKDN' });
  expect(await findImport(ctx, id)).toMatchObject({ state: 'CANCELLED', problems: [] });
});
