import { userIdOf } from '../../auth/actor.ts';
import type { Ctx } from '../../auth/ctx.ts';
import { announceRevocation } from '../../auth/revocation.ts';
import { inTransaction } from '../../db/transaction.ts';
import { appendEvent } from '../../events/outbox.ts';
import { Conflict } from '../../lib/errors.ts';
import { assertOfficerOver } from './one-time-code.ts';

/**
 * Takes back an account that was made by mistake and that nobody entered: it is closed, its code ends, and its user name and
 * telephone number are free again. @throws Conflict once somebody set its secret: such an account is closed instead.
 */
export async function withdrawUser(ctx: Ctx, { userId }: { readonly userId: string }): Promise<{ userId: string }> {
  await assertOfficerOver(ctx, userId);
  const now = ctx.clock.now();
  await inTransaction(ctx, async (tx) => {
    await tx.sql('select from "User" where id = $1 for update', [userId]);
    const entered = await tx.account.count({ where: { userId, password: { not: null } } });
    if (entered > 0) throw new Conflict('USER_ENTERED', {});
    await tx.user.update({
      where: { id: userId },
      data: { disabledAt: now, username: null, displayUsername: null, phone: null },
    });
    await tx.oneTimeCode.updateMany({
      where: { userId, usedAt: null, expiresAt: { gt: now } },
      data: { expiresAt: now },
    });
    await appendEvent(tx, { type: 'user.disabled', payload: { id: userId, by: userIdOf(ctx.actor) } });
  });
  announceRevocation();
  return { userId };
}
