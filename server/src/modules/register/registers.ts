import type { Ctx } from '../../auth/ctx.ts';
import { assertPerson, may } from '../../auth/policy.ts';
import { Forbidden, NotFound } from '../../lib/errors.ts';
import { kaderRegister } from './kader-register.ts';
import { opdRegister } from './opd-register.ts';
import { posyanduRegister } from './posyandu-register.ts';
import { puskesmasRegister } from './puskesmas-register.ts';
import { pustuRegister } from './pustu-register.ts';
import type { Register } from './register.ts';
import { seatRegister } from './seat-register.ts';
import { userRegister } from './user-register.ts';

/** Every register that lists can be brought in for; a further one is one more line. */
export const registers: readonly Register[] = [
  posyanduRegister,
  puskesmasRegister,
  pustuRegister,
  opdRegister,
  seatRegister,
  kaderRegister,
  userRegister,
];

/** A register by its code. @throws NotFound for a code there is not. */
export function getRegister(code: string): Register {
  const found = registers.find((register) => register.code === code);
  if (!found) throw new NotFound();
  return found;
}

/** The registers whose lists the caller may bring in. */
export function registersOf(ctx: Pick<Ctx, 'actor'>): readonly Register[] {
  return registers.filter(({ action }) => may(ctx.actor, action));
}

/** Finds a register whose lists the caller may bring in. @throws Forbidden for others. */
export function assertBringsIn(ctx: Pick<Ctx, 'actor'>, code: string): Register {
  const register = getRegister(code);
  assertPerson(ctx.actor);
  if (!may(ctx.actor, register.action)) throw new Forbidden('FORBIDDEN_ACTION', { action: register.action });
  return register;
}
