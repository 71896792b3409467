import { ARTEFACTS, deadlineSql, firstDaySql, fulfilledSql } from './duty-rules.sql.ts';

/**
 * The cells of the groups of `grp` (id, regime, level, grace) in the months `$1` to `$2`, a whole year, on the day `$3`:
 * member agency × duty × period, with its status by the same rule as `dutyStatus`. Only periods in which the agency was a
 * member, on one day at least, are there.
 */
export const cellsSql = (): string => `
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
  period as (
    select d.*, f.first as from_month, f.first + d.months - 1 as to_month
    from duty d cross join lateral generate_series($1::int, $2::int, d.months) f(first)),
  owed as (
    select p.pokjanal_id, m."opdId" as opd_id, p.code, p.number, p.from_month, p.to_month, p.is_expected, p.grace
    from period p join "PokjanalMember" m on m."pokjanalId" = p.pokjanal_id
      and daterange(m."from", m."to", '[]') && daterange(${firstDaySql('p.from_month')}, ${firstDaySql('(p.to_month + 1)')})
    group by 1, 2, 3, 4, 5, 6, 7, 8),
  proof as (
    select c."pokjanalId" as pokjanal_id, c."opdId" as opd_id, c."dutyCode" as code, c."toMonth" as to_month,
      e.id is null or ${fulfilledSql('g.grace')} as is_fulfilled,
      coalesce(e.status in ('SUBMITTED', 'ACCEPTED'), false) as is_submitted
    from grp g join "DutyCredit" c on c."pokjanalId" = g.id and c.state = 'ACCEPTED' and c."toMonth" between $1::int and $2::int
    left join "Evidence" e on e.id = c."evidenceId"
    union all
    select e."pokjanalId", e."opdId", d.code, e."toMonth", false, false
    from "Evidence" e join ${ARTEFACTS} on artefact.kind = e.kind
    join duty d on d.pokjanal_id = e."pokjanalId" and d.artefact = artefact.name
    where e.status = 'DRAFT' and e."toMonth" between $1::int and $2::int),
  proved as (
    select p.pokjanal_id, p.opd_id, p.code, d.from_month, count(*)::int as records,
      bool_or(p.is_fulfilled) as is_fulfilled, bool_or(p.is_submitted) as is_submitted
    from proof p join period d on d.pokjanal_id = p.pokjanal_id and d.code = p.code
      and p.to_month between d.from_month and d.to_month
    group by 1, 2, 3, 4),
  exempt as materialized (
    select x."pokjanalId" as pokjanal_id, x."opdId" as opd_id, x."dutyCode" as code, p.from_month, min(x.reason) as reason
    from grp g join "DutyExemption" x on x."pokjanalId" = g.id and x."withdrawnAt" is null
      and x."fromMonth" <= $2::int and x."toMonth" >= $1::int
    join period p on p.pokjanal_id = g.id and p.code = x."dutyCode"
      and x."fromMonth" <= p.from_month and x."toMonth" >= p.to_month
    group by 1, 2, 3, 4),
  cell as (
    select o.pokjanal_id, o.opd_id, o.code, o.number, o.from_month, o.to_month, o.is_expected,
      coalesce(p.records, 0) as records, x.reason,
      case
        when x.reason is not null then 'NOT_APPLICABLE'
        when p.is_fulfilled then 'FULFILLED'
        when p.is_submitted then 'IN_PROGRESS'
        when o.is_expected and $3::date > ${deadlineSql('o.to_month', 'o.grace')} then 'OVERDUE'
        when p.records > 0 or (o.is_expected and $3::date >= ${firstDaySql('o.from_month')}) then 'IN_PROGRESS'
        else 'NONE'
      end as status
    from owed o
    left join proved p on p.pokjanal_id = o.pokjanal_id and p.opd_id = o.opd_id and p.code = o.code
      and p.from_month = o.from_month
    left join exempt x on x.pokjanal_id = o.pokjanal_id and x.opd_id = o.opd_id and x.code = o.code
      and x.from_month = o.from_month)`;
