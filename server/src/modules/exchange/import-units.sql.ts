import type { Ctx } from '../../auth/ctx.ts';
import { reach } from '../../auth/policy.ts';
import { reachSql } from '../../auth/reach.ts';
import { dottedCode } from '../wilayah/wilayah-code.ts';

/** A reporting unit as files name it. */
export type FileUnit = { readonly unitNo: number; readonly name: string };

type Row = { no: number; name: string; reg_no: string | null; village: string; kind: string };

/**
 * The code of a unit in our templates: a post by its number, a village that its puskesmas answers for by the code of the
 * village. Posts have no official code that all of them bear.
 */
export function unitCode(unit: { readonly kind: string; readonly unitNo: number; readonly village: string }): string {
  return unit.kind === 'POSYANDU' ? `P${unit.unitNo}` : unit.village;
}

/** Makes a code comparable: spreadsheets and people differ in case, blanks and the dots of village codes. */
export function plainCode(code: string): string {
  return code.replaceAll(/\s/g, '').toUpperCase();
}

/**
 * Finds the units of given kinds that codes stand for, by plain code; a post answers to its registration number too. Codes
 * out of the caller's reach are not there, and one that stands for several units is null.
 */
export async function findFileUnits(
  ctx: Ctx,
  kinds: readonly string[],
  codes: readonly string[],
): Promise<Map<string, FileUnit | null>> {
  const plain = [...new Set(codes.map(plainCode))];
  const numbers = plain.flatMap((code) => (/^P\d{1,9}$/.test(code) ? [Number(code.slice(1))] : []));
  const others = plain.filter((code) => !/^P\d{1,9}$/.test(code));
  const params: unknown[] = [kinds, numbers, others, others.map(dottedCode)];
  const columns = { path: 'w.path', puskesmas: 'u."puskesmasNo"', unit: 'u.no' };
  const within = reachSql(reach(ctx.actor, 'report.read'), columns, params);
  const byNumber = 'select no from "Unit" where no = any($2::int[])';
  const byOther = `union select u.no from "Unit" u join "Posyandu" p on p.id = u."posyanduId" where upper(p."regNo") = any($3::text[])
       union select u.no from "Unit" u join "Wilayah" w on w.no = u."desaNo" where u.kind <> 'POSYANDU' and w.code = any($4::text[])`;
  const rows = await ctx.db.sql<Row>(
    `select u.no, coalesce(p.name, w.name) as name, p."regNo" as reg_no, w.code as village, u.kind::text as kind
     from (${byNumber} ${others.length === 0 ? '' : byOther}) found join "Unit" u on u.no = found.no
     join "Wilayah" w on w.no = u."desaNo" left join "Posyandu" p on p.id = u."posyanduId"
     where u.kind::text = any($1::text[]) and $3::text[] is not null and $4::text[] is not null and ${within} order by u.no`,
    params,
  );
  const units = new Map<string, FileUnit | null>();
  for (const row of rows) {
    for (const name of namesOf(row)) {
      const before = units.get(name);
      const isOther = units.has(name) && before?.unitNo !== row.no;
      units.set(name, isOther ? null : { unitNo: row.no, name: row.name });
    }
  }
  return units;
}

function namesOf({ kind, no, reg_no, village }: Row): Set<string> {
  if (kind === 'POSYANDU') return new Set([`P${no}`, ...(reg_no ? [plainCode(reg_no)] : [])]);
  return new Set([village, village.replaceAll('.', '')]);
}
