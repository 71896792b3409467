import { makePosyandu } from '@pokjanal/prisma/make/posyandu';
import { makeUser } from '@pokjanal/prisma/make/user';
import { seedCatalogues } from '@pokjanal/prisma/seed/reference';
import { readSheet } from 'read-excel-file/node';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { useDatabase } from '../../test/database.ts';
import { answers, MAY, submit, systemCtx } from '../../test/rollup-scene.ts';
import { serve } from '../../test/serve.ts';
import { hashSecret } from '../auth/secret.ts';
import type { Database } from '../db/client.ts';
import { encodeGlobalId, idOf } from '../graphql/ids.ts';
import { confirmImport, receiveFile } from '../modules/exchange/import-acts.ts';
import { file, givenOffice, line, personOf, workOff } from '../modules/exchange/import.fixture.ts';
import { importCounts } from '../modules/exchange/import-view.sql.ts';
import { readTable } from '../modules/exchange/read-table.ts';
import { openMonth } from '../modules/submission/open-month.ts';

const SECRET = 'petugas rajin memeriksa';
let db: Database;
let site: Awaited<ReturnType<typeof serve>>;
beforeAll(async () => {
  db = await useDatabase();
  await seedCatalogues(db);
  site = await serve(db);
});
afterAll(() => site.close());

async function signIn(user: Parameters<typeof makeUser>[1]): Promise<string> {
  return enter(await makeUser(db, { passwordHash: await hashSecret(SECRET), ...user }));
}

async function enter({ username }: { readonly username: string }): Promise<string> {
  const answer = await fetch(`${site.origin}/auth/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ login: username, secret: SECRET }),
  });
  return answer.headers
    .getSetCookie()
    .map((text) => text.split(';')[0])
    .join('; ');
}

const BYTES = { 'content-type': 'application/octet-stream' };

async function upload(
  cookie: string,
  body: string | Uint8Array<ArrayBuffer>,
  headers: Record<string, string> = BYTES,
  block = 'SKDN',
) {
  const answer = await fetch(`${site.origin}/files/import?block=${block}&name=mei.csv`, {
    method: 'POST',
    headers: { ...headers, cookie },
    body,
  });
  return { status: answer.status, body: (await answer.json()) as { job?: string; code?: string } };
}

const get = (cookie: string, path: string) => fetch(`${site.origin}/files/${path}`, { headers: { cookie } });

async function rowsOf(content: Buffer): Promise<string[][]> {
  const rows: string[][] = [];
  for await (const row of readTable(content)) rows.push([...row]);
  return rows.filter((row) => row.length > 1);
}

describe('a file on its way in', () => {
  test('needs a session, our own pages, a known form and one of two kinds of content', async () => {
    const { puskesmas, posts } = await givenOffice(db, 1);
    const cookie = await signIn({ role: 'PETUGAS_PUSKESMAS', puskesmas });
    const viewer = await signIn({ role: 'VIEWER', wilayah: posts[0]!.desa });
    const text = file(line(posts[0]!));
    expect(await upload('', text)).toMatchObject({ status: 401, body: { code: 'UNAUTHENTICATED' } });
    expect(await upload(viewer, text)).toMatchObject({ status: 403, body: { code: 'FORBIDDEN_ACTION' } });
    expect(await upload(cookie, text, { 'content-type': 'text/plain' })).toMatchObject({
      body: { code: 'CSRF_REFUSED' },
    });
    const foreign = { ...BYTES, origin: 'https://lain.example' };
    expect(await upload(cookie, text, foreign)).toMatchObject({ body: { code: 'CSRF_REFUSED' } });
    expect(await upload(cookie, text, BYTES, 'XYZ')).toMatchObject({ status: 400 });
    expect(await upload(cookie, '')).toMatchObject({ status: 400 });
    expect(await upload(cookie, new Uint8Array([1, 0, 2]))).toMatchObject({ status: 400 });
    expect(await upload(cookie, text)).toMatchObject({ status: 202, body: { job: expect.any(String) } });
  });

  test('larger than the limit is told so', async () => {
    const { puskesmas } = await givenOffice(db, 1);
    const cookie = await signIn({ role: 'PETUGAS_PUSKESMAS', puskesmas });
    const { upload: limit } = site.services.env.limits;
    expect(await upload(cookie, new Uint8Array(limit + 1))).toMatchObject({
      status: 413,
      body: { code: 'FILE_TOO_LARGE' },
    });
  });
});

describe('a template', () => {
  test('holds the units that owe the form, with what they gave, and comes back unchanged', async () => {
    const { ctx, puskesmas, posts } = await givenOffice(db, 2);
    await givenOffice(db, 1);
    await submit(systemCtx(db), posts[0]!, { header: { opened: true, note: '=SUM(A1)' } });
    const cookie = await signIn({ role: 'PETUGAS_PUSKESMAS', puskesmas });
    const csv = await get(cookie, 'template?block=SKDN&month=2026-05&format=csv');
    expect(csv.headers.get('content-disposition')).toBe('attachment; filename="templat-SKDN-2026-05.csv"');
    const content = Buffer.from(await csv.arrayBuffer());
    const rows = await rowsOf(content);
    expect(rows[0]?.slice(0, 8)).toEqual([
      'kode',
      'nama',
      'bulan',
      'tidak_buka',
      'pengunjung_luar',
      'catatan',
      'SK_S',
      'SK_K',
    ]);
    expect(rows.slice(2).map((row) => row.slice(0, 8))).toEqual([
      [`P${posts[0]!.unitNo}`, 'Melati 1', '2026-05', '', '', "'=SUM(A1)", '40', '40'],
      [`P${posts[1]!.unitNo}`, 'Melati 2', '2026-05', '', '', '', '', ''],
    ]);

    const { body } = await upload(cookie, new Uint8Array(content));
    const id = idOf('ImportJob', body.job ?? '');
    await workOff(ctx);
    expect(await importCounts(ctx, id)).toMatchObject({ total: 1, unchanged: 1 });
  });

  test('is a workbook with a sheet of help, too; cells that are not asked are greyed', async () => {
    const { puskesmas, desa, posts } = await givenOffice(db, 1);
    const full = await makePosyandu(db, { desa, puskesmas, formSet: 'ILP', name: 'Zaitun' });
    await openMonth({ db }, MAY);
    await submit(systemCtx(db), full, { cells: answers(full, { s: 9, d: 8, n: 7 }) });
    const cookie = await signIn({ role: 'OPERATOR_DESA', wilayah: desa });
    const answer = await get(cookie, `template?block=SKDN&month=2026-05&wilayah=${encodeGlobalId('Wilayah', desa.id)}`);
    const book = Buffer.from(await answer.arrayBuffer());
    const rows = await readSheet(book);
    expect(rows[0]).toContain('SK_S.12_23.L');
    expect(rows[1]?.[0]).toBe('Kode unit');
    expect(rows.slice(2).map((row) => row[0])).toEqual([`P${posts[0]!.unitNo}`, `P${full.unitNo}`]);
    const help = (await readSheet(book, 'Petunjuk')) as string[][];
    expect(help.flat().join('\n')).toContain('tidak dihitung');
  });

  test('of an area that owes nothing, or lies out of reach, is not there', async () => {
    const { puskesmas } = await givenOffice(db, 1);
    const other = await givenOffice(db, 1);
    const cookie = await signIn({ role: 'PETUGAS_PUSKESMAS', puskesmas });
    const asked = `template?block=SKDN&month=2026-05&wilayah=${encodeGlobalId('Wilayah', other.desa.id)}`;
    expect((await get(cookie, asked)).status).toBe(404);
    expect((await get(cookie, 'template?block=SKDN&month=mei')).status).toBe(400);
    expect((await get('', 'template?block=SKDN&month=2026-05')).status).toBe(401);
  });
});

describe('what was refused', () => {
  test('comes back as it stood, with its reason, and goes in once it is put right', async () => {
    const { puskesmas, posts, ctx } = await givenOffice(db, 2);
    const user = await makeUser(db, { role: 'PETUGAS_PUSKESMAS', puskesmas, passwordHash: await hashSecret(SECRET) });
    const petugas = await personOf(db, user.id);
    const own = { ...ctx, actor: petugas };
    const content = Buffer.from(file(line(posts[0]!, { SK_D: 'x', catatan: '=1' }), line(posts[1]!, { SK_B: '' })));
    const id = await receiveFile(own, { block: 'SKDN', fileName: 'a.csv', content });
    await workOff(own);
    await confirmImport(own, { id, note: null });
    await workOff(own);

    const cookie = await enter(user);
    const path = `import/${encodeGlobalId('ImportJob', id)}/refused.csv`;
    const rows = await rowsOf(Buffer.from(await (await get(cookie, path)).arrayBuffer()));
    expect(rows.map((row) => [row[0], row[3], row[6], row[11], row.at(-1)])).toEqual([
      ['kode', 'catatan', 'SK_D', 'SK_B', 'alasan'],
      [`P${posts[0]!.unitNo}`, "'=1", 'x', '0', expect.stringContaining('SK_D: “x” bukan bilangan bulat')],
      [`P${posts[1]!.unitNo}`, '', '30', '', expect.stringContaining('SK_B')],
    ]);
    const stranger = await signIn({ role: 'PETUGAS_PUSKESMAS', puskesmas });
    expect((await get(stranger, path)).status).toBe(404);

    const repaired = rows.map((row) => row.map((cell) => (cell === 'x' ? '30' : cell)).join(';')).join('\n');
    const next = await receiveFile(own, { block: 'SKDN', fileName: 'b.csv', content: Buffer.from(repaired) });
    await workOff(own);
    expect(await importCounts(own, next)).toMatchObject({ ready: 1, warnings: 1, errors: 0 });
  });
});
