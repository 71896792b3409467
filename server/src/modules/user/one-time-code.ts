import { userIdOf } from '../../auth/actor.ts';
import type { Ctx } from '../../auth/ctx.ts';
import { assertPerson, can } from '../../auth/policy.ts';
import { announceRevocation } from '../../auth/revocation.ts';
import { fingerprint, hashSecret, newOneTimeCode, secretProblems, tidyCode } from '../../auth/secret.ts';
import { inTransaction, type Tx } from '../../db/transaction.ts';
import { appendEvent } from '../../events/outbox.ts';
import { Forbidden, NotFound, refuseProblems } from '../../lib/errors.ts';
import { heldRole, isOfficerOver, targetOf } from './appoint.ts';

const LIFETIME_MS = 48 * 3_600_000;

export type IssuedCode = { readonly userId: string; readonly code: string; readonly expiresAt: Date };

/** Issues a code with which a person below the caller sets or resets the secret; earlier unused codes end with it. */
export async function issueOneTimeCode(ctx: Ctx, input: { userId: string }): Promise<IssuedCode> {
  await assertOfficerOver(ctx, input.userId);
  return inTransaction(ctx, (tx) => writeCode(ctx, tx, input.userId));
}

/** Writes a new code for an account inside a transaction; the caller has checked the right to do so. */
export async function writeCode(ctx: Ctx, tx: Tx, userId: string): Promise<IssuedCode> {
  const now = ctx.clock.now();
  const code = newOneTimeCode();
  const expiresAt = new Date(now.getTime() + LIFETIME_MS);
  const issuedById = userIdOf(ctx.actor);
  await tx.oneTimeCode.updateMany({
    where: { userId, usedAt: null, expiresAt: { gt: now } },
    data: { expiresAt: now },
  });
  await tx.oneTimeCode.create({ data: { userId, codeHash: fingerprint(code), issuedById, issuedAt: now, expiresAt } });
  await appendEvent(tx, { type: 'code.issued', payload: { user: userId, by: issuedById } });
  return { userId, code, expiresAt };
}

/**
 * Uses up a code and sets the secret of its account; every session the account had ends.
 * Of two callers with one code exactly one succeeds: the code is marked used by the statement that finds it.
 */
export async function redeemOneTimeCode(ctx: Ctx, input: { code: string; secret: string }) {
  refuseProblems(secretProblems(input.secret, 'secret'));
  const now = ctx.clock.now();
  const password = await hashSecret(input.secret);
  const redeemed = await inTransaction(ctx, async (tx) => {
    const [used] = await tx.sql<{ userId: string }>(
      `update "OneTimeCode" set "usedAt" = $2 where "codeHash" = $1 and "usedAt" is null and "expiresAt" > $2
       returning "userId"`,
      [fingerprint(tidyCode(input.code)), now],
    );
    if (!used) throw new Forbidden('CODE_EXPIRED');
    const user = await tx.user.findUniqueOrThrow({ where: { id: used.userId } });
    if (user.disabledAt) throw new Forbidden('ACCOUNT_DISABLED');
    refuseProblems(secretProblems(input.secret, 'secret', user.username));
    await setPassword(tx, user.id, password);
    await tx.session.deleteMany({ where: { userId: user.id } });
    await appendEvent(
      tx,
      { type: 'code.redeemed', payload: { user: user.id } },
      { type: 'session.revoked', payload: { user: user.id } },
    );
    return { userId: user.id, name: user.name, username: user.username ?? '' };
  });
  announceRevocation();
  return redeemed;
}

/** Keeps the hash of a secret where the sign-in library reads it. */
export async function setPassword(tx: Tx, userId: string, password: string): Promise<void> {
  const { count } = await tx.account.updateMany({ where: { userId, providerId: 'credential' }, data: { password } });
  if (count === 0) {
    await tx.account.create({ data: { userId, accountId: userId, providerId: 'credential', password } });
  }
}

/** Returns when the caller stands above the person. @throws NotFound when no role of the person is in sight. */
export async function assertOfficerOver(ctx: Ctx, userId: string): Promise<void> {
  if (ctx.actor.kind !== 'system') assertPerson(ctx.actor);
  const held = await ctx.db.prisma.roleAssignment.findMany({
    where: { userId, OR: [{ to: null }, { to: { gte: ctx.clock.now() } }] },
    select: heldRole,
  });
  if (!held.some((one) => can(ctx.actor, 'user.read', targetOf(one)))) throw new NotFound('USER_NOT_FOUND');
  if (!isOfficerOver(ctx.actor, held)) throw new Forbidden('FORBIDDEN_ACTION', { action: 'user.issueCode' });
}
