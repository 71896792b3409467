import type { Ctx } from '../../auth/ctx.ts';
import { assertPerson } from '../../auth/policy.ts';
import { inTransaction } from '../../db/transaction.ts';

/** Looks again within this time are one visit. */
const VISIT_MS = 30 * 60_000;
/** What somebody who comes for the first time is told of. */
const FIRST_MS = 7 * 86_400_000;

/** The moment since which changes are new to the caller: the end of the visit before this one. */
export async function newSince(ctx: Ctx): Promise<Date> {
  const now = ctx.clock.now();
  const userId = ctx.actor.kind === 'user' ? ctx.actor.userId : null;
  const visit = userId && (await ctx.db.prisma.homeVisit.findUnique({ where: { userId } }));
  if (!visit) return new Date(now.getTime() - FIRST_MS);
  return isOver(visit.lastAt, now) ? visit.lastAt : visit.since;
}

/** Remembers that the caller has the first page before them now. Gives since when changes are new to them. */
export async function markHomeSeen(ctx: Ctx): Promise<Date> {
  assertPerson(ctx.actor);
  const { userId } = ctx.actor;
  const since = await newSince(ctx);
  const lastAt = ctx.clock.now();
  await inTransaction(ctx, (tx) =>
    tx.homeVisit.upsert({ where: { userId }, create: { userId, since, lastAt }, update: { since, lastAt } }),
  );
  return since;
}

const isOver = (lastAt: Date, now: Date): boolean => now.getTime() - lastAt.getTime() > VISIT_MS;
