/**
 * Where evidence proposes itself from: work that was recorded elsewhere. Each source is one statement over the groups of
 * `grp` (id, wilayah_id) and the first and last month `$1` and `$2`; it says for whom, for which duty, of which months.
 */
export type ProposalSource = { readonly kind: string; readonly sql: string };

/** The regency closed a month of data: the health agency has data that were checked, for its duty of data. */
const DATA_MONTH: ProposalSource = {
  kind: 'DATA_MONTH',
  sql: `
    select 'DATA_MONTH' as kind, r.id as source_id, g.id as pokjanal_id, m."opdId" as opd_id, 'DATA_INFO' as code,
      r.month as from_month, r.month as to_month, null::text as title, (r.at at time zone 'Asia/Jakarta')::date as on_day
    from grp g join "Release" r on r."wilayahId" = g.wilayah_id and r.number = 1 and r.month between $1::int and $2::int
    join "PokjanalMember" m on m."pokjanalId" = g.id
      and daterange(m."from", m."to", '[]') @> (r.at at time zone 'Asia/Jakarta')::date
    where exists (select from "OpdKindOpd" k where k."opdId" = m."opdId" and k."kindCode" = 'DINKES')`,
};

/** Every source; whoever records other work adds its own here. */
export const PROPOSAL_SOURCES: readonly ProposalSource[] = [DATA_MONTH];

/** Everything that proposes itself and was neither accepted nor declined, of the groups of `grp`. */
export const proposalsSql = (): string => `
  select s.* from (${PROPOSAL_SOURCES.map(({ sql }) => sql).join(' union all ')}) s
  where not exists (select from "DutyCredit" c where c."pokjanalId" = s.pokjanal_id and c."opdId" = s.opd_id
    and c."dutyCode" = s.code and c."subjectKind" = s.kind and c."subjectId" = s.source_id)
  union all
  select 'EVIDENCE', c."subjectId", c."pokjanalId", c."opdId", c."dutyCode", c."fromMonth", c."toMonth", e.title,
    (c.at at time zone 'Asia/Jakarta')::date
  from grp g join "DutyCredit" c on c."pokjanalId" = g.id and c."toMonth" between $1::int and $2::int
  join "Evidence" e on e.id = c."evidenceId"
  where c.state = 'PROPOSED' and e.status in ('SUBMITTED', 'ACCEPTED')`;
