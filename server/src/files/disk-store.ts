import { createReadStream } from 'node:fs';
import { mkdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { FileStore } from './file-store.ts';

/** Keeps contents in a folder, spread over 256 folders by their first two digits. */
export function openDiskStore(folder: string): FileStore {
  const placeOf = (sha256: string) => join(folder, sha256.slice(0, 2), sha256);
  return {
    keep: async ({ path, sha256 }) => {
      const place = placeOf(sha256);
      await mkdir(dirname(place), { recursive: true });
      // Received in the same folder, so this is one step: the content stands there whole or not at all.
      await rename(path, place);
    },
    open: async (sha256) => {
      const place = placeOf(sha256);
      const found = await stat(place).catch(() => null);
      return found ? createReadStream(place) : null;
    },
    remove: (sha256) => rm(placeOf(sha256), { force: true }),
  };
}
