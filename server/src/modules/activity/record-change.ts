import { userIdOf } from '../../auth/actor.ts';
import type { Prisma } from '@pokjanal/prisma/client';
import type { Ctx } from '../../auth/ctx.ts';
import type { Tx } from '../../db/transaction.ts';

/** What a field may hold in the log: plain JSON. */
export type LoggedValue = string | number | boolean | null | readonly LoggedValue[];

/** A record as far as its history is told; days and instants are written as text. */
export type Logged = Readonly<Record<string, LoggedValue | Date | undefined>>;

export type NewChange = {
  /** Type of the record, such as `Decree`. */
  readonly subject: string;
  readonly subjectId: string;
  /** Revision that came out of it. */
  readonly revision: number;
  /** The verb, such as `decree.corrected`. */
  readonly action: string;
  readonly reason?: string | null;
  /** Null: it came into being. */
  readonly before: Logged | null;
  /** Null: it is no more. */
  readonly after: Logged | null;
};

/** Changed fields with the value before and after. */
export type Diff = Readonly<Record<string, readonly [LoggedValue, LoggedValue]>>;

/** Writes who changed records, when, and only the fields that differ, in the transaction of the change itself. */
export async function recordChange(
  tx: Tx,
  ctx: Pick<Ctx, 'actor' | 'clock'>,
  ...changes: readonly NewChange[]
): Promise<void> {
  const actorId = userIdOf(ctx.actor);
  const at = ctx.clock.now();
  const data = changes.map(({ before, after, reason = null, ...rest }) => ({
    ...rest,
    reason,
    actorId,
    at,
    diff: diffOf(before, after) as Prisma.InputJsonObject,
  }));
  await tx.change.createMany({ data });
}

/** The fields that differ between two states of a record, each with both values; an absent value is null. */
export function diffOf(before: Logged | null, after: Logged | null): Diff {
  const fields = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])];
  const pairs = fields.map((field) => [field, [plain(before?.[field]), plain(after?.[field])]] as const);
  return Object.fromEntries(pairs.filter(([, [was, is]]) => JSON.stringify(was) !== JSON.stringify(is)));
}

function plain(value: LoggedValue | Date | undefined): LoggedValue {
  if (value === undefined) return null;
  if (!(value instanceof Date)) return value;
  const text = value.toISOString();
  return text.endsWith('T00:00:00.000Z') ? text.slice(0, 10) : text;
}
