import { userIdOf } from '../../auth/actor.ts';
import type { Role } from '@pokjanal/prisma/client';
import type { Ctx } from '../../auth/ctx.ts';
import { normalizePhone } from '../../auth/phone.ts';
import { assertCan, assertPerson } from '../../auth/policy.ts';
import { announceRevocation } from '../../auth/revocation.ts';
import { inTransaction, type Tx } from '../../db/transaction.ts';
import { appendEvent } from '../../events/outbox.ts';
import { Forbidden, InvalidInput, type Problem, problem, refuseProblems } from '../../lib/errors.ts';
import { newId } from '../../lib/ids.ts';
import { mayAppoint } from './appoint.ts';
import { assertOfficerOver, type IssuedCode, writeCode } from './one-time-code.ts';
import { findPlace, type PlaceInput } from './place.ts';

export type NewUser = PlaceInput & {
  /** Made beforehand by who must know it, such as an import. */
  id?: string;
  name: string;
  office?: string;
  username?: string;
  phone?: string;
  role: Role;
};

/** Makes an account with one role below the caller's own, within reach, and the one-time code that opens it. */
export async function createUser(ctx: Ctx, input: NewUser): Promise<IssuedCode> {
  if (ctx.actor.kind !== 'system') assertPerson(ctx.actor);
  const id = input.id ?? newId();
  const account = readAccount(input, id);
  const place = await findPlace(ctx, input.role, input);
  assertCan(ctx.actor, 'user.create', place.target, place.notFound);
  if (!mayAppoint(ctx.actor, 'user.create', input.role, place.target)) {
    throw new Forbidden('FORBIDDEN_ACTION', { action: 'user.create' });
  }
  const by = userIdOf(ctx.actor);
  return inTransaction(ctx, async (tx) => {
    await insertAccount(tx, { id, ...account });
    await tx.roleAssignment.create({ data: { userId: id, role: input.role, ...place.column, from: ctx.clock.now() } });
    await appendEvent(tx, { type: 'user.created', payload: { id, by } });
    return writeCode(ctx, tx, id);
  });
}

type Account = ReturnType<typeof readAccount> & { id: string };

/** Writes the row, or says which of its names somebody has; of two who want one name the second finds it taken. */
async function insertAccount(tx: Tx, account: Account): Promise<void> {
  const { count } = await tx.user.createMany({
    data: [{ ...account, email: internalAddress(account.id) }],
    skipDuplicates: true,
  });
  if (count === 1) return;
  const namesake = await tx.user.findUnique({ where: { username: account.username }, select: { id: true } });
  throw new InvalidInput([
    namesake
      ? problem('username', 'NAME_TAKEN', { value: account.username })
      : problem('phone', 'NAME_TAKEN', { value: account.phone ?? '' }),
  ]);
}

/** Closes an account below the caller: it signs in no more, its sessions and tokens end, its history stays. */
export async function disableUser(ctx: Ctx, input: { userId: string }): Promise<{ userId: string }> {
  await assertOfficerOver(ctx, input.userId);
  const now = ctx.clock.now();
  const by = userIdOf(ctx.actor);
  await inTransaction(ctx, async (tx) => {
    await tx.user.update({ where: { id: input.userId }, data: { disabledAt: now } });
    await tx.session.deleteMany({ where: { userId: input.userId } });
    await tx.accessToken.updateMany({ where: { userId: input.userId, revokedAt: null }, data: { revokedAt: now } });
    await appendEvent(
      tx,
      { type: 'user.disabled', payload: { id: input.userId, by } },
      { type: 'session.revoked', payload: { user: input.userId } },
    );
  });
  announceRevocation();
  return input;
}

/** Remembers the language the caller reads. */
export async function setLocale(ctx: Ctx, input: { locale: string }): Promise<void> {
  assertPerson(ctx.actor);
  const { userId } = ctx.actor;
  refuseProblems(['id', 'en'].includes(input.locale) ? [] : [problem('locale', 'BAD_CODE', { value: input.locale })]);
  await inTransaction(ctx, (tx) => tx.user.update({ where: { id: userId }, data: { locale: input.locale } }));
  announceRevocation();
}

/** The address the sign-in library wants of every account; the domain can never exist. */
export function internalAddress(userId: string): string {
  return `${userId}@pokjanal.invalid`;
}

/** Names what is wrong with a user name: 3 to 30 letters, digits, dots, dashes and underscores. */
export function usernameProblems(username: string): Problem[] {
  if (username.length < 3) return [problem('username', 'TOO_SHORT', { min: 3 })];
  if (username.length > 30) return [problem('username', 'TOO_LONG', { max: 30 })];
  // A name made of digits alone could be taken for a telephone number at sign-in.
  const fits = /^[a-z0-9._-]+$/.test(username) && /[a-z]/.test(username);
  return fits ? [] : [problem('username', 'BAD_CODE', { value: username })];
}

/** Names what is wrong with the name of a person or office. */
export function nameProblems(name: string): Problem[] {
  if (name === '') return [problem('name', 'REQUIRED')];
  return name.length > 80 ? [problem('name', 'TOO_LONG', { max: 80 })] : [];
}

function readAccount(input: NewUser, id: string) {
  const name = input.name.trim();
  const office = tidy(input.office);
  const typedPhone = tidy(input.phone);
  const username = tidy(input.username)?.toLowerCase() ?? madeUsername(name, id);
  const phone = typedPhone ? normalizePhone(typedPhone) : null;
  refuseProblems([
    ...nameProblems(name),
    ...usernameProblems(username),
    ...(office && office.length > 120 ? [problem('office', 'TOO_LONG', { max: 120 })] : []),
    ...(typedPhone && !phone ? [problem('phone', 'BAD_PHONE')] : []),
  ]);
  return { name, office, username, displayUsername: username, phone };
}

function tidy(text: string | undefined): string | null {
  return text?.trim() || null;
}

/** People who sign in by telephone need no name of their own choice; it says nothing about the number. */
function madeUsername(name: string, id: string): string {
  const base = name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '.')
    .replace(/^\.+|\.+$/g, '')
    .slice(0, 22);
  return `${/[a-z]/.test(base) ? base : 'akun'}.${id.slice(-6)}`;
}
