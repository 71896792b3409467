import type { Ctx } from '../../auth/ctx.ts';
import { reach } from '../../auth/policy.ts';
import { reachSql } from '../../auth/reach.ts';
import { dayAsked } from '../../lib/days.ts';
import { firstDay, lastDay, type MonthNo } from '../../lib/pure/month.ts';

/** What is looked at: an indicator, the path of an area, and the months in which agencies should have done something. */
export type FollowUpAsk = {
  readonly code: string;
  readonly path: string;
  readonly first: MonthNo;
  readonly last: MonthNo;
};

/** An agency that answers for an indicator in a group of an area or above it, with what it did. */
export type ResponsibleRow = {
  readonly opdId: string;
  readonly opdName: string;
  readonly pokjanalId: string;
  readonly pokjanalName: string;
  readonly contactOffice: string | null;
  /** Codes of the kinds for which it answers. */
  readonly kinds: readonly string[];
  readonly isLead: boolean;
  /** Activities of its plans of these months that name the indicator. */
  readonly activities: number;
  /** Records about the indicator in these months. */
  readonly records: number;
  readonly openCommitments: number;
  readonly overdueCommitments: number;
  /** Neither a record, drafts included, nor a credit in these months, as the gap of an idle agency says. */
  readonly isSilent: boolean;
};

const MOST = 60;

/**
 * Lists the member agencies of the groups of an area and of those above it whose kind answers for an indicator: nearest
 * group first, who leads before who supports. One statement; groups the caller may not read are not there.
 */
export function listResponsible(ctx: Ctx, { code, path, first, last }: FollowUpAsk): Promise<ResponsibleRow[]> {
  const params: unknown[] = [path, code, first, last, firstDay(first), lastDay(last), dayAsked(ctx, null)];
  const columns = { path: 'w.path', opd: 'x."opdId"' };
  const readable = reachSql(reach(ctx.actor, 'duty.read'), columns, params);
  const promises = reachSql(reach(ctx.actor, 'commitment.read'), { path: 'b.path', opd: 'b.opd_id' }, params);
  const theirs = (row: string) => `${row}."pokjanalId" = b.group_id and ${row}."opdId" = b.opd_id`;
  const within = (row: string) => `${row}."toMonth" >= $3::int and ${row}."fromMonth" <= $4::int`;
  const standing = `k."pokjanalId" = b.group_id and k."ownerOpdId" = b.opd_id
    and k.state not in ('DONE', 'DROPPED') and ${promises}`;
  return ctx.db.sql<ResponsibleRow>(
    `with body as (
       select p.id, p.name, p."contactOffice", w.path from "Wilayah" w join "Pokjanal" p on p."wilayahId" = w.id
       where starts_with($1::text, w.path) and p."successorId" is null and exists (
         select from (select null::uuid as "opdId" union all
           select m."opdId" from "PokjanalMember" m where m."pokjanalId" = p.id) x where ${readable})),
     b as (
       select g.id as group_id, g.name as group_name, g."contactOffice", g.path, o.id as opd_id, o.name as opd_name,
         array_agg(distinct a."kindCode") as kinds, bool_or(a."isLead") as is_lead
       from body g join "PokjanalMember" m on m."pokjanalId" = g.id
         and (m."from" is null or m."from" <= $6::date) and (m."to" is null or m."to" >= $5::date)
       join "Opd" o on o.id = m."opdId" join "OpdKindOpd" ok on ok."opdId" = o.id
       join "IndicatorOpdKind" a on a."kindCode" = ok."kindCode" and a."indicatorCode" = $2
       group by g.id, g.name, g."contactOffice", g.path, o.id, o.name)
     select b.opd_id as "opdId", b.opd_name as "opdName", b.group_id as "pokjanalId", b.group_name as "pokjanalName",
       b."contactOffice", b.kinds, b.is_lead as "isLead",
       (select count(*)::int from "PlanActivity" a join "Evidence" e on e.id = a."evidenceId"
         where a."effectIndicator" = $2 and ${theirs('e')} and e.status in ('SUBMITTED', 'ACCEPTED') and ${within('e')}) as activities,
       (select count(*)::int from "EvidenceLink" l join "Evidence" e on e.id = l."evidenceId"
         where l.kind = 'INDICATOR' and l.ref = $2 and ${theirs('e')} and ${within('e')}) as records,
       (select count(*)::int from "Commitment" k where ${standing}) as "openCommitments",
       (select count(*)::int from "Commitment" k where ${standing} and k."dueOn" < $7::date) as "overdueCommitments",
       not exists (select from "Evidence" e where ${theirs('e')} and ${within('e')})
         and not exists (select from "DutyCredit" c where ${theirs('c')} and ${within('c')} and c.state = 'ACCEPTED') as "isSilent"
     from b order by length(b.path) desc, b.group_name, b.is_lead desc, b.opd_name, b.opd_id limit ${MOST}`,
    params,
    { signal: ctx.signal },
  );
}
