import type { Readable } from 'node:stream';

/** Where the content of attachments lies, each under the SHA-256 of itself, so that the same document is kept once. */
export type FileStore = {
  /** Takes in a file that was received whole; kept again it changes nothing. The received file may be gone afterwards. */
  keep(received: { readonly path: string; readonly sha256: string; readonly bytes: number }): Promise<void>;
  /** Gives the content as a stream; null when the store does not have it. */
  open(sha256: string): Promise<Readable | null>;
  /** Forgets a content; one that is not there is no failure. */
  remove(sha256: string): Promise<void>;
};
