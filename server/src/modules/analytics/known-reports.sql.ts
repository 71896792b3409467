import type { MonthNo } from '../../lib/pure/month.ts';
import { ACTIONS, EXPECTATIONS, numberOf, STATUSES } from '../submission/report-state.ts';
import { RESULTS_EVER } from './assessed-results.sql.ts';
import { CARRY_MONTHS } from './rollup-shape.ts';
import type { SqlPart } from './unit-figures.sql.ts';

const act = (name: (typeof ACTIONS)[number]): number => numberOf(ACTIONS, name);
const GIVEN = `in (${act('SUBMIT')}, ${act('AMEND')})`;
/** The east of the country begins a month first; its obligations open with it. */
const MONTH_OF = `(date_part('year', k.at at time zone 'Asia/Jayapura') * 12 + date_part('month', k.at at time zone 'Asia/Jayapura') - 1)`;
const SLOTS = Array.from({ length: 128 }, (_, slot) => `c.s${slot}`).join(', ');

/**
 * Writes `report` and `obligation` as they stood at an instant, from the revisions, which are never overwritten: a report
 * is its newest submission before the instant, returned ones stay out of the provisional sums, and what an approval had
 * bound stays in the approved ones. `until` is a query of (unit_no, at): units it leaves out had nothing known. Exemptions
 * count from the moment they were made. Each unit is looked up by itself: how many there are the planner cannot tell, and
 * it would read whole months of a province for the posts of a district. Results of scorings are those that stood then.
 */
export function knownReports(of: {
  until: SqlPart;
  first: MonthNo;
  last: MonthNo;
  blocks: readonly number[];
  /** Whether answers of the months before may still be in force. */
  carries: boolean;
  /** Whether results of scorings are counted. */
  scores: boolean;
  /** Which block each form asks, for the state of its obligation. */
  forms: readonly { formNo: number; blockNo: number }[];
}): SqlPart {
  const months = `between ${of.first - (of.carries ? CARRY_MONTHS - 1 : 0)} and ${of.last}`;
  return (hole) => `known_until as materialized (${of.until(hole)}),
  known_head as materialized (
    select h.* from known_until k cross join lateral (
      select r.unit_no, r.month, r.block_no, max(r.rev) filter (where r.action ${GIVEN}) as given,
        max(r.rev) filter (where r.action <> ${act('DRAFT')}) as last,
        max(r.rev) filter (where r.action = ${act('APPROVE')}) as bound,
        max(r.rev) filter (where r.action = ${act('RETURN')}) as returned
      from report_rev r where r.unit_no = k.unit_no and r.at <= k.at
        and r.month ${months} and r.block_no = any(${hole(of.blocks)}::smallint[])
      group by 1, 2, 3) h),
  known_content as materialized (
    select h.*, 0 as basis, h.given as content, h.bound is not distinct from h.last as also, h.returned is distinct from h.last as sums
    from known_head h where h.given is not null
    union all
    select h.*, 1, (select max(r.rev) from report_content r where r.unit_no = h.unit_no and r.month = h.month
        and r.block_no = h.block_no and r.rev < h.bound and r.action ${GIVEN}), false, true
    from known_head h where h.bound is not null and h.bound <> h.last),
  report as materialized (
    select k.unit_no, k.month, k.block_no, k.basis, k.also as also_approved, k.sums as in_sums, c.opened, c.form_version_no,
      c.rev, c.reasons, ${SLOTS}
    from known_content k cross join lateral (
      select * from report_content r where r.unit_no = k.unit_no and r.month = k.month and r.block_no = k.block_no
        and r.rev = k.content and r.month ${months} offset 0) c),
  obligation as materialized (
    select o.unit_no, o.month, o.form_no, o.form_version_no, o.deadline, o.exempt_reason,
      case when o.expectation = ${numberOf(EXPECTATIONS, 'EXEMPT')} and coalesce(o.exempt_at <= k.at, true) then 1 else 0 end as expectation,
      case when o.arrived_at <= k.at then o.arrival else 0 end as arrival,
      case when h.bound = h.last then ${numberOf(STATUSES, 'APPROVED')} else 0 end as status
    from known_until k cross join lateral (
      select * from obligation x where x.unit_no = k.unit_no and x.month between ${of.first} and ${of.last}
        and x.month <= ${MONTH_OF} offset 0) o
    join unnest(${hole(of.forms.map((f) => f.formNo))}::smallint[], ${hole(of.forms.map((f) => f.blockNo))}::smallint[]) f(form_no, block_no)
      on f.form_no = o.form_no
    left join known_head h on h.unit_no = o.unit_no and h.month = o.month and h.block_no = f.block_no)${of.scores ? resultsOf(months) : ''}`;
}

/** The results of posts that stood at their instant, in place of those that stand today. */
const resultsOf = (months: string): string => `,
  "PosyanduAssessment" as materialized (
    select a.* from known_until k cross join lateral (
      select distinct on (x.month, x.method) x."unitNo", x.month, x.method, x.result from (${RESULTS_EVER}) x
      where x."unitNo" = k.unit_no and x.month ${months} and x."knownFrom" <= k.at
      order by x.month, x.method, x."knownFrom" desc offset 0) a)`;
