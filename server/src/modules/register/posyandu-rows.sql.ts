import type { FormSet } from '@pokjanal/prisma/client';
import type { Ctx } from '../../auth/ctx.ts';
import { reach } from '../../auth/policy.ts';
import { reachSql } from '../../auth/reach.ts';
import { insidePath } from '../../db/inside-path.ts';
import { MAY_MENTOR } from '../posyandu/mentors.sql.ts';

/** A post that operates, as lists are compared with it. */
export type StandingPost = {
  readonly id: string;
  readonly no: number;
  readonly revision: number;
  readonly name: string;
  readonly regNo: string | null;
  readonly decree: string | null;
  readonly formSet: FormSet;
  readonly openingDay: string | null;
  readonly address: string | null;
  readonly openedOn: string;
  readonly wilayahId: string;
  readonly desaCode: string;
  readonly desa: string;
  readonly kecamatan: string | null;
  readonly puskesmasId: string | null;
  readonly puskesmas: string | null;
};

const POSTS = `
  select p.id, u.no, p.revision, p.name, p."regNo", p.decree, p."formSet", p."openingDay", p.address,
    i."openedOn"::text as "openedOn", w.id as "wilayahId", w.code as "desaCode", w.name as desa, kc.name as kecamatan,
    k.id as "puskesmasId", k.name as puskesmas
  from "Posyandu" p join "Wilayah" w on w.id = p."wilayahId" join "Unit" u on u."posyanduId" = p.id
  left join "Wilayah" kc on kc.id = w."parentId" left join "Puskesmas" k on k.id = p."puskesmasId"
  join "PosyanduInterval" i on i."posyanduId" = p.id and i."closedOn" is null
  where p."withdrawnAt" is null and p."mergedIntoId" is null`;

/** A registration number as it is compared. */
export function plainNo(text: string): string {
  return text.replaceAll(/\s/g, '').toUpperCase();
}

/** Posts that operate in some villages, or bear one of some numbers, and that the caller may write; one statement. */
export function findPosts(
  ctx: Ctx,
  {
    villages,
    regNos,
    nos,
  }: { readonly villages: readonly string[]; readonly regNos: readonly string[]; readonly nos: readonly number[] },
): Promise<StandingPost[]> {
  const params: unknown[] = [villages, regNos, nos];
  const within = reachSql(reach(ctx.actor, 'posyandu.manage'), { path: 'w.path' }, params);
  return ctx.db.sql<StandingPost>(
    `${POSTS} and (p."wilayahId" = any($1::uuid[]) or upper(regexp_replace(p."regNo", '\\s', '', 'g')) = any($2::text[]) or u.no = any($3::int[]))
       and ${within} order by p.name, p.id`,
    params,
  );
}

/** Posts that operate in an area, or everywhere within reach, by village and name. */
export function postsIn(ctx: Ctx, path: string | null): Promise<StandingPost[]> {
  const params: unknown[] = [path];
  const within = reachSql(reach(ctx.actor, 'posyandu.manage'), { path: 'w.path' }, params);
  return ctx.db.sql<StandingPost>(
    `${POSTS} and ($1::text is null or ${insidePath('w.path', '$1::text')}) and ${within} order by w.code, p.name, p.id`,
    params,
  );
}

export type FittingMentor = {
  readonly village: string;
  readonly id: string;
  readonly name: string;
  readonly code: string | null;
};

/** Puskesmas that may mentor posts of some villages, one row for each pair; one statement. */
export function fittingMentors(ctx: Ctx, villages: readonly string[]): Promise<FittingMentor[]> {
  return ctx.db.sql<FittingMentor>(
    `select w.id as village, k.id, k.name, k.code from "Wilayah" w cross join "Puskesmas" k join "Wilayah" a on a.id = k."wilayahId"
     where w.id = any($1::uuid[]) and k."withdrawnAt" is null and ${MAY_MENTOR}`,
    [villages],
  );
}

/** Which of some posts something counts on, or how they stand now; one statement. */
export function standingOf(
  ctx: Pick<Ctx, 'db'>,
  ids: readonly string[],
  countedOn: string,
): Promise<{ id: string; revision: number; counted: boolean }[]> {
  return ctx.db.sql(
    `select p.id, p.revision, ${countedOn} as counted from "Posyandu" p left join "Unit" u on u."posyanduId" = p.id
     where p.id = any($1::uuid[])`,
    [ids],
  );
}
