import { randomFillSync } from 'node:crypto';

const random = new Uint8Array(16);
let lastMs = 0;
let counter = 0;

/**
 * A new UUID of version 7. Ids made by one process ascend, also within a millisecond, so that rows written together
 * sit together in the index.
 */
export function newId(nowMs: number = Date.now()): string {
  randomFillSync(random);
  // The 12 bits after the version count up within a millisecond; when they run out the time borrows from the future.
  if (nowMs > lastMs) {
    lastMs = nowMs;
    counter = ((random[6] ?? 0) & 0x07) * 256 + (random[7] ?? 0);
  } else if (++counter > 0xfff) {
    lastMs += 1;
    counter = 0;
  }
  const hex = Buffer.from(random).toString('hex');
  const time = lastMs.toString(16).padStart(12, '0');
  const variant = (0x80 | ((random[8] ?? 0) & 0x3f)).toString(16);
  const tail = hex.slice(18, 20);
  return `${time.slice(0, 8)}-${time.slice(8)}-7${counter.toString(16).padStart(3, '0')}-${variant}${tail}-${hex.slice(20)}`;
}

/** Whether a text is a UUID of any version, as our uuid columns accept it. */
export function isUuid(text: string): boolean {
  return /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i.test(text);
}
