import type { Tx } from '../../db/transaction.ts';
import { NotFound } from '../../lib/errors.ts';

/** A seat as it stands while nobody else can act on it. */
export type LockedSeat = {
  readonly name: string;
  readonly revision: number;
  readonly single: boolean;
  readonly endedOn: Date | null;
};

/** Holds a seat until the end of the transaction, so that acts on it and its holdings stand in line, and reads it. */
export async function lockSeat(tx: Tx, id: string): Promise<LockedSeat> {
  const [seat] = await tx.sql<{ name: string; revision: number; single: boolean; endedOn: string | null }>(
    'select name, revision, single, "endedOn" from "Seat" where id = $1 for update',
    [id],
  );
  if (!seat) throw new NotFound('SEAT_NOT_FOUND');
  return { ...seat, endedOn: seat.endedOn === null ? null : new Date(`${seat.endedOn}T00:00:00Z`) };
}
