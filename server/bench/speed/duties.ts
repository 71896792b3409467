import { onlyRow } from '@pokjanal/prisma/seed/sql-db';
import { seedReference } from '@pokjanal/prisma/seed/reference';
import { type Database, openDatabase } from '../../src/db/client.ts';
import { migrate } from '../../src/db/migrate.ts';
import { withSeedDb } from '../../src/db/seed-face.ts';
import { dutyCases } from './cases/duty.ts';
import { fillDuties } from './duty-fill.ts';
import { measureCase, type Pace } from './measure.ts';
import { type Area, makeToken } from './office.ts';
import { databaseProcesses } from './processes.ts';
import { settle } from './settle.ts';
import { startBare, startOwn } from './systems.ts';
import { caseTable } from './table.ts';

const PROVINCE = '35';

/** Measures the pages about duties and gaps of a province of 600 groups and 12,000 agencies beside bare statements. */
export async function measureDuties(
  url: string,
  pace: Omit<Pace, 'database'>,
  say: (text: string) => void,
  give: (part: string) => void,
): Promise<void> {
  const db = await openDatabase({ databaseUrl: url, poolSize: 4, statementTimeoutMs: 0 });
  try {
    const year = new Date().getUTCFullYear();
    await prepare(db, year, say);
    const province = onlyRow(
      await db.sql<Area>(`select id, no, code from "Wilayah" where code = $1 and "endedOn" is null`, [PROVINCE]),
    );
    const groups = await db.sql<{ id: string }>(
      `select p.id from "Pokjanal" p join "Wilayah" w on w.id = p."wilayahId" where w.code like $1 order by w.code limit 10`,
      [`${PROVINCE}.%`],
    );
    const cases = dutyCases({ province: province.id, groups: groups.map(({ id }) => id), year });
    const token = await makeToken(db, 'ADMIN_PROVINSI', province);
    const statements = Object.fromEntries(cases.map(({ name, statement }) => [name, statement]));
    const systems = [await startOwn(url, { token, countryToken: token }), await startBare(url, statements)];
    try {
      await settle(db);
      for (const measured of cases) {
        say(measured.title);
        const database = await databaseProcesses(db);
        give(caseTable({ measured, rounds: await measureCase(systems, measured, { ...pace, database }) }));
      }
    } finally {
      for (const system of systems) await system.stop();
    }
  } finally {
    await db.close();
  }
}

async function prepare(db: Database, year: number, say: (text: string) => void): Promise<void> {
  await migrate(db.pool);
  await db.sql('select ensure_year_partitions($1, $2)', [year - 1, year + 1]);
  await withSeedDb(db, (seed) => seedReference(seed));
  const filled = await db.sql(
    `select from "Pokjanal" p join "Wilayah" w on w.id = p."wilayahId" where w.code like $1 limit 1`,
    [`${PROVINCE}.%`],
  );
  if (filled.length > 0) return;
  say('filling 600 groups with 12,000 agencies');
  await fillDuties(db, { province: PROVINCE, year });
}
