import type { WilayahLevel } from '@pokjanal/prisma/client';
import type { Ctx } from '../../auth/ctx.ts';
import { reach } from '../../auth/policy.ts';
import { depthOf, reachSql } from '../../auth/reach.ts';
import { insidePath } from '../../db/inside-path.ts';
import { dayText, today } from '../../lib/days.ts';
import { BADGES } from './badge.ts';
import { badgeSql } from './badge.sql.ts';
import { kaderBook } from './kader-book.ts';

/** How many kader of which kind serve; nobody is named. */
export type KaderTally = {
  readonly serving: number;
  readonly withDecree: number;
  readonly trained: number;
  readonly assessed: number;
  /** By badge, in the order of `BADGES`. */
  readonly badges: readonly number[];
};

export type KaderCountRow = KaderTally & {
  readonly wilayahId: string;
  readonly posts: number;
  /** Posts with anybody on record, serving or not: where there is none, nobody has counted. */
  readonly postsRecorded: number;
  /** Posts with five kader or more. */
  readonly postsWithFive: number;
};

const TALLY = `count(k.id)::int as serving, count(k."decreeNumber")::int as "withDecree",
  count(k."trainedOn")::int as trained, count(k."assessedOn")::int as assessed`;

const badgeCounts = (badge: string): string =>
  `array[${BADGES.map((_, at) => `count(k.id) filter (where ${badge} = ${at})`).join(', ')}]::int[] as badges`;

/**
 * Counts kader by badge, and posts by whether five serve there, for every area of a level inside another; areas without
 * any are there too. One statement.
 */
export async function countKaderByArea(ctx: Ctx, path: string, level: WilayahLevel): Promise<KaderCountRow[]> {
  const book = await kaderBook(ctx);
  const params: unknown[] = [path, level, dayText(today(ctx))];
  const within = reachSql(reach(ctx.actor, 'kader.count'), { path: 'w.path' }, params);
  // The number of the area stands at its place in every path below it: a join by value, not by prefix.
  const owner = `split_part(v.path, '/', ${depthOf(level) + 1})`;
  return ctx.db.sql<KaderCountRow>(
    `with area as materialized (
       select w.id, w.no, w.code from "Wilayah" w
       where w."endedOn" is null and w.level = $2::"WilayahLevel" and ${insidePath('w.path', '$1::text')} and ${within}),
     post as materialized (
       select p.id, a.id as area from "Wilayah" v join "Posyandu" p on p."wilayahId" = v.id join area a on a.no::text = ${owner}
       where ${insidePath('v.path', '$1::text')} and exists (
         select from "PosyanduInterval" i where i."posyanduId" = p.id and i."openedOn" <= $3::date
           and (i."closedOn" is null or i."closedOn" >= $3::date))),
     known as materialized (select distinct k."posyanduId" from "Kader" k where k."withdrawnAt" is null),
     person as materialized (select k.*, ${badgeSql('k.passed', book)} as badge from "Kader" k where k."leftOn" is null),
     tally as (
       select p.area, p.id, p.id in (select "posyanduId" from known) as recorded, ${TALLY}, ${badgeCounts('k.badge')}
       from post p left join person k on k."posyanduId" = p.id group by p.area, p.id)
     select a.id as "wilayahId", count(t.id)::int as posts, (count(t.id) filter (where t.recorded))::int as "postsRecorded", (count(t.id) filter (where t.serving >= 5))::int as "postsWithFive",
       coalesce(sum(t.serving), 0)::int as serving, coalesce(sum(t."withDecree"), 0)::int as "withDecree",
       coalesce(sum(t.trained), 0)::int as trained, coalesce(sum(t.assessed), 0)::int as assessed,
       array[${BADGES.map((_, at) => `coalesce(sum(t.badges[${at + 1}]), 0)`).join(', ')}]::int[] as badges
     from area a left join tally t on t.area = a.id group by a.id, a.code order by a.code`,
    params,
    { signal: ctx.signal },
  );
}

/** The same for posts in whose village the caller may see numbers, by their ids. One statement. */
export async function countKaderOfPosts(ctx: Ctx, ids: readonly string[]): Promise<ReadonlyMap<string, KaderTally>> {
  const book = await kaderBook(ctx);
  const params: unknown[] = [ids];
  const within = reachSql(reach(ctx.actor, 'kader.count'), { path: 'w.path' }, params);
  const rows = await ctx.db.sql<KaderTally & { id: string }>(
    `select p.id, ${TALLY}, ${badgeCounts(badgeSql('k.passed', book))}
     from "Posyandu" p join "Wilayah" w on w.id = p."wilayahId"
     left join "Kader" k on k."posyanduId" = p.id and k."leftOn" is null
     where p.id = any($1::uuid[]) and ${within} group by p.id`,
    params,
    { signal: ctx.signal },
  );
  return new Map(rows.map(({ id, ...tally }) => [id, tally]));
}

/** How many kader served inside areas on days, each a path with its day; one statement. */
export async function countServing(
  ctx: Ctx,
  asked: readonly { readonly path: string; readonly on: Date }[],
): Promise<number[]> {
  const rows = await ctx.db.sql<{ count: number }>(
    `select (select count(distinct t."kaderId")::int from "Wilayah" v join "Posyandu" p on p."wilayahId" = v.id
       join "KaderTerm" t on t."posyanduId" = p.id
       where ${insidePath('v.path', 'a.path')} and t."from" <= a.day and (t."to" is null or t."to" >= a.day)) as count
     from unnest($1::text[], $2::date[]) with ordinality as a(path, day, place) order by a.place`,
    [asked.map(({ path }) => path), asked.map(({ on }) => dayText(on))],
    { signal: ctx.signal },
  );
  return rows.map(({ count }) => count);
}
