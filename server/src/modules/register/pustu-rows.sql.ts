import type { PustuKind } from '@pokjanal/prisma/client';
import type { Ctx } from '../../auth/ctx.ts';
import { reach } from '../../auth/policy.ts';
import { reachSql } from '../../auth/reach.ts';
import { insidePath } from '../../db/inside-path.ts';

/** What a row of a list says of a pustu. */
export type PustuRow = {
  readonly name: string;
  readonly kind: PustuKind;
  readonly wilayahId: string;
  readonly puskesmasId: string;
  readonly villageIds: readonly string[];
  readonly openedOn: string | null;
  /** Day from which the villages it serves are these. */
  readonly on: string;
};

/** An open pustu, as lists are compared with it. */
export type StandingPustu = Omit<PustuRow, 'on'> & {
  readonly id: string;
  readonly revision: number;
  readonly desa: string;
  readonly desaCode: string;
  readonly kecamatan: string | null;
  readonly puskesmas: string;
  readonly villages: readonly string[];
  readonly villageCodes: readonly string[];
};

type Where = { readonly path: string | null; readonly villages: readonly string[] | null };

/** Open pustu in an area or in some villages, that the caller may write; one statement. */
export function pustuIn(ctx: Ctx, { path, villages }: Where): Promise<StandingPustu[]> {
  const params: unknown[] = [path, villages];
  const within = reachSql(reach(ctx.actor, 'pustu.manage'), { path: 'w.path' }, params);
  const list = (what: string, cast: string): string => `array(
    select x.${what}${cast} from "PustuArea" a join "Wilayah" x on x.id = a."wilayahId"
    where a."pustuId" = t.id and a."to" is null order by x.code)`;
  return ctx.db.sql<StandingPustu>(
    `select t.id, t.revision, t.name, t.kind, w.id as "wilayahId", w.code as "desaCode", w.name as desa, v.name as kecamatan,
       k.id as "puskesmasId", k.name as puskesmas, t."openedOn"::text as "openedOn",
       ${list('id', '::text')} as "villageIds", ${list('name', '')} as villages, ${list('code', '')} as "villageCodes"
     from "Pustu" t join "Wilayah" w on w.id = t."wilayahId" join "Puskesmas" k on k.id = t."puskesmasId"
     left join "Wilayah" v on v.id = w."parentId"
     where t."withdrawnAt" is null and t."closedOn" is null and ($1::text is null or ${insidePath('w.path', '$1::text')})
       and ($2::uuid[] is null or w.id = any($2::uuid[])) and ${within} order by w.code, t.name`,
    params,
  );
}
