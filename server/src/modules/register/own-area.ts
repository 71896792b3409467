import type { Ctx } from '../../auth/ctx.ts';
import { type Action, can } from '../../auth/policy.ts';

/** The one area a person holds and may act in; null for who holds several, or none. */
export async function ownArea(
  ctx: Ctx,
  action: Action,
): Promise<{ readonly id: string; readonly name: string; readonly path: string } | null> {
  if (ctx.actor.kind !== 'user') return null;
  const held = ctx.actor.assignments.flatMap(({ wilayah }) =>
    wilayah && can(ctx.actor, action, wilayah) ? [wilayah] : [],
  );
  const [only] = held;
  if (!only || held.length > 1) return null;
  return ctx.db.prisma.wilayah.findUnique({ where: { id: only.id }, select: { id: true, name: true, path: true } });
}
