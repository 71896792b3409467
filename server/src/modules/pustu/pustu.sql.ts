import type { Ctx } from '../../auth/ctx.ts';
import { insidePath } from '../../db/inside-path.ts';
import { dayText, today } from '../../lib/days.ts';

export type ServedVillage = {
  readonly id: string;
  readonly name: string;
  readonly code: string;
  /** An open pustu serves it. */
  readonly hasPustu: boolean;
};

export type Network = {
  readonly puskesmasId: string;
  /** Open ones. */
  readonly pustu: number;
  /** Villages of the work area, those of its districts one by one, by code. */
  readonly villages: readonly ServedVillage[];
};

/** The pustu and villages of puskesmas, and whether an open pustu serves each village; one statement for all of them. */
export async function networksOf(ctx: Ctx, ids: readonly string[]): Promise<Network[]> {
  return ctx.db.sql<Network>(
    `with served as (
       select distinct k.id as owner, v.id, v.name, v.code, exists (
         select from "PustuArea" s join "Pustu" t on t.id = s."pustuId"
         where s."wilayahId" = v.id and t."withdrawnAt" is null
           and (s."from" is null or s."from" <= $2::date) and (s."to" is null or s."to" >= $2::date)) as has_pustu
       from unnest($1::uuid[]) k(id) join "PuskesmasArea" a on a."puskesmasId" = k.id and a."to" is null
       join "Wilayah" x on x.id = a."wilayahId"
       join "Wilayah" v on v.level = 'DESA' and v."endedOn" is null and ${insidePath('v.path', 'x.path')})
     select k.id as "puskesmasId",
       (select count(*)::int from "Pustu" t where t."puskesmasId" = k.id and t."withdrawnAt" is null
         and (t."closedOn" is null or t."closedOn" >= $2::date)) as pustu,
       coalesce(json_agg(json_build_object('id', v.id, 'name', v.name, 'code', v.code, 'hasPustu', v.has_pustu) order by v.code)
         filter (where v.id is not null), '[]') as villages
     from unnest($1::uuid[]) k(id) left join served v on v.owner = k.id
     group by k.id`,
    [ids, dayText(today(ctx))],
    { signal: ctx.signal },
  );
}
