import type { Role, WilayahLevel } from '@pokjanal/prisma/client';
import type { Target } from '../../auth/actor.ts';
import type { Ctx } from '../../auth/ctx.ts';
import { normalizePhone } from '../../auth/phone.ts';
import { reach } from '../../auth/policy.ts';
import { reachSql } from '../../auth/reach.ts';
import { insidePath } from '../../db/inside-path.ts';
import { dottedCode, looksLikeCode } from '../wilayah/wilayah-code.ts';
import type { PlaceKind } from '../user/appoint.ts';
import { textAt } from './cell-text.ts';
import { plainArea } from './find-areas.sql.ts';
import type { GivenRow } from './register.ts';

/** A thing that a role is held over. */
export type UnitOf = {
  readonly kind: PlaceKind;
  readonly id: string;
  readonly name: string;
  readonly code: string | null;
  readonly above: string | null;
  readonly level: WilayahLevel | null;
  readonly target: Target;
};

/** An account with a role that it holds. */
export type Held = {
  readonly userId: string;
  readonly name: string;
  readonly username: string | null;
  readonly phone: string | null;
  readonly office: string | null;
  readonly role: Role;
  readonly unitId: string;
  readonly unitName: string;
  readonly above: string | null;
};

export type UserScene = {
  readonly unitsOf: (kind: PlaceKind, ask: { readonly value: string; readonly above: string }) => readonly UnitOf[];
  readonly accounts: readonly Held[];
};

/** As `plainUnit` says it, in SQL. */
const PLAIN = (column: string): string => {
  const unit = `regexp_replace(lower(${column}), '^((uptd?\\s+)?puskesmas|pkm|posyandu)\\s+', '')`;
  const area = `regexp_replace(${unit}, '^(desa|kelurahan|kecamatan|kabupaten|kab\\.|kota|provinsi)\\s+', '')`;
  return `regexp_replace(${area}, '[^a-z0-9]', '', 'g')`;
};

const plainUnit = (name: string): string => plainArea(name.replace(/^((uptd?\s+)?puskesmas|pkm|posyandu)\s+/i, ''));

type UnitRow = Omit<UnitOf, 'target'> & {
  readonly path: string;
  readonly no: number | null;
  readonly puskesmasId: string | null;
};

const HELD = `
  select u.id as "userId", u.name, u.username, u.phone, u.office, a.role,
    coalesce(a."wilayahId", a."puskesmasId", a."posyanduId", a."opdId") as "unitId",
    coalesce(w.name, k.name, p.name, o.name) as "unitName", v.name as above
  from "User" u join "RoleAssignment" a on a."userId" = u.id and (a."to" is null or a."to" >= current_date)
  left join "Wilayah" w on w.id = a."wilayahId" left join "Puskesmas" k on k.id = a."puskesmasId"
  left join "Posyandu" p on p.id = a."posyanduId" left join "Opd" o on o.id = a."opdId"
  left join "Wilayah" y on y.id = coalesce(w.id, k."wilayahId", p."wilayahId", o."wilayahId")
  left join "Wilayah" v on v.id = case when w.id is not null then w."parentId" else y.id end`;

/** Reads the units that rows name and the accounts that have their names, in two statements. */
export async function readUserScene(ctx: Ctx, rows: readonly GivenRow[]): Promise<UserScene> {
  const values = [...new Set(rows.map((row) => textAt(row, 'unit')).filter((value) => value !== ''))];
  const units = await readUnits(ctx, values);
  const phones = rows.flatMap((row) => normalizePhone(textAt(row, 'phone')) ?? []);
  const usernames = rows.map((row) => textAt(row, 'username').toLowerCase()).filter((name) => name !== '');
  const accounts = await ctx.db.sql<Held>(
    `${HELD} where u.username = any($1::text[]) or u.phone = any($2::text[])
       or (u."disabledAt" is null and coalesce(a."wilayahId", a."puskesmasId", a."posyanduId", a."opdId") = any($3::uuid[]))`,
    [usernames, phones, units.map(({ id }) => id)],
  );
  return {
    accounts,
    unitsOf: (kind, { value, above }) => {
      const code = looksLikeCode(value) ? dottedCode(value) : value.toUpperCase();
      const named = units.filter(
        (unit) =>
          unit.kind === kind && (unit.code?.toUpperCase() === code || plainUnit(unit.name) === plainUnit(value)),
      );
      return above === '' ? named : named.filter((unit) => plainArea(unit.above ?? '') === plainArea(above));
    },
  };
}

async function readUnits(ctx: Ctx, values: readonly string[]): Promise<UnitOf[]> {
  const codes = values.map((value) => (looksLikeCode(value) ? dottedCode(value) : value.toUpperCase()));
  const params: unknown[] = [codes, values.map(plainUnit)];
  const at = reach(ctx.actor, 'user.create');
  const within = reachSql(at, { path: 'x.path', puskesmas: 'x.reach_no', unit: 'x.unit_no', opd: 'x.opd_id' }, params);
  const rows = await ctx.db.sql<UnitRow>(
    `select x.kind, x.id, x.name, x.code, x.above, x.level, x.path, x.no, x."puskesmasId" from (
       select 'wilayah' as kind, w.id, w.name, w.code, p.name as above, w.level::text as level, w.path, null::int as no,
         null::uuid as "puskesmasId", null::int as reach_no, null::int as unit_no, null::uuid as opd_id
       from "Wilayah" w left join "Wilayah" p on p.id = w."parentId"
       where w."endedOn" is null and (w.code = any($1::text[]) or ${PLAIN('w.name')} = any($2::text[]))
       union all
       select 'puskesmas', k.id, k.name, k.code, w.name, null, w.path, k.no, k.id, k.no, null, null
       from "Puskesmas" k join "Wilayah" w on w.id = k."wilayahId"
       where k."withdrawnAt" is null and (upper(k.code) = any($1::text[]) or ${PLAIN('k.name')} = any($2::text[]))
       union all
       select 'posyandu', p.id, p.name, 'P' || u.no, w.name, null, w.path, u.no, p."puskesmasId", u."puskesmasNo", u.no, null
       from "Posyandu" p join "Unit" u on u."posyanduId" = p.id join "Wilayah" w on w.id = p."wilayahId"
       where p."withdrawnAt" is null and ('P' || u.no = any($1::text[]) or ${PLAIN('p.name')} = any($2::text[]))
       union all
       select 'opd', o.id, o.name, o."shortName", w.name, null, w.path, null, null, null, null, o.id
       from "Opd" o join "Wilayah" w on w.id = o."wilayahId"
       where o."withdrawnAt" is null and o."to" is null and (upper(o."shortName") = any($1::text[]) or ${PLAIN('o.name')} = any($2::text[]))
     ) x where ${within}`,
    params,
  );
  return rows.map((row) => ({ ...row, target: targetOf(row) }));
}

function targetOf({ kind, id, path, no, puskesmasId }: UnitRow): Target {
  if (kind === 'puskesmas') return { path, puskesmasId: id, ...(no !== null && { puskesmasNo: no }) };
  if (kind === 'posyandu') return { path, posyanduId: id, puskesmasId };
  return kind === 'opd' ? { path, opdId: id } : { path };
}

/** Accounts that hold a role in an area and that the caller may read, by unit and name. */
export function heldIn(ctx: Ctx, path: string | null): Promise<Held[]> {
  const params: unknown[] = [path];
  const columns = { path: 'y.path', puskesmas: 'coalesce(k.no, t."puskesmasNo")', unit: 't.no', opd: 'o.id' };
  const within = reachSql(reach(ctx.actor, 'user.read'), columns, params);
  return ctx.db.sql<Held>(
    `${HELD} left join "Unit" t on t."posyanduId" = p.id
     where u."disabledAt" is null and ($1::text is null or ${insidePath('y.path', '$1::text')}) and ${within} order by y.code, u.name`,
    params,
  );
}
