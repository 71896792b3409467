import type { Ctx } from '../../auth/ctx.ts';
import { reach } from '../../auth/policy.ts';
import { reachSql } from '../../auth/reach.ts';
import { insidePath } from '../../db/inside-path.ts';
import { type Badge, BADGES, bitOf } from './badge.ts';
import { badgeSql } from './badge.sql.ts';
import { type KaderBook, kaderBook } from './kader-book.ts';

/** By what a list of kader is ordered; each has its own direction. */
export const KADER_ORDERS = ['NAME', 'POSYANDU', 'SINCE', 'SKILLS'] as const;
export type KaderOrder = (typeof KADER_ORDERS)[number];

/** Which kader are asked for; what is null does not narrow. */
export type KaderFilter = {
  /** Path of the area they serve in. */
  readonly path: string | null;
  readonly posyanduId: string | null;
  readonly puskesmasId: string | null;
  readonly badges: readonly Badge[] | null;
  /** Code of a skill they have not shown. */
  readonly missingSkill: string | null;
  readonly isUntrained: boolean;
  readonly isWithoutDecree: boolean;
  /** Those who left instead of those who serve. */
  readonly hasLeft: boolean;
  /** Part of the name or of the name of the post. */
  readonly search: string | null;
};

export type KaderPlace = { readonly key: string; readonly id: string };
export type KaderListAsk = KaderFilter & {
  readonly order: KaderOrder;
  readonly isDescending: boolean;
  readonly first: number;
  readonly after: KaderPlace | null;
};
export type KaderPageRow = KaderPlace & { readonly total: number };

/** Texts that sort like what they stand for. */
const KEYS: Record<KaderOrder, string> = {
  NAME: 'lower(k.name)',
  POSYANDU: `w.code || ' ' || lower(p.name) || ' ' || lower(k.name)`,
  SINCE: 'k.since::text',
  SKILLS: `lpad(bit_count(k.passed::bit(32))::text, 2, '0') || ' ' || lower(k.name)`,
};

const pattern = (search: string): string => `%${search.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;

/** Lists the ids of kader within reach in order, with how many there are in all; one statement for a page. */
export async function listKader(ctx: Ctx, ask: KaderListAsk): Promise<KaderPageRow[]> {
  const params: unknown[] = [];
  const hole: Hole = (value) => `$${params.push(value)}`;
  const conditions = await conditionsOf(ctx, ask, params);
  const [than, direction] = ask.isDescending ? ['<', 'desc'] : ['>', 'asc'];
  const beyond = ask.after ? `(key, id) ${than} (${hole(ask.after.key)}::text, ${hole(ask.after.id)}::uuid)` : 'true';
  return ctx.db.sql<KaderPageRow>(
    `with found as materialized (
       select k.id, (${KEYS[ask.order]}) collate "C" as key ${FROM} where ${conditions.join(' and ')})
     select id, key, (select count(*)::int from found) as total from found where ${beyond}
     order by key ${direction}, id ${direction} limit ${hole(ask.first)}::int`,
    params,
    { signal: ctx.signal },
  );
}

const FROM = `from "Kader" k join "Posyandu" p on p.id = k."posyanduId" join "Wilayah" w on w.id = p."wilayahId"
  left join "Puskesmas" u on u.id = p."puskesmasId" left join "Unit" n on n."posyanduId" = p.id`;

type Hole = (value: unknown) => string;

async function conditionsOf(ctx: Ctx, ask: KaderFilter, params: unknown[]): Promise<string[]> {
  const book = await kaderBook(ctx);
  const hole: Hole = (value) => `$${params.push(value)}`;
  const within = reachSql(reach(ctx.actor, 'kader.read'), { path: 'w.path', puskesmas: 'u.no', unit: 'n.no' }, params);
  const asked = [...placeConditions(ask, hole), ...recordConditions(ask, book, hole)];
  return [within, ...asked.filter((condition) => condition !== null)];
}

function placeConditions({ path, posyanduId, puskesmasId, search }: KaderFilter, hole: Hole): (string | null)[] {
  const like = search && hole(pattern(search));
  return [
    path && insidePath('w.path', `${hole(path)}::text`),
    posyanduId && `p.id = ${hole(posyanduId)}::uuid`,
    puskesmasId && `p."puskesmasId" = ${hole(puskesmasId)}::uuid`,
    like && `(k.name ilike ${like} or p.name ilike ${like})`,
  ];
}

function recordConditions(ask: KaderFilter, book: KaderBook, hole: Hole): (string | null)[] {
  return [
    'k."withdrawnAt" is null',
    `k."leftOn" is ${ask.hasLeft ? 'not null' : 'null'}`,
    ask.badges && badgeIn(book, ask.badges, hole),
    ask.missingSkill === null ? null : lacks(book, ask.missingSkill),
    ask.isUntrained ? 'k."trainedOn" is null' : null,
    ask.isWithoutDecree ? 'k."decreeNumber" is null' : null,
  ];
}

const badgeIn = (book: KaderBook, badges: readonly Badge[], hole: Hole): string =>
  `${badgeSql('k.passed', book)} = any(${hole(badges.map((badge) => BADGES.indexOf(badge)))}::int[])`;

/** Nobody lacks a skill that is not in the list. */
function lacks({ skills }: KaderBook, code: string): string {
  const skill = skills.find((one) => one.code === code);
  return skill ? `(k.passed & ${bitOf(skill.number)}) = 0` : 'false';
}
