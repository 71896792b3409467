import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readEnv } from '../env.ts';
import { openFileStore } from './open-file-store.ts';

const objects = new Map<string, Buffer>();
const seen: { method: string; length: string | undefined; hash: string | undefined; signed: boolean }[] = [];

/** As much of a bucket as the product asks of one. */
const bucket = createServer((req, res) => {
  void buffer(req).then((body) => {
    const { method = '', url = '', headers } = req;
    seen.push({
      method,
      length: headers['content-length'],
      hash: headers['x-amz-content-sha256'] as string | undefined,
      signed: /^AWS4-HMAC-SHA256 Credential=kunci\/\d{8}\/jakarta\/s3\//.test(headers.authorization ?? ''),
    });
    if (method === 'PUT') objects.set(url, body);
    if (method === 'DELETE') objects.delete(url);
    const found = objects.get(url);
    if (method === 'GET') res.writeHead(found ? 200 : 404).end(found);
    else res.writeHead(url.includes('/rusak/') ? 403 : method === 'PUT' ? 200 : 204).end();
  });
});

let folder: string;
let endpoint: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pokjanal-s3-'));
  await new Promise<void>((resolve) => bucket.listen(0, '127.0.0.1', resolve));
  endpoint = `http://127.0.0.1:${(bucket.address() as AddressInfo).port}`;
});
afterAll(async () => {
  bucket.close();
  await rm(folder, { recursive: true });
});

const storeOf = (name: string) =>
  openFileStore(
    readEnv('.', {
      S3_ENDPOINT: endpoint,
      S3_BUCKET: name,
      S3_REGION: 'jakarta',
      S3_ACCESS_KEY_ID: 'kunci',
      S3_SECRET_ACCESS_KEY: 'rahasia',
    }),
  );

async function given(content: string) {
  const path = join(folder, 'berkas');
  await writeFile(path, content);
  return { path, sha256: createHash('sha256').update(content).digest('hex'), bytes: content.length };
}

test('a bucket keeps a content under its hash, gives it back and forgets it', async () => {
  const store = storeOf('sk');
  const received = await given('%PDF-1.4 isi');
  await store.keep(received);
  expect(seen.at(-1)).toEqual({ method: 'PUT', length: '12', hash: received.sha256, signed: true });
  expect([...objects.keys()]).toEqual([`/sk/${received.sha256.slice(0, 2)}/${received.sha256}`]);
  const stream = await store.open(received.sha256);
  expect(stream && (await buffer(stream)).toString()).toBe('%PDF-1.4 isi');
  await store.remove(received.sha256);
  expect(await store.open(received.sha256)).toBeNull();
});

test('a bucket that refuses is a failure that says so', async () => {
  await expect(storeOf('rusak').keep(await given('x'))).rejects.toThrow('403');
});

test('a bucket is named whole or not at all', () => {
  expect(() => readEnv('.', { S3_BUCKET: 'sk' })).toThrow('S3_ENDPOINT, S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY');
});
