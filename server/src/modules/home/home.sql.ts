import type { Ctx } from '../../auth/ctx.ts';
import { may, reach } from '../../auth/policy.ts';
import { reachSql } from '../../auth/reach.ts';
import { dayAsked } from '../../lib/days.ts';
import { type SourceAsk, WORK_SOURCES, type WorkKind } from './home-sources.ts';

/** The item of a kind that presses most, with the ids its act needs. */
export type WorkItem = {
  readonly name: string;
  readonly wilayahId: string | null;
  readonly pokjanalId: string | null;
  readonly requestId: string | null;
  readonly recordId: string | null;
  readonly month: number | null;
  readonly contactOffice: string | null;
};

/** Work of one kind: how much, how old, and what to begin with. */
export type WorkLine = {
  readonly kind: WorkKind;
  readonly count: number;
  readonly overdue: number;
  /** Due in the seven days from today. */
  readonly week: number;
  /** The first of their days. */
  readonly day: string | null;
  readonly item: WorkItem;
};

/** Says what waits for the caller, kind by kind; kinds without any are left out. One statement for all of them. */
export async function listWork(ctx: Ctx): Promise<WorkLine[]> {
  const sources = WORK_SOURCES.filter(({ needs }) => may(ctx.actor, needs));
  if (sources.length === 0) return [];
  const params: unknown[] = [dayAsked(ctx, null)];
  const ask: SourceAsk = {
    ctx,
    params,
    hole: (value) => `$${params.push(value)}`,
    reach: (action, columns) => reachSql(reach(ctx.actor, action), columns, params),
  };
  const parts = sources.map(({ kind, sql }) => {
    const source = sql(ask);
    return `(select '${kind}' as kind, count(*)::int as count, (count(*) filter (where day < $1::date))::int as overdue,
       (count(*) filter (where day between $1::date and $1::date + 6))::int as week, min(day)::date::text as day,
       (array_agg(to_jsonb(i) - 'day' order by day, name))[1] as item
     from (${source.head ? `with ${source.head} ` : ''}${source.sql}) i having count(*) > 0)`;
  });
  const rows = await ctx.db.sql<WorkLine>(parts.join(' union all '), params, { signal: ctx.signal });
  const order = sources.map(({ kind }) => kind);
  return rows.sort((one, other) => order.indexOf(one.kind) - order.indexOf(other.kind));
}

/** Events of one type since a moment: how many, the newest, and where. */
export type ChangedLine = {
  readonly type: string;
  readonly count: number;
  readonly at: Date;
  readonly subjectId: string | null;
  readonly pokjanalId: string | null;
  readonly wilayahId: string;
  readonly areas: number;
};

/** Types of events that say something to those who look after groups; forms and figures have pages of their own. */
const TOLD =
  '^(pokjanal|decree|seat|holding|member|collection|meeting|commitment|problem|evidence|month|wilayah)\\.(?!overdue|dueSoon)';

/** Says what others changed within the caller's reach since a moment, type by type, the newest first; one statement. */
export function listChanges(ctx: Ctx, since: Date): Promise<ChangedLine[]> {
  const userId = ctx.actor.kind === 'user' ? ctx.actor.userId : null;
  const params: unknown[] = [since, userId, TOLD];
  const within = reachSql(reach(ctx.actor, 'pokjanal.read'), { path: 'w.path' }, params);
  return ctx.db.sql<ChangedLine>(
    // Read once, before the areas: a fresh database knows too little of the log and would read it for each of them.
    `with o as materialized (
       select type, at, payload, node_no from outbox
       where at > $1::timestamptz and left(type, 7) not in ('report.', 'rollup.', 'obligat') and type ~ $3::text
         and ($2::uuid is null or (payload ->> 'by') is distinct from $2::uuid::text))
     select o.type, count(*)::int as count, max(o.at) as at, count(distinct w.id)::int as areas,
       (array_agg(coalesce(o.payload ->> 'id', o.payload #>> '{ids,0}') order by o.at desc))[1] as "subjectId",
       (array_agg(o.payload ->> 'pokjanal' order by o.at desc))[1] as "pokjanalId",
       (array_agg(w.id order by o.at desc))[1] as "wilayahId"
     from o join "Wilayah" w on w.no = o.node_no
     where ${within}
     group by o.type order by max(o.at) desc`,
    params,
    { signal: ctx.signal },
  );
}
