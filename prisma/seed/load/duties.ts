import { newId } from '../ids.ts';
import { onlyRow, type SqlHandle } from '../sql-db.ts';
import type { CsvRow } from './csv.ts';

/** Loads the duty catalogues of each regime and level; several may share one list of duties. */
export async function loadDuties(
  tx: SqlHandle,
  catalogues: readonly CsvRow[],
  duties: readonly CsvRow[],
): Promise<void> {
  for (const catalogue of catalogues) {
    const id = await upsertCatalogue(tx, catalogue);
    const list = duties.filter((duty) => duty['dutyList'] === catalogue['dutyList']);
    for (const duty of list) await upsertDuty(tx, id, duty);
    await tx.sql(`delete from "Duty" where "catalogueId" = $1 and "number" <> all($2::int[])`, [
      id,
      list.map((duty) => Number(duty['number'])),
    ]);
  }
}

async function upsertCatalogue(tx: SqlHandle, line: CsvRow): Promise<string> {
  const { id } = onlyRow(
    await tx.sql<{ id: string }>(
      `insert into "DutyCatalogue" ("id", "regime", "level", "validFrom", "validTo", "source")
       values ($1, $2::"Regime", $3::"WilayahLevel", $4, $5, $6)
       on conflict ("regime", "level", "validFrom") do update set "validTo" = excluded."validTo", "source" = excluded."source"
       returning "id"`,
      [newId(), line['regime'], line['level'], line['validFrom'], line['validTo'] || null, line['source']],
    ),
  );
  return id;
}

const COPIED = ['code', 'name', 'nameEn', 'description', 'artefact', 'fulfilledWhen', 'rhythm', 'confidence'] as const;

async function upsertDuty(tx: SqlHandle, catalogueId: string, line: CsvRow): Promise<void> {
  const columns = COPIED.map((name) => `"${name}"`).join(', ');
  const values = COPIED.map((_, index) => `$${index + 4}`).join(', ');
  const updates = COPIED.map((name) => `"${name}" = excluded."${name}"`).join(', ');
  await tx.sql(
    `insert into "Duty" ("id", "catalogueId", "number", ${columns}) values ($1, $2, $3, ${values})
     on conflict ("catalogueId", "number") do update set ${updates}`,
    [newId(), catalogueId, Number(line['number']), ...COPIED.map((name) => line[name])],
  );
}
