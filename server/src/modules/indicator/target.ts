import { userIdOf } from '../../auth/actor.ts';
import type { Ctx } from '../../auth/ctx.ts';
import { assertCan } from '../../auth/policy.ts';
import { inTransaction } from '../../db/transaction.ts';
import { appendEvent } from '../../events/outbox.ts';
import { NotFound, refuseProblems } from '../../lib/errors.ts';
import { findTargetArea } from './target-area.ts';
import { factorsOf, indicatorProblems, periodProblems, sourceProblems, valueProblems } from './target-rules.ts';
import { recordTargets } from './target-history.ts';
import { planTargets, staleTarget, writeTargets } from './target-write.ts';

export type SetTarget = {
  readonly indicatorCode: string;
  readonly wilayahId: string;
  readonly period: string;
  readonly value: number;
  readonly source: string;
  readonly isVerified: boolean;
  /** Revision the caller saw; 0 where no target stood. */
  readonly expectedRevision: number;
};

/**
 * Sets what an area is to reach for an indicator in a period. Saying again what stands there changes nothing, whatever
 * revision was seen. A point of a path becomes a target set by hand.
 */
export async function setTarget(ctx: Ctx, input: SetTarget): Promise<{ id: string }> {
  const area = await findTargetArea(ctx, input.wilayahId);
  const factors = await factorsOf(ctx, [input.indicatorCode]);
  refuseProblems([
    ...indicatorProblems('indicator', input.indicatorCode, factors),
    ...periodProblems('period', input.period),
    ...valueProblems('value', input.value, factors.get(input.indicatorCode)),
    ...sourceProblems('source', input.source),
  ]);
  const { indicatorCode, wilayahId, period, value, isVerified, expectedRevision } = input;
  const source = input.source.trim();
  const draft = { indicatorCode, wilayahId, nodeNo: area.no, period, value, source, isVerified, pathId: null };
  return inTransaction(ctx, async (tx) => {
    const plan = await planTargets(tx, [draft]);
    const { targets, created, changed } = plan;
    const [target] = targets;
    if (!target) throw new NotFound('TARGET_NOT_FOUND');
    if (created.length + changed.length === 0) return target;
    const standing = target.revision - 1;
    if (standing !== expectedRevision) {
      throw staleTarget(expectedRevision, standing, created.length > 0 ? null : target.id);
    }
    const [written] = (await writeTargets(ctx, tx, [draft], { planned: plan })).targets;
    return written ?? target;
  });
}

/** Takes a target away; the area then goes by the one of the nearest area above. @throws Conflict when it was changed. */
export async function removeTarget(
  ctx: Ctx,
  input: { readonly id: string; readonly expectedRevision: number },
): Promise<{ indicatorCode: string; wilayahId: string; period: string }> {
  const target = await ctx.db.prisma.target.findUnique({
    where: { id: input.id },
    include: { wilayah: { select: { no: true, path: true } } },
  });
  if (!target) throw new NotFound('TARGET_NOT_FOUND');
  assertCan(ctx.actor, 'target.set', { path: target.wilayah.path }, 'TARGET_NOT_FOUND');
  const { id, indicatorCode, wilayahId, period, revision } = target;
  return inTransaction(ctx, async (tx) => {
    const { count } = await tx.target.deleteMany({ where: { id, revision: input.expectedRevision } });
    if (count === 0) throw staleTarget(input.expectedRevision, revision, id);
    const { value, source, isVerified, pathId } = target;
    const before = { id, indicatorCode, wilayahId, period, value: Number(value), source, isVerified, pathId, revision };
    await recordTargets(tx, ctx, 'target.removed', [{ before, after: null }]);
    await appendEvent(tx, {
      type: 'target.removed',
      nodeNo: target.wilayah.no,
      payload: { indicator: indicatorCode, period, by: userIdOf(ctx.actor) },
    });
    return { indicatorCode, wilayahId, period };
  });
}
