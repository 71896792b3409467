import { randomBytes } from 'node:crypto';
import type { Role, WilayahLevel } from '@pokjanal/prisma/client';
import type { Ctx } from '../../auth/ctx.ts';
import { fingerprint, hashSecret, sameFingerprint, secretProblems } from '../../auth/secret.ts';
import type { Database } from '../../db/client.ts';
import { inTransaction } from '../../db/transaction.ts';
import { appendEvent } from '../../events/outbox.ts';
import { Conflict, Forbidden, InvalidInput, problem, refuseProblems } from '../../lib/errors.ts';
import { newId } from '../../lib/ids.ts';
import { setPassword } from './one-time-code.ts';
import { internalAddress, nameProblems, usernameProblems } from './user.ts';

const KEY = 'setup.tokenHash';

const FIRST_ADMIN: Partial<Record<WilayahLevel, Role>> = {
  NASIONAL: 'ADMIN_PUSAT',
  PROVINSI: 'ADMIN_PROVINSI',
  KABKOTA: 'ADMIN_KABKOTA',
};

/** Whether nobody has an account yet, so that the set-up page is open to whoever holds the link in the log. */
async function needsSetup(db: Database): Promise<boolean> {
  return (await db.prisma.user.findFirst({ select: { id: true } })) === null;
}

/**
 * Makes the one-time set-up token of a database without users, for the log; null when there are users.
 * Each start makes a new one and the earlier ends: only its hash is kept, so an old one cannot be shown again.
 */
export async function ensureSetupToken(db: Database): Promise<string | null> {
  if (!(await needsSetup(db))) return null;
  const token = randomBytes(18).toString('base64url');
  await db.prisma.setting.deleteMany({ where: { key: KEY } });
  await db.prisma.setting.create({ data: { key: KEY, value: fingerprint(token) } });
  return token;
}

/** Lists the country, provinces, regencies and cities to choose from; for the holder of the token alone. */
export async function setUpAreas(ctx: Ctx, input: { token: string }) {
  await assertToken(ctx, input.token);
  const areas = await ctx.db.prisma.wilayah.findMany({
    where: { level: { in: ['NASIONAL', 'PROVINSI', 'KABKOTA'] }, endedOn: null },
    select: { code: true, name: true, kind: true, level: true, parent: { select: { code: true } } },
    orderBy: { code: 'asc' },
  });
  return areas.map(({ parent, ...area }) => ({ ...area, parentCode: parent?.code ?? null }));
}

export type FirstAdmin = { token: string; name: string; username: string; secret: string; wilayahCode: string };

/** Creates the first admin, over the chosen area, and uses up the token. @throws Conflict when somebody was faster. */
export async function setUp(ctx: Ctx, input: FirstAdmin): Promise<{ userId: string; username: string }> {
  await assertToken(ctx, input.token);
  const name = input.name.trim();
  const username = input.username.trim().toLowerCase();
  const area = await ctx.db.prisma.wilayah.findFirst({
    where: { code: input.wilayahCode, endedOn: null },
    select: { id: true, level: true },
  });
  const role = area ? FIRST_ADMIN[area.level] : undefined;
  const badCode = problem('wilayahCode', 'BAD_CODE', { value: input.wilayahCode });
  refuseProblems([
    ...nameProblems(name),
    ...usernameProblems(username),
    ...secretProblems(input.secret, 'secret', username),
    ...(role ? [] : [badCode]),
  ]);
  if (!area || !role) throw new InvalidInput([badCode]);
  const password = await hashSecret(input.secret);
  const id = newId();
  await inTransaction(ctx, async (tx) => {
    // The row is the lock: of two holders of the link the second finds it gone.
    const { count } = await tx.setting.deleteMany({ where: { key: KEY } });
    if (count === 0) throw new Conflict('SET_UP_DONE', {});
    await tx.user.create({ data: { id, name, username, displayUsername: username, email: internalAddress(id) } });
    await tx.roleAssignment.create({ data: { userId: id, role, wilayahId: area.id } });
    await setPassword(tx, id, password);
    await appendEvent(tx, { type: 'user.created', payload: { id, by: null } });
  });
  return { userId: id, username };
}

async function assertToken(ctx: Ctx, token: string): Promise<void> {
  if (!(await needsSetup(ctx.db))) throw new Conflict('SET_UP_DONE', {});
  const kept = await ctx.db.prisma.setting.findFirst({ where: { key: KEY } });
  if (typeof kept?.value !== 'string' || !sameFingerprint(kept.value, fingerprint(token))) {
    throw new Forbidden('CODE_EXPIRED');
  }
}
