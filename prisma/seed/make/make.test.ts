import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestDb } from '../test-db.ts';
import { makeOpd } from './opd.ts';
import { makePokjanal } from './pokjanal.ts';
import { makePosyandu } from './posyandu.ts';
import { makePuskesmasUnit } from './puskesmas-unit.ts';
import { makeReportRows } from './report.ts';
import { makeUser } from './user.ts';
import { makeWilayahChain } from './wilayah.ts';

let db: Awaited<ReturnType<typeof openTestDb>>;
beforeAll(async () => {
  db = await openTestDb();
}, 60_000);
afterAll(() => db.close());

test('a post brings its own country, and two posts share nothing', async () => {
  const [first, second] = [await makePosyandu(db), await makePosyandu(db)];
  expect(first.desa.path.split('/')).toHaveLength(7);
  expect(first.desa.path.split('/')[1]).not.toBe(second.desa.path.split('/')[1]);
  const units = await db.sql(`select "desaNo", "puskesmasNo" from "Unit" where "no" = $1`, [first.unitNo]);
  expect(units).toEqual([{ desaNo: first.desa.no, puskesmasNo: first.puskesmas?.no }]);
});

test('siblings get codes of their own below the code of their parent', async () => {
  const chain = await makeWilayahChain(db);
  const other = await makePosyandu(db, { puskesmas: null });
  expect(chain.desa.code).toMatch(new RegExp(`^${chain.kecamatan.code.replaceAll('.', '\\.')}\\.2\\d{3}$`));
  expect(chain.desa.path.startsWith(chain.kecamatan.path)).toBe(true);
  expect(other.puskesmas).toBeNull();
});

test('a group has a decree unless it waits for one, and its seats their holders', async () => {
  const waiting = await makePokjanal(db, { decree: null });
  const active = await makePokjanal(db, { seats: [{ code: 'KETUA', name: 'Ketua', holders: [{ office: 'Sekda' }] }] });
  await makeOpd(db, { wilayah: active.wilayah, memberOf: active });
  const counts = await db.sql(
    `select p."id", (select count(*)::int from "DecreePokjanal" d where d."pokjanalId" = p."id") as decrees,
       (select count(*)::int from "SeatHolding" h join "Seat" s on s."id" = h."seatId" where s."pokjanalId" = p."id") as holdings,
       (select count(*)::int from "PokjanalMember" m where m."pokjanalId" = p."id") as members
     from "Pokjanal" p`,
  );
  expect(counts).toContainEqual({ id: waiting.id, decrees: 0, holdings: 0, members: 0 });
  expect(counts).toContainEqual({ id: active.id, decrees: 1, holdings: 1, members: 1 });
});

test('a role gets the kind of place it is held over', async () => {
  const kader = await makeUser(db, { passwordHash: 'x' });
  const petugas = await makeUser(db, { role: 'PETUGAS_PUSKESMAS' });
  const admin = await makeUser(db, { role: 'ADMIN_PROVINSI' });
  expect(kader.assignment.posyanduId).not.toBeNull();
  expect(petugas.assignment.puskesmasId).not.toBeNull();
  const places = await db.sql(`select "level" from "Wilayah" where "id" = $1`, [admin.assignment.wilayahId]);
  expect(places).toEqual([{ level: 'PROVINSI' }]);
  const accounts = await db.sql(`select "userId", "password" from "Account" where "providerId" = 'credential'`);
  expect(accounts).toEqual([{ userId: kader.id, password: 'x' }]);
});

test('a puskesmas answers for a village once, with posts of the village or without', async () => {
  const post = await makePosyandu(db);
  if (!post.puskesmas) throw new Error('no puskesmas');
  const unit = await makePuskesmasUnit(db, { desa: post.desa, puskesmas: post.puskesmas });
  const rows = await db.sql(
    `select "kind", "posyanduId", "puskesmasNo" from "Unit" where "desaNo" = $1 order by "no"`,
    [post.desa.no],
  );
  expect(rows).toEqual([
    { kind: 'POSYANDU', posyanduId: post.id, puskesmasNo: post.puskesmas.no },
    { kind: 'PUSKESMAS_DESA', posyanduId: null, puskesmasNo: unit.puskesmas.no },
  ]);
  await expect(makePuskesmasUnit(db, { desa: post.desa, puskesmas: post.puskesmas })).rejects.toThrow(
    'Unit_puskesmas_desa_sql',
  );
  const alone = await makePuskesmasUnit(db);
  expect(alone.unitNo).toBeGreaterThan(unit.unitNo);
});

test('a report leaves the rows that its status needs', async () => {
  const post = await makePosyandu(db);
  await makeReportRows(db, post.unitNo, { month: 24_316, cells: { 90: 40, 92: 31 }, status: 'APPROVED' });
  await makeReportRows(db, post.unitNo, { month: 24_317, cells: { 90: 40 }, status: 'RETURNED' });
  const reports = await db.sql(`select month, s90, s91, s92, in_sums, also_approved from report order by month`);
  expect(reports).toEqual([
    { month: 24_316, s90: 40, s91: null, s92: 31, in_sums: true, also_approved: true },
    { month: 24_317, s90: 40, s91: null, s92: null, in_sums: false, also_approved: false },
  ]);
  const revisions = await db.sql(
    `select month, array_agg(action order by rev) as actions from report_rev group by 1 order by 1`,
  );
  expect(revisions).toEqual([
    { month: 24_316, actions: [2, 4, 5] },
    { month: 24_317, actions: [2, 3] },
  ]);
});
