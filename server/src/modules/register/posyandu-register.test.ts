import { makePosyandu, type MadePosyandu } from '@pokjanal/prisma/make/posyandu';
import { makeWilayah } from '@pokjanal/prisma/make/wilayah';
import { seedCatalogues } from '@pokjanal/prisma/seed/reference';
import { beforeAll, describe, expect, test } from 'vitest';
import { useDatabase } from '../../../test/database.ts';
import { MAY, submit, systemCtx } from '../../../test/rollup-scene.ts';
import type { Database } from '../../db/client.ts';
import { findRegisterJob } from '../exchange/import-job.ts';
import { officerIn, workOff } from '../exchange/import.fixture.ts';
import { correctPosyandu } from '../posyandu/correct-posyandu.ts';
import { openMonth } from '../submission/open-month.ts';
import { cancelList, confirmList, receiveList, repairList, undoList } from './register-acts.ts';
import { brief, bringList, ctxOf, givenRegency, pasted, rowsOf } from './register.fixture.ts';
import { listCounts } from './register-view.sql.ts';
import { getRegisterJob } from '../exchange/import-job.ts';
import { previewUndo } from './undo-register.ts';

let db: Database;
beforeAll(async () => {
  db = await useDatabase();
  await seedCatalogues(db);
});

const HEADS = ['No', 'Nama Posyandu', 'Desa/Kelurahan', 'Puskesmas', 'Buka sejak', 'No. SK', 'Noreg'];
const postsIn = (villages: readonly { id: string }[]) =>
  db.sql(
    `select p.name, p."regNo", p.decree, p."formSet", p."openingDay", p.address, p."wilayahId", p."puskesmasId",
       (select count(*)::int from "PosyanduInterval" i where i."posyanduId" = p.id and i."closedOn" is null) as open
     from "Posyandu" p where p."wilayahId" = any($1::uuid[]) and p."withdrawnAt" is null order by p.name`,
    [villages.map(({ id }) => id)],
  );

describe('a list of posts', () => {
  test('is compared row by row with what stands; nothing is written before it is confirmed', async () => {
    const { ctx, desa, puskesmas } = await givenRegency(db);
    await makePosyandu(db, { desa: desa[0], puskesmas, name: 'Kenanga', openedOn: '2019-03-01' });
    await makePosyandu(db, { desa: desa[0], puskesmas, name: 'Mawar 2', regNo: '12.34' });
    await makePosyandu(db, { desa: desa[0], puskesmas, name: 'Dahlia' });
    const before = await postsIn(desa);
    const text = pasted(
      HEADS,
      ['1', 'Posyandu Anggrek', desa[0].name, puskesmas.name, '31/05/2020', '188/1', '99.1'],
      ['2', 'kenanga', desa[0].name, puskesmas.name, '01-03-2019', '188/2', ''],
      ['3', 'Mawar Dua', desa[0].name, puskesmas.name, '', '', '12.34'],
      ['4', 'Dahlia', desa[0].name, '', '', '', ''],
      ['5', 'Dahlla', desa[0].name, '', '2020-01-01', '', ''],
      ['6', 'Anggrek', desa[0].name, '', '2020-01-01', '', ''],
      ['7', '', 'Entah', 'Tidak Ada', 'kemarin', '', ''],
      ['8', 'Teratai', desa[1].name, 'Tidak Ada', '2031-01-01', 'x'.repeat(201), ''],
    );
    const queries = db.stats.queries;
    const job = await bringList(ctx, text);
    expect(db.stats.queries - queries).toBeLessThanOrEqual(12);
    expect(await brief(ctx, job)).toEqual([
      [
        2,
        'READY new',
        `nama_posyandu: ∅ → Anggrek; noreg: ∅ → 99.1; nomor_sk: ∅ → 188/1; formulir: ∅ → ILP; desa_kelurahan: ∅ → ${desa[0].name}; puskesmas: ∅ → ${puskesmas.name}; buka_sejak: ∅ → 2020-05-31`,
      ],
      [3, 'READY known', 'nomor_sk: ∅ → 188/2'],
      [4, 'READY known', 'nama_posyandu: Mawar 2 → Mawar Dua'],
      [5, 'UNCHANGED known', ''],
      [6, 'WARNING new', expect.any(String), 'LOOKS_ALIKE nama_posyandu'],
      [7, 'ERROR new', expect.any(String), 'ROW_TWICE kode'],
      [
        8,
        'ERROR new',
        expect.any(String),
        'AREA_UNKNOWN desa_kelurahan',
        'REQUIRED nama_posyandu',
        'DAY_UNREADABLE buka_sejak',
      ],
      [9, 'ERROR new', expect.any(String), 'TOO_LONG nomor_sk', 'PUSKESMAS_UNFIT puskesmas', 'DAY_TOO_FAR buka_sejak'],
    ]);
    expect(await findRegisterJob(ctx, job)).toMatchObject({ state: 'READY', problems: [{ code: 'COLUMN_IGNORED' }] });
    expect(await listCounts(ctx, job)).toMatchObject({ total: 8, fresh: 2, changed: 2, unchanged: 1, errors: 3 });
    expect(await postsIn(desa)).toEqual(before);
    await cancelList(ctx, { id: job });
    expect(await postsIn(desa)).toEqual(before);
  });

  test('a head without what it needs ends it with the reason', async () => {
    const { ctx } = await givenRegency(db);
    const job = await bringList(ctx, pasted(['Desa', 'desa_kelurahan'], ['a', 'b']));
    const found = await findRegisterJob(ctx, job);
    expect(found?.state).toBe('FAILED');
    expect(found?.problems.map(({ code }) => code)).toEqual(['COLUMN_MISSING', 'COLUMN_TWICE']);
  });

  test('twelve posts with two wrong cells are put right, written by the acts of people, and taken back as a whole', async () => {
    const { ctx, desa, puskesmas } = await givenRegency(db);
    await makePosyandu(db, { desa: desa[1], puskesmas, name: 'Lama', openedOn: '2019-03-01' });
    const before = await postsIn(desa);
    const rows = Array.from({ length: 11 }, (_, n) => [
      '',
      `Melati ${n + 1}`,
      n === 3 ? 'Salah Ketik' : desa[0].name,
      puskesmas.name,
      n === 5 ? '31/31/2020' : '2020-01-15',
      `188/${n}`,
      '',
    ]);
    const job = await bringList(ctx, pasted(HEADS, ...rows, ['', 'Lama', desa[1].name, '', '', '188/99', 'N1']));
    expect(await listCounts(ctx, job)).toMatchObject({ total: 12, errors: 2, fresh: 9, changed: 1 });
    await expect(repairList(ctx, { id: job, repairs: [{ row: 99, cells: [] }] })).rejects.toMatchObject({
      code: 'INVALID_INPUT',
    });
    await repairList(ctx, {
      id: job,
      repairs: [
        { row: 5, cells: [{ column: 'Desa/Kelurahan', text: desa[0].name }] },
        { row: 7, cells: [{ column: 'buka_sejak', text: '2020-01-31' }] },
      ],
    });
    await workOff(ctx);
    expect(await listCounts(ctx, job)).toMatchObject({ total: 12, errors: 0, fresh: 11, changed: 1 });
    await confirmList(ctx, { id: job });
    await workOff(ctx);
    expect(await findRegisterJob(ctx, job)).toMatchObject({ state: 'DONE' });
    expect(await listCounts(ctx, job)).toMatchObject({ submitted: 12, refused: 0 });
    expect(await postsIn(desa)).toHaveLength(12);
    expect(
      await db.sql(
        `select c.action, count(*)::int from "Change" c join "Posyandu" p on p.id = c."subjectId" where p."wilayahId" = any($1::uuid[])
         group by 1 order by 1`,
        [desa.map(({ id }) => id)],
      ),
    ).toEqual([
      { action: 'posyandu.corrected', count: 1 },
      { action: 'posyandu.opened', count: 11 },
    ]);
    const again = await bringList(ctx, pasted(HEADS, ...rows.slice(0, 3)));
    expect(await listCounts(ctx, again)).toMatchObject({ unchanged: 3 });

    expect(await previewUndo(ctx, await getRegisterJob(ctx, job))).toEqual({ back: 12, stays: [] });
    await undoList(ctx, { id: job });
    await workOff(ctx);
    expect(await findRegisterJob(ctx, job)).toMatchObject({ state: 'UNDONE' });
    expect(await postsIn(desa)).toEqual(before);
    await expect(undoList(ctx, { id: job })).rejects.toMatchObject({ code: 'IMPORT_STATE' });
    // The same list may come again.
    const third = await bringList(ctx, pasted(HEADS, ...rows.slice(0, 3)));
    expect(await listCounts(ctx, third)).toMatchObject({ fresh: 3 });
    const told = await db.sql(
      `select type from outbox where type like 'register.%' and payload->>'job' = $1 order by id`,
      [job],
    );
    expect(told).toEqual([{ type: 'register.imported' }, { type: 'register.undone' }]);
  });

  test('what was changed since, or reported, stays and says why', async () => {
    const { ctx, desa, puskesmas } = await givenRegency(db);
    const row = (name: string) => ['', name, desa[0].name, puskesmas.name, '2020-01-15', '', ''];
    const job = await bringList(ctx, pasted(HEADS, row('Satu'), row('Dua'), row('Tiga')));
    await confirmList(ctx, { id: job });
    await workOff(ctx);
    const posts = await db.sql<{ id: string; name: string; no: number }>(
      `select p.id, p.name, u.no from "Posyandu" p join "Unit" u on u."posyanduId" = p.id where p."wilayahId" = $1 order by p.name`,
      [desa[0].id],
    );
    const [dua, satu] = posts;
    await correctPosyandu(ctx, {
      id: dua!.id,
      expectedRevision: 0,
      name: 'Dua Baru',
      regNo: null,
      openingDay: null,
      address: null,
      formSet: 'ILP',
    });
    await openMonth({ db }, MAY);
    const post: MadePosyandu = { ...satu!, unitNo: satu!.no, formSet: 'ILP', desa: desa[0], puskesmas };
    await submit(systemCtx(db), post);
    expect(await previewUndo(ctx, await getRegisterJob(ctx, job))).toMatchObject({
      back: 1,
      stays: [
        { rowNo: 2, name: 'Satu', problem: { code: 'UNDO_POST_COUNTED' } },
        { rowNo: 3, name: 'Dua', problem: { code: 'UNDO_CHANGED' } },
      ],
    });
    await undoList(ctx, { id: job });
    await workOff(ctx);
    expect((await rowsOf(ctx, job)).map(({ status, findings }) => [status, findings[0]?.code])).toEqual([
      ['KEPT', 'UNDO_POST_COUNTED'],
      ['KEPT', 'UNDO_CHANGED'],
      ['UNDONE', undefined],
    ]);
    expect(await postsIn([desa[0]])).toMatchObject([{ name: 'Dua Baru' }, { name: 'Satu' }]);
  });

  test('rights are those of the acts: a village operator writes no other village, a viewer nothing, nobody another’s list', async () => {
    const { ctx, desa, kabkota } = await givenRegency(db);
    const operator = ctxOf(db, await officerIn(db, { role: 'OPERATOR_DESA', wilayah: desa[0] }));
    const job = await bringList(
      operator,
      pasted(
        HEADS,
        ['', 'A', desa[0].name, '', '2020-01-01', '', ''],
        ['', 'B', desa[1].name, '', '2020-01-01', '', ''],
      ),
    );
    expect((await brief(operator, job)).map((row) => (row as string[]).slice(3))).toEqual([
      [],
      ['AREA_UNKNOWN desa_kelurahan'],
    ]);
    await expect(confirmList(ctx, { id: job })).rejects.toMatchObject({ code: 'IMPORT_NOT_FOUND' });
    const viewer = ctxOf(db, await officerIn(db, { role: 'VIEWER', wilayah: kabkota }));
    await expect(
      receiveList(viewer, { register: 'POSYANDU', fileName: 'x', content: Buffer.from('nama') }),
    ).rejects.toMatchObject({ code: 'FORBIDDEN_ACTION' });
    await confirmList(operator, { id: job });
    const { actor } = operator;
    await db.sql('delete from "RoleAssignment" where "userId" = $1', [actor.kind === 'user' ? actor.userId : '']);
    await workOff(operator);
    expect((await rowsOf(operator, job)).map(({ status }) => status)).toEqual(['REFUSED', 'ERROR']);
  });

  test('a row whose post was changed after the preview is refused; one written before a crash is not written twice', async () => {
    const { ctx, desa, puskesmas } = await givenRegency(db);
    const post = await makePosyandu(db, { desa: desa[0], puskesmas, name: 'Lama' });
    const job = await bringList(
      ctx,
      pasted(
        HEADS,
        ['', 'Lama', desa[0].name, '', '', '188/1', ''],
        ['', 'Baru', desa[0].name, '', '2020-01-01', '', ''],
      ),
    );
    await db.sql('update "Posyandu" set revision = 7 where id = $1', [post.id]);
    await confirmList(ctx, { id: job });
    await workOff(ctx);
    expect((await brief(ctx, job)).map((row) => (row as string[])[1])).toEqual(['REFUSED known', 'SUBMITTED new']);
    await db.sql('update import_job set state = 2, lease_until = null where id = $1', [job]);
    await db.sql('update import_row set status = 0 where job_id = $1 and row_no = 3', [job]);
    await workOff(ctx);
    expect(await listCounts(ctx, job)).toMatchObject({ submitted: 1, refused: 1 });
    expect(await postsIn([desa[0]])).toHaveLength(2);
  });

  test('moves a post by its code, and takes the move back', async () => {
    const { ctx, desa, puskesmas } = await givenRegency(db);
    const post = await makePosyandu(db, { desa: desa[0], puskesmas, name: 'Pindah' });
    const other = await makeWilayah(db, { level: 'DESA' });
    const before = await postsIn(desa);
    const heads = ['kode', 'kode_desa', 'puskesmas', 'pindah_sejak', 'alamat'];
    const job = await bringList(
      ctx,
      pasted(
        heads,
        [`P${post.unitNo}`, desa[1].code, '-', '2026-02-01', 'Balai'],
        [`P${post.unitNo}9999`, other.code, '', '', ''],
      ),
    );
    expect(await brief(ctx, job)).toEqual([
      [
        2,
        'READY known',
        `alamat: ∅ → Balai; desa_kelurahan: ${desa[0].name} → ${desa[1].name}; puskesmas: ${puskesmas.name} → ∅`,
      ],
      [3, 'ERROR new', expect.any(String), 'UNIT_UNKNOWN kode', 'AREA_UNKNOWN kode_desa', 'REQUIRED nama_posyandu'],
    ]);
    await confirmList(ctx, { id: job });
    await workOff(ctx);
    expect(await postsIn(desa)).toMatchObject([{ wilayahId: desa[1].id, puskesmasId: null, address: 'Balai' }]);
    await undoList(ctx, { id: job });
    await workOff(ctx);
    expect(await listCounts(ctx, job)).toMatchObject({ undone: 1, kept: 0 });
    expect(await postsIn(desa)).toEqual(before);
  });
});
