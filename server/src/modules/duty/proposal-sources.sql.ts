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

const monthOf = (day: string): string => `(extract(year from ${day})::int * 12 + extract(month from ${day})::int - 1)`;

/** A source of single days: what happened on `x.on_day`, by the member agency `x.opd_id` of the group `x.pokjanal_id`. */
const onDays = (kind: string, rows: string): ProposalSource => ({
  kind,
  sql: `
    select distinct on (x.source_id, x.pokjanal_id, x.opd_id, x.code) '${kind}' as kind, x.source_id, x.pokjanal_id, x.opd_id,
      x.code, ${monthOf('x.on_day')} as from_month, ${monthOf('x.on_day')} as to_month, x.title, x.on_day
    from (${rows}) x
    where ${monthOf('x.on_day')} between $1::int and $2::int
      and exists (select from "PokjanalMember" m where m."pokjanalId" = x.pokjanal_id and m."opdId" = x.opd_id
        and daterange(m."from", m."to", '[]') @> x.on_day)
    order by x.source_id, x.pokjanal_id, x.opd_id, x.code, x.on_day`,
});

/** The agency answered a problem it was asked about. */
const PROBLEM_ANSWERED = onDays(
  'PROBLEM_ANSWERED',
  `select p.id as source_id, m."pokjanalId" as pokjanal_id, t."toOpdId" as opd_id, 'SAMPAI_DATA' as code, p.title, e."on" as on_day
    from grp g join "PokjanalMember" m on m."pokjanalId" = g.id
    join "ProblemStep" t on t."toOpdId" = m."opdId" and t.state = 'SENT' join "Problem" p on p.id = t."problemId"
    join lateral (select e.state, e."on" from "ProblemStep" e
      where e."problemId" = p.id and e.no > t.no and e.state in ('ANSWERED', 'REDIRECTED') order by e.no limit 1) e
      on e.state = 'ANSWERED'`,
);

/** The agency sent on a problem it had raised, and whoever was asked has answered: sent and acknowledged. */
const PROBLEM_SENT = onDays(
  'PROBLEM_SENT',
  `select p.id as source_id, m."pokjanalId" as pokjanal_id, p."raisedOpdId" as opd_id, 'SAMPAI_DATA' as code, p.title, s."on" as on_day
    from grp g join "PokjanalMember" m on m."pokjanalId" = g.id
    join "Problem" p on p."raisedOpdId" = m."opdId" join "ProblemStep" s on s."problemId" = p.id and s.state = 'SENT'
    where exists (select from "ProblemStep" e where e."problemId" = p.id and e.state = 'ANSWERED' and e.no > s.no)`,
);

/** What a meeting was says which duties of those who took part it proves. */
const DUTY_OF_MEETING = `(values ('COORDINATION', 'ANALISIS'), ('WORK_PROGRAMME', 'ANALISIS'), ('STRENGTHENING', 'BINA_MONEV'),
  ('ADVOCACY', 'BINA_MONEV'), ('ORIENTATION', 'BINA_MONEV'), ('ORIENTATION', 'PARTISIPASI'), ('KICK_OFF_ILP', 'KEGIATAN_LAIN'),
  ('OTHER', 'KEGIATAN_LAIN')) d(kind, code)`;

/** A meeting was held and has minutes: for the agency that organised it, and for those that came or sent somebody. */
const MEETING = onDays(
  'MEETING',
  `select t.id as source_id, t."pokjanalId" as pokjanal_id, a.opd_id, d.code, t.title, t.date as on_day
    from grp g join "Meeting" t on t."pokjanalId" = g.id and t.status = 'HELD' and t.minutes is not null
    join ${DUTY_OF_MEETING} on d.kind = t.kind::text
    join lateral (select t."organiserOpdId" as opd_id union select y."opdId" from "MeetingParty" y
      where y."meetingId" = t.id and y.attendance in ('CAME', 'REPRESENTED')) a on a.opd_id is not null`,
);

/** An agency did what it took upon itself: for the duties of the meeting that decided it, else as another activity. */
const COMMITMENT = onDays(
  'COMMITMENT',
  `select c.id as source_id, c."pokjanalId" as pokjanal_id, c."ownerOpdId" as opd_id, d.code, c.text as title, s."on" as on_day
    from grp g join "Commitment" c on c."pokjanalId" = g.id and c.state = 'DONE' and c."ownerOpdId" is not null
    join "CommitmentStep" s on s."commitmentId" = c.id and s.no = c.revision
    left join "Meeting" t on t.id = c."meetingId"
    join ${DUTY_OF_MEETING} on d.kind = coalesce(t.kind::text, 'OTHER')`,
);

/** Every source; whoever records other work adds its own here. */
export const PROPOSAL_SOURCES: readonly ProposalSource[] = [
  DATA_MONTH,
  PROBLEM_ANSWERED,
  PROBLEM_SENT,
  MEETING,
  COMMITMENT,
];

/** Everything that proposes itself and was neither accepted nor declined, of the groups of `grp`. */
export const proposalsSql = (): string => `
  select s.* from (${PROPOSAL_SOURCES.map(({ sql }) => `(${sql})`).join(' union all ')}) s
  where not exists (select from "DutyCredit" c where c."pokjanalId" = s.pokjanal_id and c."opdId" = s.opd_id
    and c."dutyCode" = s.code and c."subjectKind" = s.kind and c."subjectId" = s.source_id)
  union all
  select 'EVIDENCE', c."subjectId", c."pokjanalId", c."opdId", c."dutyCode", c."fromMonth", c."toMonth", e.title,
    (c.at at time zone 'Asia/Jakarta')::date
  from grp g join "DutyCredit" c on c."pokjanalId" = g.id and c."toMonth" between $1::int and $2::int
  join "Evidence" e on e.id = c."evidenceId"
  where c.state = 'PROPOSED' and e.status in ('SUBMITTED', 'ACCEPTED')`;
