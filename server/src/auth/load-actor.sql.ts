import type { Role, WilayahLevel } from '@pokjanal/prisma/client';
import type { Database } from '../db/client.ts';
import type { Assignment } from './actor.ts';

export type Person = {
  readonly userId: string;
  readonly name: string;
  readonly locale: string;
  readonly assignments: readonly Assignment[];
};

type Row = {
  user_id: string;
  name: string;
  locale: string;
  id: string | null;
  role: Role;
  w_id: string | null;
  w_no: number;
  w_path: string;
  w_level: WilayahLevel;
  p_id: string | null;
  p_no: number;
  p_path: string;
  p_areas: string[] | null;
  y_id: string | null;
  y_unit: number | null;
  y_path: string;
  y_puskesmas_id: string | null;
  y_puskesmas_no: number;
  o_id: string | null;
  o_path: string;
};

const STATEMENT = `
select u."id" as user_id, u."name", u."locale", a."id", a."role"::text as role,
  w."id" as w_id, w."no" as w_no, w."path" as w_path, w."level"::text as w_level,
  p."id" as p_id, p."no" as p_no, pw."path" as p_path,
  (select array_agg(aw."path" order by aw."path") from "PuskesmasArea" pa join "Wilayah" aw on aw."id" = pa."wilayahId"
    where pa."puskesmasId" = p."id" and coalesce(pa."from" <= $2::date, true) and coalesce(pa."to" >= $2::date, true)) as p_areas,
  y."id" as y_id, n."no" as y_unit, yw."path" as y_path, yp."id" as y_puskesmas_id, yp."no" as y_puskesmas_no,
  o."id" as o_id, ow."path" as o_path
from "User" u
left join "RoleAssignment" a on a."userId" = u."id"
  and coalesce(a."from" <= $2::date, true) and coalesce(a."to" >= $2::date, true)
left join "Wilayah" w on w."id" = a."wilayahId"
left join "Puskesmas" p on p."id" = a."puskesmasId"
left join "Wilayah" pw on pw."id" = p."wilayahId"
left join "Posyandu" y on y."id" = a."posyanduId"
left join "Wilayah" yw on yw."id" = y."wilayahId"
left join "Puskesmas" yp on yp."id" = y."puskesmasId"
left join "Unit" n on n."posyanduId" = y."id"
left join "Opd" o on o."id" = a."opdId"
left join "Wilayah" ow on ow."id" = o."wilayahId"
where u."id" = $1::uuid and u."disabledAt" is null
order by a."id"`;

/** Loads a person with the assignments in force on a day and all that reaches need, in one statement; null when disabled. */
export async function loadPerson(db: Pick<Database, 'sql'>, userId: string, day: string): Promise<Person | null> {
  const rows = await db.sql<Row>(STATEMENT, [userId, day], { name: 'person' });
  const [first] = rows;
  if (!first) return null;
  return {
    userId: first.user_id,
    name: first.name,
    locale: first.locale,
    assignments: rows.flatMap((row) => (row.id === null ? [] : [toAssignment(row.id, row, day)])),
  };
}

function toAssignment(id: string, row: Row, on: string): Assignment {
  return {
    id,
    role: row.role,
    ...(row.w_id ? { wilayah: { id: row.w_id, no: row.w_no, path: row.w_path, level: row.w_level } } : {}),
    ...(row.p_id ? { puskesmas: { id: row.p_id, no: row.p_no, path: row.p_path, areaPaths: row.p_areas ?? [] } } : {}),
    ...(row.y_id
      ? {
          posyandu: {
            id: row.y_id,
            path: row.y_path,
            ...(row.y_unit === null ? {} : { unitNo: row.y_unit }),
            ...(row.y_puskesmas_id ? { puskesmas: { id: row.y_puskesmas_id, no: row.y_puskesmas_no } } : {}),
          },
        }
      : {}),
    ...(row.o_id ? { opd: { id: row.o_id, path: row.o_path, on } } : {}),
  };
}
