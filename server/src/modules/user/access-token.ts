import type { Ctx } from '../../auth/ctx.ts';
import { assertPerson } from '../../auth/policy.ts';
import { announceRevocation } from '../../auth/revocation.ts';
import { fingerprint, newToken } from '../../auth/secret.ts';
import { inTransaction } from '../../db/transaction.ts';
import { appendEvent } from '../../events/outbox.ts';
import { NotFound, problem, refuseProblems } from '../../lib/errors.ts';

const MAX_DAYS = 366;
const DAY_MS = 86_400_000;

/** Makes a read-only token for the caller; its text is in the answer and nowhere else. */
export async function createAccessToken(ctx: Ctx, input: { name: string; days: number }) {
  assertPerson(ctx.actor);
  const { userId } = ctx.actor;
  const name = input.name.trim();
  refuseProblems([
    ...(name === '' ? [problem('name', 'REQUIRED')] : []),
    ...(name.length > 60 ? [problem('name', 'TOO_LONG', { max: 60 })] : []),
    ...(input.days >= 1 && input.days <= MAX_DAYS ? [] : [problem('days', 'OUT_OF_RANGE', { min: 1, max: MAX_DAYS })]),
  ]);
  const now = ctx.clock.now();
  const token = newToken();
  return inTransaction(ctx, async (tx) => {
    const row = await tx.accessToken.create({
      data: {
        userId,
        name,
        tokenHash: fingerprint(token),
        hint: token.slice(0, 10),
        createdAt: now,
        expiresAt: new Date(now.getTime() + input.days * DAY_MS),
      },
    });
    await appendEvent(tx, { type: 'token.created', payload: { id: row.id, by: userId } });
    return { id: row.id, token };
  });
}

/** Ends a token of the caller at once; ending it twice changes nothing. @throws NotFound for anybody else's. */
export async function revokeAccessToken(ctx: Ctx, input: { id: string }): Promise<void> {
  assertPerson(ctx.actor);
  const { userId } = ctx.actor;
  const token = await ctx.db.prisma.accessToken.findFirst({ where: { id: input.id, userId } });
  if (!token) throw new NotFound('TOKEN_NOT_FOUND');
  if (token.revokedAt) return;
  await inTransaction(ctx, async (tx) => {
    await tx.accessToken.update({ where: { id: token.id }, data: { revokedAt: ctx.clock.now() } });
    await appendEvent(tx, { type: 'token.revoked', payload: { id: token.id, by: userId } });
  });
  announceRevocation();
}
