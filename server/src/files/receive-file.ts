import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { InvalidInput, problem } from '../lib/errors.ts';
import { type MediaType, mediaTypeOf } from './media-type.ts';

export type Received = {
  readonly path: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly mediaType: MediaType;
};

/** More came than may be kept; the rest was not read. */
export class FileTooLarge extends Error {
  readonly limit: number;
  constructor(limit: number) {
    super(`larger than ${limit} bytes`);
    this.limit = limit;
  }
}

/** Folder of what is on its way in; beside the contents, so that keeping one is a change of name. */
const arrivalsIn = (dir: string) => join(dir, 'masuk');

/**
 * Writes a stream to a file of its own while it is hashed, looks what it is, and hands it to `use`; whatever happens, the
 * file is gone afterwards. @throws FileTooLarge past the limit, InvalidInput for an empty file or a kind that is not kept.
 */
export async function receiveStream<T>(
  source: Readable,
  { dir, limit }: { readonly dir: string; readonly limit: number },
  use: (received: Received) => Promise<T>,
): Promise<T> {
  await mkdir(arrivalsIn(dir), { recursive: true });
  const path = join(arrivalsIn(dir), randomUUID());
  try {
    const { sha256, bytes } = await writeHashed(source, path, limit);
    if (bytes === 0) throw new InvalidInput([problem('file', 'FILE_EMPTY')]);
    const mediaType = await mediaTypeOf(path);
    if (!mediaType) throw new InvalidInput([problem('file', 'ATTACHMENT_KIND')]);
    return await use({ path, sha256, bytes, mediaType });
  } finally {
    await rm(path, { force: true });
  }
}

async function writeHashed(source: Readable, path: string, limit: number): Promise<{ sha256: string; bytes: number }> {
  const hash = createHash('sha256');
  let bytes = 0;
  const file = await open(path, 'wx', 0o600);
  try {
    // The source lives on when this stops early: the caller still has an answer to give over it.
    for await (const chunk of source.iterator({ destroyOnReturn: false })) {
      const part = chunk as Buffer;
      bytes += part.length;
      if (bytes > limit) throw new FileTooLarge(limit);
      hash.update(part);
      await file.writeFile(part);
    }
    await file.sync();
  } finally {
    await file.close();
  }
  return { sha256: hash.digest('hex'), bytes };
}

/** Removes what a process left behind that ended in the middle of receiving. */
export async function clearArrivals(dir: string, olderThan: Date): Promise<void> {
  for (const name of await readdir(arrivalsIn(dir)).catch(() => [])) {
    const path = join(arrivalsIn(dir), name);
    const found = await stat(path).catch(() => null);
    if (found && found.mtime < olderThan) await rm(path, { force: true });
  }
}
