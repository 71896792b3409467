import type { Ctx } from '../../auth/ctx.ts';
import { reach } from '../../auth/policy.ts';
import { reachSql } from '../../auth/reach.ts';
import { statusSql } from '../pokjanal/pokjanal.sql.ts';
import type { PokjanalStatus } from '../pokjanal/pokjanal-status.ts';
import { formNosOf, loadCatalogue, MAIN_BLOCK } from './catalogue.ts';

export type SilentArea = {
  readonly wilayahId: string;
  readonly expected: number;
  readonly received: number;
  readonly onTime: number;
  readonly silentPosts: number;
  readonly contactOffice: string | null;
  readonly pokjanalStatus: PokjanalStatus | null;
};

/**
 * Lists the areas right below one with what their posts owe and gave in a month, the most silent first, and whom to ask:
 * the office of the group that stands there. Areas that owe nothing are left out.
 */
export async function listSilentAreas(ctx: Ctx, ask: { withinId: string; month: number }): Promise<SilentArea[]> {
  const catalogue = await loadCatalogue(ctx.db);
  const params: unknown[] = [ctx.clock.now(), ask.withinId, ask.month, formNosOf(catalogue, MAIN_BLOCK)];
  const within = reachSql(reach(ctx.actor, 'analytics.read'), { path: 'w.path' }, params);
  return ctx.db.sql<SilentArea>(
    `with child as (
       select w.id, w.no, w.code from "Wilayah" w where w."parentId" = $2 and w."endedOn" is null and ${within}),
     due as (
       select c.id, c.code, sum(o.expected)::int as expected, sum(o.arrived)::int as received, sum(o.on_time)::int as on_time,
         coalesce(sum(o.expected - o.arrived) filter (where o.form_no = any($4::smallint[])), 0)::int as silent
       from child c join rollup_obligation o on o.node_no = c.no and o.month = $3
       group by c.id, c.code having sum(o.expected) + sum(o.exempt) > 0),
     body as (
       select distinct on (s."wilayahId") s."wilayahId", s.status, p."contactOffice"
       from (${statusSql}) s join child c on c.id = s."wilayahId" join "Pokjanal" p on p.id = s.id
       order by s."wilayahId", (s.status = 'ACTIVE') desc, (s.status = 'SUPERSEDED'), s.regime desc)
     select d.id as "wilayahId", d.expected, d.received, d.on_time as "onTime",
       greatest(d.silent, 0) as "silentPosts", b."contactOffice", b.status as "pokjanalStatus"
     from due d left join body b on b."wilayahId" = d.id
     order by d.received::float8 / nullif(d.expected, 0), d.expected desc, d.code`,
    params,
    { signal: ctx.signal },
  );
}
