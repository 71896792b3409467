import { createHash } from 'node:crypto';

/** Counts of a block by slot, or why a cell was not counted; a slot that is not there was not touched. */
export type Cells = ReadonlyMap<number, number | string>;

/** What a report says besides its cells, as its header column keeps it. */
export type Header = { notOpenedReason?: string; note?: string };

export const SLOTS = 128;

/** Codes kept in the wide tables; each is explained in the migration that made them. */
export const ARRIVAL = { NONE: 0, RECEIVED: 1, LATE: 2, EMPTY: 3 } as const;
export const STATUS = { NONE: 0, DRAFT: 1, SUBMITTED: 2, RETURNED: 3, VERIFIED: 4, APPROVED: 5 } as const;
export const ACTION = { DRAFT: 1, SUBMIT: 2, RETURN: 3, VERIFY: 4, APPROVE: 5, AMEND: 6 } as const;

/** Names slot columns `s0 … sN`. */
export function slotColumns(count: number = SLOTS): string[] {
  return Array.from({ length: count }, (_, slot) => `s${slot}`);
}

/** Fingerprint of a content as the server takes it of a submission: equal for equal answers in whatever order. */
export function contentHash(cells: Cells, opened: boolean, header: Header = {}): Buffer {
  const head = {
    opened,
    notOpenedReason: opened ? null : (header.notOpenedReason ?? null),
    openedOn: null,
    countsVisitors: false,
    note: header.note ?? null,
  };
  const rows = [...cells].sort(([one], [other]) => one - other);
  return createHash('sha256')
    .update(JSON.stringify({ header: head, cells: rows }))
    .digest();
}
