import { userIdOf } from '../../auth/actor.ts';
import { assertCan } from '../../auth/policy.ts';
import type { Ctx } from '../../auth/ctx.ts';
import { inTransaction } from '../../db/transaction.ts';
import { appendEvent } from '../../events/outbox.ts';
import { NotFound, problem, refuseProblems } from '../../lib/errors.ts';
import { dottedCode } from './wilayah-code.ts';

/** Finds an area by our id, or by official code in force or retired; the country when neither is given. */
export async function findWilayah(
  ctx: Ctx,
  by: { id?: string; code?: string },
): Promise<{ id: string; path: string } | null> {
  const select = { id: true, path: true } as const;
  if (by.id) return ctx.db.prisma.wilayah.findUnique({ where: { id: by.id }, select });
  if (!by.code) return ctx.db.prisma.wilayah.findFirst({ where: { level: 'NASIONAL' }, select });
  const code = dottedCode(by.code);
  const inForce = await ctx.db.prisma.wilayah.findFirst({ where: { code, endedOn: null }, select });
  if (inForce) return inForce;
  const ever = await ctx.db.prisma.wilayahCode.findFirst({
    where: { code },
    orderBy: { to: { sort: 'desc', nulls: 'first' } },
    select: { wilayah: { select } },
  });
  return ever?.wilayah ?? null;
}

/** Like `findWilayah` by id. @throws NotFound when there is none. */
export async function getWilayah(ctx: Ctx, id: string): Promise<{ id: string; path: string }> {
  const found = await findWilayah(ctx, { id });
  if (!found) throw new NotFound('WILAYAH_NOT_FOUND');
  return found;
}

/** Sets or clears the short everyday name of an area (Kobar, Gumas); its official name stays. */
export async function setShortName(ctx: Ctx, input: { id: string; shortName: string | null }) {
  const area = await getWilayah(ctx, input.id);
  assertCan(ctx.actor, 'wilayah.rename', { path: area.path });
  const shortName = input.shortName?.trim() || null;
  refuseProblems(shortName && shortName.length > 40 ? [problem('shortName', 'TOO_LONG', { max: 40 })] : []);
  return inTransaction(ctx, async (tx) => {
    const renamed = await tx.wilayah.update({ where: { id: area.id }, data: { shortName } });
    await appendEvent(tx, {
      type: 'wilayah.renamed',
      nodeNo: renamed.no,
      payload: { id: renamed.id, by: userIdOf(ctx.actor) },
    });
    return renamed;
  });
}
