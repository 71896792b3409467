import { makeKader } from '@pokjanal/prisma/make/kader';
import { makeOpd } from '@pokjanal/prisma/make/opd';
import { makePokjanal } from '@pokjanal/prisma/make/pokjanal';
import { makePustu } from '@pokjanal/prisma/make/pustu';
import { makePosyandu } from '@pokjanal/prisma/make/posyandu';
import { seedCatalogues } from '@pokjanal/prisma/seed/reference';
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { useDatabase } from '../../../test/database.ts';
import type { Database } from '../../db/client.ts';
import { workOff } from '../exchange/import.fixture.ts';
import { holdSeat } from '../pokjanal/holding.ts';
import { addSeats } from '../pokjanal/seat-add.ts';
import { registerKader } from '../kader/register-kader.ts';
import { confirmList, undoList } from './register-acts.ts';
import { bringList, givenRegency, pasted, rowsOf } from './register.fixture.ts';
import { listCounts } from './register-view.sql.ts';

let db: Database;
beforeAll(async () => {
  db = await useDatabase();
  await seedCatalogues(db);
});

async function givenOffice() {
  const scene = await givenRegency(db);
  const { kabkota, desa, puskesmas } = scene;
  const post = await makePosyandu(db, { desa: desa[0], puskesmas, name: 'Melati', openedOn: '2018-01-01' });
  await makePustu(db, { wilayah: desa[0], puskesmas, name: 'Pustu Lama', openedOn: '2018-01-01' });
  await makeKader(db, { posyandu: post, name: 'Kader A', phone: '+6281255501234', since: '2019-05-01' });
  const opd = await makeOpd(db, { wilayah: kabkota, name: 'Dinas A', kinds: ['DINKES'] });
  const group = await makePokjanal(db, {
    wilayah: kabkota,
    decree: null,
    seats: [
      { code: 'KETUA', name: 'Ketua', holder: { office: 'Jabatan A', from: '2022-01-01' } },
      { code: 'ANGGOTA', name: 'Anggota', single: false, holder: { office: 'Jabatan B', from: '2022-01-01' } },
    ],
  });
  return { ...scene, post, opd, group };
}

type Office = Awaited<ReturnType<typeof givenOffice>>;

/** All that the seven registers say of a regency, without ids, revisions and what was withdrawn. */
async function told({ kabkota }: Office): Promise<unknown> {
  const path = kabkota.path;
  const read = (sql: string) => db.sql(sql, [path]);
  return Promise.all([
    read(`select p.name, p."regNo", p.decree, p."formSet", p."openingDay", p.address, w.code, k.name as puskesmas
      from "Posyandu" p join "Wilayah" w on w.id = p."wilayahId" left join "Puskesmas" k on k.id = p."puskesmasId"
      where starts_with(w.path, $1) and p."withdrawnAt" is null order by w.code, p.name`),
    read(`select i."openedOn"::text, i."closedOn"::text from "PosyanduInterval" i join "Posyandu" p on p.id = i."posyanduId"
      join "Wilayah" w on w.id = p."wilayahId" where starts_with(w.path, $1) order by 1, 2`),
    read(`select k.name, k.code, array(select x.code from "PuskesmasArea" a join "Wilayah" x on x.id = a."wilayahId"
        where a."puskesmasId" = k.id and a."to" is null order by 1) as areas
      from "Puskesmas" k join "Wilayah" w on w.id = k."wilayahId" where starts_with(w.path, $1) and k."withdrawnAt" is null order by 1`),
    read(`select t.name, t.kind, w.code, k.name as puskesmas, t."openedOn"::text, array(
        select x.code || ' ' || a."from" from "PustuArea" a join "Wilayah" x on x.id = a."wilayahId"
        where a."pustuId" = t.id and a."to" is null order by 1) as villages
      from "Pustu" t join "Wilayah" w on w.id = t."wilayahId" join "Puskesmas" k on k.id = t."puskesmasId"
      where starts_with(w.path, $1) and t."withdrawnAt" is null order by 1`),
    read(`select o.name, o."shortName", o.form, o."from"::text, array(select "kindCode" from "OpdKindOpd" k where k."opdId" = o.id order by 1) as kinds
      from "Opd" o join "Wilayah" w on w.id = o."wilayahId" where starts_with(w.path, $1) and o."withdrawnAt" is null order by 1`),
    read(`select s.code, s.name, s.single, h.office, h.person, o.name as opd, h."exOfficio", h."actingAs", h."from"::text, h."to"::text
      from "Seat" s join "Pokjanal" g on g.id = s."pokjanalId" join "Wilayah" w on w.id = g."wilayahId"
      left join "SeatHolding" h on h."seatId" = s.id and h."withdrawnAt" is null left join "Opd" o on o.id = h."opdId"
      where starts_with(w.path, $1) order by 1, 4, 9`),
    read(`select p.name as post, k.name, k.phone, k.rw, k.rt, k."decreeNumber", k."decreeDate"::text, k."trainedOn"::text, k.since::text
      from "Kader" k join "Posyandu" p on p.id = k."posyanduId" join "Wilayah" w on w.id = p."wilayahId"
      where starts_with(w.path, $1) and k."leftOn" is null order by 1, 2`),
    read(`select p.name, t."from"::text, t."to"::text from "KaderTerm" t join "Posyandu" p on p.id = t."posyanduId"
      join "Wilayah" w on w.id = p."wilayahId" where starts_with(w.path, $1) order by 1, 2`),
    read(`select u.name, u.username, u.phone, u.office, a.role from "User" u join "RoleAssignment" a on a."userId" = u.id
      join "Wilayah" w on w.id = a."wilayahId" where starts_with(w.path, $1) and u."disabledAt" is null order by 1, 5`),
  ]);
}

const oneOf = (...texts: string[]) => fc.constantFrom('', ...texts);
const day = oneOf('2019-05-01', '2022-01-01', '01/02/2024', '2026-01-05', 'kapan', '-');
const name = (kind: string) => fc.constantFrom('A', 'B', 'C', 'D', 'E').map((letter) => `${kind} ${letter}`);

type Cells = fc.Arbitrary<string>[];
type Given = { readonly heads: readonly string[]; readonly cells: (office: Office) => Cells };

const REGISTERS: Readonly<Record<string, Given>> = {
  POSYANDU: {
    heads: ['nama_posyandu', 'desa_kelurahan', 'puskesmas', 'buka_sejak', 'nomor_sk', 'alamat', 'formulir'],
    cells: ({ desa, puskesmas }) => [
      fc.oneof(name('Pos'), fc.constant('Melati')),
      oneOf(desa[0].name, desa[1].name, 'Entah'),
      oneOf(puskesmas.name, '-'),
      day,
      oneOf('188/1', '-'),
      oneOf('Jalan Satu', '-'),
      oneOf('ILP', 'dasar', 'x'),
    ],
  },
  PUSKESMAS: {
    heads: ['nama_puskesmas', 'kecamatan', 'kode_puskesmas', 'wilayah_kerja'],
    cells: ({ kecamatan, desa }) => [
      name('Pusat'),
      oneOf(kecamatan.name),
      fc.constant(''),
      oneOf(desa[0].name, `${desa[0].name}; ${desa[1].name}`),
    ],
  },
  PUSTU: {
    heads: ['nama_pustu', 'jenis', 'desa_kelurahan', 'puskesmas', 'desa_dilayani', 'buka_sejak', 'berlaku_sejak'],
    cells: ({ desa, puskesmas }) => [
      fc.oneof(name('Pustu'), fc.constant('Pustu Lama')),
      oneOf('poskesdes', 'x'),
      oneOf(desa[0].name, desa[1].name, 'Entah'),
      oneOf(puskesmas.name, '-'),
      oneOf(desa[0].name, `${desa[0].name}; ${desa[1].name}`, '-'),
      day,
      day,
    ],
  },
  OPD: {
    heads: ['nama_opd', 'singkatan', 'bentuk', 'jenis', 'sejak'],
    cells: () => [
      name('Dinas'),
      oneOf('D1', '-'),
      oneOf('mitra', 'instansi vertikal', 'x'),
      oneOf('DINSOS', 'DINKES; DINSOS', '-'),
      day,
    ],
  },
  KURSI: {
    heads: ['kursi', 'pemegang', 'jabatan', 'nama_pejabat', 'opd', 'ex_officio', 'pelaksana', 'mulai', 'sampai'],
    cells: () => [
      fc.oneof(fc.constantFrom('Ketua', 'Anggota', 'Sekretaris'), name('Kursi')),
      oneOf('satu', 'banyak'),
      fc.oneof(name('Jabatan'), fc.constant('')),
      oneOf('Pejabat Satu', '-'),
      oneOf('Dinas A', 'Entah', '-'),
      oneOf('ya', 'tidak'),
      oneOf('Plt', '-'),
      day,
      oneOf('2023-12-31', '2026-12-31', '-'),
    ],
  },
  KADER: {
    heads: ['posyandu', 'nama', 'telepon', 'rw', 'sejak', 'nomor_sk', 'tanggal_sk', 'dilatih'],
    cells: () => [
      fc.constantFrom('Melati', 'Melati', 'Entah'),
      name('Kader'),
      oneOf('081255509999', '+6281255501234', 'x', '-'),
      oneOf('01', '-'),
      day,
      oneOf('141/1', '-'),
      day,
      day,
    ],
  },
  PENGGUNA: {
    heads: ['nama', 'peran', 'unit', 'jabatan'],
    cells: ({ desa }) => [
      name('Akun'),
      fc.constantFrom('operator desa', 'peninjau', 'admin provinsi'),
      oneOf(desa[0].code, desa[1].code),
      oneOf('Kaur'),
    ],
  },
};

const RUNS = 6;

test.each(Object.entries(REGISTERS))(
  'any list of %s that was taken back leaves the registers as they were',
  async (code, { heads, cells }) => {
    const office = await givenOffice();
    const before = await told(office);
    let wrote = 0;
    const lists = fc.array(fc.tuple(...cells(office)), { minLength: 3, maxLength: 9 });
    await fc.assert(
      fc.asyncProperty(lists, async (list) => {
        const job = await bringList(office.ctx, pasted(heads, ...list), code);
        expect(await told(office)).toEqual(before);
        const { ready, warnings } = await listCounts(office.ctx, job);
        if (ready + warnings === 0) return;
        await confirmList(office.ctx, { id: job });
        await workOff(office.ctx);
        const refused = (await rowsOf(office.ctx, job)).filter(({ status }) => status === 'REFUSED');
        // What the preview called ready is written: none of it is refused by the act.
        expect(refused.map(({ findings }) => findings)).toEqual([]);
        wrote += ready + warnings;
        expect(await told(office)).not.toEqual(before);
        await undoList(office.ctx, { id: job });
        await workOff(office.ctx);
        expect(await listCounts(office.ctx, job)).toMatchObject({ undone: ready + warnings, kept: 0, submitted: 0 });
        expect(await told(office)).toEqual(before);
      }),
      { numRuns: RUNS },
    );
    expect(wrote).toBeGreaterThan(0);
  },
  120_000,
);

test('a list writes what the same acts by hand write', async () => {
  const [byList, byHand] = [await givenOffice(), await givenOffice()];
  const seats = pasted(
    ['kursi', 'jabatan', 'pelaksana', 'mulai', 'opd'],
    ['Kursi A', 'Jabatan C', 'Plt', '2026-01-05', 'Dinas A'],
  );
  const kader = pasted(['posyandu', 'nama', 'telepon', 'sejak'], ['Melati', 'Kader B', '081255509999', '2024-01-15']);
  for (const [list, code] of [
    [seats, 'KURSI'],
    [kader, 'KADER'],
  ] as const) {
    const job = await bringList(byList.ctx, list, code);
    await confirmList(byList.ctx, { id: job });
    await workOff(byList.ctx);
  }
  const { ctx, group, opd, post } = byHand;
  const { ids } = await addSeats(ctx, {
    pokjanalId: group.id,
    seats: [{ code: 'KURSI_A', name: 'Kursi A', single: true }],
  });
  await holdSeat(ctx, {
    seatId: ids[0]!,
    office: 'Jabatan C',
    person: null,
    opdId: opd.id,
    exOfficio: true,
    actingAs: 'PLT',
    from: new Date('2026-01-05'),
    to: null,
    decreeId: null,
  });
  const none = { rw: null, rt: null, decreeNumber: null, decreeDate: null, trainedOn: null };
  const since = new Date('2024-01-15');
  await registerKader(ctx, { ...none, name: 'Kader B', phone: '0812-5550-9999', posyanduId: post.id, since });
  const tables = async (office: Office) => ((await told(office)) as unknown[][]).slice(5, 8);
  expect(await tables(byList)).toEqual(await tables(byHand));
  const changes = (office: Office) =>
    db.sql(
      `select c.subject, c.action, c.revision, c.diff from "Change" c where c."actorId" = $1
       and c.subject in ('Seat', 'SeatHolding', 'Kader') order by c.subject, c.at`,
      [office.admin.userId],
    );
  const plain = (rows: unknown[]) => JSON.parse(JSON.stringify(rows).replaceAll(/[0-9a-f-]{36}/g, 'id')) as unknown;
  expect(plain(await changes(byList))).toEqual(plain(await changes(byHand)));
});
