import type { Ctx } from '../../auth/ctx.ts';
import { reach } from '../../auth/policy.ts';
import { reachSql } from '../../auth/reach.ts';
import { insidePath } from '../../db/inside-path.ts';
import { type Problem, problem } from '../../lib/errors.ts';
import { dottedCode, looksLikeCode } from '../wilayah/wilayah-code.ts';
import { textAt } from './cell-text.ts';
import { plainArea } from './find-areas.sql.ts';
import { groupBy } from './group-by.ts';
import { plainName } from './post-scene.ts';
import { plainNo } from './posyandu-rows.sql.ts';
import type { GivenRow } from './register.ts';

/** A post that operates, with the days on which it did. */
export type KaderHome = {
  readonly id: string;
  readonly no: number;
  readonly regNo: string | null;
  readonly name: string;
  readonly desa: string;
  readonly desaCode: string;
  /** Days from and to, both included; the last without an end. */
  readonly open: readonly { readonly from: string; readonly to: string | null }[];
};

/** A kader who serves, as lists are compared with her. */
export type StandingKader = {
  readonly id: string;
  readonly revision: number;
  readonly posyanduId: string;
  readonly name: string;
  readonly phone: string | null;
  readonly rw: string | null;
  readonly rt: string | null;
  readonly decreeNumber: string | null;
  readonly decreeDate: string | null;
  readonly trainedOn: string | null;
  readonly since: string;
};

export type KaderScene = { readonly posts: readonly KaderHome[]; readonly kaders: readonly StandingKader[] };

const PLAIN_NAME = `regexp_replace(regexp_replace(lower(p.name), '^posyandu\\s+', ''), '\\s', '', 'g')`;
const HOME = `
  select p.id, u.no, p."regNo", p.name, w.name as desa, w.code as "desaCode",
    (select json_agg(json_build_object('from', i."openedOn"::text, 'to', i."closedOn"::text) order by i."openedOn")
     from "PosyanduInterval" i where i."posyanduId" = p.id) as open
  from "Posyandu" p join "Unit" u on u."posyanduId" = p.id join "Wilayah" w on w.id = p."wilayahId"
  left join "Puskesmas" m on m.id = p."puskesmasId"
  where p."withdrawnAt" is null and p."mergedIntoId" is null
    and exists (select from "PosyanduInterval" i where i."posyanduId" = p.id and i."closedOn" is null)`;
const KADER = `
  select k.id, k.revision, k."posyanduId", k.name, k.phone, k.rw, k.rt, k."decreeNumber", k."decreeDate"::text as "decreeDate",
    k."trainedOn"::text as "trainedOn", k.since::text as since
  from "Kader" k where k."leftOn" is null and k."withdrawnAt" is null and k."erasedAt" is null`;

const withinReach = (ctx: Ctx, params: unknown[]): string =>
  reachSql(reach(ctx.actor, 'kader.manage'), { path: 'w.path', puskesmas: 'm.no', unit: 'u.no' }, params);

/** Reads the posts that rows name and the kader who serve there, in two statements whatever the number of rows. */
export async function readKaderScene(ctx: Ctx, rows: readonly GivenRow[]): Promise<KaderScene> {
  const codes = [...new Set(rows.map((row) => plainNo(textAt(row, 'postCode'))))].filter((code) => code !== '');
  const names = [...new Set(rows.map((row) => plainName(textAt(row, 'post'))))].filter((name) => name !== '');
  const params: unknown[] = [codes, names];
  const posts = await ctx.db.sql<KaderHome>(
    `${HOME} and ('P' || u.no = any($1::text[]) or upper(regexp_replace(p."regNo", '\\s', '', 'g')) = any($1::text[])
       or ${PLAIN_NAME} = any($2::text[])) and ${withinReach(ctx, params)} order by u.no`,
    params,
  );
  const ids = posts.map(({ id }) => id);
  const kaders = await ctx.db.sql<StandingKader>(`${KADER} and k."posyanduId" = any($1::uuid[])`, [ids]);
  return { posts, kaders };
}

/** The one post a row names, or what is wrong with it, by its column. */
export function readHome({ posts }: KaderScene, row: GivenRow): { post: KaderHome | null; problems: Problem[] } {
  const [code, name, village] = [plainNo(textAt(row, 'postCode')), textAt(row, 'post'), textAt(row, 'village')];
  const [title, value] = code === '' ? ['posyandu', name] : ['kode_posyandu', code];
  if (value === '') return { post: null, problems: [problem('posyandu', 'REQUIRED')] };
  const named = posts.filter((post) => (code === '' ? plainName(post.name) === plainName(name) : isCoded(post, code)));
  const fitting = village === '' || code !== '' ? named : named.filter((post) => isIn(post, village));
  const [only] = fitting;
  if (only && fitting.length === 1) return { post: only, problems: [] };
  return { post: null, problems: [problem(title, only ? 'POST_AMBIGUOUS' : 'POST_UNKNOWN', { value })] };
}

const isCoded = ({ no, regNo }: KaderHome, code: string): boolean => code === `P${no}` || code === plainNo(regNo ?? '');

const isIn = ({ desa, desaCode }: KaderHome, village: string): boolean =>
  looksLikeCode(village) ? desaCode === dottedCode(village) : plainArea(desa) === plainArea(village);

/** Kader who serve in an area within reach, with their posts, in the order of villages, posts and names. */
export async function kadersIn(
  ctx: Ctx,
  path: string | null,
): Promise<{ readonly post: KaderHome; readonly kaders: readonly StandingKader[] }[]> {
  const params: unknown[] = [path];
  const posts = await ctx.db.sql<KaderHome>(
    `${HOME} and ($1::text is null or ${insidePath('w.path', '$1::text')}) and ${withinReach(ctx, params)}
     order by w.code, p.name, p.id`,
    params,
  );
  const kaders = await ctx.db.sql<StandingKader>(
    `${KADER} and k."posyanduId" = any($1::uuid[]) order by k.name, k.id`,
    [posts.map(({ id }) => id)],
  );
  const byPost = groupBy(kaders, ({ posyanduId }) => posyanduId);
  return posts.map((post) => ({ post, kaders: byPost.get(post.id) ?? [] }));
}
