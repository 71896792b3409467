import { makePosyandu } from '@pokjanal/prisma/make/posyandu';
import { makePuskesmas } from '@pokjanal/prisma/make/puskesmas';
import { makeUser } from '@pokjanal/prisma/make/user';
import { seedCatalogues } from '@pokjanal/prisma/seed/reference';
import { beforeAll, expect, test } from 'vitest';
import { useDatabase } from '../../../test/database.ts';
import type { Database } from '../../db/client.ts';
import { getRegisterJob } from '../exchange/import-job.ts';
import { officerIn, workOff } from '../exchange/import.fixture.ts';
import { redeemOneTimeCode } from '../user/one-time-code.ts';
import { issueListCodes } from './list-codes.ts';
import { confirmList, undoList } from './register-acts.ts';
import { brief, bringList, ctxOf, givenRegency, pasted } from './register.fixture.ts';
import { listCounts } from './register-view.sql.ts';
import { previewUndo } from './undo-register.ts';

let db: Database;
beforeAll(async () => {
  db = await useDatabase();
  await seedCatalogues(db);
});

const codes = (rows: unknown[]) => rows.map((row) => [(row as string[])[1], ...(row as string[]).slice(3)]);
const HEADS = ['Nama', 'Peran', 'Unit', 'Jabatan', 'Username', 'No HP'];

test('accounts are made by the rights of who appoints, and those nobody entered are taken back', async () => {
  const { ctx, desa, puskesmas, kabkota } = await givenRegency(db);
  const post = await makePosyandu(db, { desa: desa[0], puskesmas, name: 'Seroja' });
  await makeUser(db, { role: 'OPERATOR_DESA', wilayah: desa[1], username: 'sudah.ada' });
  const job = await bringList(
    ctx,
    pasted(
      HEADS,
      ['Operator Satu', 'operator desa', desa[0].code, 'Kaur', 'operator.satu', '081234567890'],
      ['Petugas Daftar', 'Petugas Puskesmas', puskesmas.name, '', '', ''],
      ['Kader Seroja', 'kader', `P${post.unitNo}`, '', '', ''],
      ['Lain', 'operator desa', desa[0].name, '', 'sudah.ada', ''],
      ['Tinggi', 'admin provinsi', kabkota.code, '', 'x', 'abc'],
      ['Sejajar', 'admin kabupaten', kabkota.code, '', '', ''],
      ['', 'entah', '', '', '', ''],
    ),
    'PENGGUNA',
  );
  expect(codes(await brief(ctx, job))).toEqual([
    ['READY new'],
    ['READY new'],
    ['READY new'],
    ['ERROR new', 'NAME_TAKEN nama_pengguna'],
    ['ERROR new', 'TOO_SHORT nama_pengguna', 'BAD_PHONE telepon', 'AREA_UNKNOWN unit'],
    ['ERROR new', 'ROLE_NOT_YOURS peran'],
    ['ERROR new', 'REQUIRED nama', 'WORD_UNKNOWN peran'],
  ]);
  await confirmList(ctx, { id: job });
  await workOff(ctx);
  expect(await listCounts(ctx, job)).toMatchObject({ submitted: 3, refused: 0 });
  const made = await db.sql<{ id: string; name: string; codes: number }>(
    `select u.id, u.name, (select count(*)::int from "OneTimeCode" c where c."userId" = u.id) as codes from "User" u
     where u.name in ('Operator Satu', 'Petugas Daftar', 'Kader Seroja') and u."disabledAt" is null order by u.name`,
  );
  expect(made.map(({ codes: count }) => count)).toEqual([1, 1, 1]);
  await db.sql(
    `insert into "Account" (id, "accountId", "providerId", "userId", password, "updatedAt") values ($1, 'x', 'credential', $1, 'hash', now())`,
    [made[0]!.id],
  );
  expect(await previewUndo(ctx, await getRegisterJob(ctx, job))).toMatchObject({
    back: 2,
    stays: [{ name: 'Kader Seroja', problem: { code: 'UNDO_USER_ENTERED' } }],
  });
  await undoList(ctx, { id: job });
  await workOff(ctx);
  expect(await listCounts(ctx, job)).toMatchObject({ undone: 2, kept: 1 });
  const again = await bringList(
    ctx,
    pasted(HEADS, ['Operator Satu', 'operator desa', desa[0].code, '', 'operator.satu', '']),
    'PENGGUNA',
  );
  expect(await listCounts(ctx, again)).toMatchObject({ fresh: 1 });
});

test('an officer of a puskesmas makes kader of its posts, and no other account', async () => {
  const { desa, puskesmas } = await givenRegency(db);
  const post = await makePosyandu(db, { desa: desa[0], puskesmas, name: 'Seroja' });
  const foreign = await makePosyandu(db, { desa: desa[0], puskesmas: await makePuskesmas(db), name: 'Asing' });
  const officer = ctxOf(db, await officerIn(db, { role: 'PETUGAS_PUSKESMAS', puskesmas }));
  const job = await bringList(
    officer,
    pasted(
      HEADS,
      ['Kader', 'kader', `P${post.unitNo}`, '', '', ''],
      ['Kader', 'kader', `P${foreign.unitNo}`, '', '', ''],
      ['Operator', 'operator desa', desa[0].code, '', '', ''],
      ['Petugas', 'petugas puskesmas', puskesmas.name, '', '', ''],
    ),
    'PENGGUNA',
  );
  expect(codes(await brief(officer, job))).toEqual([
    ['READY new'],
    ['ERROR new', 'AREA_UNKNOWN unit'],
    ['ERROR new', 'AREA_UNKNOWN unit'],
    ['ERROR new', 'ROLE_NOT_YOURS peran'],
  ]);
});

test('a list of puskesmas with their work areas is registered, put right and taken back', async () => {
  const { ctx, kecamatan, desa, puskesmas } = await givenRegency(db);
  const areas = () =>
    db.sql(
      `select k.name, k.code, w.name as area from "Puskesmas" k left join "PuskesmasArea" a on a."puskesmasId" = k.id and a."to" is null
       left join "Wilayah" w on w.id = a."wilayahId" where k."wilayahId" = $1 and k."withdrawnAt" is null order by 1, 3`,
      [kecamatan.id],
    );
  const before = await areas();
  const job = await bringList(
    ctx,
    pasted(
      ['Nama Puskesmas', 'Kecamatan', 'Kode', 'Wilayah kerja', 'Berlaku sejak'],
      ['Baru', kecamatan.name, '99', desa[1].name, '2026-01-01'],
      [puskesmas.name, kecamatan.name, '77', desa[0].name, '2026-01-01'],
      ['Salah', 'Entah', '', 'Tidak Ada; Juga Tidak', 'x'],
    ),
    'PUSKESMAS',
  );
  expect(await brief(ctx, job)).toEqual([
    [2, 'READY new', expect.any(String)],
    [3, 'READY known', `kode_puskesmas: ∅ → 77; wilayah_kerja: ${desa[0].name}; ${desa[1].name} → ${desa[0].name}`],
    [
      4,
      'ERROR new',
      expect.any(String),
      'AREA_UNKNOWN kecamatan',
      'AREA_UNKNOWN wilayah_kerja',
      'AREA_UNKNOWN wilayah_kerja',
      'DAY_UNREADABLE berlaku_sejak',
    ],
  ]);
  expect(await areas()).toEqual(before);
  await confirmList(ctx, { id: job });
  await workOff(ctx);
  expect(await areas()).toEqual([
    { name: 'Baru', code: '99', area: desa[1].name },
    { name: puskesmas.name, code: '77', area: desa[0].name },
  ]);
  await undoList(ctx, { id: job });
  await workOff(ctx);
  expect(await listCounts(ctx, job)).toMatchObject({ undone: 2, kept: 0 });
  expect(await areas()).toEqual(before);
});

test('a list of accounts gives its codes once on a sheet, for those nobody entered; another’s list gives none', async () => {
  const { ctx, desa, kabkota } = await givenRegency(db);
  const row = (name: string) => [name, 'operator desa', desa[0].code, 'Kaur', '', ''];
  const job = await bringList(
    ctx,
    pasted(HEADS, row('Kantor Satu'), row('Kantor Dua'), row('Kantor Tiga')),
    'PENGGUNA',
  );
  await confirmList(ctx, { id: job });
  await workOff(ctx);
  const first = await issueListCodes(ctx, { id: job, afterRow: 0 });
  expect(first).toMatchObject({
    nextRow: null,
    codes: ['Satu', 'Dua', 'Tiga'].map((name) => ({
      name: `Kantor ${name}`,
      place: `operator desa · ${desa[0].name}`,
    })),
  });
  const [one] = first.codes;
  await redeemOneTimeCode(ctx, { code: one!.code, secret: 'rahasia-kantor-satu' });
  const second = await issueListCodes(ctx, { id: job, afterRow: 0 });
  expect(second.codes.map(({ name }) => name)).toEqual(['Kantor Dua', 'Kantor Tiga']);
  expect((await issueListCodes(ctx, { id: job, afterRow: 3 })).codes.map(({ name }) => name)).toEqual(['Kantor Tiga']);
  const old = { code: first.codes[1]!.code, secret: 'rahasia-kantor-dua' };
  await expect(redeemOneTimeCode(ctx, old)).rejects.toMatchObject({ code: 'CODE_EXPIRED' });
  const kept = await db.sql<{ told: number; plain: number }>(
    `select (select count(*)::int from outbox where type = 'code.issued' and payload->>'user' = $1) as told,
       (select count(*)::int from "OneTimeCode" where "codeHash" = $2) as plain`,
    [second.codes[0]!.userId, second.codes[0]!.code],
  );
  // Once by the account itself, twice by sheets; no code stands as it reads.
  expect(kept).toEqual([{ told: 3, plain: 0 }]);
  const other = ctxOf(db, await officerIn(db, { role: 'ADMIN_KABKOTA', wilayah: kabkota }));
  await expect(issueListCodes(other, { id: job, afterRow: 0 })).rejects.toMatchObject({ code: 'IMPORT_NOT_FOUND' });
  const posts = await bringList(ctx, pasted(['Nama Posyandu', 'Desa'], ['Uji', desa[0].name]));
  await expect(issueListCodes(ctx, { id: posts, afterRow: 0 })).rejects.toMatchObject({
    code: 'LIST_WITHOUT_ACCOUNTS',
  });
});
