import type { Prisma } from '@pokjanal/prisma/client';
import { userIdOf } from '../../auth/actor.ts';
import type { Ctx } from '../../auth/ctx.ts';
import { assertCan } from '../../auth/policy.ts';
import type { Tx } from '../../db/transaction.ts';
import { appendEvent } from '../../events/outbox.ts';
import type { EventType } from '../../events/types.ts';
import { Conflict, type ErrorCode, type ErrorData, NotFound } from '../../lib/errors.ts';
import { recordChange, type Logged } from '../activity/record-change.ts';

const managedSelect = {
  id: true,
  name: true,
  regNo: true,
  decree: true,
  formSet: true,
  openingDay: true,
  address: true,
  mergedIntoId: true,
  withdrawnAt: true,
  revision: true,
  wilayahId: true,
  puskesmasId: true,
  isDemo: true,
  wilayah: { select: { id: true, no: true, name: true, path: true } },
  puskesmas: { select: { no: true, name: true } },
  unit: { select: { no: true } },
  intervals: { select: { id: true, openedOn: true, closedOn: true }, orderBy: { openedOn: 'desc' } },
} as const satisfies Prisma.PosyanduSelect;

/** A post the caller may act on, with what its acts need to know; intervals newest first. */
export type ManagedPost = Prisma.PosyanduGetPayload<{ select: typeof managedSelect }>;

/** Which post, and which revision of it the caller saw. */
export type PostRef = { readonly id: string; readonly expectedRevision: number };

type PostConflictData = ErrorData & { readonly posyanduId: string };

/** Finds a post to act on. @throws NotFound out of reach, Forbidden without the right, Conflict when it moved on. */
export async function findManagedPost(ctx: Ctx, { id, expectedRevision }: PostRef): Promise<ManagedPost> {
  const post = await readPost(ctx, id);
  if (post.withdrawnAt) throw postConflict('POSYANDU_WITHDRAWN', post.id);
  if (post.revision !== expectedRevision) throw stalePost(post.id, expectedRevision, post.revision);
  return post;
}

/** The same whatever its revision. */
export async function readPost(ctx: Ctx, id: string): Promise<ManagedPost> {
  const post = await ctx.db.prisma.posyandu.findUnique({ where: { id }, select: managedSelect });
  if (!post) throw new NotFound('POSYANDU_NOT_FOUND');
  const { path } = post.wilayah;
  assertCan(ctx.actor, 'posyandu.manage', { path, posyanduId: id, puskesmasId: post.puskesmasId });
  return post;
}

/** The refusal of an act on a post that meanwhile stands otherwise. */
export function postConflict(code: ErrorCode, posyanduId: string, data: ErrorData = {}): Conflict<PostConflictData> {
  return new Conflict<PostConflictData>(code, { ...data, posyanduId });
}

/** The post a conflict is about; null for a conflict about something else. */
export function postIdInConflict(conflict: Conflict<object>): string | null {
  return (conflict.data as Partial<PostConflictData>).posyanduId ?? null;
}

function stalePost(id: string, expected: number, actual: number): Conflict<PostConflictData> {
  return postConflict('STALE_POSYANDU', id, { expected, actual });
}

type Act = {
  readonly action: Exclude<Extract<EventType, `posyandu.${string}`>, 'posyandu.opened'>;
  readonly reason?: string;
  readonly data: Prisma.PosyanduUncheckedUpdateManyInput;
  readonly before: Logged;
  readonly after: Logged;
};

/**
 * Writes an act on a post: its columns, the change and the event. The row stays locked until the end of the transaction,
 * so that acts on one post stand in line. @throws Conflict for who comes second.
 */
export async function writeAct(tx: Tx, ctx: Ctx, post: ManagedPost, act: Act): Promise<{ id: string }> {
  const { id, revision } = post;
  const next = revision + 1;
  const { count } = await tx.posyandu.updateMany({ where: { id, revision }, data: { ...act.data, revision: next } });
  if (count === 0) throw stalePost(id, revision, next);
  await recordChange(tx, ctx, {
    subject: 'Posyandu',
    subjectId: id,
    revision: next,
    action: act.action,
    reason: act.reason ?? null,
    before: act.before,
    after: act.after,
  });
  const payload = { id, revision: next, by: userIdOf(ctx.actor) };
  await appendEvent(tx, { type: act.action, nodeNo: post.wilayah.no, payload });
  return { id };
}
