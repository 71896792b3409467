import type { Ctx } from '../../auth/ctx.ts';
import { type Action, can } from '../../auth/policy.ts';
import type { SqlFace } from '../../events/outbox.ts';
import { type Problem, problem } from '../../lib/errors.ts';
import { MAY_MENTOR } from './mentors.sql.ts';

/** A village as far as a post needs to know it. */
export type Village = { readonly id: string; readonly no: number; readonly name: string; readonly path: string };
export type Mentor = { readonly id: string; readonly no: number; readonly name: string };

type Row = Village & {
  readonly is_village: boolean;
  readonly mentor: (Mentor & { readonly fits: boolean }) | null;
};

/** Where a post or a pustu is to lie and to which puskesmas it is to belong, or all that is wrong with it. */
export type Place = {
  readonly village: Village | null;
  readonly mentor: Mentor | null;
  readonly problems: readonly Problem[];
};

/**
 * Reads where a post or a pustu is to lie and to which puskesmas it is to belong: a village of today where the caller may do
 * the action, and a puskesmas of its regency, or one that serves it across the border; one statement.
 */
export async function readPlace(
  ctx: Ctx,
  { wilayahId, puskesmasId }: { readonly wilayahId: string; readonly puskesmasId: string | null },
  action: Action = 'posyandu.manage',
): Promise<Place> {
  const [row] = await ctx.db.sql<Row>(PLACE, [wilayahId, puskesmasId]);
  if (!row || !can(ctx.actor, action, { path: row.path })) {
    return { village: null, mentor: null, problems: [problem('wilayah', 'WILAYAH_NOT_FOUND')] };
  }
  const { is_village: isVillage, mentor, ...village } = row;
  return {
    village,
    mentor,
    problems: [
      ...(isVillage ? [] : [problem('wilayah', 'NOT_A_VILLAGE', { name: village.name })]),
      ...mentorProblems(puskesmasId, mentor),
    ],
  };
}

function mentorProblems(asked: string | null, mentor: Row['mentor']): Problem[] {
  if (asked === null) return [];
  if (!mentor) return [problem('puskesmas', 'PUSKESMAS_NOT_FOUND')];
  return mentor.fits ? [] : [problem('puskesmas', 'PUSKESMAS_ELSEWHERE', { name: mentor.name })];
}

const PLACE = `
  select w.id, w.no, w.name, w.path, w.level = 'DESA' and w."endedOn" is null as is_village,
    (select json_build_object('id', k.id, 'no', k.no, 'name', k.name, 'fits', ${MAY_MENTOR})
     from "Puskesmas" k join "Wilayah" a on a.id = k."wilayahId" where k.id = $2::uuid and k."withdrawnAt" is null) as mentor
  from "Wilayah" w
  where w.id = $1::uuid`;

/** What is wrong with a name in a village: another post that operates there bears it. */
export async function nameProblems(
  db: SqlFace,
  village: Pick<Village, 'id' | 'name'>,
  name: string,
  exceptId?: string,
): Promise<Problem[]> {
  const rows = await db.sql(
    `select 1 from "Posyandu" p where p."wilayahId" = $1 and p.id is distinct from $3::uuid and p."mergedIntoId" is null and p."withdrawnAt" is null
       and regexp_replace(lower(p.name), '^posyandu\\s+|\\s', '', 'g') = regexp_replace(lower($2), '^posyandu\\s+|\\s', '', 'g')
       and exists (select from "PosyanduInterval" i where i."posyanduId" = p.id and i."closedOn" is null) limit 1`,
    [village.id, name.trim(), exceptId ?? null],
  );
  return rows.length === 0 ? [] : [problem('name', 'POSYANDU_SAME_NAME', { name: name.trim(), desa: village.name })];
}
