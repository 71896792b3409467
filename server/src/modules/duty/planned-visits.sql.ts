import type { Ctx } from '../../auth/ctx.ts';
import { reach } from '../../auth/policy.ts';
import { reachSql } from '../../auth/reach.ts';
import { insidePath } from '../../db/inside-path.ts';
import { dayAsked } from '../../lib/days.ts';

/** Visits by the clock: their day is over, lies in the seven days from today, or later. */
export type VisitTime = 'OVERDUE' | 'WEEK' | 'LATER';

/** Which planned visits; what is null does not narrow. */
export type VisitFilter = {
  /** Path of an area: of its groups and of those below. */
  readonly path: string | null;
  readonly pokjanalId: string | null;
  readonly opdId: string | null;
  readonly posyanduId: string | null;
  readonly time: VisitTime | null;
  readonly from: Date | null;
  readonly to: Date | null;
  /** Part of a title, agency, group, place, or name of a post. */
  readonly search: string | null;
};

/** Where a page of planned visits ended. */
export type VisitPlace = { readonly day: string; readonly id: string };

/** A visit that is planned and of which nobody wrote down yet that it took place. */
export type PlannedVisitRow = {
  readonly id: string;
  readonly title: string;
  /** Such as `2026-11-28`. */
  readonly day: string;
  readonly visitKind: string | null;
  readonly place: string | null;
  readonly team: string | null;
  readonly status: 'DRAFT' | 'RETURNED';
  readonly opdId: string;
  readonly opdName: string;
  readonly pokjanalId: string;
  readonly pokjanalName: string;
  readonly area: string;
  readonly path: string;
};

/** How many planned visits there are. */
export type VisitCounts = { readonly total: number; readonly overdue: number; readonly week: number };

/** Tells of a record `e` that it is a visit that is planned and not held, as SQL; an index serves it. */
export const PLANNED_SQL = `e.kind = 'VISIT' and e.status in ('DRAFT', 'RETURNED')
  and e.details ->> 'heldOn' is null and e.details ->> 'plannedOn' is not null`;

/** The day a visit `e` is planned for, as text that sorts by day. */
export const PLANNED_DAY = `(e.details ->> 'plannedOn')`;

const TODAY = `to_char($1::date, 'YYYY-MM-DD')`;
const WEEK_END = `to_char($1::date + 6, 'YYYY-MM-DD')`;

/** Conditions on a planned visit `e` by the clock, as SQL; `$1` is today. */
export const VISIT_TIMES: Readonly<Record<VisitTime, string>> = {
  OVERDUE: `${PLANNED_DAY} < ${TODAY}`,
  WEEK: `${PLANNED_DAY} between ${TODAY} and ${WEEK_END}`,
  LATER: `${PLANNED_DAY} > ${WEEK_END}`,
};

const like = (text: string): string => `%${text.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;

/** Tables and conditions of both statements; `$1` is today. */
function fromSql(ctx: Ctx, filter: VisitFilter, params: unknown[]): string {
  const hole = (value: unknown): string => `$${params.push(value)}`;
  const { path, pokjanalId, opdId, posyanduId, time, from, to, search } = filter;
  const readable = reachSql(reach(ctx.actor, 'duty.read'), { path: 'w.path', opd: 'x."opdId"' }, params);
  const about = `"EvidenceLink" l where l."evidenceId" = e.id and l.kind = 'POSYANDU'`;
  const named = search === null ? '' : hole(like(search));
  const wanted = [
    PLANNED_SQL,
    // Whoever is a member of the group reads its records, and an agency reads its own.
    `exists (select from (select e."opdId" union all
       select m."opdId" from "PokjanalMember" m where m."pokjanalId" = e."pokjanalId") x where ${readable})`,
    path !== null && insidePath('w.path', `${hole(path)}::text`),
    pokjanalId !== null && `e."pokjanalId" = ${hole(pokjanalId)}::uuid`,
    opdId !== null && `e."opdId" = ${hole(opdId)}::uuid`,
    posyanduId !== null && `exists (select from ${about} and l.ref = ${hole(posyanduId)})`,
    time !== null && VISIT_TIMES[time],
    from !== null && `${PLANNED_DAY} >= to_char(${hole(from)}::date, 'YYYY-MM-DD')`,
    to !== null && `${PLANNED_DAY} <= to_char(${hole(to)}::date, 'YYYY-MM-DD')`,
    search !== null &&
      `(e.title ilike ${named} or o.name ilike ${named} or p.name ilike ${named} or e.details ->> 'place' ilike ${named}
        or exists (select from ${about} and exists (
          select from "Posyandu" y where y.id = l.ref::uuid and y.name ilike ${named})))`,
  ];
  return `from "Evidence" e join "Pokjanal" p on p.id = e."pokjanalId" join "Wilayah" w on w.id = p."wilayahId"
     join "Opd" o on o.id = e."opdId" where ${wanted.filter(Boolean).join(' and ')}`;
}

/** Lists planned visits within reach, the longest due first, from where a page ended. One statement. */
export function listPlannedVisits(
  ctx: Ctx,
  filter: VisitFilter,
  page: { readonly first: number; readonly after: VisitPlace | null },
): Promise<PlannedVisitRow[]> {
  const params: unknown[] = [dayAsked(ctx, null)];
  const from = fromSql(ctx, filter, params);
  const { first, after } = page;
  const rest = after
    ? `and (${PLANNED_DAY}, e.id) > ($${params.push(after.day)}::text, $${params.push(after.id)}::uuid)`
    : '';
  return ctx.db.sql<PlannedVisitRow>(
    // Today stands in every statement, also where nothing asks for it.
    `select e.id, e.title, ${PLANNED_DAY} as day, e.details ->> 'visitKind' as "visitKind", e.details ->> 'place' as place,
       e.details ->> 'team' as team, e.status::text as status, o.id as "opdId", o.name as "opdName", p.id as "pokjanalId",
       p.name as "pokjanalName", w.name as area, w.path, $1::date is null as "noDay"
     ${from} ${rest} order by ${PLANNED_DAY}, e.id limit $${params.push(first)}::int`,
    params,
    { signal: ctx.signal },
  );
}

/** Counts planned visits within reach: all, those whose day is over, and those of the seven days from today. */
export async function countPlannedVisits(ctx: Ctx, filter: VisitFilter): Promise<VisitCounts> {
  const params: unknown[] = [dayAsked(ctx, null)];
  const from = fromSql(ctx, filter, params);
  const [counts] = await ctx.db.sql<VisitCounts>(
    `select count(*)::int as total, (count(*) filter (where ${VISIT_TIMES.OVERDUE}))::int as overdue,
       (count(*) filter (where ${VISIT_TIMES.WEEK}))::int as week ${from}`,
    params,
    { signal: ctx.signal },
  );
  return counts ?? { total: 0, overdue: 0, week: 0 };
}
