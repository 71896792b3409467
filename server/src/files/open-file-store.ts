import type { Env } from '../env.ts';
import { openDiskStore } from './disk-store.ts';
import type { FileStore } from './file-store.ts';
import { openS3Store } from './s3-store.ts';

/** Opens the store the settings name: a folder, or a bucket of any store that speaks S3. */
export function openFileStore({ files }: Pick<Env, 'files'>): FileStore {
  return files.s3 ? openS3Store(files.s3) : openDiskStore(files.dir);
}
