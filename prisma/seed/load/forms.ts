import { newId } from '../ids.ts';
import { onlyRow, type SqlHandle } from '../sql-db.ts';
import type { CsvRow } from './csv.ts';

/** Loads forms, their versions and the blocks each version asks; a block that a version no longer lists is taken out. */
export async function loadForms(tx: SqlHandle, lines: readonly CsvRow[]): Promise<void> {
  const versions = new Map<string, string>();
  for (const line of lines) {
    await upsertForm(tx, line);
    const key = `${line['code']}|${line['version']}`;
    const versionId = versions.get(key) ?? (await upsertVersion(tx, line));
    versions.set(key, versionId);
    await tx.sql(
      `insert into "FormBlock" ("formVersionId", "blockCode", "order", "detailed", "elements") values ($1, $2, $3, $4, $5)
       on conflict ("formVersionId", "blockCode") do update set "order" = excluded."order",
         "detailed" = excluded."detailed", "elements" = excluded."elements"`,
      [versionId, line['blockCode'], Number(line['order']), line['detailed'] === 'true', elementsOf(line)],
    );
  }
  for (const [key, versionId] of versions) {
    const blocks = lines
      .filter((line) => `${line['code']}|${line['version']}` === key)
      .map((line) => line['blockCode']);
    await tx.sql(`delete from "FormBlock" where "formVersionId" = $1 and "blockCode" <> all($2::text[])`, [
      versionId,
      blocks,
    ]);
  }
}

function elementsOf(line: CsvRow): string[] {
  return (line['elements'] ?? '').split('|').filter(Boolean);
}

async function upsertForm(tx: SqlHandle, line: CsvRow): Promise<void> {
  await tx.sql(
    `insert into "Form" ("code", "no", "name", "nameEn", "unitKind", "rhythm", "formSet")
     values ($1, $2, $3, $4, $5::"UnitKind", $6::"Rhythm", $7::"FormSet")
     on conflict ("code") do update set "name" = excluded."name", "nameEn" = excluded."nameEn",
       "unitKind" = excluded."unitKind", "rhythm" = excluded."rhythm", "formSet" = excluded."formSet"`,
    [
      line['code'],
      Number(line['no']),
      line['name'],
      line['nameEn'],
      line['unitKind'],
      line['rhythm'],
      line['formSet'] || null,
    ],
  );
}

async function upsertVersion(tx: SqlHandle, line: CsvRow): Promise<string> {
  const { id } = onlyRow(
    await tx.sql<{ id: string }>(
      `insert into "FormVersion" ("id", "formCode", "version", "validFrom", "validTo") values ($1, $2, $3, $4, $5)
       on conflict ("formCode", "version") do update set "validFrom" = excluded."validFrom", "validTo" = excluded."validTo"
       returning "id"`,
      [newId(), line['code'], Number(line['version']), line['validFrom'], line['validTo'] || null],
    ),
  );
  return id;
}
