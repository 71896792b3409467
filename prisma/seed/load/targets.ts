import { newId } from '../ids.ts';
import { insertRows, type SqlHandle, type Value } from '../sql-db.ts';
import { ROOT_CODE } from './area-list.ts';
import type { CsvRow } from './csv.ts';

const TARGET = {
  id: 'uuid',
  indicatorCode: 'text',
  wilayahId: 'uuid',
  period: 'text',
  value: 'numeric',
  isVerified: 'boolean',
  source: 'text',
};

/**
 * Loads targets known from national documents, those of an unsure source as unverified. One that somebody has set or
 * corrected here stays as it is.
 */
export async function loadTargets(tx: SqlHandle, lines: readonly CsvRow[]): Promise<void> {
  const codes = [...new Set(lines.map((line) => line['wilayahCode'] || ROOT_CODE))];
  const areas = await tx.sql<{ id: string; code: string }>(
    'select "id", "code" from "Wilayah" where "code" = any($1::text[]) and "endedOn" is null',
    [codes],
  );
  const idOf = new Map(areas.map(({ id, code }) => [code, id]));
  const rows = lines.flatMap((line): Value[][] => {
    const wilayahId = idOf.get(line['wilayahCode'] || ROOT_CODE);
    if (!wilayahId) return [];
    const verified = line['confidence'] !== 'unsure';
    return [[newId(), line['indicatorCode'], wilayahId, line['period'], line['value'], verified, line['source']]];
  });
  const untouched = 'where "Target"."setById" is null and "Target"."revision" = 1';
  await insertRows(
    tx,
    '"Target"',
    TARGET,
    rows,
    `on conflict ("indicatorCode", "wilayahId", "period") do update set "value" = excluded."value",
       "isVerified" = excluded."isVerified", "source" = excluded."source" ${untouched}`,
  );
}
