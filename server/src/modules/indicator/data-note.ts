import type { NoteVisibility } from '@pokjanal/prisma/client';
import { type Actor, userIdOf } from '../../auth/actor.ts';
import type { Ctx } from '../../auth/ctx.ts';
import { assertCan, can } from '../../auth/policy.ts';
import { inTransaction } from '../../db/transaction.ts';
import { appendEvent } from '../../events/outbox.ts';
import { Forbidden, NotFound, type Problem, problem, refuseProblems } from '../../lib/errors.ts';
import { type MonthNo, monthNo } from '../../lib/pure/month.ts';
import { getWilayah } from '../wilayah/wilayah.ts';
import { factorsOf, indicatorProblems } from './target-rules.ts';

export type WriteNote = {
  /** Null: the note speaks of every indicator. */
  readonly indicatorCode: string | null;
  readonly wilayahId: string;
  readonly firstMonth: MonthNo;
  readonly lastMonth: MonthNo;
  readonly text: string;
  readonly visibility: NoteVisibility;
};

const MAX_TEXT = 2_000;
const MONTHS = { first: monthNo(1990, 1), last: monthNo(2100, 12) };

/**
 * Writes a note on the figures of an area and some months. The same note by the same person is kept once, so that a
 * retry is safe.
 */
export async function writeNote(ctx: Ctx, input: WriteNote): Promise<{ id: string }> {
  const area = await getWilayah(ctx, input.wilayahId);
  assertCan(ctx.actor, 'note.write', { path: area.path });
  refuseProblems(await problemsOf(ctx, input));
  const { indicatorCode, wilayahId, firstMonth, lastMonth, visibility } = input;
  const authorId = userIdOf(ctx.actor);
  const content = { indicatorCode, wilayahId, firstMonth, lastMonth, visibility, authorId, text: input.text.trim() };
  return inTransaction(ctx, async (tx) => {
    const before = await tx.dataNote.findFirst({ where: { ...content, withdrawnAt: null }, select: { id: true } });
    if (before) return before;
    const note = await tx.dataNote.create({
      data: { ...content, createdAt: ctx.clock.now() },
      include: { wilayah: { select: { no: true } } },
    });
    await appendEvent(tx, { type: 'note.written', nodeNo: note.wilayah.no, payload: { id: note.id, by: authorId } });
    return { id: note.id };
  });
}

/** Withdraws a note, one's own or as an admin of its area; it is kept, and shown with figures no more. */
export async function withdrawNote(ctx: Ctx, input: { readonly id: string }): Promise<{ id: string }> {
  const note = await ctx.db.prisma.dataNote.findUnique({
    where: { id: input.id },
    include: { wilayah: { select: { no: true, path: true } } },
  });
  if (!note || !can(ctx.actor, 'analytics.read', note.wilayah)) throw new NotFound('NOTE_NOT_FOUND');
  if (!mayWithdraw(ctx.actor, note)) throw new Forbidden('FORBIDDEN_ACTION', { action: 'note.withdraw' });
  const { id } = note;
  if (note.withdrawnAt) return { id };
  return inTransaction(ctx, async (tx) => {
    await tx.dataNote.update({ where: { id }, data: { withdrawnAt: ctx.clock.now() } });
    const by = userIdOf(ctx.actor);
    await appendEvent(tx, { type: 'note.withdrawn', nodeNo: note.wilayah.no, payload: { id, by } });
    return { id };
  });
}

/** Tells whether the actor may withdraw a note: who wrote it and may still write there, or an admin of its area. */
export function mayWithdraw(
  actor: Actor,
  note: { readonly authorId: string | null; readonly wilayah: { readonly path: string } },
): boolean {
  const at = { path: note.wilayah.path };
  const isOwn = actor.kind === 'user' && note.authorId === actor.userId;
  return can(actor, 'note.withdraw', at) || (isOwn && can(actor, 'note.write', at));
}

async function problemsOf(ctx: Ctx, input: WriteNote): Promise<Problem[]> {
  const { indicatorCode, firstMonth, lastMonth } = input;
  const { length } = input.text.trim();
  const ofIndicator =
    indicatorCode === null ? [] : indicatorProblems('indicator', indicatorCode, await factorsOf(ctx, [indicatorCode]));
  const isInside = firstMonth >= MONTHS.first && firstMonth <= lastMonth && lastMonth <= MONTHS.last;
  return [
    ...ofIndicator,
    ...(isInside ? [] : [problem('lastMonth', 'BAD_RANGE')]),
    ...(length === 0 ? [problem('text', 'REQUIRED')] : []),
    ...(length > MAX_TEXT ? [problem('text', 'TOO_LONG', { max: MAX_TEXT })] : []),
  ];
}
