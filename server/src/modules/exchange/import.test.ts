import { userIdOf } from '../../auth/actor.ts';
import { beforeAll, describe, expect, test } from 'vitest';
import { as } from '../../../test/as.ts';
import { kaderOf, officerOf } from '../../../test/actors.ts';
import { useDatabase } from '../../../test/database.ts';
import { MAY } from '../../../test/rollup-scene.ts';
import { seedCatalogues } from '@pokjanal/prisma/seed/reference';
import type { Ctx } from '../../auth/ctx.ts';
import type { Database } from '../../db/client.ts';
import { encodeGlobalId } from '../../graphql/ids.ts';
import { loadCatalogue } from '../submission/catalogue.ts';
import { loadReport } from '../submission/load-report.sql.ts';
import { submitReport } from '../submission/submit-report.ts';
import { bring, file, givenOffice, HEADER, line, officerIn, workOff } from './import.fixture.ts';
import { cancelImport, confirmImport, receiveFile } from './import-acts.ts';
import { claimJob, dropExpired, findImport } from './import-job.ts';
import { importCounts, listImportRows } from './import-view.sql.ts';
import { workOnImports } from './import-worker.ts';
import { fixedClock } from '../../lib/clock.ts';

let db: Database;
beforeAll(async () => {
  db = await useDatabase();
  await seedCatalogues(db);
});

const rowsOf = (ctx: Ctx, jobId: string) => listImportRows(ctx, { jobId, statuses: null, first: 200, after: 0 });
const stateOf = async (unitNo: number) =>
  (await loadReport(db, await loadCatalogue(db), { unitNo, month: MAY, block: 'SKDN' })).state!;
const brief = async (ctx: Ctx, jobId: string) =>
  (await rowsOf(ctx, jobId)).map(({ rowNo, status, findings }) => [
    rowNo,
    status,
    ...findings.map(({ code, columns }) => `${code} ${columns.join(',')}`),
  ]);

describe('a file that was brought in', () => {
  test('is looked at row by row and writes nothing before it is confirmed', async () => {
    const { ctx, posts } = await givenOffice(db);
    const [a, b, c] = posts;
    const job = await bring(
      ctx,
      file(line(a!), line(b!, { SK_D: '50' }), line(c!, { SK_B: '' }), line(c!, { bulan: 'Mei-26' })),
    );
    expect(await findImport(ctx, job)).toMatchObject({ state: 'READY', columns: HEADER.split(';') });
    expect(await brief(ctx, job)).toEqual([
      [2, 'READY'],
      [3, 'ERROR', 'V02 SK_D,SK_S', 'V05 SK_N,SK_T,SK_O,SK_B,SK_D', 'V08 SK_D,SK_K'],
      [4, 'WARNING', 'KOSONG SK_B'],
      [5, 'ERROR', 'DUPLICATE_FORM kode'],
    ]);
    expect((await stateOf(a!.unitNo)).revision).toBe(0);
  });

  test('every wrong cell is named with its column, all at once', async () => {
    const { ctx, posts } = await givenOffice(db, 2);
    const other = await givenOffice(db, 1);
    const [a, b] = posts;
    const job = await bring(
      ctx,
      file(
        line(a!, { SK_S: '1.234', SK_D: '12,5', SK_N: 'banyak', bulan: 'kemarin' }),
        line(other.posts[0]!),
        line(b!, { kode: 'P999999999' }),
        line(b!, { kode: '' }),
        line(b!, { nama: 'Kenanga', SK_O: 'tidak dihitung', SK_B: 'alasan lain: buku hilang', catatan: 'ya' }),
      ),
    );
    expect(await brief(ctx, job)).toEqual([
      [2, 'ERROR', 'MONTH_UNREADABLE bulan', 'CELL_THOUSANDS SK_S', 'CELL_FRACTION SK_D', 'CELL_UNREADABLE SK_N'],
      [3, 'ERROR', 'UNIT_UNKNOWN kode'],
      [4, 'ERROR', 'UNIT_UNKNOWN kode'],
      [5, 'ERROR', 'REQUIRED kode'],
      [6, 'WARNING', 'NAME_DIFFERS nama'],
    ]);
    const [row] = await rowsOf(ctx, job);
    expect(row?.findings[1]?.message).toEqual({
      id: '“1.234” dapat berarti ribuan atau pecahan. Tulis bilangan bulat tanpa titik atau koma, misalnya 1234.',
      en: '“1.234” may mean thousands or a fraction. Write whole numbers without dot or comma, such as 1234.',
    });
  });

  test('rows that nobody filled in are none, nor is the row of names', async () => {
    const { ctx, posts } = await givenOffice(db, 2);
    const empty = `P${posts[0]!.unitNo};Melati 1;2026-05;catatan saja;;;;;;;;;`;
    const job = await bring(ctx, file('Kode unit;Nama unit;Bulan;;;;;;;;;;', empty, line(posts[1]!)));
    expect(await brief(ctx, job)).toEqual([[4, 'READY']]);
  });

  test('a header that cannot be read ends it, with every reason', async () => {
    const { ctx } = await givenOffice(db, 1);
    const job = await bring(ctx, 'kode;SK_S;SK_S;SK_X\r\nP1;1;1;1');
    const found = await findImport(ctx, job);
    expect(found?.state).toBe('FAILED');
    expect(found?.problems.map(({ code, columns }) => `${code} ${columns.join()}`)).toEqual([
      'COLUMN_MISSING bulan',
      'COLUMN_TWICE SK_S',
      'COLUMN_UNKNOWN SK_X',
    ]);
  });
});

describe('a confirmed import', () => {
  test('sends what can be sent, tells of the rest, and sends nothing twice', async () => {
    const { ctx, posts } = await givenOffice(db, 4);
    const [a, b, c, d] = posts;
    const text = file(
      line(a!),
      line(b!, { SK_D: '50' }),
      line(c!, { SK_B: '' }),
      line(d!, { SK_B: '', catatan: 'lupa' }),
    );
    const job = await bring(ctx, text);
    await confirmImport(ctx, { id: job, note: 'buku bantu hilang' });
    await workOff(ctx);
    expect(await findImport(ctx, job)).toMatchObject({ state: 'DONE' });
    expect(await importCounts(ctx, job)).toMatchObject({ total: 4, submitted: 3, errors: 1, refused: 0 });
    expect(await stateOf(a!.unitNo)).toMatchObject({ status: 'SUBMITTED', revision: 1, header: {} });
    expect((await stateOf(a!.unitNo)).header.note).toBeUndefined();
    expect(await stateOf(c!.unitNo)).toMatchObject({ header: { note: 'buku bantu hilang' } });
    expect(await stateOf(d!.unitNo)).toMatchObject({ header: { note: 'lupa' } });
    const actors = await db.sql('select distinct actor from report_rev where unit_no = any($1)', [
      posts.map((post) => post.unitNo),
    ]);
    expect(actors).toEqual([{ actor: userIdOf(ctx.actor) }]);

    const again = await bring(ctx, text);
    expect((await brief(ctx, again)).map(([, status]) => status)).toEqual([
      'UNCHANGED',
      'ERROR',
      'UNCHANGED',
      'UNCHANGED',
    ]);
    await confirmImport(ctx, { id: again, note: null });
    await workOff(ctx);
    expect(await stateOf(c!.unitNo)).toMatchObject({ revision: 1 });
    await expect(confirmImport(ctx, { id: again, note: null })).rejects.toMatchObject({ code: 'IMPORT_STATE' });
  });

  test('a row that rules warn of is not sent without a note', async () => {
    const { ctx, posts } = await givenOffice(db, 1);
    const job = await bring(ctx, file(line(posts[0]!, { SK_B: '' })));
    expect(await importCounts(ctx, job)).toMatchObject({ warnings: 1, needNote: 1 });
    await confirmImport(ctx, { id: job, note: ' ' });
    await workOff(ctx);
    expect(await importCounts(ctx, job)).toMatchObject({ refused: 1 });
    expect((await stateOf(posts[0]!.unitNo)).revision).toBe(0);
  });

  test('what changed since the file was looked at is refused and stays as it is', async () => {
    const { ctx, posts } = await givenOffice(db, 1);
    const [post] = posts;
    const job = await bring(ctx, file(line(post!)));
    const cells = [40, 40, 25, 20, 5, 0, 0, 0, 0].map((value, at) => ({
      slot: 90 + at,
      state: 'VALUE' as const,
      value,
    }));
    await submitReport(ctx, {
      unitNo: post!.unitNo,
      month: MAY,
      block: 'SKDN',
      cells,
      header: { opened: true },
      expectedRevision: 0,
      idempotencyKey: crypto.randomUUID(),
    });
    await confirmImport(ctx, { id: job, note: null });
    await workOff(ctx);
    const [row] = await rowsOf(ctx, job);
    expect(row).toMatchObject({ status: 'REFUSED', findings: [{ code: 'STALE_REVISION' }] });
    expect((await stateOf(post!.unitNo)).cells.get(92)).toEqual({ state: 'VALUE', n: 25 });
  });

  test('goes on where a worker died, and answers for what that one had sent', async () => {
    const { ctx, posts } = await givenOffice(db, 3);
    const job = await bring(ctx, file(...posts.map((post) => line(post))));
    await confirmImport(ctx, { id: job, note: null });
    await workOff(ctx);
    // As after a crash between the forms and the results of their rows.
    await db.sql('update import_job set state = 2, reached = 0, lease_until = null where id = $1', [job]);
    await db.sql('update import_row set status = 0 where job_id = $1', [job]);
    await workOff(ctx);
    expect(await importCounts(ctx, job)).toMatchObject({ submitted: 3 });
    expect((await stateOf(posts[0]!.unitNo)).revision).toBe(1);
  });

  test('is one worker’s at a time, and another’s once its time is over', async () => {
    const { ctx, posts } = await givenOffice(db, 1);
    const id = await receiveFile(ctx, {
      block: 'SKDN',
      fileName: 'x.csv',
      content: Buffer.from(file(line(posts[0]!))),
    });
    expect(await claimJob(db)).toMatchObject({ id, state: 'READING' });
    expect(await claimJob(db)).toBeNull();
    await db.sql(`update import_job set lease_until = now() - interval '1 second' where id = $1`, [id]);
    await workOff(ctx);
    expect(await findImport(ctx, id)).toMatchObject({ state: 'READY' });
  });

  test('stops between chunks when it is cancelled', async () => {
    const { ctx, posts } = await givenOffice(db, 1);
    const job = await bring(ctx, file(line(posts[0]!)));
    await confirmImport(ctx, { id: job, note: null });
    await cancelImport(ctx, { id: job });
    expect(await workOnImports({ db, clock: ctx.clock, log: ctx.log })).toBe(false);
    expect((await stateOf(posts[0]!.unitNo)).revision).toBe(0);
    await expect(cancelImport(ctx, { id: job })).rejects.toMatchObject({ code: 'IMPORT_STATE' });
  });

  test('uses the rights of the moment: who lost the role sends nothing', async () => {
    const { ctx, posts } = await givenOffice(db, 1);
    const job = await bring(ctx, file(line(posts[0]!)));
    await confirmImport(ctx, { id: job, note: null });
    const userId = ctx.actor.kind === 'user' ? ctx.actor.userId : '';
    await db.sql('delete from "RoleAssignment" where "userId" = $1', [userId]);
    await workOff(ctx);
    expect((await rowsOf(ctx, job))[0]).toMatchObject({ status: 'REFUSED', findings: [{ code: 'REPORT_NOT_FOUND' }] });
    expect((await stateOf(posts[0]!.unitNo)).revision).toBe(0);
  });

  test('a chunk of one month costs the same whatever its size', async () => {
    const { ctx, posts } = await givenOffice(db, 6);
    const costs: number[] = [];
    for (const some of [posts.slice(0, 2), posts.slice(2)]) {
      const job = await bring(ctx, file(...some.map((post) => line(post))));
      await confirmImport(ctx, { id: job, note: null });
      const before = db.stats.queries;
      await workOnImports({ db, clock: ctx.clock, log: ctx.log });
      costs.push(db.stats.queries - before);
    }
    // Claim, rows, owner, load, write, results.
    expect(costs).toEqual([6, 6]);
  });
});

describe('who sees an import', () => {
  test('its owner alone; who submits nothing brings nothing in; it is gone after a week', async () => {
    const { ctx, posts, desa, kabkota } = await givenOffice(db, 1);
    const job = await bring(ctx, file(line(posts[0]!)));
    const operator = { ...ctx, actor: await officerIn(db, { role: 'OPERATOR_DESA', wilayah: desa }) };
    expect(await findImport(operator, job)).toBeNull();
    await expect(confirmImport(operator, { id: job, note: null })).rejects.toMatchObject({ code: 'IMPORT_NOT_FOUND' });
    const admin = { ...ctx, actor: officerOf(kabkota) };
    const input = { block: 'SKDN', fileName: 'x.csv', content: Buffer.from(file(line(posts[0]!))) };
    await expect(receiveFile(admin, input)).rejects.toMatchObject({ code: 'FORBIDDEN_ACTION' });
    const reader = { ...ctx, actor: { ...kaderOf(posts[0]!), readOnly: true } };
    await expect(receiveFile(reader, input)).rejects.toMatchObject({ code: 'TOKEN_READ_ONLY' });
    await dropExpired(db, fixedClock('2026-06-10T03:00:00Z').now());
    expect(await findImport(ctx, job)).toBeNull();
  });
});

const VIEW = `query ($id: ID!) { importJob(id: $id) { state block months problems { code }
  counts { total ready warnings needNote errors }
  rows(first: 1, status: [READY, ERROR]) { hasNextPage endCursor rows { row code name month filled status report findings { level columns message { id } } } } } }`;
const CONFIRM = `mutation ($input: ConfirmImportInput!) { confirmImport(input: $input) { __typename
  ... on ConfirmImportSuccess { job { state } } ... on Error { code } } }`;

describe('the API', () => {
  test('shows counts and rows, page by page, and confirms', async () => {
    const { ctx, posts, actor } = await givenOffice(db, 3);
    const job = await bring(ctx, file(line(posts[0]!), line(posts[1]!, { SK_D: 'x' }), line(posts[2]!)));
    const id = encodeGlobalId('ImportJob', job);
    const officer = as(db, actor, ctx.clock);
    const { importJob } = await officer.run<{ importJob: Record<string, unknown> }>(VIEW, { id });
    expect(importJob).toMatchObject({
      state: 'READY',
      months: ['2026-05'],
      counts: { total: 3, ready: 2, warnings: 0, needNote: 0, errors: 1 },
      rows: { hasNextPage: true, rows: [{ row: 2, code: `P${posts[0]!.unitNo}`, name: 'Melati 1', filled: 9 }] },
    });
    expect(await officer.run(CONFIRM, { input: { job: id } })).toMatchObject({
      confirmImport: { job: { state: 'RUNNING' } },
    });
    expect(await officer.run(CONFIRM, { input: { job: id } })).toMatchObject({
      confirmImport: { code: 'IMPORT_STATE' },
    });
    await workOff(ctx);
    const { importJobs } = await officer.run<{ importJobs: object[] }>('{ importJobs { id state } }');
    expect(importJobs).toEqual([{ id, state: 'DONE' }]);
  });
});
