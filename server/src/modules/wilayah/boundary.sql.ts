import type { WilayahLevel } from '@pokjanal/prisma/client';
import type { Ctx } from '../../auth/ctx.ts';
import { insidePath } from '../../db/inside-path.ts';
import type { AreaTopology } from './boundary-topology.ts';

export type NamedArea = { readonly code: string; readonly name: string };

/** Who holds a code or held it; `now` are the codes that took its place, where there are any. */
export type CodedArea = NamedArea & {
  readonly level: WilayahLevel;
  readonly isInForce: boolean;
  readonly now: string | null;
};

export type StoredBoundaries = {
  readonly topology: AreaTopology;
  readonly source: string;
  readonly importedAt: Date;
  /** Path of the area the set was imported for; null for the country. */
  readonly path: string | null;
};

/** The areas of a level inside an area today, by code. */
export async function selectAreas(ctx: Ctx, level: WilayahLevel, path: string): Promise<NamedArea[]> {
  return ctx.db.sql<NamedArea>(
    `select w.code, w.name from "Wilayah" w
      where w.level = $1::"WilayahLevel" and w."endedOn" is null and ${insidePath('w.path', '$2::text')} order by w.code`,
    [level, path],
    { signal: ctx.signal },
  );
}

/** What is known of some codes, wherever they belong and whenever they were in force. */
export async function selectHolders(ctx: Ctx, codes: readonly string[]): Promise<CodedArea[]> {
  if (codes.length === 0) return [];
  return ctx.db.sql<CodedArea>(
    `select c.code, w.name, w.level, (w."endedOn" is null and w.code = c.code) as "isInForce",
        case when w."endedOn" is null then w.code else (
          select string_agg(t.code, ', ' order by t.code) from "WilayahSuccession" s
            join "Wilayah" t on t.id = s."toId" and t."endedOn" is null
            where s."fromId" = w.id
        ) end as now
      from "WilayahCode" c join "Wilayah" w on w.id = c."wilayahId"
      where c.system = 'KEMENDAGRI' and c.code = any($1::text[])
      order by c."to" desc nulls first`,
    [codes],
    { signal: ctx.signal },
  );
}

/** The imported boundaries that serve an area: its own, else those of the nearest area above. */
export async function selectBoundaries(ctx: Ctx, level: WilayahLevel, path: string): Promise<StoredBoundaries | null> {
  const [found] = await ctx.db.sql<StoredBoundaries>(
    `select b.topology, b.source, b."importedAt", w.path
      from "BoundarySet" b left join "Wilayah" w on w.id = b."withinId"
      where b.level = $1::"WilayahLevel" and (b."withinId" is null or ${insidePath('$2::text', 'w.path')})
      order by length(w.path) desc nulls last limit 1`,
    [level, path],
    { signal: ctx.signal },
  );
  return found ?? null;
}
