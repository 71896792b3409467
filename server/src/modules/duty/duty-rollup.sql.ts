import type { Ctx } from '../../auth/ctx.ts';
import { reach } from '../../auth/policy.ts';
import { reachSql } from '../../auth/reach.ts';
import { insidePath } from '../../db/inside-path.ts';
import { dayIn } from '../../lib/pure/deadline.ts';
import { statusSql } from '../pokjanal/pokjanal.sql.ts';
import { cellSumsSql } from './duty-cells.sql.ts';
import { graceSql } from './duty-rules.sql.ts';

/** How much of what the groups of an area owed by a day was done. */
export type RollupRow = {
  readonly wilayahId: string;
  readonly groups: number;
  readonly agencies: number;
  /** Cells owed whose period has begun; what does not apply is left out. */
  readonly expected: number;
  readonly fulfilled: number;
  readonly overdue: number;
};

/**
 * Sums over the groups inside each area of a level, by code of the area: areas without a group stand there with noughts.
 * Groups that were formed by decree count, expired ones too. Ratios are left to the reader: numerator and denominator.
 */
export function rollupRows(
  ctx: Ctx,
  asked: { readonly path: string; readonly level: string; readonly year: number },
): Promise<RollupRow[]> {
  const { path, level, year } = asked;
  const params: unknown[] = [year * 12, year * 12 + 11, dayIn('WIB', ctx.clock.now()), path, level];
  const within = reachSql(reach(ctx.actor, 'duty.read'), { path: 'w.path' }, params);
  // The status of a group takes the day as its first value; here that is the third.
  const states = statusSql.replaceAll('$1::date', '$3::date');
  return ctx.db.sql<RollupRow>(
    `with area as (
       select a.id, a.path, a.code from "Wilayah" a
       where a.level = $5::"WilayahLevel" and ${insidePath('a.path', '$4::text')} and a."endedOn" is null),
     grp as materialized (
       select p.id, p.regime, w.level, w.id as wilayah_id, w.path, ${graceSql('w.path')} as grace
       from (${states}) p join "Wilayah" w on w.id = p."wilayahId"
       where p.status in ('ACTIVE', 'EXPIRED') and ${insidePath('w.path', '$4::text')} and ${within}),
     ${cellSumsSql()}
     select a.id as "wilayahId", count(s.pokjanal_id)::int as groups, coalesce(sum(s.agencies), 0)::int as agencies,
       coalesce(sum(s.expected), 0)::int as expected, coalesce(sum(s.fulfilled), 0)::int as fulfilled,
       coalesce(sum(s.overdue), 0)::int as overdue
     from area a left join grp g on ${insidePath('g.path', 'a.path')} left join sums s on s.pokjanal_id = g.id
     group by a.id, a.code order by a.code collate "C"`,
    params,
    { signal: ctx.signal },
  );
}
