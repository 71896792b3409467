import type { WilayahKind, WilayahLevel } from '@pokjanal/prisma/client';
import type { Ctx } from '../../auth/ctx.ts';
import { reach } from '../../auth/policy.ts';
import { memberOnSql, reachSql } from '../../auth/reach.ts';
import { dayAsked, dayText } from '../../lib/days.ts';
import type { PokjanalStatus } from './pokjanal-status.ts';
import { statusSql } from './pokjanal.sql.ts';

/** Which part of the graph is asked for. */
export type GraphScope = {
  readonly wilayahId: string;
  readonly on: Date;
  /** Levels below the area that are answered whole. */
  readonly depth: number;
  /** Codes of further areas whose areas right below are answered too. */
  readonly opened: readonly string[];
};

/** An area of the tree as of the day, with one of its groups or none. */
export type GraphAreaRow = {
  readonly wilayahId: string;
  readonly parentId: string | null;
  readonly depth: number;
  readonly code: string;
  readonly area: string;
  readonly kind: WilayahKind;
  readonly level: WilayahLevel;
  readonly path: string;
  readonly opened: boolean;
  /** Areas right below it. */
  readonly below: number;
  readonly mayReadArea: boolean;
  readonly groupId: string | null;
  readonly mayReadGroup: boolean;
  readonly name: string | null;
  readonly regime: 'POKJANAL' | 'TIM_PEMBINA' | null;
  readonly successorId: string | null;
  readonly contactOffice: string | null;
  readonly status: PokjanalStatus | null;
  readonly decreeId: string | null;
  readonly decree: string | null;
  readonly termEnd: string | null;
  readonly seats: number;
  readonly vacant: number;
  readonly members: number;
};

/** More areas than this are not drawn at once; those nearest to the asked one come first. */
export const MOST_AREAS = 3000;

/**
 * Whether the link `p` of an area to its parent held on a day, as SQL. The first link of an area that did not arise from
 * another one counts as standing since ever: before the list of areas was loaded it lay there already.
 */
export const linkHeld = (day: string): string => `
  (p."to" is null or p."to" >= ${day}) and (p."from" is null or p."from" <= ${day}
    or (not exists (select from "WilayahParent" q where q."wilayahId" = p."wilayahId" and q.id <> p.id
        and (q."from" is null or q."from" < p."from"))
      and not exists (select from "WilayahSuccession" s where s."toId" = p."wilayahId" and s."fromId" <> s."toId" and s."on" = p."from")))`;

/** Days between which a seat, a holding or a membership held, as SQL. */
export const heldOn = (row: string): string =>
  `(${row}."from" is null or ${row}."from" <= $1::date) and (${row}."to" is null or ${row}."to" >= $1::date)`;

/** Nobody sits in the seat `s` on the day. */
export const VACANT = `not exists (select from "SeatHolding" h
  where h."seatId" = s.id and h."withdrawnAt" is null and ${heldOn('h')})`;
const STANDS = `(s."endedOn" is null or s."endedOn" >= $1::date)`;

/**
 * Lists the areas of the tree as it stood on the day, each with its groups and what is to be told of them; one statement.
 * Rows out of reach come along with their mark, to be counted and not shown.
 */
export function graphAreas(ctx: Ctx, { wilayahId, on, depth, opened }: GraphScope): Promise<GraphAreaRow[]> {
  const params: unknown[] = [dayText(on), wilayahId, depth, opened];
  const within = reach(ctx.actor, 'pokjanal.read');
  const areas = reachSql(within, { path: 't.path' }, params);
  const today = `$${params.push(dayText(dayAsked(ctx, null)))}::date`;
  const groups = reachSql(within, { path: 't.path', opd: 'm."opdId"' }, params);
  return ctx.db.sql<GraphAreaRow>(
    `with recursive walk as (
       select w.id, null::uuid as "parentId", 0 as depth, ($3::int > 0 or w.code = any($4::text[])) as opened
       from "Wilayah" w where w.id = $2::uuid
       union all
       select c.id, p."parentId", t.depth + 1, (t.depth + 1 < $3::int or c.code = any($4::text[]))
       from walk t
       -- By index, whatever the planner expects of a step: each link is asked what came before it.
       cross join lateral (select * from "WilayahParent" l where l."parentId" = t.id offset 0) p
       join "Wilayah" c on c.id = p."wilayahId" and ${linkHeld('$1::date')} and (c."endedOn" is null or c."endedOn" > $1::date)
       where t.opened),
     tree as materialized (
       select t.id, t."parentId", t.depth, t.opened, w.code, w.name, w.level, w.kind, w.path from walk t join "Wilayah" w on w.id = t.id
       order by t.depth, w.code collate "C" limit ${MOST_AREAS + 1})
     select t.id as "wilayahId", t."parentId", t.depth, t.opened, t.code, t.name as area, t.kind, t.level, t.path,
       (select count(*)::int from "WilayahParent" p where p."parentId" = t.id and ${linkHeld('$1::date')}) as below,
       ${areas} as "mayReadArea",
       g.id as "groupId", p.name, g.regime, p."successorId", p."contactOffice", g.status, g."decreeId", d.number as decree,
       g."termEnd"::text as "termEnd",
       (select count(*)::int from "Seat" s where s."pokjanalId" = g.id and ${STANDS}) as seats,
       (select count(*)::int from "Seat" s where s."pokjanalId" = g.id and ${STANDS} and ${VACANT}) as vacant,
       (select count(distinct m."opdId")::int from "PokjanalMember" m where m."pokjanalId" = g.id and ${heldOn('m')}) as members,
       exists (select from (select null::uuid as "opdId" union all
         select m."opdId" from "PokjanalMember" m where m."pokjanalId" = g.id and ${memberOnSql('m', today)}) m where ${groups}) as "mayReadGroup"
     from tree t
     left join (${statusSql}) g on g."wilayahId" = t.id
     left join "Pokjanal" p on p.id = g.id left join "Decree" d on d.id = g."decreeId"
     order by t.depth, t.code collate "C",
       array_position(array['ACTIVE', 'EXPIRED', 'AWAITING_DECREE', 'PLANNED', 'DISSOLVED', 'SUPERSEDED'], g.status), g.regime desc, g.id`,
    params,
    { signal: ctx.signal },
  );
}
