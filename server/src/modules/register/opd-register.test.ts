import { makeOpd } from '@pokjanal/prisma/make/opd';
import { makePokjanal } from '@pokjanal/prisma/make/pokjanal';
import { seedCatalogues } from '@pokjanal/prisma/seed/reference';
import { beforeAll, expect, test } from 'vitest';
import { useDatabase } from '../../../test/database.ts';
import type { Database } from '../../db/client.ts';
import { getRegisterJob } from '../exchange/import-job.ts';
import { workOff } from '../exchange/import.fixture.ts';
import { joinMembers } from '../pokjanal/member.ts';
import { confirmList, undoList } from './register-acts.ts';
import { brief, bringList, givenRegency, pasted } from './register.fixture.ts';
import { listCounts } from './register-view.sql.ts';
import { previewUndo } from './undo-register.ts';

let db: Database;
beforeAll(async () => {
  db = await useDatabase();
  await seedCatalogues(db);
});

const opdsOf = (area: { id: string }) =>
  db.sql<{ id: string; name: string }>(
    `select o.id, o.name, o."shortName", o.form, o."from"::text, array(select "kindCode" from "OpdKindOpd" k where k."opdId" = o.id order by 1) as kinds
     from "Opd" o where o."wilayahId" = $1 and o."withdrawnAt" is null order by o.name`,
    [area.id],
  );

test('a list of agencies is registered and corrected, and taken back but for what a group counts on', async () => {
  const { ctx, kabkota } = await givenRegency(db);
  await makeOpd(db, { wilayah: kabkota, name: 'Dinas Sosial', kinds: ['DINSOS'] });
  const before = await opdsOf(kabkota);
  const job = await bringList(
    ctx,
    pasted(
      ['Nama OPD', 'Singkatan', 'Jenis', 'Bentuk', 'Sejak'],
      ['Dinas Kesehatan', 'Dinkes', 'DINKES', '', '2017-01-01'],
      ['dinas sosial', 'Dinsos', 'DINSOS; Dinas Kesehatan', '', ''],
      ['Badan Pangan', '', 'XYZ', 'yayasan', 'dulu'],
      ['Kantor Agama', '-', '', 'instansi vertikal', ''],
      ['', '', '', '', '2020-01-01'],
    ),
    'OPD',
  );
  expect(await brief(ctx, job)).toEqual([
    [2, 'READY new', expect.any(String)],
    [3, 'READY known', 'singkatan: ∅ → Dinsos; jenis: DINSOS → DINKES; DINSOS'],
    [4, 'ERROR new', expect.any(String), 'WORD_UNKNOWN bentuk', 'BAD_CODE jenis', 'DAY_UNREADABLE sejak'],
    [5, 'READY new', expect.any(String)],
    [6, 'ERROR new', expect.any(String), 'REQUIRED nama_opd'],
  ]);
  expect(await opdsOf(kabkota)).toEqual(before);
  await confirmList(ctx, { id: job });
  await workOff(ctx);
  expect(await opdsOf(kabkota)).toMatchObject([
    { name: 'Dinas Kesehatan', shortName: 'Dinkes', form: 'PERANGKAT_DAERAH', from: '2017-01-01', kinds: ['DINKES'] },
    { name: 'Dinas Sosial', shortName: 'Dinsos', kinds: ['DINKES', 'DINSOS'] },
    { name: 'Kantor Agama', form: 'INSTANSI_VERTIKAL', kinds: [] },
  ]);
  const group = await makePokjanal(db, { wilayah: kabkota });
  const [dinkes] = await opdsOf(kabkota);
  await joinMembers(ctx, { pokjanalId: group.id, opdIds: [dinkes!.id], from: new Date('2026-01-01'), to: null });
  expect(await previewUndo(ctx, await getRegisterJob(ctx, job))).toMatchObject({
    back: 2,
    stays: [{ name: 'Dinas Kesehatan', problem: { code: 'UNDO_OPD_COUNTED' } }],
  });
  await undoList(ctx, { id: job });
  await workOff(ctx);
  expect(await listCounts(ctx, job)).toMatchObject({ undone: 2, kept: 1 });
  expect((await opdsOf(kabkota)).slice(1)).toEqual(before);
});
