import { makePosyandu } from '@pokjanal/prisma/make/posyandu';
import { makeWilayahChain } from '@pokjanal/prisma/make/wilayah';
import { seedCatalogues } from '@pokjanal/prisma/seed/reference';
import { beforeEach, expect, test } from 'vitest';
import { useOwnDatabase } from '../../../test/database.ts';
import type { Database } from '../../db/client.ts';
import { monthNo } from '../../lib/pure/month.ts';
import { DEADLINE_DAY, DEADLINE_WORKING_DAY, openMonth } from './open-month.ts';

// Due in June 2026, whose first day is a Monday and a holiday: Pancasila.
const MAY = monthNo(2026, 5);

let db: Database;
beforeEach(async () => {
  db = await useOwnDatabase();
  await seedCatalogues(db);
  await db.prisma.holiday.deleteMany();
  await db.prisma.holiday.create({
    data: { day: new Date('2026-06-01'), name: 'Hari Lahir Pancasila', source: 'uji', confidence: 'sure' },
  });
});

async function dueOf(unitNo: number): Promise<string[]> {
  const rows = await db.sql<{ deadline: Date }>('select distinct deadline from obligation where unit_no = $1', [
    unitNo,
  ]);
  return rows.map(({ deadline }) => deadline.toISOString());
}

const set = (key: string, wilayahId: string | null, value: number) =>
  db.prisma.setting.create({ data: { key, wilayahId, value } });

test('counts working days of the next month less the holidays, by the clock of the province', async () => {
  const { provinsi, desa } = await makeWilayahChain(db, { zone: 'WITA' });
  const post = await makePosyandu(db, { desa });
  await set(DEADLINE_WORKING_DAY, provinsi.id, 5);
  await openMonth({ db }, MAY);
  // 2, 3, 4, 5 June, then Monday 8.
  expect(await dueOf(post.unitNo)).toEqual(['2026-06-08T15:59:59.999Z']);
});

test('the nearest area that sets either decides; where one sets both, working days do', async () => {
  const { provinsi, kabkota, kecamatan, desa } = await makeWilayahChain(db);
  const post = await makePosyandu(db, { desa });
  const elsewhere = await makePosyandu(db);
  await set(DEADLINE_WORKING_DAY, null, 3);
  await set(DEADLINE_WORKING_DAY, provinsi.id, 5);
  await set(DEADLINE_DAY, kabkota.id, 20);
  await openMonth({ db }, MAY);
  expect(await dueOf(post.unitNo)).toEqual(['2026-06-20T16:59:59.999Z']);
  expect(await dueOf(elsewhere.unitNo)).toEqual(['2026-06-04T16:59:59.999Z']);

  const both = await makePosyandu(db, { desa });
  await set(DEADLINE_DAY, kecamatan.id, 25);
  await set(DEADLINE_WORKING_DAY, kecamatan.id, 1);
  await openMonth({ db }, MAY);
  expect(await dueOf(both.unitNo)).toEqual(['2026-06-02T16:59:59.999Z']);
});

test('more working days than a month has end on its last one', async () => {
  const { provinsi, desa } = await makeWilayahChain(db);
  const post = await makePosyandu(db, { desa });
  await set(DEADLINE_WORKING_DAY, provinsi.id, 31);
  await openMonth({ db }, MAY);
  expect(await dueOf(post.unitNo)).toEqual(['2026-06-30T16:59:59.999Z']);
});
