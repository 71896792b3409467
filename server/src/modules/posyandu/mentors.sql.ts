import type { Prisma, Puskesmas } from '@pokjanal/prisma/client';
import type { Ctx } from '../../auth/ctx.ts';

/**
 * Whether the puskesmas `k`, which stands in `a`, may mentor a post in `w`, as SQL: it stands in the same regency (where
 * there is none, in `w` itself), or serves the village across the border.
 */
export const MAY_MENTOR = `(
  starts_with(a.path, coalesce((
    select path from "Wilayah" where level = 'KABKOTA' and starts_with(w.path, path) and "endedOn" is null limit 1), w.path))
  or exists (
    select from "PuskesmasArea" s join "Wilayah" x on x.id = s."wilayahId"
    where s."puskesmasId" = k.id and s."to" is null and starts_with(w.path, x.path)))`;

/** Puskesmas of the regency of an area, or serving it across the border, by name; none of no area. */
export async function mentorsOf(
  ctx: Ctx,
  wilayahId: string | null,
  query: Prisma.PuskesmasDefaultArgs,
): Promise<Puskesmas[]> {
  const rows = await ctx.db.sql<{ id: string }>(
    `select k.id from "Wilayah" w cross join "Puskesmas" k join "Wilayah" a on a.id = k."wilayahId"
     where w.id = $1 and k."withdrawnAt" is null and ${MAY_MENTOR}`,
    [wilayahId],
  );
  return ctx.db.prisma.puskesmas.findMany({
    ...query,
    where: { id: { in: rows.map(({ id }) => id) } },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
  });
}
