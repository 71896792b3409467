import { makeKader } from '@pokjanal/prisma/make/kader';
import { makePosyandu } from '@pokjanal/prisma/make/posyandu';
import { seedCatalogues } from '@pokjanal/prisma/seed/reference';
import { beforeAll, expect, test } from 'vitest';
import { useDatabase } from '../../../test/database.ts';
import type { Database } from '../../db/client.ts';
import { getRegisterJob } from '../exchange/import-job.ts';
import { officerIn, workOff } from '../exchange/import.fixture.ts';
import { correctKader } from '../kader/register-kader.ts';
import { countServing } from '../kader/kader-counts.sql.ts';
import { kaderRegister } from './kader-register.ts';
import { confirmList, undoList } from './register-acts.ts';
import { brief, bringList, ctxOf, givenRegency, pasted } from './register.fixture.ts';
import { listCounts } from './register-view.sql.ts';
import { previewUndo } from './undo-register.ts';

let db: Database;
beforeAll(async () => {
  db = await useDatabase();
  await seedCatalogues(db);
});

const HEADS = ['Posyandu', 'Desa', 'Nama Kader', 'No HP', 'RW', 'Sejak', 'No SK', 'Tgl SK', 'Pelatihan'];

async function givenPosts() {
  const scene = await givenRegency(db);
  const { desa, puskesmas } = scene;
  const melati = await makePosyandu(db, { desa: desa[0], name: 'Melati', puskesmas, openedOn: '2018-01-01' });
  const mawar = await makePosyandu(db, { desa: desa[0], name: 'Mawar', puskesmas, openedOn: '2020-01-01' });
  const other = await makePosyandu(db, { desa: desa[1], name: 'Melati', puskesmas, openedOn: '2018-01-01' });
  return { ...scene, melati, mawar, other };
}

const kadersOf = (posts: readonly { id: string }[]) =>
  db.sql<{ id: string; revision: number; name: string; phone: string | null }>(
    `select k.id, k.revision, p.name as post, k.name, k.phone, k.rw, k."decreeNumber", k."decreeDate"::text, k."trainedOn"::text, k.since::text
     from "Kader" k join "Posyandu" p on p.id = k."posyanduId"
     where p.id = any($1::uuid[]) and k."leftOn" is null order by k.name`,
    [posts.map(({ id }) => id)],
  );

test('a list of kader is registered and corrected, telephone numbers masked, and taken back as a whole', async () => {
  const { ctx, melati, mawar, desa, kabkota } = await givenPosts();
  const phone = '+6281255501234';
  await makeKader(db, { posyandu: melati, name: 'Kader Lama', phone, rw: '01', since: '2019-05-01' });
  const before = await kadersOf([melati, mawar]);
  const day = { path: kabkota.path, on: new Date('2026-08-01') };
  const [served] = await countServing(ctx, [day]);
  const [, mawarCode] = [melati, mawar].map(({ unitNo }) => `P${unitNo}`);
  const village = desa[0].name;
  const job = await bringList(
    ctx,
    pasted(
      HEADS,
      ['Melati', village, 'Kader Baru', '0812-5550-9876', '03', '15/01/2024', '141/7', '10 Januari 2024', ''],
      ['posyandu melati', village, 'kader lama', '0812 5550 4321', '', '2020-01-01', '', '', '2025-03-02'],
      ['Melati', '', 'Kader Mana', '', '', '', '', '', ''],
      ['Mawar', village, 'NIK 6201 0101 0101 0001', 'x', '', '2015-01-01', '', 'kapan', ''],
      ['Mawar', village, 'Kader Awal', '', '', '2019-12-31', '', '', ''],
      ['Mawar', village, 'Kader Nanti', '', '', '', '', '2030-01-01', ''],
      ['Dahlia', village, '', '', '', '', '', '', ''],
      ['Melati', village, 'KADER BARU', '', '', '', '', '', ''],
    ),
    'KADER',
  );
  expect(await brief(ctx, job)).toEqual([
    [
      2,
      'READY new',
      'nama: ∅ → Kader Baru; telepon: ∅ → +62812••••••76; rw: ∅ → 03; nomor_sk: ∅ → 141/7; tanggal_sk: ∅ → 2024-01-10; sejak: ∅ → 2024-01-15',
    ],
    [3, 'WARNING known', 'telepon: +62812••••••34 → +62812••••••21; dilatih: ∅ → 2025-03-02', 'DAY_STAYS sejak'],
    [4, 'ERROR new', expect.any(String), 'POST_AMBIGUOUS posyandu'],
    [
      5,
      'ERROR new',
      expect.any(String),
      'NO_PERSONAL_NUMBER nama',
      'BAD_PHONE telepon',
      'DAY_UNREADABLE tanggal_sk',
      'POSYANDU_NOT_OPEN_THEN sejak',
    ],
    [6, 'ERROR new', expect.any(String), 'POSYANDU_NOT_OPEN_THEN sejak'],
    [7, 'ERROR new', expect.any(String), 'DAY_TOO_FAR tanggal_sk'],
    [8, 'ERROR new', expect.any(String), 'POST_UNKNOWN posyandu', 'REQUIRED nama'],
    [9, 'ERROR new', expect.any(String), 'ROW_TWICE kode_posyandu', expect.any(String)],
  ]);
  expect(await kadersOf([melati, mawar])).toEqual(before);
  await confirmList(ctx, { id: job });
  await workOff(ctx);
  expect(await kadersOf([melati, mawar])).toMatchObject([
    { name: 'Kader Baru', phone: '+6281255509876', rw: '03', decreeNumber: '141/7', since: '2024-01-15' },
    { name: 'Kader Lama', phone: '+6281255504321', rw: '01', trainedOn: '2025-03-02', since: '2019-05-01' },
  ]);
  expect(await countServing(ctx, [day])).toEqual([(served ?? 0) + 1]);
  const again = await bringList(
    ctx,
    pasted(['Kode Posyandu', 'Nama', 'RW'], [mawarCode ?? '', 'Kader Lain', '-'], ['Melati', 'Kader Lama', '']),
    'KADER',
  );
  expect(await brief(ctx, again)).toMatchObject([
    [2, 'WARNING new', expect.any(String), 'DAY_ASSUMED sejak'],
    [3, 'ERROR new', expect.any(String), 'POST_UNKNOWN kode_posyandu'],
  ]);
  await undoList(ctx, { id: job });
  await workOff(ctx);
  expect(await listCounts(ctx, job)).toMatchObject({ undone: 2, kept: 0 });
  const facts = ({ id: _id, revision: _revision, ...told }: { id: string; revision: number }) => told;
  expect((await kadersOf([melati, mawar])).map(facts)).toEqual(before.map(facts));
  expect(await countServing(ctx, [day])).toEqual([served]);
  const [left] = await db.sql('select phone, "withdrawReason" from "Kader" where name = $1 and "posyanduId" = $2', [
    'Kader Baru',
    melati.id,
  ]);
  expect(left).toEqual({ phone: null, withdrawReason: 'Pembatalan impor tempelan' });
});

test('a kader who was assessed or corrected since stays, and says why', async () => {
  const { ctx, mawar, desa } = await givenPosts();
  const job = await bringList(
    ctx,
    pasted(
      ['Posyandu', 'Desa', 'Nama', 'Sejak'],
      ['Mawar', desa[0].name, 'Ani', '2024-01-01'],
      ['Mawar', desa[0].name, 'Budiati', '2024-01-01'],
      ['Mawar', desa[0].name, 'Citra', '2024-01-01'],
    ),
    'KADER',
  );
  await confirmList(ctx, { id: job });
  await workOff(ctx);
  const [ani, budiati] = await kadersOf([mawar]);
  await db.sql(
    `insert into "KaderSkillResult" (id, "kaderId", "skillCode", passed, "on", office, at)
     select gen_random_uuid(), $1, code, true, '2025-01-01', 'Puskesmas', now() from "KaderSkill" where number = 1`,
    [ani!.id],
  );
  const empty = { phone: null, rw: null, rt: null, decreeNumber: null, decreeDate: null, trainedOn: null };
  await correctKader(ctx, { ...empty, id: budiati!.id, expectedRevision: 0, name: 'Budi Ati', keepPhone: true });
  expect(await previewUndo(ctx, await getRegisterJob(ctx, job))).toMatchObject({
    back: 1,
    stays: [
      { name: 'Ani', problem: { code: 'UNDO_KADER_COUNTED' } },
      { name: 'Budiati', problem: { code: 'UNDO_CHANGED' } },
    ],
  });
  await undoList(ctx, { id: job });
  await workOff(ctx);
  expect((await kadersOf([mawar])).map(({ name }) => name)).toEqual(['Ani', 'Budi Ati']);
});

test('the operator of a village brings in kader of its posts only; the template tells no telephone number', async () => {
  const { melati, other, desa } = await givenPosts();
  await makeKader(db, { posyandu: melati, name: 'Kader Lama', phone: '+6281255501234', since: '2019-05-01' });
  const operator = ctxOf(db, await officerIn(db, { role: 'OPERATOR_DESA', wilayah: desa[0] }));
  const job = await bringList(
    operator,
    pasted(['Posyandu', 'Nama', 'Sejak'], [`P${other.unitNo}`, 'Dua', '2024-01-01'], ['Melati', 'Satu', '2024-01-01']),
    'KADER',
  );
  expect(await brief(operator, job)).toMatchObject([
    [2, 'ERROR new', expect.any(String), 'POST_UNKNOWN posyandu'],
    [3, 'READY new', expect.any(String)],
  ]);
  expect(await kaderRegister.standing(operator, null)).toEqual([
    [`P${melati.unitNo}`, 'Melati', desa[0].name, 'Kader Lama', '', '', '', '2019-05-01', '', '', ''],
  ]);
});
