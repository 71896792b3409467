import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';
import { type Problem, problem } from '../lib/errors.ts';

export const MIN_SECRET = 8;
export const MAX_SECRET = 128;

// Argon2id is the library's default variant; the cost follows the usual floor for servers (19 MiB, two passes).
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Hashes a person's secret with argon2id; slow on purpose and off the event loop. */
export function hashSecret(secret: string): Promise<string> {
  return hash(secret, COST);
}

/** Tells whether a secret belongs to a hash; a damaged hash belongs to none. */
export async function verifySecret(hashed: string, secret: string): Promise<boolean> {
  return verify(hashed, secret).catch(() => false);
}

/** Names what is wrong with a new secret: too short, too long, or the person's own user name. */
export function secretProblems(secret: string, path: string, username?: string | null): Problem[] {
  if (secret.length < MIN_SECRET || secret.toLowerCase() === username?.toLowerCase()) {
    return [problem(path, 'WEAK_SECRET', { min: MIN_SECRET })];
  }
  return secret.length > MAX_SECRET ? [problem(path, 'TOO_LONG', { max: MAX_SECRET })] : [];
}

/** Fingerprint under which random codes and tokens are kept; they are too long to guess, so a fast hash is enough. */
export function fingerprint(code: string): string {
  return createHash('sha256').update(code).digest('hex');
}

/** Compares two fingerprints in constant time. */
export function sameFingerprint(a: string, b: string): boolean {
  const left = Buffer.from(a);
  const right = Buffer.from(b);
  return left.length === right.length && timingSafeEqual(left, right);
}

// Without I, L, O and U: read aloud and typed from paper without doubt.
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Makes a one-time code of 60 bits in three groups of four letters. */
export function newOneTimeCode(): string {
  const letters = [...randomBytes(12)].map((byte) => LETTERS[byte % 32]).join('');
  return `${letters.slice(0, 4)}-${letters.slice(4, 8)}-${letters.slice(8)}`;
}

/** Brings a typed code into the form it was issued in: upper case, look-alikes read as meant, other signs dropped. */
export function tidyCode(typed: string): string {
  const letters = typed
    .toUpperCase()
    .replace(/[IL]/g, '1')
    .replace(/O/g, '0')
    .replace(/[^0-9A-Z]/g, '');
  return `${letters.slice(0, 4)}-${letters.slice(4, 8)}-${letters.slice(8)}`;
}

export const TOKEN_PREFIX = 'pkj_';

/** Makes a personal access token of 256 bits; the prefix lets secret scanners recognise it. */
export function newToken(): string {
  return TOKEN_PREFIX + randomBytes(32).toString('base64url');
}
