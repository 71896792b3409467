import { makeOpd } from '@pokjanal/prisma/make/opd';
import { makePokjanal } from '@pokjanal/prisma/make/pokjanal';
import { seedCatalogues } from '@pokjanal/prisma/seed/reference';
import { beforeAll, expect, test } from 'vitest';
import { useDatabase } from '../../../test/database.ts';
import { userIdOf } from '../../auth/actor.ts';
import type { Database } from '../../db/client.ts';
import { getRegisterJob } from '../exchange/import-job.ts';
import { officerIn, workOff } from '../exchange/import.fixture.ts';
import { holdSeat } from '../pokjanal/holding.ts';
import { confirmList, undoList } from './register-acts.ts';
import { brief, bringList, ctxOf, givenRegency, pasted } from './register.fixture.ts';
import { listCounts } from './register-view.sql.ts';
import { seatRegister } from './seat-register.ts';
import { previewUndo } from './undo-register.ts';

let db: Database;
beforeAll(async () => {
  db = await useDatabase();
  await seedCatalogues(db);
});

const HEADS = ['Wilayah', 'Kursi', 'Pemegang', 'Jabatan', 'Nama Pejabat', 'OPD', 'Plt', 'Mulai', 'Sampai', 'No SK'];

async function givenGroup() {
  const scene = await givenRegency(db);
  const opd = await makeOpd(db, { wilayah: scene.kabkota, name: 'Dinas Kesehatan' });
  const number = `188.4/${scene.kabkota.code}/2024`;
  const group = await makePokjanal(db, {
    wilayah: scene.kabkota,
    decree: { number },
    seats: [
      { code: 'KETUA', name: 'Ketua', holder: { office: 'Sekretaris Daerah', from: '2022-01-01' } },
      { code: 'ANGGOTA', name: 'Anggota', single: false },
    ],
  });
  return { ...scene, group, opd, number };
}

const seatsIn = (group: { id: string }) =>
  db.sql<{ id: string; seat: string; office: string | null }>(
    `select s.id, s.code, s.name as seat, s.single, h.office, h.person, o.name as opd, h."exOfficio", h."actingAs",
       h."from"::text, h."to"::text, d.number as decree
     from "Seat" s left join "SeatHolding" h on h."seatId" = s.id and h."withdrawnAt" is null
     left join "Opd" o on o.id = h."opdId" left join "Decree" d on d.id = h."decreeId"
     where s."pokjanalId" = $1 order by s."order", s.id, h."from", h.office`,
    [group.id],
  );

test('seats are added and held by list, wrong cells named, and all is taken back as a whole', async () => {
  const { ctx, group, kabkota, number } = await givenGroup();
  const before = await seatsIn(group);
  const area = kabkota.name;
  const job = await bringList(
    ctx,
    pasted(
      HEADS,
      [area, 'ketua', '', 'Asisten II', '', '', 'Plt', '2026-02-01', '', ''],
      [area, 'Ketua', '', 'sekretaris daerah', '', '', '', '', '31/01/2026', ''],
      [area, 'Ketua', '', 'Asisten I', 'Pejabat Satu', '', 'Plt', '1 Feb 2026', '', number.replaceAll('/', ' / ')],
      ['', 'Anggota', '', 'Kepala Dinas', '', 'dinas kesehatan', '', '2026-01-05', '', ''],
      ['', 'Juru Timbang', 'banyak', 'Lurah A', '', '', '', '2026-01-05', '', ''],
      ['', 'Juru Timbang', '', 'Lurah B', '', '', '', '2026-01-05', '', ''],
      ['', 'Sekretaris', '', '', '', '', '', '', '', ''],
      ['', 'Anggota', '', '', '', 'Dinas Entah', 'Pjs', '2026-05-05', '2026-01-01', '1/2'],
      ['Entah', '', '', '', '', '', '', '', '', ''],
      ['', 'Anggota', '', 'Kepala Bagian', '', '', '', '', '', ''],
      ['', 'Ketua', '', 'Wakil Bupati', '', '', '', '2026-06-01', '2026-06-30', ''],
    ),
    'KURSI',
  );
  expect(await brief(ctx, job)).toEqual([
    [2, 'ERROR new', expect.any(String), 'SEAT_TAKEN mulai'],
    [3, 'READY known', 'sampai: ∅ → 2026-01-31'],
    [
      4,
      'READY new',
      `jabatan: ∅ → Asisten I; nama_pejabat: ∅ → Pejabat Satu; ex_officio: ∅ → ya; pelaksana: ∅ → Plt; mulai: ∅ → 2026-02-01; nomor_sk: ∅ → ${number}`,
    ],
    [5, 'READY new', expect.stringContaining('opd: ∅ → Dinas Kesehatan')],
    [6, 'WARNING new', expect.stringContaining('kursi: ∅ → Juru Timbang'), 'SEAT_NEW kursi'],
    [7, 'READY new', expect.stringContaining('jabatan: ∅ → Lurah B')],
    [8, 'READY new', 'kursi: ∅ → Sekretaris'],
    [
      9,
      'ERROR new',
      expect.any(String),
      'REQUIRED jabatan',
      'AREA_UNKNOWN opd',
      'WORD_UNKNOWN pelaksana',
      'DAY_BEFORE_START sampai',
      'DECREE_UNKNOWN nomor_sk',
    ],
    [10, 'ERROR new', '', 'AREA_UNKNOWN wilayah', 'REQUIRED kursi'],
    [11, 'ERROR new', expect.any(String), 'REQUIRED mulai'],
    [12, 'ERROR new', expect.any(String), 'SEAT_TAKEN mulai'],
  ]);
  expect(await seatsIn(group)).toEqual(before);
  await confirmList(ctx, { id: job });
  await workOff(ctx);
  expect(await listCounts(ctx, job)).toMatchObject({ submitted: 6, refused: 0 });
  expect(await seatsIn(group)).toMatchObject([
    { seat: 'Ketua', office: 'Sekretaris Daerah', to: '2026-01-31' },
    { seat: 'Ketua', office: 'Asisten I', person: 'Pejabat Satu', actingAs: 'PLT', to: null, decree: number },
    { seat: 'Anggota', office: 'Kepala Dinas', opd: 'Dinas Kesehatan', exOfficio: true },
    { code: 'JURU_TIMBANG', seat: 'Juru Timbang', single: false, office: 'Lurah A' },
    { code: 'JURU_TIMBANG', office: 'Lurah B' },
    { seat: 'Sekretaris', office: null },
  ]);
  await undoList(ctx, { id: job });
  await workOff(ctx);
  expect(await listCounts(ctx, job)).toMatchObject({ undone: 6, kept: 0 });
  expect(await seatsIn(group)).toEqual(before.map((row) => ({ ...row })));
  const told = await db.sql<{ action: string }>(
    `select action from "Change" where subject = 'Seat' and reason = 'Pembatalan impor tempelan' and "actorId" = $1`,
    [userIdOf(ctx.actor)],
  );
  expect(told.map(({ action }) => action)).toEqual(['seat.withdrawn', 'seat.withdrawn']);
});

test('a seat that another holds since stays with its holder, and the rest is taken back', async () => {
  const { ctx, group } = await givenGroup();
  const job = await bringList(
    ctx,
    pasted(
      ['Kursi', 'Pemegang', 'Jabatan', 'Mulai'],
      ['Juru Timbang', 'banyak', 'Lurah A', '2026-01-05'],
      ['Juru Timbang', '', 'Lurah B', '2026-01-05'],
      ['Anggota', '', 'Camat', '2026-01-05'],
    ),
    'KURSI',
  );
  await confirmList(ctx, { id: job });
  await workOff(ctx);
  const seat = (await seatsIn(group)).find((one) => one.seat === 'Juru Timbang');
  const holder = { person: null, opdId: null, exOfficio: true, actingAs: null, to: null, decreeId: null };
  await holdSeat(ctx, { ...holder, seatId: seat!.id, office: 'Lurah C', from: new Date('2026-03-01') });
  expect(await previewUndo(ctx, await getRegisterJob(ctx, job))).toMatchObject({
    back: 2,
    stays: [{ name: 'Juru Timbang · Lurah A', problem: { code: 'UNDO_SEAT_COUNTED' } }],
  });
  await undoList(ctx, { id: job });
  await workOff(ctx);
  expect((await seatsIn(group)).flatMap(({ office }) => office ?? [])).toEqual([
    'Sekretaris Daerah',
    'Lurah A',
    'Lurah C',
  ]);
});

test('the template brought in again is the same already, and nobody fills a group of another area', async () => {
  const { ctx, kabkota, kecamatan, number } = await givenGroup();
  const standing = await seatRegister.standing(ctx, kabkota.path);
  const head = [kabkota.code, kabkota.name, 'Pokjanal'];
  expect(standing).toEqual([
    [...head, 'Ketua', 'satu', 'Sekretaris Daerah', '', '', 'ya', '', '2022-01-01', '', number],
    [...head, 'Anggota', 'banyak', '', '', '', '', '', '', '', ''],
  ]);
  const list = pasted(
    seatRegister.columns.map(({ title }) => title),
    ...standing,
  );
  expect(await brief(ctx, await bringList(ctx, list, 'KURSI'))).toEqual([
    [2, 'UNCHANGED known', ''],
    [3, 'UNCHANGED known', ''],
  ]);
  const camat = ctxOf(db, await officerIn(db, { role: 'ADMIN_KECAMATAN', wilayah: kecamatan }));
  expect(await brief(camat, await bringList(camat, list, 'KURSI'))).toMatchObject([
    [2, 'ERROR new', '', 'AREA_UNKNOWN kode_wilayah'],
    [3, 'ERROR new', '', 'AREA_UNKNOWN kode_wilayah'],
  ]);
});
