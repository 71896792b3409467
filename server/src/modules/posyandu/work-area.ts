import type { SqlFace } from '../../events/outbox.ts';
import { dayText } from '../../lib/days.ts';
import { newId } from '../../lib/ids.ts';

/** Who serves areas, with the table of its work area and the column that says whose it is. */
const TABLES = {
  Puskesmas: { table: '"PuskesmasArea"', owner: '"puskesmasId"' },
  Pustu: { table: '"PustuArea"', owner: '"pustuId"' },
} as const;

export type Serving = { readonly type: keyof typeof TABLES; readonly id: string };

/**
 * Makes areas the whole work area of a puskesmas or a pustu from a day on: others end the day before, new ones begin. What
 * began or ended on that very day takes the place of what was done there before, so that a change taken back leaves no trace in
 * the days.
 */
export async function setWorkArea(
  tx: SqlFace,
  { type, id }: Serving,
  areaIds: readonly string[],
  on: Date,
): Promise<void> {
  const { table, owner } = TABLES[type];
  const values = [id, areaIds, dayText(on)];
  const leaving = `${owner} = $1::uuid and "to" is null and "wilayahId" <> all($2::uuid[])`;
  await tx.sql(`delete from ${table} where ${leaving} and "from" >= $3::date`, values);
  await tx.sql(`update ${table} set "to" = $3::date - 1 where ${leaving}`, values);
  const coming = (area: string): string =>
    `not exists (select from ${table} s where s.${owner} = $1::uuid and s."wilayahId" = ${area} and s."to" is null)`;
  await tx.sql(
    `update ${table} a set "to" = null
     where a.${owner} = $1::uuid and a."to" = $3::date - 1 and a."wilayahId" = any($2::uuid[]) and ${coming('a."wilayahId"')}`,
    values,
  );
  await tx.sql(
    `insert into ${table} (id, ${owner}, "wilayahId", "from")
     select n.id, $1::uuid, n.area, $3::date from unnest($4::uuid[], $2::uuid[]) n(id, area) where ${coming('n.area')}`,
    [...values, areaIds.map(() => newId())],
  );
}
