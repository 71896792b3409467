import type { Ctx } from '../../auth/ctx.ts';
import { reach } from '../../auth/policy.ts';
import { memberOnSql, reachSql } from '../../auth/reach.ts';
import { insidePath } from '../../db/inside-path.ts';
import { dayAsked } from '../../lib/days.ts';
import { GAP_KINDS, GAP_SOURCES, type GapKind } from './gap-sources.ts';
import { statusSql } from './pokjanal.sql.ts';

/** What is looked at: an area and so many levels below it. */
export type GapScope = { readonly path: string; readonly depth: number; readonly search: string | null };

/** Where a page of gaps ended. */
export type GapPlace = { readonly rank: number; readonly day: string; readonly code: string; readonly key: string };

export type GapRow = {
  readonly kind: GapKind;
  readonly wilayahId: string;
  readonly path: string;
  readonly pokjanalId: string | null;
  readonly decreeId: string | null;
  readonly seatId: string | null;
  readonly opdId: string | null;
  readonly opdKind: string | null;
  /** Name of the seat, the agency or the agency kind; empty for the others. */
  readonly detail: string;
  readonly confidence: string | null;
  /** Last day of the term, day of dissolution, or first day of a vacancy, as text; null when nobody knows. */
  readonly day: string | null;
  readonly contactOffice: string | null;
  readonly place: GapPlace;
};

type SqlRow = Omit<GapRow, 'place'> & { rank: number; sortDay: string; code: string; key: string };

/** Areas that are looked at and the day, whatever the tree was then. */
export type GapAreas = { readonly areaIds: readonly string[]; readonly on: Date };

/** Tables every source reads: areas looked at, their groups with status on the day, and the group that should get a decree. */
function scopeSql(ctx: Ctx, scope: GapScope | GapAreas): { sql: string; params: unknown[] } {
  const params: unknown[] = [dayAsked(ctx, 'on' in scope ? scope.on : null)];
  const looked = 'on' in scope ? lookedByIds(scope, params) : lookedBelow(scope, params);
  const within = reach(ctx.actor, 'pokjanal.read');
  const areas = reachSql(within, { path: 'w.path' }, params);
  const groups = reachSql(within, { path: 'w.path', opd: 'm."opdId"' }, params);
  const sql = `
    area as materialized (select w.id from "Wilayah" w where ${looked} and ${areas}),
    body as materialized (
      select s.id, s."wilayahId", s.regime, s.status, s."termEnd", s."decreeId", s."dissolvedOn", w.level, p."createdAt"
      from "Wilayah" w join (${statusSql}) s on s."wilayahId" = w.id join "Pokjanal" p on p.id = s.id
      where ${looked} and exists (
        select from (select null::uuid as "opdId" union all select m."opdId" from "PokjanalMember" m where m."pokjanalId" = s.id and ${memberOnSql('m', '$1::date')}) m
        where ${groups})),
    standing as materialized (
      select distinct on (b."wilayahId") b.* from body b
      where b.status not in ('ACTIVE', 'SUPERSEDED')
        and not exists (select from body x where x."wilayahId" = b."wilayahId" and x.status = 'ACTIVE')
      order by b."wilayahId", (b.status = 'DISSOLVED'), b.regime desc, b.status, b.id)`;
  return { sql, params };
}

function lookedBelow({ path, depth }: GapScope, params: unknown[]): string {
  params.push(path, path.split('/').length - 2 + depth);
  return `w."endedOn" is null and ${insidePath('w.path', '$2::text')}
    and length(w.path) - length(replace(w.path, '/', '')) - 1 <= $3::int`;
}

function lookedByIds({ areaIds }: GapAreas, params: unknown[]): string {
  return `w.id = any($${params.push(areaIds)}::uuid[])`;
}

function sourcesOf(kinds: readonly GapKind[] | null): string {
  const asked = GAP_SOURCES.filter((source) => !kinds || source.kinds.some((kind) => kinds.includes(kind)));
  return asked.map(({ sql }) => `(${sql})`).join(' union all ');
}

/** Names by which a gap is found. */
const FOUND = (hole: string): string =>
  `(${hole}::text is null or w.name ilike ${hole} or p.name ilike ${hole} or g.detail ilike ${hole})`;

/** The office that answers for the group of the area above. */
const OFFICE_ABOVE = (row: string): string =>
  `(select u."contactOffice" from "Pokjanal" u
      where u."wilayahId" = ${row}."parentId" and u."successorId" is null and u."contactOffice" is not null
      order by u.regime desc limit 1)`;

const pattern = (search: string | null): string | null =>
  search ? `%${search.replaceAll(/[\\%_]/g, String.raw`\$&`)}%` : null;

/** Which gaps of an area are wanted as a list. */
export type GapPageAsk = {
  readonly kinds: readonly GapKind[] | null;
  readonly first: number;
  readonly after: GapPlace | null;
};

/** What is wanted of the gaps of an area: how many there are of each kind, a page of them, or both. */
export type GapsWanted = { readonly counts: boolean; readonly page: GapPageAsk | null };

export type GapsFound = {
  /** Every kind is named; empty unless counts were wanted. */
  readonly counts: readonly { kind: GapKind; count: number }[];
  /** The most pressing first, with the office to call. */
  readonly rows: readonly GapRow[];
};

const NO_PAGE: GapPageAsk = { kinds: null, first: 0, after: null };

/** Finds the gaps of an area once, and counts and lists them as wanted; one statement. */
export async function findGaps(ctx: Ctx, scope: GapScope, wanted: GapsWanted): Promise<GapsFound> {
  const { kinds, first, after } = wanted.page ?? NO_PAGE;
  const { sql, params } = scopeSql(ctx, scope);
  const hole = (value: unknown): string => `$${params.push(value)}`;
  const order = hole([...GAP_KINDS]);
  const search = hole(pattern(scope.search));
  const asked = hole(kinds);
  const beyond = after
    ? `(rank, "sortDay", code, key) > (${hole(after.rank)}::int, ${hole(after.day)}::text, ${hole(after.code)}::text, ${hole(after.key)}::text)`
    : 'true';
  const text = `with ${sql}, found as materialized (
       select g.*, w.path, w.code collate "C" as code, w."parentId", p."contactOffice" as own,
         array_position(${order}::text[], g.kind) as rank, coalesce(g.day::text, '9999') collate "C" as "sortDay",
         concat_ws(':', coalesce(g."pokjanalId", g."wilayahId"), g."seatId", g."opdId", g."opdKind") collate "C" as key
       from (${sourcesOf(wanted.counts ? null : kinds)}) g
       join "Wilayah" w on w.id = g."wilayahId" left join "Pokjanal" p on p.id = g."pokjanalId"
       where ${FOUND(search)}),
     page as (
       select * from found where (${asked}::text[] is null or kind = any(${asked}::text[])) and ${beyond}
       order by rank, "sortDay", code, key limit ${hole(first)}::int),
     tally as (${wanted.counts ? 'select json_object_agg(kind, n)::text as counts from (select kind, count(*) as n from found group by kind) k' : 'select null::text as counts'})
     select tally.counts, x.kind, x."wilayahId", x.path, x."pokjanalId", x."decreeId", x."seatId", x."opdId", x."opdKind", x.detail, x.confidence,
       x.day::text as day, x.rank, x."sortDay", x.code, x.key,
       coalesce(x.own, ${OFFICE_ABOVE('x')}) as "contactOffice"
     from tally left join page x on true order by x.rank, x."sortDay", x.code, x.key`;
  const rows = await ctx.db.sql<SqlRow & { counts: string | null }>(text, params, {
    signal: ctx.signal,
  });
  const counts = JSON.parse(rows[0]?.counts ?? '{}') as Partial<Record<GapKind, number>>;
  return {
    counts: wanted.counts ? GAP_KINDS.map((kind) => ({ kind, count: counts[kind] ?? 0 })) : [],
    rows: rows.filter(({ kind }) => kind !== null).map(rowOf),
  };
}

function rowOf({ rank, sortDay, code, key, ...row }: SqlRow): GapRow {
  return { ...row, place: { rank, day: sortDay, code, key } };
}

/** Gaps of one kind in short, with the one that presses most. */
export type GapSummary = {
  readonly kind: GapKind;
  readonly count: number;
  /** Gaps whose day lies in the seven days from today. */
  readonly week: number;
  readonly day: string | null;
  readonly name: string;
  readonly wilayahId: string;
  readonly pokjanalId: string | null;
  readonly decreeId: string | null;
  readonly seatId: string | null;
  readonly contactOffice: string | null;
};

/** Sums the gaps of some kinds up, each with the most pressing one; kinds without any are left out. One statement. */
export function summariseGaps(ctx: Ctx, scope: GapScope, kinds: readonly GapKind[]): Promise<GapSummary[]> {
  const { sql, params } = scopeSql(ctx, scope);
  const asked = `$${params.push([...kinds])}`;
  return ctx.db.sql<GapSummary>(
    `with ${sql}, listed as (
       select g.*, w.name as area, w."parentId", p.name as body, p."contactOffice" as own,
         count(*) over (partition by g.kind) as total, row_number() over (partition by g.kind order by g.day, w.code, p.name, g.detail) as place,
         count(*) filter (where g.day between $1::date and $1::date + 6) over (partition by g.kind) as week
       from (${sourcesOf(kinds)}) g
       join "Wilayah" w on w.id = g."wilayahId" left join "Pokjanal" p on p.id = g."pokjanalId"
       where g.kind = any(${asked}::text[]))
     select kind, total::int as count, week::int as week, day::text as day, concat_ws(': ', coalesce(body, area), nullif(detail, '')) as name,
       "wilayahId", "pokjanalId", "decreeId", "seatId", coalesce(own, ${OFFICE_ABOVE('listed')}) as "contactOffice"
     from listed where place = 1 order by array_position(${asked}::text[], kind)`,
    params,
    { signal: ctx.signal },
  );
}

/** Counts the gaps in and right below each area under one, by the id of that area; one statement. */
export async function countGapsBelow(ctx: Ctx, path: string): Promise<ReadonlyMap<string, number>> {
  const { sql, params } = scopeSql(ctx, { path, depth: 2, search: null });
  const rows = await ctx.db.sql<{ id: string; count: number }>(
    `with ${sql}
     select c.id, count(*)::int as count from (${sourcesOf(null)}) g join "Wilayah" w on w.id = g."wilayahId"
     join "Wilayah" u on u.path = $2::text join "Wilayah" c on c."parentId" = u.id and starts_with(w.path, c.path)
     group by c.id`,
    params,
    { signal: ctx.signal },
  );
  return new Map(rows.map(({ id, count }) => [id, count]));
}

/** Gaps of one kind of one group, area or agency, together. */
export type GapBundle = {
  readonly kind: GapKind;
  readonly wilayahId: string;
  readonly path: string;
  readonly pokjanalId: string | null;
  readonly opdId: string | null;
  readonly count: number;
  readonly decreeId: string | null;
  readonly seatId: string | null;
  /** Names of seats and agency kinds, at most five. */
  readonly details: readonly string[];
};

/** Bundles the gaps of some areas as of a day by what they are about, the most pressing first; one statement. */
export function bundleGaps(ctx: Ctx, scope: GapAreas): Promise<GapBundle[]> {
  const { sql, params } = scopeSql(ctx, scope);
  return ctx.db.sql<GapBundle>(
    `with ${sql}
     select g.kind, g."wilayahId", w.path, g."pokjanalId", g."opdId", count(*)::int as count,
       (array_agg(g."decreeId"))[1] as "decreeId", (array_agg(g."seatId" order by g.day nulls last, g.detail))[1] as "seatId",
       (array_agg(g.detail order by g.day nulls last, g.detail) filter (where g.detail <> ''))[1:5] as details
     from (${sourcesOf(null)}) g join "Wilayah" w on w.id = g."wilayahId"
     group by 1, 2, 3, 4, 5 order by array_position($${params.push([...GAP_KINDS])}::text[], g.kind), 2, 4, 5`,
    params,
    { signal: ctx.signal },
  );
}
