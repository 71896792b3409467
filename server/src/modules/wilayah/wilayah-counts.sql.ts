import type { Ctx } from '../../auth/ctx.ts';
import { insidePath } from '../../db/inside-path.ts';

export type WilayahCounts = {
  id: string;
  kabkota: number;
  kecamatan: number;
  desa: number;
  posyandu: number;
  puskesmas: number;
};

/** How many areas, posts and puskesmas lie inside each of these areas, today; one statement for all of them. */
export async function countWithin(ctx: Ctx, ids: readonly string[]): Promise<WilayahCounts[]> {
  const rows = await ctx.db.sql<WilayahCounts>(
    `select a.id,
        inner_areas.kabkota, inner_areas.kecamatan, inner_areas.desa,
        (select count(*)::int from "Posyandu" p join "Wilayah" w on w.id = p."wilayahId" where p."withdrawnAt" is null and ${insidePath('w.path', 'a.path')}) as posyandu,
        (select count(*)::int from "Puskesmas" p join "Wilayah" w on w.id = p."wilayahId" where p."withdrawnAt" is null and ${insidePath('w.path', 'a.path')}) as puskesmas
      from "Wilayah" a
      cross join lateral (
        select count(*) filter (where w.level = 'KABKOTA')::int as kabkota,
          count(*) filter (where w.level = 'KECAMATAN')::int as kecamatan,
          count(*) filter (where w.level = 'DESA')::int as desa
        from "Wilayah" w where ${insidePath('w.path', 'a.path')} and w.id <> a.id and w."endedOn" is null
      ) inner_areas
      where a.id = any($1::uuid[])`,
    [ids],
    { signal: ctx.signal },
  );
  return rows;
}
