import { insidePath } from '../../db/inside-path.ts';
import type { SqlFace } from '../../events/outbox.ts';
import type { Draft } from './change-types.ts';

/**
 * Gives regencies that arise by a split the closings of the one they come from: a month that was closed stays closed for
 * what goes to them, and its releases may be named of them. Counts are those of their own reports.
 */
export async function inheritReleases(tx: SqlFace, heirs: Draft['heirs']): Promise<void> {
  await tx.sql(
    `insert into "Release" (id, "wilayahId", month, number, at, approved, "left", "isAutomatic", "byId", "isDemo")
     select gen_random_uuid(), heir.id, r.month, r.number, r.at, own.approved, own.open, r."isAutomatic", r."byId", r."isDemo"
     from unnest($1::uuid[], $2::uuid[]) h(was, heir_id)
     join "Wilayah" heir on heir.id = h.heir_id and heir.level = 'KABKOTA' join "Release" r on r."wilayahId" = h.was
     cross join lateral (
       select (count(*) filter (where o.status = 5))::int as approved,
         (count(*) filter (where o.expectation = 0 and o.status <> 5))::int as open
       from "Wilayah" w join "Unit" u on u."desaNo" = w.no join obligation o on o.unit_no = u.no and o.month = r.month
       where ${insidePath('w.path', 'heir.path')}) own`,
    [heirs.map(({ from }) => from.id), heirs.map(({ toId }) => toId)],
  );
}
