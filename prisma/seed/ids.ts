import { randomBytes } from 'node:crypto';

/** A source of numbers in [0, 1), the same run for the same seed. */
export type Random = () => number;

/** Writes a UUID version 7 from a time in milliseconds and ten bytes that are random or meant to look so. */
function uuidFrom(atMs: number, bytes: Uint8Array): string {
  const time = atMs.toString(16).padStart(12, '0').slice(-12);
  const hex = Buffer.from(bytes).toString('hex');
  const variant = ((Number.parseInt(hex.slice(3, 4), 16) & 0x3) | 0x8).toString(16);
  return `${time.slice(0, 8)}-${time.slice(8)}-7${hex.slice(0, 3)}-${variant}${hex.slice(4, 7)}-${hex.slice(7, 19)}`;
}

/** Gives a new UUID version 7 that no other installation shares. */
export function newId(): string {
  return uuidFrom(Date.now(), randomBytes(10));
}

/** Gives the next id for a row of this database: from its own source where it has one. */
export function nextId(db: { newId?: () => string }): string {
  return db.newId?.() ?? newId();
}

/** Gives UUIDs version 7 one after another, the same run for the same random source. */
export function idsFrom(random: Random, atMs: number): () => string {
  let given = 0;
  return () => {
    const bytes = Uint8Array.from({ length: 10 }, () => Math.floor(random() * 256));
    return uuidFrom(atMs + given++, bytes);
  };
}

/** Mixes a text into a 32-bit number (FNV-1a). */
function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}

/** Gives a random source of its own for a name, so that rows do not depend on the order in which they are made. */
export function randomOf(seed: number, ...names: (string | number)[]): Random {
  let state = hashText(`${seed}/${names.join('/')}`);
  return () => {
    state = (state + 0x9e3779b9) | 0;
    let mixed = Math.imul(state ^ (state >>> 16), 0x21f0aaad);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
    return ((mixed ^ (mixed >>> 15)) >>> 0) / 4_294_967_296;
  };
}

/** Picks one entry of a list that is not empty. */
export function pick<T>(random: Random, list: readonly T[]): T {
  const chosen = list[Math.floor(random() * list.length)];
  if (chosen === undefined) throw new RangeError('Nothing to pick from');
  return chosen;
}

/** Draws a number near a mean, roughly normal with the given deviation. */
export function near(random: Random, mean: number, deviation: number): number {
  return mean + deviation * (random() + random() + random() + random() - 2) * 1.73;
}
