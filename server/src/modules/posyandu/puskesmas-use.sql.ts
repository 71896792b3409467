import type { SqlFace } from '../../events/outbox.ts';

/** That something counts on the puskesmas `k`, as SQL: a post it mentors or mentored, a pustu of it, a unit that reports, an account. */
export const PUSKESMAS_COUNTED_ON = `(
  exists (select from "PosyanduPlacement" p where p."puskesmasId" = k.id)
  or exists (select from "Posyandu" p where p."puskesmasId" = k.id)
  or exists (select from "Pustu" t where t."puskesmasId" = k.id and t."withdrawnAt" is null)
  or exists (select from "Unit" u where u."puskesmasNo" = k.no)
  or exists (select from "RoleAssignment" r where r."puskesmasId" = k.id and (r."to" is null or r."to" >= current_date)))`;

/** Tells whether something counts on a puskesmas. */
export async function isPuskesmasCountedOn(db: SqlFace, id: string): Promise<boolean> {
  return (await db.sql(`select 1 from "Puskesmas" k where k.id = $1 and ${PUSKESMAS_COUNTED_ON}`, [id])).length > 0;
}
