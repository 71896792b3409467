import type { Ctx } from '../../auth/ctx.ts';
import { dayOf } from '../../lib/days.ts';

type Name = { readonly name: string; readonly shortName: string | null };

/**
 * The names of agencies on a day, in their order: the former one still borne then, else the present one. Whoever was given
 * an agency reads its names, so no right is asked here.
 */
export async function namesOn(
  ctx: Ctx,
  opds: readonly (Name & { readonly id: string })[],
  on: Date | null | undefined,
): Promise<readonly Name[]> {
  if (!on) return opds;
  const former = await ctx.db.prisma.opdName.findMany({
    where: { opdId: { in: opds.map(({ id }) => id) }, until: { gte: dayOf(on) } },
    orderBy: { until: 'desc' },
  });
  const borne = new Map<string, Name>(former.map((name) => [name.opdId, name]));
  return opds.map((opd) => borne.get(opd.id) ?? opd);
}
