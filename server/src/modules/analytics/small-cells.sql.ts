import type { SqlFace } from '../../events/outbox.ts';

/** Setting of the whole installation: counts of persons from 1 to below it are not shown to everybody. */
export const PRIVACY_MINIMUM = 'privacy.minimum';

export type FamilyRow = { readonly no: number; readonly parent: number | null; readonly minimum: unknown };

/** Lists the areas right below some areas, and the top of the tree, from the top down; with the minimum in force. */
export function selectFamilies(
  db: SqlFace,
  parents: readonly number[],
  signal: AbortSignal | undefined,
): Promise<FamilyRow[]> {
  return db.sql<FamilyRow>(
    `select c.no, p.no as parent,
       (select s.value from "Setting" s where s.key = '${PRIVACY_MINIMUM}' and s."wilayahId" is null) as minimum
     from "Wilayah" c left join "Wilayah" p on p.id = c."parentId"
     where p.no = any($1::integer[]) or c."parentId" is null
     order by length(c.path) - length(replace(c.path, '/', '')), p.no, c.no`,
    [parents],
    { name: 'analytics_families', signal },
  );
}
