import { createHash } from 'node:crypto';

/** Counts of a block by slot; a slot that is not there was not answered. */
export type Cells = ReadonlyMap<number, number>;

export const SLOTS = 128;

/** Codes kept in the wide tables; each is explained in the migration that made them. */
export const ARRIVAL = { NONE: 0, RECEIVED: 1, LATE: 2, EMPTY: 3 } as const;
export const STATUS = { NONE: 0, DRAFT: 1, SUBMITTED: 2, RETURNED: 3, VERIFIED: 4, APPROVED: 5 } as const;
export const ACTION = { DRAFT: 1, SUBMIT: 2, RETURN: 3, VERIFY: 4, APPROVE: 5, AMEND: 6 } as const;

/** Names slot columns `s0 … sN`. */
export function slotColumns(count: number = SLOTS): string[] {
  return Array.from({ length: count }, (_, slot) => `s${slot}`);
}

/** Fingerprint of a content: equal for equal answers, whatever the order in which they were given. */
export function contentHash(cells: Cells, opened: boolean): Uint8Array {
  const text = [...cells].sort(([a], [b]) => a - b).map(([slot, value]) => `${slot}=${value}`);
  return createHash('sha256')
    .update(`${opened};${text.join(';')}`)
    .digest();
}
