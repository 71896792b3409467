import type { Ctx } from '../../auth/ctx.ts';
import { reach } from '../../auth/policy.ts';
import { reachSql } from '../../auth/reach.ts';
import { firstDay, type MonthNo } from '../../lib/pure/month.ts';

/** An area whose neighbours of a month are asked. */
export type AreaInMonth = { readonly areaId: string; readonly month: MonthNo };

/** An area or one of its neighbours. */
export type Neighbour = {
  /** Place of the asked area in the list. */
  readonly at: number;
  readonly id: string;
  readonly path: string;
  readonly isOwn: boolean;
};

/**
 * Lists areas with those that lay under the same parent on the first day of a month, as far as the caller may read their
 * figures; one statement for all. An area without a row of its own is out of reach.
 */
export function selectNeighbours(ctx: Ctx, asked: readonly AreaInMonth[]): Promise<Neighbour[]> {
  const params: unknown[] = [
    asked.map((_, at) => at),
    asked.map(({ areaId }) => areaId),
    asked.map(({ month }) => firstDay(month)),
  ];
  const readable = reachSql(reach(ctx.actor, 'analytics.read'), { path: 'w.path' }, params);
  const inForce = (row: string) =>
    `(${row}."from" is null or ${row}."from" <= a.day) and (${row}."to" is null or ${row}."to" >= a.day)`;
  return ctx.db.sql<Neighbour>(
    `with a as (select * from unnest($1::int[], $2::uuid[], $3::date[]) t(at, id, day)),
     around as (
       select a.at, a.id, true as own from a
       union
       select a.at, s."wilayahId", false from a
       join "WilayahParent" p on p."wilayahId" = a.id and ${inForce('p')}
       join "WilayahParent" s on s."parentId" = p."parentId" and s."wilayahId" <> a.id and ${inForce('s')})
     select r.at, w.id, w.path, r.own as "isOwn" from around r join "Wilayah" w on w.id = r.id
     where ${readable} order by r.at, w.code collate "C"`,
    params,
    { signal: ctx.signal },
  );
}
