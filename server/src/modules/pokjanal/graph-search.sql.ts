import type { WilayahKind } from '@pokjanal/prisma/client';
import type { Ctx } from '../../auth/ctx.ts';
import { reach } from '../../auth/policy.ts';
import { memberOnSql, reachSql } from '../../auth/reach.ts';
import { insidePath } from '../../db/inside-path.ts';
import { dayAsked, dayText } from '../../lib/days.ts';
import { opdNamedLike, opdNameOn } from '../opd/opd-name.sql.ts';
import { heldOn, linkHeld } from './graph-tree.sql.ts';

/** A thing found by name, with the codes of the areas that lead to it, the asked one first. */
export type GraphFound = {
  readonly kind: 'GROUP' | 'OPD' | 'AREA';
  readonly id: string;
  readonly name: string;
  readonly area: string;
  readonly areaKind: WilayahKind;
  readonly way: readonly string[];
};

const pattern = (text: string): string => `%${text.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;

/**
 * Finds groups within reach, their member agencies and areas without a group by name, in the area asked for and as of the
 * day; those nearest to it first. One statement.
 */
export function searchGraph(
  ctx: Ctx,
  asked: { within: { id: string; path: string }; on: Date; search: string; first: number },
): Promise<GraphFound[]> {
  const { within, on, search, first } = asked;
  const params: unknown[] = [dayText(on), within.path, pattern(search), within.id, first];
  const right = reach(ctx.actor, 'pokjanal.read');
  const areas = reachSql(right, { path: 'w.path' }, params);
  const groups = reachSql(right, { path: 'w.path', opd: 'm."opdId"' }, params);
  const today = `$${params.push(dayText(dayAsked(ctx, null)))}::date`;
  return ctx.db.sql<GraphFound>(
    `with recursive body as materialized (
       select p.id, p.name, p."wilayahId", w.name as area from "Pokjanal" p join "Wilayah" w on w.id = p."wilayahId"
       where ${insidePath('w.path', '$2::text')} and exists (select from
         (select null::uuid as "opdId" union all select m."opdId" from "PokjanalMember" m where m."pokjanalId" = p.id and ${memberOnSql('m', today)}) m where ${groups})),
     hit as (
       select 'GROUP' as kind, b.id, b.name, b."wilayahId" from body b where b.name ilike $3::text or b.area ilike $3::text
       union all
       select distinct on (o.id) 'OPD', o.id, ${opdNameOn('o', '$1::date')}, b."wilayahId"
       from body b join "PokjanalMember" m on m."pokjanalId" = b.id and ${heldOn('m')} join "Opd" o on o.id = m."opdId"
       where ${opdNamedLike('o', '$3::text')}
       union all
       select 'AREA', w.id, w.name, w.id from "Wilayah" w
       where ${insidePath('w.path', '$2::text')} and w.name ilike $3::text and ${areas}
         and not exists (select from body b where b."wilayahId" = w.id)),
     few as (
       select h.*, w.path, w.code from hit h join "Wilayah" w on w.id = h."wilayahId"
       order by length(w.path) - length(replace(w.path, '/', '')), w.code collate "C", h.kind, h.name limit 4 * $5::int),
     up as (
       select f.kind, f.id, f."wilayahId" as at, array[f.code] as way from few f
       union all
       select u.kind, u.id, w.id, w.code || u.way from up u
       cross join lateral (select * from "WilayahParent" l where l."wilayahId" = u.at offset 0) p
       join "Wilayah" w on w.id = p."parentId" and u.at <> $4::uuid and ${linkHeld('$1::date')})
     select f.kind, f.id, f.name, w.name as area, w.kind as "areaKind", u.way
     from few f join up u on u.kind = f.kind and u.id = f.id and u.at = $4::uuid join "Wilayah" w on w.id = f."wilayahId"
     order by cardinality(u.way), f.code collate "C", f.kind, f.name limit $5::int`,
    params,
    { signal: ctx.signal },
  );
}
