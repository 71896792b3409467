import type { IlpStage, IntegrationKind } from '@pokjanal/prisma/client';
import type { Ctx } from '../../auth/ctx.ts';
import { reach } from '../../auth/policy.ts';
import { reachSql } from '../../auth/reach.ts';
import { insidePath } from '../../db/inside-path.ts';
import { dayText, today } from '../../lib/days.ts';

/** What primary-care integration is told of, with the table and the column of each kind. */
export const ILP_SUBJECTS = ['WILAYAH', 'PUSKESMAS', 'POSYANDU'] as const;
export type IlpSubject = (typeof ILP_SUBJECTS)[number];
export const COLUMN_OF = { WILAYAH: 'wilayahId', PUSKESMAS: 'puskesmasId', POSYANDU: 'posyanduId' } as const;

export type IlpEntryRow = {
  readonly no: number;
  readonly stage: IlpStage;
  readonly from: string;
  readonly basis: string | null;
  readonly meetingId: string | null;
  readonly at: string;
  readonly by: string | null;
};

export type IntegrationRow = {
  readonly no: number;
  readonly kinds: readonly IntegrationKind[];
  readonly from: string;
  readonly at: string;
  readonly by: string | null;
};

/** A subject, where it lies, and all that was said of it, newest first. */
export type Told<E> = {
  readonly id: string;
  readonly path: string;
  readonly nodeNo: number;
  readonly level: string | null;
  readonly puskesmasId: string | null;
  readonly isDemo: boolean;
  readonly entries: readonly E[];
};

const OF: Record<IlpSubject, string> = {
  WILAYAH: `select w.id, w.path, w.no as "nodeNo", w.level::text as level, null::uuid as "puskesmasId", false as "isDemo"
    from "Wilayah" w where w.id = any($1::uuid[])`,
  PUSKESMAS: `select k.id, w.path, w.no as "nodeNo", null as level, k.id as "puskesmasId", k."isDemo"
    from "Puskesmas" k join "Wilayah" w on w.id = k."wilayahId" where k.id = any($1::uuid[])`,
  POSYANDU: `select p.id, w.path, w.no as "nodeNo", null as level, p."puskesmasId", p."isDemo"
    from "Posyandu" p join "Wilayah" w on w.id = p."wilayahId" where p.id = any($1::uuid[])`,
};

const SHARED = `'no', e.no, 'from', e."from"::text, 'at', e.at, 'by', u.office`;

/** The integration of subjects of one kind as told; who asks has the right to them. One statement. */
export function ilpOf(ctx: Pick<Ctx, 'db'>, subject: IlpSubject, ids: readonly string[]): Promise<Told<IlpEntryRow>[]> {
  return ctx.db.sql<Told<IlpEntryRow>>(
    `select s.*, coalesce((select json_agg(json_build_object(${SHARED}, 'stage', e.stage, 'basis', e.basis, 'meetingId', e."meetingId")
       order by e."from" desc, e.no desc) from "IlpEntry" e left join "User" u on u.id = e."byId"
       where e."${COLUMN_OF[subject]}" = s.id), '[]') as entries from (${OF[subject]}) s`,
    [ids],
  );
}

/** The services posts are joined with, as told; who asks has the right to the posts. One statement. */
export function integrationsOf(ctx: Pick<Ctx, 'db'>, ids: readonly string[]): Promise<Told<IntegrationRow>[]> {
  return ctx.db.sql<Told<IntegrationRow>>(
    `select s.*, coalesce((select json_agg(json_build_object(${SHARED}, 'kinds', to_jsonb(e.kinds)) order by e."from" desc, e.no desc)
       from "IntegrationEntry" e left join "User" u on u.id = e."byId" where e."posyanduId" = s.id), '[]') as entries
     from (${OF.POSYANDU}) s`,
    [ids],
  );
}

/** How many of one kind stand where, inside an area or at a puskesmas. */
export type IlpCount = {
  readonly ownerId: string;
  readonly subject: IlpSubject;
  readonly stage: IlpStage;
  readonly count: number;
};

const STANDING = `stand as materialized (
  select distinct on (e."wilayahId", e."puskesmasId", e."posyanduId") e."wilayahId", e."puskesmasId", e."posyanduId", e.stage
  from "IlpEntry" e where e."from" <= $2::date
  order by e."wilayahId", e."puskesmasId", e."posyanduId", e."from" desc, e.no desc)`;

const STAGE = `coalesce(s.stage, 'NOT_STARTED') as stage, count(*)::int as count`;

const OPERATES = `p."withdrawnAt" is null and exists (select from "PosyanduInterval" i where i."posyanduId" = p.id
  and i."openedOn" <= $2::date and (i."closedOn" is null or i."closedOn" >= $2::date))`;

/** Counts regencies, puskesmas and operating posts by how far they have come today, for each area right below one. */
export async function countIlpBelow(ctx: Ctx, above: { id: string; path: string }): Promise<IlpCount[]> {
  const params: unknown[] = [above.id, dayText(today(ctx)), above.path];
  const within = reachSql(reach(ctx.actor, 'ilp.read'), { path: 'w.path' }, params);
  // The number of the area stands at its place in every path below it: a join by value, not by prefix.
  const owner = `split_part(v.path, '/', ${above.path.split('/').length})`;
  const inside = `from area a join "Wilayah" v on ${insidePath('v.path', '$3::text')} and ${owner} = a.no::text`;
  return ctx.db.sql<IlpCount>(
    `with area as materialized (
       select w.id, w.no from "Wilayah" w where w."parentId" = $1::uuid and w."endedOn" is null and ${within}), ${STANDING}
     select a.id as "ownerId", 'WILAYAH' as subject, ${STAGE} ${inside}
       left join stand s on s."wilayahId" = v.id where v.level = 'KABKOTA' and v."endedOn" is null group by 1, 3
     union all select a.id, 'PUSKESMAS', ${STAGE} ${inside} join "Puskesmas" k on k."wilayahId" = v.id
       left join stand s on s."puskesmasId" = k.id where k."withdrawnAt" is null group by 1, 3
     union all select a.id, 'POSYANDU', ${STAGE} ${inside} join "Posyandu" p on p."wilayahId" = v.id
       left join stand s on s."posyanduId" = p.id where ${OPERATES} group by 1, 3`,
    params,
    { signal: ctx.signal },
  );
}

/** Counts the operating posts that puskesmas mentor by how far they have come today; who asks has the right to these. */
export function countIlpOfPuskesmas(ctx: Ctx, ids: readonly string[]): Promise<IlpCount[]> {
  return ctx.db.sql<IlpCount>(
    `with ${STANDING} select p."puskesmasId" as "ownerId", 'POSYANDU' as subject, ${STAGE}
     from "Posyandu" p left join stand s on s."posyanduId" = p.id
     where p."puskesmasId" = any($1::uuid[]) and ${OPERATES} group by 1, 3`,
    [ids, dayText(today(ctx))],
    { signal: ctx.signal },
  );
}
