import type { Ctx } from '../../auth/ctx.ts';
import { reach } from '../../auth/policy.ts';
import { reachSql } from '../../auth/reach.ts';
import { insidePath } from '../../db/inside-path.ts';
import type { MonthNo } from '../../lib/pure/month.ts';
import type { Measures } from '../../lib/pure/scoring.ts';
import { SCORED_MONTHS } from './assess-posts.sql.ts';

export const STRATA = ['PRATAMA', 'MADYA', 'PURNAMA', 'MANDIRI'] as const;
export const STRATA_METHOD = 'STRATA_2011';
export const ACTIVE_METHOD = 'AKTIF_2020';
export type Strata = (typeof STRATA)[number];

/** What a scoring measured of a post in its newest month. */
export type AssessmentRow = {
  readonly month: MonthNo;
  readonly method: string;
  readonly version: number;
  readonly measures: Measures;
};

export type AssessedPost = {
  readonly id: string;
  readonly name: string;
  readonly formSet: 'BASIC' | 'ILP';
  readonly code: string;
  readonly desa: string;
  readonly kecamatan: string;
  readonly kabkota: string;
  readonly rank: number;
  readonly assessments: readonly AssessmentRow[];
};

/** How many posts a scoring gave which result; a null result counts those it has not judged yet. */
export type ResultCount = { readonly method: string; readonly result: string | null; readonly posts: number };
export type AreaCount = { readonly id: string; readonly name: string; readonly counts: readonly ResultCount[] };

/** Posts of the list stand in the order of their village and name, or of their strata first. */
export type AssessedPlace = Pick<AssessedPost, 'rank' | 'code' | 'name' | 'id'>;
export const ORDERS = ['AREA', 'LOWEST_FIRST', 'HIGHEST_FIRST'] as const;

export type AssessedAsk = {
  /** Path and id of the area the posts lie in. */
  readonly area: { readonly id: string; readonly path: string } | null;
  readonly puskesmasId: string | null;
  readonly month: MonthNo;
  readonly strata: readonly Strata[] | null;
  /** Not judged yet, beside or instead of some strata. */
  readonly unjudged: boolean;
  readonly active: boolean | null;
  readonly search: string | null;
  readonly order: (typeof ORDERS)[number];
  readonly first: number;
  readonly after: AssessedPlace | null;
};

export type AssessedPage = {
  readonly counts: readonly ResultCount[];
  readonly areas: readonly AreaCount[];
  readonly total: number;
  readonly rows: readonly AssessedPost[];
};

const COLUMNS = { path: 'w.path', puskesmas: 'u."puskesmasNo"', unit: 'u.no' };
const LAST = 9;
const RANKS: Readonly<Record<AssessedAsk['order'], string>> = {
  AREA: '0',
  LOWEST_FIRST: `coalesce(array_position(array['PRATAMA', 'MADYA', 'PURNAMA', 'MANDIRI'], strata), ${LAST})`,
  HIGHEST_FIRST: `coalesce(array_position(array['MANDIRI', 'PURNAMA', 'MADYA', 'PRATAMA'], strata), ${LAST})`,
};

/**
 * Lists the posts within reach that owe reports of a month with their newest results of the year before, and counts the
 * results of all of them, also by area below the one asked, whatever the list is narrowed to: one statement.
 */
export async function listAssessedPosts(ctx: Ctx, ask: AssessedAsk): Promise<AssessedPage> {
  const params: unknown[] = [ask.month];
  const hole = (value: unknown): string => `$${params.push(value)}`;
  const within = [reachSql(reach(ctx.actor, 'report.read'), COLUMNS, params)];
  if (ask.area) within.push(insidePath('w.path', `${hole(ask.area.path)}::text`));
  if (ask.puskesmasId) within.push(`p."puskesmasId" = ${hole(ask.puskesmasId)}::uuid`);
  const [page] = await ctx.db.sql<AssessedPage>(
    `with post as materialized (
       select u.no, p.id, p.name, w.code, w.path, ${newest(STRATA_METHOD)} as strata, ${newest(ACTIVE_METHOD)} as active
       from "Unit" u join "Posyandu" p on p.id = u."posyanduId" join "Wilayah" w on w.no = u."desaNo"
       where ${within.join(' and ')} and exists (
         select from obligation o where o.unit_no = u.no and o.month = $1 and o.expectation = 0)),
     listed as (select *, ${RANKS[ask.order]} as rank from post where ${narrowed(ask, hole)}),
     page as (
       select * from listed ${beyond(ask.after, hole)} order by rank, code, name, id limit ${hole(ask.first)})
     select (select coalesce(jsonb_agg(c), '[]') from (
         select method, result, count(*)::int as posts from post ${RESULTS} group by 1, 2 order by 1, 2) c) as counts,
       ${areasOf(ask)} as areas,
       (select count(*)::int from listed) as total,
       (select coalesce(jsonb_agg(r order by r.rank, r.code, r.name, r.id), '[]') from (${ROWS}) r) as rows`,
    params,
    { signal: ctx.signal },
  );
  if (!page) throw new Error('A count gives one row');
  return page;
}

/** Lists the newest results of one post; none when its reports lie out of reach. */
export function listAssessments(ctx: Ctx, posyanduId: string): Promise<AssessmentRow[]> {
  const params: unknown[] = [posyanduId];
  const within = reachSql(reach(ctx.actor, 'report.read'), COLUMNS, params);
  return ctx.db.sql<AssessmentRow>(
    `select distinct on (a.method) a.month, a.method, a.version, a.measures
     from "PosyanduAssessment" a join "Unit" u on u.no = a."unitNo" join "Wilayah" w on w.no = u."desaNo"
     where u."posyanduId" = $1 and ${within} order by a.method, a.month desc`,
    params,
    { signal: ctx.signal },
  );
}

type Hole = (value: unknown) => string;
const LATELY = `between $1::int - ${SCORED_MONTHS - 1} and $1::int`;

function newest(method: string): string {
  return `(select a.result from "PosyanduAssessment" a where a."unitNo" = u.no and a.method = '${method}'
      and a.month ${LATELY} order by a.month desc limit 1)`;
}

function narrowed(ask: AssessedAsk, hole: Hole): string {
  const asked: string[] = ['true'];
  if (ask.strata) {
    const some = `strata = any(${hole(ask.strata)}::text[])`;
    asked.push(ask.unjudged ? `(${some} or strata is null)` : some);
  } else if (ask.unjudged) asked.push('strata is null');
  if (ask.active !== null) asked.push(`active = ${hole(ask.active ? 'AKTIF' : 'TIDAK_AKTIF')}`);
  if (ask.search) asked.push(`name ilike ${hole(`%${ask.search.replaceAll(/[\\%_]/g, '\\$&')}%`)}`);
  return asked.join(' and ');
}

function beyond(after: AssessedPlace | null, hole: Hole): string {
  if (!after) return '';
  const place = [`${hole(after.rank)}::int`, hole(after.code), hole(after.name), `${hole(after.id)}::uuid`];
  return `where (rank, code, name, id) > (${place.join(', ')})`;
}

const RESULTS = `cross join lateral (values ('${STRATA_METHOD}', strata), ('${ACTIVE_METHOD}', active)) s(method, result)`;

/** A path holds one number more than the path of the area above it: the child a post lies in. */
function areasOf({ area }: AssessedAsk): string {
  if (!area) return `'[]'::jsonb`;
  const child = `split_part(path, '/', ${area.path.split('/').length})`;
  return `(select coalesce(jsonb_agg(jsonb_build_object('id', c.id, 'name', c.name, 'counts', k.counts) order by c.code), '[]')
      from (select child, jsonb_agg(jsonb_build_object('method', method, 'result', result, 'posts', posts)) as counts
        from (select ${child} as child, method, result, count(*)::int as posts from post ${RESULTS} group by 1, 2, 3) one
        group by child) k
      join "Wilayah" c on c.no = nullif(k.child, '')::int)`;
}

const ROWS = `select page.id, page.name, page.code, page.rank, p."formSet"::text as "formSet", ds.name as desa,
        kc.name as kecamatan, kb.name as kabkota,
        (select coalesce(jsonb_agg(n), '[]') from (
          select distinct on (a.method) a.month, a.method, a.version, a.measures from "PosyanduAssessment" a
          where a."unitNo" = page.no and a.month ${LATELY} order by a.method, a.month desc) n) as assessments
      from page join "Posyandu" p on p.id = page.id join "Unit" u on u.no = page.no join "Wilayah" ds on ds.no = u."desaNo"
      join "Wilayah" kc on kc.id = ds."parentId" join "Wilayah" kb on kb.id = kc."parentId"`;
