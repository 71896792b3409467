import type { SqlFace } from '../../events/outbox.ts';

/** That something counts on the agency `o`, as SQL: a group, a seat, evidence, a meeting, a commitment or an account. */
export const OPD_COUNTED_ON = `(
  exists (select from "PokjanalMember" m where m."opdId" = o.id)
  or exists (select from "SeatHolding" h where h."opdId" = o.id and h."withdrawnAt" is null)
  or exists (select from "Evidence" e where e."opdId" = o.id)
  or exists (select from "Meeting" g where g."organiserOpdId" = o.id)
  or exists (select from "MeetingParty" y where y."opdId" = o.id)
  or exists (select from "Commitment" c where c."ownerOpdId" = o.id)
  or exists (select from "RoleAssignment" r where r."opdId" = o.id and (r."to" is null or r."to" >= current_date)))`;

/** Tells whether something counts on an agency. */
export async function isOpdCountedOn(db: SqlFace, id: string): Promise<boolean> {
  return (await db.sql(`select 1 from "Opd" o where o.id = $1 and ${OPD_COUNTED_ON}`, [id])).length > 0;
}
