import type { Ctx } from '../../auth/ctx.ts';
import { reach } from '../../auth/policy.ts';
import { reachSql } from '../../auth/reach.ts';
import { dayAsked } from '../../lib/days.ts';
import { statusSql } from '../pokjanal/pokjanal.sql.ts';
import type { PokjanalStatus } from '../pokjanal/pokjanal-status.ts';

/** How one area below stands: its group and decree, its seats, its reports of a month. */
export type SupervisionRow = {
  readonly wilayahId: string;
  readonly pokjanalId: string | null;
  readonly status: PokjanalStatus | null;
  readonly decreeId: string | null;
  readonly decreeNumber: string | null;
  readonly termEnd: string | null;
  readonly contactOffice: string | null;
  readonly seats: number;
  readonly vacantSeats: number;
  readonly overdueCommitments: number;
  /** Null without the right to figures of the area. */
  readonly expected: number | null;
  readonly received: number | null;
};

/** Lists the areas right below one, by code, with the group that stands in each; one statement. */
export function listSupervision(ctx: Ctx, ask: { withinId: string; month: number }): Promise<SupervisionRow[]> {
  const params: unknown[] = [dayAsked(ctx, null), ask.withinId, ask.month];
  const within = reachSql(reach(ctx.actor, 'pokjanal.read'), { path: 'w.path' }, params);
  const figures = reachSql(reach(ctx.actor, 'analytics.read'), { path: 'c.path' }, params);
  return ctx.db.sql<SupervisionRow>(
    `with child as (
       select w.id, w.no, w.path, w.code from "Wilayah" w where w."parentId" = $2::uuid and w."endedOn" is null and ${within}),
     body as (
       select distinct on (s."wilayahId") s."wilayahId", s.id, s.status, s."termEnd", s."decreeId", p."contactOffice"
       from child c join (${statusSql}) s on s."wilayahId" = c.id join "Pokjanal" p on p.id = s.id
       order by s."wilayahId", (s.status = 'ACTIVE') desc, (s.status in ('SUPERSEDED', 'DISSOLVED')), s.regime desc, s.id),
     seat as (
       select b.id, count(*)::int as seats, (count(*) filter (where not exists (
         select from "SeatHolding" h where h."seatId" = s.id and h."withdrawnAt" is null
           and (h."from" is null or h."from" <= $1::date) and (h."to" is null or h."to" >= $1::date))))::int as vacant
       from body b join "Seat" s on s."pokjanalId" = b.id
       where b.status in ('ACTIVE', 'EXPIRED') and (s."endedOn" is null or s."endedOn" >= $1::date) group by b.id),
     due as (
       select c.id, sum(o.expected)::int as expected, sum(o.arrived)::int as received
       from child c join rollup_obligation o on o.node_no = c.no and o.month = $3::int where ${figures} group by c.id)
     select c.id as "wilayahId", b.id as "pokjanalId", b.status, b."decreeId", d.number as "decreeNumber",
       b."termEnd"::text as "termEnd", b."contactOffice", coalesce(s.seats, 0) as seats, coalesce(s.vacant, 0) as "vacantSeats",
       (select count(*)::int from "Commitment" k where k."pokjanalId" = b.id
         and k.state in ('OPEN', 'IN_PROGRESS', 'ESCALATED') and k."dueOn" < $1::date) as "overdueCommitments",
       u.expected, u.received
     from child c left join body b on b."wilayahId" = c.id left join "Decree" d on d.id = b."decreeId"
     left join seat s on s.id = b.id left join due u on u.id = c.id
     order by c.code collate "C"`,
    params,
    { signal: ctx.signal },
  );
}
