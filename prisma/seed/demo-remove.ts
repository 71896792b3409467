import type { Progress, SeedDb, SqlHandle } from './sql-db.ts';

export type RemoveDemoOptions = {
  /** Computes the roll-ups that remain. */
  rebuild?: () => Promise<unknown>;
  progress?: Progress;
};

/** Statements in the order of dependence; what hangs on a removed row by cascade is not named. */
const STATEMENTS: readonly (readonly [string, string])[] = [
  ['laporan', `create temporary table demo_unit on commit drop as select "no" from "Unit" where "isDemo"`],
  ['laporan', 'delete from report_review where unit_no in (select "no" from demo_unit)'],
  ['laporan', 'delete from report_save where unit_no in (select "no" from demo_unit)'],
  ['laporan', 'delete from report where unit_no in (select "no" from demo_unit)'],
  ['laporan', 'delete from review v where not exists (select from report_review r where r.review_no = v.no)'],
  ['laporan', 'delete from obligation where is_demo or unit_no in (select "no" from demo_unit)'],
  [
    'katalog',
    `delete from "Change" where subject like 'Target %' and "actorId" in (select "id" from "User" where "isDemo")`,
  ],
  ['katalog', 'delete from "Target" where "isDemo"'],
  ['katalog', 'delete from "TargetPath" where "isDemo"'],
  ['katalog', 'delete from "DataNote" where "isDemo"'],
  ['laporan', 'delete from "Release" where "isDemo"'],
  ['akun', 'delete from "BulkAct" where "byId" in (select "id" from "User" where "isDemo")'],
  ['akun', 'delete from "User" where "isDemo"'],
  [
    'akun',
    `delete from "RoleAssignment" a where exists (select 1 from "Posyandu" p where p."id" = a."posyanduId" and p."isDemo")
       or exists (select 1 from "Puskesmas" p where p."id" = a."puskesmasId" and p."isDemo")
       or exists (select 1 from "Opd" o where o."id" = a."opdId" and o."isDemo")`,
  ],
  [
    'posyandu',
    `delete from "ExternalId" e where e."subjectId" in (
       select "id" from "Posyandu" where "isDemo" union select "id" from "Puskesmas" where "isDemo"
       union select "id" from "Opd" where "isDemo" union select "id" from "Pokjanal" where "isDemo")`,
  ],
  ['posyandu', `delete from "Change" where "subjectId" in (select "id" from "Kader" where "isDemo")`],
  ['posyandu', 'delete from "Kader" where "isDemo"'],
  ['posyandu', 'delete from "IntegrationEntry" where "isDemo"'],
  ['posyandu', 'delete from "IlpEntry" where "isDemo"'],
  ['posyandu', 'delete from "Unit" where "isDemo"'],
  ['posyandu', 'delete from "Posyandu" where "isDemo"'],
  [
    'posyandu',
    `create temporary table demo_pustu on commit drop as
       select t."id" from "Pustu" t join "Puskesmas" k on k."id" = t."puskesmasId" where t."isDemo" or k."isDemo"`,
  ],
  ['posyandu', 'delete from "Change" where "subjectId" in (select "id" from demo_pustu)'],
  ['posyandu', 'delete from "Pustu" where "id" in (select "id" from demo_pustu)'],
  ['posyandu', 'delete from "Puskesmas" where "isDemo"'],
  [
    'pokjanal',
    `delete from "Change" where "subjectId" in (
       select "id" from "Decree" where "isDemo" union select "id" from "Pokjanal" where "isDemo"
       union select "id" from "Meeting" where "isDemo" union select "id" from "Evidence" where "isDemo"
       union select "id" from "DutyCredit" where "isDemo" union select "id" from "DutyExemption" where "isDemo"
       union select "id" from "CollectionRequest" where "isDemo" union select "id" from "Problem" where "isDemo")`,
  ],
  ['pokjanal', 'delete from "Problem" where "isDemo"'],
  ['pokjanal', 'delete from "CollectionRequest" where "isDemo"'],
  ['pokjanal', 'update "Pokjanal" set "successorId" = null, "supersededOn" = null where "isDemo"'],
  ['pokjanal', 'delete from "Pokjanal" where "isDemo"'],
  ['pokjanal', 'update "Decree" set "supersedesId" = null where "isDemo"'],
  ['pokjanal', 'delete from "Decree" where "isDemo"'],
  ['pokjanal', 'update "Opd" set "mergedIntoId" = null where "isDemo"'],
  ['pokjanal', 'delete from "Opd" where "isDemo"'],
];

// Roll-ups are figures of what is left: rows of nodes without any report or obligation below them go, the rest is rebuilt.
const STALE: readonly string[] = [
  'delete from rollup where not exists (select 1 from obligation where head_rev > 0)',
  'delete from rollup_pair where not exists (select 1 from obligation where head_rev > 0)',
  'delete from rollup_obligation where not exists (select 1 from obligation)',
];

// Whoever removed the demonstration does not want it back at the next start of a still empty office.
const REMEMBER = `insert into "Setting" ("id", "key", "value", "updatedAt") values (gen_random_uuid(), 'demo.removed', 'true', now())
  on conflict ("key") where "wilayahId" is null do update set "updatedAt" = excluded."updatedAt"`;

/** Removes every row that the demonstration made, and whatever hangs on one; reference data and real rows stay. */
export async function removeDemo(db: SeedDb, options: RemoveDemoOptions = {}): Promise<void> {
  await db.inTransaction(async (tx) => {
    await tx.sql('set local statement_timeout = 0');
    for (const [step, statement] of STATEMENTS) {
      options.progress?.(step);
      await tx.sql(statement);
    }
    for (const statement of STALE) await tx.sql(statement);
    await tx.sql(REMEMBER);
  });
  options.progress?.('rollup');
  await options.rebuild?.();
}

/** Says whether there is anything of a demonstration in this database. */
export async function hasDemo(db: SqlHandle): Promise<boolean> {
  const [row] = await db.sql<{ found: boolean }>(
    `select exists (select 1 from "Posyandu" where "isDemo") or exists (select 1 from "User" where "isDemo") as found`,
  );
  return row?.found === true;
}
