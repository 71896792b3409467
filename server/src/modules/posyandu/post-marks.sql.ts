import type { SqlFace } from '../../events/outbox.ts';
import { CAUSES } from '../../events/types.ts';
import type { MonthNo } from '../../lib/pure/month.ts';

const MARK = `
  insert into dirty (node_no, month, block_no, cause)
  select distinct n.node, m.month, b.no, $3::smallint
  from unnest($1::int[]) n(node), (select distinct month from obligation where unit_no = $2) m, "Block" b where n.node is not null`;

/** Marks the nodes a unit counts in, or counted in until now, stale for every month it owed or gave something. */
export async function markPlaces(tx: SqlFace, unitNo: number, nodes: readonly (number | null)[]): Promise<void> {
  await tx.sql(MARK, [nodes.filter((node) => node !== null), unitNo, CAUSES.indexOf('BOUNDARY')]);
}

const LIFT = `
  with turn as (
    update obligation o set expectation = $4::int, exempt_reason = case $4::int when 1 then 'CLOSED' end,
      exempt_at = case $4::int when 1 then $5::timestamptz end
    where o.unit_no = $1 and case $4::int when 1 then o.month > $2 else o.month >= $2 end
      and o.expectation <> $4::int and (o.expectation = 0 or o.exempt_reason = 'CLOSED')
    returning o.unit_no, o.month, o.form_version_no)
  insert into dirty (node_no, month, block_no, cause)
  select distinct n.node, t.month, b.no, $3::smallint
  from turn t join "FormVersion" v on v.no = t.form_version_no join "FormBlock" f on f."formVersionId" = v.id
  join "Block" b on b.code = f."blockCode" join "Unit" u on u.no = t.unit_no,
    unnest(array[u."desaNo", u."puskesmasNo"]) n(node) where n.node is not null`;

/** A post that closed owes nothing for the months after that of its closing; what it gave stays. */
export async function liftDuties(tx: SqlFace, unitNo: number, closing: MonthNo, at: Date): Promise<void> {
  await tx.sql(LIFT, [unitNo, closing, CAUSES.indexOf('OBLIGATION'), 1, at]);
}

/** A post that opened again owes what its closing alone had lifted, from the first month it operates from the first day on. */
export async function restoreDuties(tx: SqlFace, unitNo: number, from: MonthNo, at: Date): Promise<void> {
  await tx.sql(LIFT, [unitNo, from, CAUSES.indexOf('OBLIGATION'), 0, at]);
}

/** A post that never was owes nothing, whatever the month. */
export async function forgiveDuties(tx: SqlFace, unitNo: number, at: Date): Promise<void> {
  await tx.sql(LIFT, [unitNo, 0, CAUSES.indexOf('OBLIGATION'), 1, at]);
}

/** That something counts on the post `p` with unit `u`, as SQL: a form of it arrived or was begun, or an account is held over it. */
export const COUNTED_ON = `(
  exists (select from obligation o where o.unit_no = u.no and (o.arrival <> 0 or o.head_rev > 0))
  or exists (select from "RoleAssignment" r where r."posyanduId" = p.id and (r."to" is null or r."to" >= current_date)))`;

/** Tells whether a form or an account counts on a post. */
export async function isCountedOn(tx: SqlFace, posyanduId: string): Promise<boolean> {
  const rows = await tx.sql(
    `select 1 from "Posyandu" p left join "Unit" u on u."posyanduId" = p.id where p.id = $1 and ${COUNTED_ON}`,
    [posyanduId],
  );
  return rows.length > 0;
}
