import { userIdOf } from '../../auth/actor.ts';
import type { Ctx } from '../../auth/ctx.ts';
import { inTransaction } from '../../db/transaction.ts';
import { appendEvent } from '../../events/outbox.ts';
import { Conflict, InvalidInput, problem, refuseProblems } from '../../lib/errors.ts';
import { recordChange } from '../activity/record-change.ts';
import { findOwnRequest, requestConflict } from './collect-request.ts';

type HandAnswer = { readonly requestId: string; readonly wilayahId: string };

const MAX_REASON = 500;

/** An open request of the caller's and one of the areas it asks. */
async function findAsked(ctx: Ctx, { requestId, wilayahId }: HandAnswer) {
  const request = await findOwnRequest(ctx, requestId);
  if (request.closedAt) throw requestConflict('REQUEST_CLOSED', requestId);
  const area = await ctx.db.prisma.wilayah.findUnique({ where: { id: wilayahId } });
  const isAsked = area?.level === request.level && area.path.startsWith(request.wilayah.path);
  if (!area || !isAsked) throw new InvalidInput([problem('wilayah', 'AREA_NOT_ASKED')]);
  return { request, area };
}

/**
 * Lets an area count as having answered though its document is not on record, with the reason: it was handed in on paper,
 * or its groups are counted elsewhere.
 */
export async function answerByHand(ctx: Ctx, input: HandAnswer & { readonly reason: string }): Promise<{ id: string }> {
  const { request, area } = await findAsked(ctx, input);
  const reason = input.reason.trim();
  refuseProblems([
    ...(reason === '' ? [problem('reason', 'REASON_REQUIRED')] : []),
    ...(reason.length > MAX_REASON ? [problem('reason', 'TOO_LONG', { max: MAX_REASON })] : []),
  ]);
  const by = userIdOf(ctx.actor);
  await inTransaction(ctx, async (tx) => {
    const made = await tx.sql(
      `insert into "CollectionAnswer" (id, "requestId", "wilayahId", reason, "byId", at)
       values (gen_random_uuid(), $1::uuid, $2::uuid, $3, $4::uuid, $5::timestamptz)
       on conflict ("requestId", "wilayahId") where "withdrawnAt" is null do nothing returning id`,
      [request.id, area.id, reason, by, ctx.clock.now()],
    );
    if (made.length === 0) throw new Conflict('ALREADY_ANSWERED', { collectionId: request.id });
    await recordChange(tx, ctx, {
      subject: 'CollectionRequest',
      subjectId: request.id,
      revision: request.revision,
      action: 'collection.answered',
      reason,
      before: null,
      after: { area: area.id },
    });
    await appendEvent(tx, { type: 'collection.answered', nodeNo: area.no, payload: { id: request.id, by } });
  });
  return { id: request.id };
}

/** Takes an answer by hand back: the area is asked again. */
export async function withdrawAnswer(ctx: Ctx, input: HandAnswer): Promise<{ id: string }> {
  const { request, area } = await findAsked(ctx, input);
  await inTransaction(ctx, async (tx) => {
    const { count } = await tx.collectionAnswer.updateMany({
      where: { requestId: request.id, wilayahId: area.id, withdrawnAt: null },
      data: { withdrawnAt: ctx.clock.now() },
    });
    if (count === 0) throw new Conflict('NO_HAND_ANSWER', { collectionId: request.id });
    await recordChange(tx, ctx, {
      subject: 'CollectionRequest',
      subjectId: request.id,
      revision: request.revision,
      action: 'collection.answerWithdrawn',
      before: { area: area.id },
      after: null,
    });
    const payload = { id: request.id, by: userIdOf(ctx.actor) };
    await appendEvent(tx, { type: 'collection.answerWithdrawn', nodeNo: area.no, payload });
  });
  return { id: request.id };
}
