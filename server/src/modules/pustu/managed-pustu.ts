import type { Prisma } from '@pokjanal/prisma/client';
import { userIdOf } from '../../auth/actor.ts';
import type { Ctx } from '../../auth/ctx.ts';
import { assertCan } from '../../auth/policy.ts';
import type { Tx } from '../../db/transaction.ts';
import { appendEvent } from '../../events/outbox.ts';
import type { EventType } from '../../events/types.ts';
import { Conflict, type ErrorCode, type ErrorData, NotFound } from '../../lib/errors.ts';
import { type Logged, recordChange } from '../activity/record-change.ts';

const managed = {
  id: true,
  name: true,
  kind: true,
  revision: true,
  withdrawnAt: true,
  openedOn: true,
  closedOn: true,
  wilayahId: true,
  puskesmasId: true,
  wilayah: { select: { no: true, name: true, path: true } },
  puskesmas: { select: { name: true } },
  areas: { where: { to: null }, select: { wilayahId: true, wilayah: { select: { name: true } } } },
} as const satisfies Prisma.PustuSelect;

/** A pustu the caller may act on, with the villages it serves today. */
export type ManagedPustu = Prisma.PustuGetPayload<{ select: typeof managed }>;

/** Which pustu, and which revision of it the caller saw. */
export type PustuRef = { readonly id: string; readonly expectedRevision: number };

type PustuConflictData = ErrorData & { readonly pustuId: string };

/** Finds a pustu to act on. @throws NotFound out of reach, Forbidden without the right, Conflict when it moved on. */
export async function findManagedPustu(ctx: Ctx, { id, expectedRevision }: PustuRef): Promise<ManagedPustu> {
  const found = await ctx.db.prisma.pustu.findUnique({ where: { id }, select: managed });
  if (!found) throw new NotFound('PUSTU_NOT_FOUND');
  assertCan(ctx.actor, 'pustu.manage', { path: found.wilayah.path, puskesmasId: found.puskesmasId });
  if (found.withdrawnAt) throw pustuConflict('PUSTU_WITHDRAWN', id, { name: found.name });
  if (found.revision !== expectedRevision) throw stale(id, expectedRevision, found.revision);
  return found;
}

/** The refusal of an act on a pustu that meanwhile stands otherwise. */
export function pustuConflict(code: ErrorCode, pustuId: string, data: ErrorData = {}): Conflict<PustuConflictData> {
  return new Conflict<PustuConflictData>(code, { ...data, pustuId });
}

/** The pustu a conflict is about; null for a conflict about something else. */
export function pustuIdInConflict(conflict: Conflict<object>): string | null {
  return (conflict.data as Partial<PustuConflictData>).pustuId ?? null;
}

const stale = (id: string, expected: number, actual: number): Conflict<PustuConflictData> =>
  pustuConflict('STALE_PUSTU', id, { expected, actual });

type Act = {
  readonly action: Exclude<Extract<EventType, `pustu.${string}`>, 'pustu.opened'>;
  readonly reason?: string;
  readonly data: Prisma.PustuUncheckedUpdateManyInput;
  readonly before: Logged;
  readonly after: Logged;
};

/** Writes an act on a pustu: its columns, the change and the event. @throws Conflict for who comes second. */
export async function writePustuAct(tx: Tx, ctx: Ctx, pustu: ManagedPustu, act: Act): Promise<{ id: string }> {
  const { id, revision } = pustu;
  const next = revision + 1;
  const { count } = await tx.pustu.updateMany({ where: { id, revision }, data: { ...act.data, revision: next } });
  if (count === 0) throw stale(id, revision, next);
  const { action, reason = null, before, after } = act;
  await recordChange(tx, ctx, { subject: 'Pustu', subjectId: id, revision: next, action, reason, before, after });
  const payload = { id, revision: next, by: userIdOf(ctx.actor) };
  await appendEvent(tx, { type: action, nodeNo: pustu.wilayah.no, payload });
  return { id };
}
