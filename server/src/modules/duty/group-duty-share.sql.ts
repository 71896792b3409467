import type { Ctx } from '../../auth/ctx.ts';
import { reach } from '../../auth/policy.ts';
import { memberOnSql, reachSql } from '../../auth/reach.ts';
import { dayAsked, dayText } from '../../lib/days.ts';
import { cellSumsSql } from './duty-cells.sql.ts';
import { graceSql } from './duty-rules.sql.ts';

/** How much of what a group owed in the year of a day was done by that day. */
export type GroupShare = {
  readonly pokjanalId: string;
  readonly expected: number;
  readonly fulfilled: number;
  readonly overdue: number;
};

/** Counts the cells of some groups, of those whose duties the caller may read; one statement. */
export function groupShares(ctx: Ctx, groupIds: readonly string[], on: Date): Promise<GroupShare[]> {
  const first = on.getUTCFullYear() * 12;
  const params: unknown[] = [first, first + 11, dayText(on), groupIds];
  const within = reachSql(reach(ctx.actor, 'duty.read'), { path: 'w.path', opd: 'm."opdId"' }, params);
  const today = `$${params.push(dayText(dayAsked(ctx, null)))}::date`;
  return ctx.db.sql<GroupShare>(
    `with grp as materialized (
       select p.id, p.regime, w.level, w.id as wilayah_id, ${graceSql('w.path')} as grace
       from "Pokjanal" p join "Wilayah" w on w.id = p."wilayahId"
       where p.id = any($4::uuid[]) and exists (select from
         (select null::uuid as "opdId" union all select m."opdId" from "PokjanalMember" m where m."pokjanalId" = p.id and ${memberOnSql('m', today)}) m where ${within})),
     ${cellSumsSql()}
     select s.pokjanal_id as "pokjanalId", s.expected, s.fulfilled, s.overdue from sums s`,
    params,
    { signal: ctx.signal },
  );
}
