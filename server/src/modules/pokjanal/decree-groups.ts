import { userIdOf } from '../../auth/actor.ts';
import type { Ctx } from '../../auth/ctx.ts';
import { assertCan, can } from '../../auth/policy.ts';
import { visible, visibleDecree } from '../../auth/visible.ts';
import type { Tx } from '../../db/transaction.ts';
import { appendEvent } from '../../events/outbox.ts';
import { Forbidden, NotFound } from '../../lib/errors.ts';
import { type DecreeGroup, type DecreeState, decreeStateSelect } from './decree-content.ts';

/** The groups of these ids. @throws NotFound for one out of reach, Forbidden for one the caller only reads. */
export async function manageableGroups(ctx: Ctx, ids: readonly string[]): Promise<DecreeGroup[]> {
  const groups = await ctx.db.prisma.pokjanal.findMany({
    where: { AND: [{ id: { in: [...ids] } }, visible(ctx.actor, 'pokjanal.read')] },
    select: { id: true, isDemo: true, wilayah: { select: { no: true, path: true } } },
  });
  if (groups.length < ids.length) throw new NotFound('POKJANAL_NOT_FOUND');
  for (const { wilayah } of groups)
    assertCan(ctx.actor, 'pokjanal.manage', { path: wilayah.path }, 'POKJANAL_NOT_FOUND');
  return groups;
}

/** A decree the caller may change: one within sight, all of whose groups the caller manages. @throws NotFound, Forbidden. */
export async function manageableDecree(ctx: Ctx, id: string): Promise<DecreeState> {
  const found = await ctx.db.prisma.decree.findFirst({
    where: { AND: [{ id }, visibleDecree(ctx.actor)] },
    select: decreeStateSelect,
  });
  if (!found) throw new NotFound('DECREE_NOT_FOUND');
  if (!managesAll(ctx, found)) throw new Forbidden('FORBIDDEN_ACTION', { action: 'pokjanal.manage' });
  return found;
}

type Served = { readonly pokjanal: readonly { readonly pokjanal: { readonly wilayah: { readonly path: string } } }[] };

/** Tells whether the caller manages every group a decree serves: who manages one of them alone only reads it. */
function managesAll(ctx: Pick<Ctx, 'actor'>, decree: Served): boolean {
  return decree.pokjanal.every((link) => can(ctx.actor, 'pokjanal.manage', { path: link.pokjanal.wilayah.path }));
}

/** Those of some decrees that the caller may correct or withdraw; one that was withdrawn is past both. */
export async function manageableIds(ctx: Ctx, ids: readonly string[]): Promise<Set<string>> {
  const decrees = await ctx.db.prisma.decree.findMany({
    where: { AND: [{ id: { in: [...ids] }, withdrawnAt: null }, visibleDecree(ctx.actor)] },
    select: { id: true, pokjanal: { select: { pokjanal: { select: { wilayah: { select: { path: true } } } } } } },
  });
  return new Set(decrees.filter((decree) => managesAll(ctx, decree)).map(({ id }) => id));
}

type DecreeEvent = 'decree.recorded' | 'decree.corrected' | 'decree.withdrawn';

/** Tells of a decree once for each area that has, or had, a group it serves. */
export async function tellOfDecree(
  tx: Tx,
  ctx: Ctx,
  type: DecreeEvent,
  decree: { readonly id: string; readonly revision: number; readonly groups: readonly DecreeGroup[] },
): Promise<void> {
  const { id, revision, groups } = decree;
  const by = userIdOf(ctx.actor);
  const nodes = new Set(groups.map((group) => group.wilayah.no));
  await appendEvent(tx, ...[...nodes].map((nodeNo) => ({ type, nodeNo, payload: { id, revision, by } })));
}
