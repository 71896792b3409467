import { readdir } from 'node:fs/promises';
import { request } from 'node:http';
import { join } from 'node:path';
import { makePokjanal } from '@pokjanal/prisma/make/pokjanal';
import { makeWilayah } from '@pokjanal/prisma/make/wilayah';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { useDatabase } from '../../test/database.ts';
import { givenSession, serve } from '../../test/serve.ts';
import type { Database } from '../db/client.ts';
import { sweepAttachments } from '../files/attachment.ts';
import { idOf } from '../graphql/ids.ts';
import { fixedClock } from '../lib/clock.ts';

const PDF = Buffer.from('%PDF-1.4\n1 0 obj <<>> endobj\ntrailer <<>>\n%%EOF\n');
const PNG = Buffer.from('89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489', 'hex');
const BYTES = { 'content-type': 'application/octet-stream' };

let db: Database;
let site: Awaited<ReturnType<typeof serve>>;
beforeAll(async () => {
  db = await useDatabase();
  site = await serve(db);
});
afterAll(() => site.close());

async function givenRegency() {
  const wilayah = await makeWilayah(db, { level: 'KABKOTA' });
  const group = await makePokjanal(db, { wilayah });
  const cookie = await givenSession(db, site.origin, { role: 'ADMIN_KABKOTA', wilayah });
  return { wilayah, group, cookie };
}

async function upload(cookie: string, content: Uint8Array, name = 'SK Bupati.pdf', headers = BYTES) {
  const answer = await fetch(`${site.origin}/files/attachment?name=${encodeURIComponent(name)}`, {
    method: 'POST',
    headers: { ...headers, cookie },
    body: new Uint8Array(content),
  });
  const body = (await answer.json()) as { attachment?: string; code?: string; problems?: { code: string }[] };
  return { status: answer.status, ...body };
}

const download = (cookie: string, id: string) =>
  fetch(`${site.origin}/files/attachment/${id}`, { headers: { cookie } });
const arrivals = () => readdir(join(site.services.env.files.dir, 'masuk'));

/** Names the file in the decree the group has. */
const link = (pokjanalId: string, attachment: string) =>
  db.sql(
    `update "Decree" set "attachmentId" = $2 where id in (select "decreeId" from "DecreePokjanal" where "pokjanalId" = $1)`,
    [pokjanalId, idOf('Attachment', attachment)],
  );

describe('a file on its way in', () => {
  test('is kept once however often it comes, and leaves nothing half-written', async () => {
    const { cookie } = await givenRegency();
    const first = await upload(cookie, PDF);
    const second = await upload(cookie, PDF, 'salinan.pdf');
    expect([first.status, second.status]).toEqual([201, 201]);
    const ids = [first, second].map(({ attachment }) => idOf('Attachment', attachment ?? ''));
    const rows = await db.prisma.attachment.findMany({ where: { id: { in: ids } }, orderBy: { name: 'asc' } });
    expect(rows).toMatchObject([
      { name: 'SK Bupati.pdf', mediaType: 'application/pdf', bytes: PDF.length },
      { name: 'salinan.pdf', sha256: rows[0]?.sha256 },
    ]);
    expect(await arrivals()).toEqual([]);
  });

  test('is what its first bytes say, whatever its name says; a page is refused', async () => {
    const { cookie } = await givenRegency();
    const lying = await upload(cookie, PNG, '../../etc/SK.pdf');
    const row = await db.prisma.attachment.findUnique({ where: { id: idOf('Attachment', lying.attachment ?? '') } });
    expect(row).toMatchObject({ name: 'SK.png', mediaType: 'image/png' });
    for (const text of ['<html><script>alert(1)</script></html>', '<svg onload="x"/>', 'PK\u0003\u0004']) {
      expect(await upload(cookie, Buffer.from(text), 'sk.pdf')).toMatchObject({
        status: 400,
        problems: [{ code: 'ATTACHMENT_KIND' }],
      });
    }
    expect(await upload(cookie, Buffer.alloc(0))).toMatchObject({ problems: [{ code: 'FILE_EMPTY' }] });
    expect(await arrivals()).toEqual([]);
  });

  test('needs a session with the right, our own pages, a name, and to be small enough', async () => {
    const { cookie, wilayah } = await givenRegency();
    const viewer = await givenSession(db, site.origin, { role: 'VIEWER', wilayah });
    expect(await upload('', PDF)).toMatchObject({ status: 401, code: 'UNAUTHENTICATED' });
    expect(await upload(viewer, PDF)).toMatchObject({ status: 403, code: 'FORBIDDEN_ACTION' });
    expect(await upload(cookie, PDF, 'a.pdf', { 'content-type': 'text/plain' })).toMatchObject({
      code: 'CSRF_REFUSED',
    });
    const foreign = { ...BYTES, origin: 'https://lain.example' };
    expect(await upload(cookie, PDF, 'a.pdf', foreign)).toMatchObject({ code: 'CSRF_REFUSED' });
    expect(await upload(cookie, PDF, ' ')).toMatchObject({ status: 400 });
    const large = Buffer.concat([PDF, Buffer.alloc(site.services.env.limits.attachment)]);
    expect(await upload(cookie, large)).toMatchObject({ status: 413, code: 'ATTACHMENT_TOO_LARGE' });
    expect(await arrivals()).toEqual([]);
  });

  test('is forgotten when its sender leaves in the middle', async () => {
    const { cookie } = await givenRegency();
    const before = await db.prisma.attachment.count();
    await new Promise((resolve) => {
      const sent = request(`${site.origin}/files/attachment?name=a.pdf`, {
        method: 'POST',
        headers: { ...BYTES, cookie, 'content-length': 100_000 },
      });
      sent.on('error', resolve);
      sent.write(PDF, () => setTimeout(() => sent.destroy(new Error('left')), 100));
    });
    await expect.poll(arrivals).toEqual([]);
    expect(await db.prisma.attachment.count()).toBe(before);
  });
});

describe('a file on its way out', () => {
  test('comes as a download that cannot run, to whoever may read a decree that names it', async () => {
    const { cookie, group, wilayah } = await givenRegency();
    const { attachment = '' } = await upload(cookie, PDF, 'SK “Bupati” é.pdf');
    const viewer = await givenSession(db, site.origin, { role: 'VIEWER', wilayah });
    expect((await download(viewer, attachment)).status).toBe(404);
    await link(group.id, attachment);
    const answer = await download(viewer, attachment);
    expect(Buffer.from(await answer.arrayBuffer())).toEqual(PDF);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': `attachment; filename="SK _Bupati_ e_.pdf"; filename*=UTF-8''SK%20%E2%80%9CBupati%E2%80%9D%20%C3%A9.pdf`,
      'content-security-policy': "sandbox; default-src 'none'",
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    });
  });

  test('is not there for another regency, nor for nobody', async () => {
    const { cookie, group } = await givenRegency();
    const { attachment = '' } = await upload(cookie, PDF);
    await link(group.id, attachment);
    const { cookie: stranger } = await givenRegency();
    expect((await download(stranger, attachment)).status).toBe(404);
    expect((await download('', attachment)).status).toBe(401);
    expect((await download(cookie, 'x')).status).toBe(400);
  });
});

describe('the sweep', () => {
  test('forgets what no record named for a week, and the content when nothing else is it', async () => {
    const { cookie, group } = await givenRegency();
    const unused = Buffer.concat([PDF, Buffer.from(`${group.id}`)]);
    const [kept, spare] = [await upload(cookie, unused), await upload(cookie, unused)];
    await link(group.id, kept.attachment ?? '');
    const shelf = { store: site.services.files, env: site.services.env };
    const at = (days: number) => fixedClock(new Date(site.services.clock.now().getTime() + days * 86_400_000));
    await sweepAttachments({ db, clock: at(6) }, shelf);
    expect((await download(cookie, spare.attachment ?? '')).status).toBe(200);
    await sweepAttachments({ db, clock: at(8) }, shelf);
    expect((await download(cookie, spare.attachment ?? '')).status).toBe(404);
    expect((await download(cookie, kept.attachment ?? '')).status).toBe(200);
    await db.sql(`update "Decree" set "attachmentId" = null where "attachmentId" = $1`, [
      idOf('Attachment', kept.attachment ?? ''),
    ]);
    const row = await db.prisma.attachment.findUniqueOrThrow({
      where: { id: idOf('Attachment', kept.attachment ?? '') },
    });
    await sweepAttachments({ db, clock: at(8) }, shelf);
    expect(await shelf.store.open(row.sha256)).toBeNull();
  });
});
