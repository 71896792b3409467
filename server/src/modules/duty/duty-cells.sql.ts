import { ARTEFACTS, deadlineSql, firstDaySql, fulfilledSql } from './duty-rules.sql.ts';

/** First month of the period of a duty `d` in which a month lies; periods of a year are all of one length. */
const periodStart = (month: string): string => `$1::int + (${month} - $1::int) / d.months * d.months`;

/** Status of a cell that nothing speaks of, of a duty `d` in the period that begins and ends so. */
const untouchedSql = (from: string, to: string): string => `
  case
    when d.is_expected and $3::date > ${deadlineSql(to, 'd.grace')} then 'OVERDUE'
    when d.is_expected and $3::date >= ${firstDaySql(from)} then 'IN_PROGRESS'
    else 'NONE'
  end`;

/** Days of membership `m` meet the months. */
const wasMember = (from: string, to: string): string =>
  `daterange(m."from", m."to", '[]') && daterange(${firstDaySql(from)}, ${firstDaySql(`(${to} + 1)`)})`;

/**
 * What the groups of `grp` (id, regime, level, grace) owe in the months `$1` to `$2`, a whole year, on the day `$3`, and what
 * proves it: the periods of each duty with the status of a cell that nothing speaks of, the agencies that were members
 * in a span of months on one day at least, and what was proved or put aside.
 */
const partsSql = (): string => `
  duty as materialized (
    select g.id as pokjanal_id, g.grace, d.code, d.number, d.artefact,
      d.rhythm in ('MONTHLY', 'QUARTERLY', 'SEMESTER', 'YEARLY') as is_expected,
      case d.rhythm when 'MONTHLY' then 1 when 'QUARTERLY' then 3 when 'SEMESTER' then 6 else 12 end as months
    from grp g
    join lateral (
      select c.id from "DutyCatalogue" c where c.regime = g.regime and c.level = g.level
        and c."validFrom" < ${firstDaySql('($2::int + 1)')} and (c."validTo" is null or c."validTo" >= ${firstDaySql('$1::int')})
      order by c."validFrom" desc limit 1) c on true
    join "Duty" d on d."catalogueId" = c.id),
  period as materialized (
    select d.*, f.first as from_month, f.first + d.months - 1 as to_month,
      ${untouchedSql('f.first', '(f.first + d.months - 1)')} as untouched
    from duty d cross join lateral generate_series($1::int, $2::int, d.months) f(first)),
  draft as materialized (
    select e."pokjanalId" as pokjanal_id, e."opdId" as opd_id, e."toMonth" as to_month, artefact.name as artefact
    from grp g join "Evidence" e on e."pokjanalId" = g.id and e.status = 'DRAFT' and e."toMonth" between $1::int and $2::int
    join ${ARTEFACTS} on artefact.kind = e.kind),
  proof as (
    select c."pokjanalId" as pokjanal_id, c."opdId" as opd_id, c."dutyCode" as code, c."toMonth" as to_month,
      e.id is null or ${fulfilledSql('g.grace')} as is_fulfilled,
      coalesce(e.status in ('SUBMITTED', 'ACCEPTED'), false) as is_submitted
    from grp g join "DutyCredit" c on c."pokjanalId" = g.id and c.state = 'ACCEPTED' and c."toMonth" between $1::int and $2::int
    left join "Evidence" e on e.id = c."evidenceId"
    union all
    select e.pokjanal_id, e.opd_id, d.code, e.to_month, false, false
    from draft e join duty d on d.pokjanal_id = e.pokjanal_id and d.artefact = e.artefact),
  proved as (
    select p.pokjanal_id, p.opd_id, p.code, ${periodStart('p.to_month')} as from_month, count(*)::int as records,
      bool_or(p.is_fulfilled) as is_fulfilled, bool_or(p.is_submitted) as is_submitted, bool_or(d.is_expected) as is_expected,
      max(d.months) as months, max(d.grace) as grace
    from proof p join duty d on d.pokjanal_id = p.pokjanal_id and d.code = p.code
    group by 1, 2, 3, 4),
  exempt as materialized (
    select x."pokjanalId" as pokjanal_id, x."opdId" as opd_id, x."dutyCode" as code, p.from_month, min(x.reason) as reason,
      bool_or(p.is_expected) as is_expected, max(p.months) as months, max(p.grace) as grace
    from grp g join "DutyExemption" x on x."pokjanalId" = g.id and x."withdrawnAt" is null
      and x."fromMonth" <= $2::int and x."toMonth" >= $1::int
    join period p on p.pokjanal_id = g.id and p.code = x."dutyCode"
      and x."fromMonth" <= p.from_month and x."toMonth" >= p.to_month
    group by 1, 2, 3, 4)`;

/**
 * Status of a cell from what stands without any word `o.untouched`, what proves it `p` and what puts it aside `x`: the same
 * rule as `dutyStatus`.
 */
const STATUS = `
  case
    when x.reason is not null then 'NOT_APPLICABLE'
    when p.is_fulfilled then 'FULFILLED'
    when p.is_submitted then 'IN_PROGRESS'
    when o.untouched = 'OVERDUE' then 'OVERDUE'
    when p.records > 0 then 'IN_PROGRESS'
    else o.untouched
  end`;

/**
 * The cells of the groups of `grp`: member agency × duty × period. Only periods in which the agency was a member, on one
 * day at least, are there.
 */
export const cellsSql = (): string => `${partsSql()},
  owed as (
    select distinct o.*, m."opdId" as opd_id
    from period o join "PokjanalMember" m on m."pokjanalId" = o.pokjanal_id and ${wasMember('o.from_month', 'o.to_month')}),
  cell as (
    select o.pokjanal_id, o.opd_id, o.code, o.number, o.from_month, o.to_month, o.is_expected,
      coalesce(p.records, 0) as records, x.reason, ${STATUS} as status
    from owed o
    left join proved p on p.pokjanal_id = o.pokjanal_id and p.opd_id = o.opd_id and p.code = o.code
      and p.from_month = o.from_month
    left join exempt x on x.pokjanal_id = o.pokjanal_id and x.opd_id = o.opd_id and x.code = o.code
      and x.from_month = o.from_month)`;

/**
 * The same cells counted for each group as `sums`, for many groups at once. Cells that nothing speaks of are not written
 * out: agencies are counted against the duties of a span of months, and what was proved or put aside is then moved from
 * the status it would have to the one it has. Joins are with tables alone, whose sizes the planner knows.
 */
export const cellSumsSql = (): string => `${partsSql()},
  span as materialized (
    select pokjanal_id, from_month, to_month, count(*) filter (where untouched = 'IN_PROGRESS')::int as running,
      count(*) filter (where untouched = 'OVERDUE')::int as late
    from period group by 1, 2, 3),
  held as materialized (
    select distinct s.*, m."opdId" as opd_id
    from span s join "PokjanalMember" m on m."pokjanalId" = s.pokjanal_id and ${wasMember('s.from_month', 's.to_month')}),
  touched as materialized (
    select pokjanal_id, d.is_expected, o.untouched, ${STATUS} as status, count(*)::int as cells
    from proved p full join exempt x using (pokjanal_id, opd_id, code, from_month)
    cross join lateral (
      select coalesce(p.is_expected, x.is_expected) as is_expected, coalesce(p.grace, x.grace) as grace,
        from_month + coalesce(p.months, x.months) - 1 as to_month) d
    cross join lateral (select ${untouchedSql('from_month', 'd.to_month')} as untouched) o
    where exists (select from "PokjanalMember" m where m."pokjanalId" = pokjanal_id and m."opdId" = opd_id
      and ${wasMember('from_month', 'd.to_month')})
    group by 1, 2, 3, 4),
  counted as (
    select pokjanal_id, true as is_expected, 'IN_PROGRESS' as status, sum(running) as cells, count(distinct opd_id)::int as agencies
    from held group by 1
    union all select pokjanal_id, true, 'OVERDUE', sum(late), 0 from held group by 1
    union all select pokjanal_id, is_expected, untouched, -cells, 0 from touched
    union all select pokjanal_id, is_expected, status, cells, 0 from touched),
  sums as (
    select c.pokjanal_id,
      coalesce(sum(c.cells) filter (where c.is_expected and c.status in ('IN_PROGRESS', 'FULFILLED', 'OVERDUE')), 0)::int as expected,
      coalesce(sum(c.cells) filter (where c.is_expected and c.status = 'FULFILLED'), 0)::int as fulfilled,
      coalesce(sum(c.cells) filter (where c.status = 'OVERDUE'), 0)::int as overdue,
      max(c.agencies) as agencies
    from counted c group by 1)`;
