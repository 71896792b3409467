import type { Ctx } from '../../auth/ctx.ts';
import { reach } from '../../auth/policy.ts';
import { reachSql } from '../../auth/reach.ts';
import { dayText, today } from '../../lib/days.ts';

/** How an institution, an area, or all together answer. */
export type Answering = {
  /** The agency asked; null for a group, an area or the sum. */
  readonly opdId: string | null;
  readonly groupId: string | null;
  /** Name of the agency or group. */
  readonly name: string | null;
  /** The area below the one asked for, or itself for what lies in no area below. */
  readonly wilayahId: string | null;
  readonly by: 'INSTITUTION' | 'AREA' | 'ALL';
  readonly open: number;
  readonly waiting: number;
  readonly late: number;
  /** Answers given, and those whose day is over without one. */
  readonly due: number;
  /** Of these, given in time. */
  readonly inTime: number;
  /** Answers given. */
  readonly answered: number;
  /** Working days from asking to answering, the middle one; null without an answer. */
  readonly medianDays: number | null;
};

/** A problem the caller may read, as SQL over `p`, its area `w`, its unit `u` and its puskesmas `k`. */
function readable(ctx: Ctx, params: unknown[]): string {
  const within = reach(ctx.actor, 'problem.read');
  const own = reachSql(within, { path: 'w.path', unit: 'u.no', puskesmas: 'k.no', opd: 'p."raisedOpdId"' }, params);
  const asked = reachSql(within, { opd: 's."toOpdId"' }, params);
  return `(${own} or exists (select from "ProblemStep" s where s."problemId" = p.id and ${asked}))`;
}

const STATEMENT = (isReadable: string): string => `
  with place as materialized (
    select p.*, nullif((string_to_array(w.path, '/'))[$2::int], '')::int as child_no
    from "Problem" p join "Wilayah" w on w.id = p."wilayahId"
    left join "Posyandu" y on y.id = p."posyanduId" left join "Unit" u on u."posyanduId" = y.id
    left join "Puskesmas" k on k.id = y."puskesmasId"
    where starts_with(w.path, $1::text) and ${isReadable}),
  ask as (
    select p.child_no, t."toOpdId" as opd_id, t."toGroupId" as group_id, s."on" as asked_on, s."dueOn" as due_on,
      e.state as ended_by, e."on" as ended_on
    from place p
    join "ProblemStep" s on s."problemId" = p.id and s.state in ('SENT', 'RETURNED') and s."on" >= $4::date
    join lateral (
      select t."toOpdId", t."toGroupId" from "ProblemStep" t
      where t."problemId" = p.id and t.state = 'SENT' and t.no <= s.no order by t.no desc limit 1) t on true
    left join lateral (
      select e.state, e."on" from "ProblemStep" e
      where e."problemId" = p.id and e.no > s.no and e.state in ('ANSWERED', 'REDIRECTED', 'CLOSED')
      order by e.no limit 1) e on true
    where e.state is distinct from 'REDIRECTED'),
  span as (select min(asked_on) as first, max(ended_on) as last from ask),
  calendar as materialized (
    select d.day::date as day, sum((extract(isodow from d.day) < 6 and h.day is null)::int) over (order by d.day) as nth
    from span cross join lateral generate_series(span.first::timestamp, span.last::timestamp, interval '1 day') d(day)
    left join "Holiday" h on h.day = d.day::date),
  fact as (
    select "toOpdId" as opd_id, "toGroupId" as group_id, child_no, 1 as open,
      (state in ('SENT', 'RETURNED', 'ESCALATED'))::int as waiting,
      (state in ('SENT', 'RETURNED', 'ESCALATED') and "dueOn" < $3::date)::int as late,
      0 as due, 0 as in_time, null::bigint as days
    from place where state <> 'CLOSED'
    union all
    select a.opd_id, a.group_id, a.child_no, 0, 0, 0,
      (a.ended_by is not distinct from 'ANSWERED' or a.due_on < coalesce(a.ended_on, $3::date))::int,
      (a.ended_by is not distinct from 'ANSWERED' and a.ended_on <= a.due_on)::int,
      case when a.ended_by = 'ANSWERED' then l.nth - f.nth end
    from ask a left join calendar f on f.day = a.asked_on left join calendar l on l.day = a.ended_on),
  summed as (
    select opd_id, group_id, child_no, grouping(opd_id, child_no) as by_what, coalesce(sum(open), 0)::int as open,
      coalesce(sum(waiting), 0)::int as waiting, coalesce(sum(late), 0)::int as late, coalesce(sum(due), 0)::int as due,
      coalesce(sum(in_time), 0)::int as in_time,
      count(days)::int as answered, percentile_cont(0.5) within group (order by days) as median
    from fact group by grouping sets ((opd_id, group_id), (child_no), ()))
  select s.opd_id as "opdId", s.group_id as "groupId", coalesce(o.name, g.name) as name,
    case s.by_what when 2 then coalesce(c.id, $5::uuid) end as "wilayahId",
    case s.by_what when 1 then 'INSTITUTION' when 2 then 'AREA' else 'ALL' end as by,
    s.open, s.waiting, s.late, s.due, s.in_time as "inTime", s.answered, s.median as "medianDays"
  from summed s left join "Opd" o on o.id = s.opd_id left join "Pokjanal" g on g.id = s.group_id
  left join "Wilayah" c on c.no = s.child_no
  where s.by_what <> 1 or num_nonnulls(s.opd_id, s.group_id) > 0
  order by s.late desc, s.waiting desc, s.open desc, name nulls last, s.child_no`;

type Scope = { readonly area: { readonly id: string; readonly path: string }; readonly since: Date };

/**
 * Says who answers and who is late: per institution, per area right below the one asked for, and all together, of the
 * problems within reach. What was asked before `since` counts only as open. One statement.
 */
export function summariseAnswering(ctx: Ctx, { area, since }: Scope): Promise<Answering[]> {
  // A path begins and ends with a slash: the last part of its text is empty, and the number of a child in its children.
  const childAt = area.path.split('/').length;
  const params: unknown[] = [area.path, childAt, dayText(today(ctx)), dayText(since), area.id];
  return ctx.db.sql<Answering>(STATEMENT(readable(ctx, params)), params, { signal: ctx.signal });
}
