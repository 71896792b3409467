import type { SqlFace } from '../../events/outbox.ts';
import type { SuccessionKind } from '@pokjanal/prisma/client';
import { type Day, firstDay, lastDay } from '../../lib/pure/month.ts';
import type { MonthSpan } from './figures.ts';

/** One stretch of an area below a parent. Paths are of today; `from` null is since ever, `to` null until now. */
export type ParentRow = {
  readonly no: number;
  readonly path: string;
  readonly parent: number;
  readonly parentPath: string;
  readonly from: Day | null;
  readonly to: Day | null;
  /** The area came into being on the day of its first stretch. */
  readonly arose: boolean;
};

/** One stretch of a post in a village, mentored by a puskesmas. */
export type PlacementRow = {
  readonly unit: number;
  readonly village: number;
  readonly villagePath: string;
  readonly puskesmas: number | null;
  readonly from: Day | null;
  readonly to: Day | null;
  /** Where it lies and who mentors it today. */
  readonly nowVillage: number;
  readonly nowVillagePath: string;
  readonly nowPuskesmas: number | null;
};

/** Lists the stretches of areas that arose from others, ended or changed their parent, oldest first. */
export function selectParentRows(db: SqlFace): Promise<ParentRow[]> {
  return db.sql(
    `with born as (
       select s."toId" as id, min(s."on") as day from "WilayahSuccession" s
       where s."fromId" <> s."toId" and s.kind in ('SPLIT', 'MERGE') group by 1),
     moved as (
       select p."wilayahId" as id from "WilayahParent" p group by 1 having count(*) > 1 or count(p."to") > 0
       union
       select b.id from born b join "WilayahParent" p on p."wilayahId" = b.id and p."from" = b.day)
     select w.no, w.path, q.no as parent, q.path as "parentPath", p."from"::text as "from", p."to"::text as "to",
       exists (select from born b where b.id = w.id and b.day = p."from") as arose
     from moved m join "WilayahParent" p on p."wilayahId" = m.id
     join "Wilayah" w on w.id = p."wilayahId" join "Wilayah" q on q.id = p."parentId"
     order by w.no, p."from" nulls first`,
  );
}

/** Lists the stretches of posts that moved to another village or puskesmas, oldest first. */
export function selectPlacementRows(db: SqlFace): Promise<PlacementRow[]> {
  return db.sql(
    `with moved as (select "posyanduId" as id from "PosyanduPlacement" group by 1 having count(*) > 1)
     select u.no as unit, w.no as village, w.path as "villagePath", s.no as puskesmas, p."from"::text as "from", p."to"::text as "to",
       u."desaNo" as "nowVillage", n.path as "nowVillagePath", u."puskesmasNo" as "nowPuskesmas"
     from moved m join "PosyanduPlacement" p on p."posyanduId" = m.id join "Unit" u on u."posyanduId" = m.id
     join "Wilayah" w on w.id = p."wilayahId" join "Wilayah" n on n.no = u."desaNo"
     left join "Puskesmas" s on s.id = p."puskesmasId"
     order by u.no, p."from" nulls first`,
  );
}

/** What lies right below some nodes today: areas, and the units of villages and puskesmas. */
export type BelowRow = { readonly node: number; readonly area: number | null; readonly unit: number | null };

export function selectBelow(db: SqlFace, nodes: readonly number[]): Promise<BelowRow[]> {
  return db.sql(
    `select p.no as node, c.no as area, null::int as unit from "Wilayah" p join "Wilayah" c on c."parentId" = p.id
     where p.no = any($1::int[])
     union all select u."desaNo", null, u.no from "Unit" u where u."desaNo" = any($1::int[])
     union all select u."puskesmasNo", null, u.no from "Unit" u where u."puskesmasNo" = any($1::int[])`,
    [nodes],
  );
}

/** A change of areas as it is told beside a series. */
export type BoundaryChange = {
  readonly kind: SuccessionKind;
  readonly on: Day;
  readonly decree: string;
  /** The area that came to lie in another, from one parent to the other; null where an area itself became another. */
  readonly movedName: string | null;
  readonly fromId: string;
  readonly fromName: string;
  readonly toId: string;
  readonly toName: string;
};

/** Lists what changed the posts of some areas within some months, oldest first. */
export function selectBoundaryChanges(
  db: SqlFace,
  of: { nos: readonly number[]; spans: readonly MonthSpan[]; signal: AbortSignal | undefined },
): Promise<BoundaryChange[]> {
  return db.sql(
    `with step as (
       select s.kind, s."on", s.decree, s."fromId", s."toId" from "WilayahSuccession" s
       join unnest($2::date[], $3::date[]) m(first, last) on s."on" between m.first and m.last),
     change as (
       select kind, "on", decree, null::uuid as moved, "fromId", "toId" from step where "fromId" <> "toId"
       union
       select s.kind, s."on", s.decree, s."fromId", was."parentId", now."parentId" from step s
       join "WilayahParent" was on was."wilayahId" = s."fromId" and was."to" = s."on" - 1
       join "WilayahParent" now on now."wilayahId" = s."fromId" and now."from" = s."on"
       where s."fromId" = s."toId" and was."parentId" <> now."parentId")
     select c.kind, c."on"::text as "on", c.decree, a.name as "movedName", f.id as "fromId", f.name as "fromName",
       t.id as "toId", t.name as "toName"
     from change c join "Wilayah" f on f.id = c."fromId" join "Wilayah" t on t.id = c."toId"
     left join "Wilayah" a on a.id = c.moved
     where f.no = any($1::int[]) or t.no = any($1::int[]) order by 2, 8, 4`,
    [of.nos, of.spans.map(({ first }) => firstDay(first)), of.spans.map(({ last }) => lastDay(last))],
    { signal: of.signal },
  );
}
