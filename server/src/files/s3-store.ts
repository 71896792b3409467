import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { AwsClient } from 'aws4fetch';
import type { S3Settings } from '../env.ts';
import type { FileStore } from './file-store.ts';

/** Keeps contents in a bucket; the bucket is named in the path, which every store that speaks S3 understands. */
export function openS3Store({ endpoint, bucket, region, accessKeyId, secretAccessKey }: S3Settings): FileStore {
  const client = new AwsClient({ accessKeyId, secretAccessKey, region, service: 's3', retries: 3 });
  const addressOf = (sha256: string) => `${endpoint.replace(/\/$/, '')}/${bucket}/${sha256.slice(0, 2)}/${sha256}`;
  return {
    keep: async ({ path, sha256, bytes }) => {
      // Signed apart from the sending: a stream can be read once only, and the signature needs no more than the hash.
      const headers = { 'x-amz-content-sha256': sha256, 'content-length': String(bytes) };
      const signed = await client.sign(addressOf(sha256), { method: 'PUT', headers });
      const body = Readable.toWeb(createReadStream(path)) as ReadableStream;
      await expectDone(await fetch(signed.url, { method: 'PUT', headers: signed.headers, body, duplex: 'half' }));
    },
    open: async (sha256) => {
      const answer = await client.fetch(addressOf(sha256));
      if (answer.status === 404) return null;
      await expectDone(answer);
      return answer.body ? Readable.fromWeb(answer.body as Parameters<typeof Readable.fromWeb>[0]) : null;
    },
    remove: async (sha256) => {
      const answer = await client.fetch(addressOf(sha256), { method: 'DELETE' });
      if (answer.status !== 404) await expectDone(answer);
    },
  };
}

async function expectDone(answer: Response): Promise<void> {
  if (answer.ok) return;
  const text = (await answer.text()).slice(0, 300);
  throw new Error(`The file store answered ${answer.status}: ${text}`);
}
