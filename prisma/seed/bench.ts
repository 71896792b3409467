import { drawPopulation, drawSkdn, seasonOf, SKDN_SLOTS } from './demo/skdn.ts';
import { idsFrom, nextId, type Random, randomOf } from './ids.ts';
import { insertRows, type Progress, type SeedDb, type SqlHandle, type Value } from './sql-db.ts';
import { insertPosts, OBLIGATION, type PostRows, takeNumbers, UNIT_NUMBERS } from './tables.ts';
import { ARRIVAL, STATUS, slotColumns } from './wide.ts';

export type BenchOptions = {
  posyandu: number;
  months: number;
  lastMonth: number;
  /** Province that carries the posts; East Java with its 38 regencies by default. */
  province?: string;
  /** Share of posts that answer every cell by age and sex. */
  detailedShare?: number;
  seed?: number;
  progress?: Progress;
};

export type BenchSummary = { posyandu: number; puskesmas: number; reports: number; firstUnit: number };

const PATTERNS = 997;

/**
 * Fills one province with posts and monthly reports for measurements: even over its villages, alike for the same seed.
 * Revisions are left out, roll-ups are the caller's. The reference data must be there, posts must not.
 */
export async function seedBench(db: SeedDb, options: BenchOptions): Promise<BenchSummary> {
  const { progress = () => undefined, seed = 1 } = options;
  const summary = await db.inTransaction(async (plain) => {
    const random = randomOf(seed, 'bench');
    const tx: SqlHandle = { ...plain, newId: idsFrom(random, Date.UTC(2020, 0, 1)) };
    await tx.sql('set local statement_timeout = 0');
    const places = await writePlaces(tx, options.province ?? '35');
    progress('bench-posts');
    const units = await writePosts(tx, places, options, random);
    const patterns = drawPatterns(random);
    for (let age = options.months - 1; age >= 0; age--) {
      await writeMonth(tx, units, patterns, options.lastMonth - age, age);
      progress('bench-reports', options.months - age, options.months);
    }
    return { posyandu: units.length, puskesmas: places.puskesmas.size, first: units[0]?.no ?? 0 };
  });
  await db.sql('analyze');
  return {
    posyandu: summary.posyandu,
    puskesmas: summary.puskesmas,
    reports: summary.posyandu * options.months,
    firstUnit: summary.first,
  };
}

type Village = { id: string; no: number; name: string; district: string; parentId: string };
type Places = { villages: Village[]; puskesmas: ReadonlyMap<string, { id: string; no: number }> };
type BenchUnit = { no: number; form: { no: number; versionNo: number }; detailed: boolean };

async function writePlaces(tx: SqlHandle, province: string): Promise<Places> {
  const villages = await tx.sql<Village>(
    `select v."id", v."no", v."name", d."name" as district, v."parentId" from "Wilayah" v
     join "Wilayah" d on d."id" = v."parentId"
     where v."level" = 'DESA' and v."endedOn" is null and v."code" like $1 order by v."code" collate "C"`,
    [`${province}.%`],
  );
  if (villages.length === 0) throw new Error(`No villages in ${province}; load the reference data first`);
  const districts = new Map(villages.map(({ parentId, district }) => [parentId, district]));
  const rows = await tx.sql<{ id: string; no: number; wilayahId: string }>(
    `insert into "Puskesmas" ("id", "name", "wilayahId", "isDemo")
     select id, name, place, true from unnest($1::uuid[], $2::text[], $3::uuid[]) as p(id, name, place)
     returning "id", "no", "wilayahId"`,
    [
      [...districts].map(() => nextId(tx)),
      [...districts.values()].map((name) => `Puskesmas ${name}`),
      [...districts.keys()],
    ],
  );
  return { villages, puskesmas: new Map(rows.map((row) => [row.wilayahId, row])) };
}

async function writePosts(tx: SqlHandle, places: Places, options: BenchOptions, random: Random): Promise<BenchUnit[]> {
  const forms = await readForms(tx);
  const share = options.detailedShare ?? 1;
  const numbers = await takeNumbers(tx, UNIT_NUMBERS, options.posyandu);
  const made = numbers.map((no, index) => planPost(tx, places, { no, index }, forms, random() < share));
  await insertPosts(
    tx,
    made.map(({ rows }) => rows),
  );
  return made.map(({ unit }) => unit);
}

type Forms = ReadonlyMap<string, { no: number; versionNo: number }>;
type Planned = { rows: PostRows; unit: BenchUnit };

function planPost(
  tx: SqlHandle,
  places: Places,
  { no, index }: { no: number; index: number },
  forms: Forms,
  detailed: boolean,
): Planned {
  const village = places.villages[index % places.villages.length];
  const puskesmas = village && places.puskesmas.get(village.parentId);
  const set = detailed ? 'ILP' : 'BASIC';
  const form = forms.get(set);
  if (!village || !puskesmas || !form) throw new Error('A post of the bench has no place or form');
  const id = nextId(tx);
  const name = `Posyandu ${village.name} ${Math.floor(index / places.villages.length) + 1}`;
  return {
    rows: {
      post: [id, name, null, village.id, puskesmas.id, set, null, true],
      interval: [nextId(tx), id, '2016-01-01', null, null],
      unit: [no, 'POSYANDU', id, village.no, puskesmas.no, true],
    },
    unit: { no, form, detailed },
  };
}

async function readForms(tx: SqlHandle): Promise<Forms> {
  const rows = await tx.sql<{ formSet: string; no: number; versionNo: number }>(
    `select f."formSet", f."no", v."no" as "versionNo" from "Form" f join "FormVersion" v on v."formCode" = f."code"
     where f."unitKind" = 'POSYANDU' and f."rhythm" = 'MONTHLY' and v."validTo" is null order by v."version"`,
  );
  return new Map(rows.map((row) => [row.formSet, row]));
}

type Patterns = { detailed: Value[][]; totals: Value[][] };

/** Months repeat a fixed number of drawn answers: what is measured is reading and adding, not drawing. */
function drawPatterns(random: Random): Patterns {
  const draw = (detailed: boolean) =>
    Array.from({ length: PATTERNS }, (_, index) => {
      const population = drawPopulation(random, 22 + random() * 50);
      const cells = drawSkdn(random, population, seasonOf(random, 0.74, index % 24, (index % 12) + 1), detailed);
      return Array.from({ length: SKDN_SLOTS }, (_value, slot) => cells.get(slot) ?? null);
    });
  return { detailed: draw(true), totals: draw(false) };
}

const REPORT = {
  unit_no: 'int',
  month: 'int',
  block_no: 'smallint',
  also_approved: 'boolean',
  form_version_no: 'int',
  rev: 'int',
  submitted_at: 'timestamptz',
  content_hash: 'bytea',
  ...Object.fromEntries(slotColumns(SKDN_SLOTS).map((name) => [name, 'int'])),
};

async function writeMonth(
  tx: SqlHandle,
  units: readonly BenchUnit[],
  patterns: Patterns,
  month: number,
  age: number,
): Promise<void> {
  const at = new Date(Date.UTC(Math.floor(month / 12), month % 12, 25, 3));
  const deadline = new Date(Date.UTC(Math.floor(month / 12), (month % 12) + 1, 5, 16, 59));
  const status = age === 0 ? STATUS.VERIFIED : STATUS.APPROVED;
  const hash = new Uint8Array(32);
  const obligations: Value[][] = [];
  const reports: Value[][] = [];
  for (const [index, { no, form, detailed }] of units.entries()) {
    const cells = (detailed ? patterns.detailed : patterns.totals)[(index * 31 + month * 7) % PATTERNS] ?? [];
    obligations.push([no, month, form.no, form.versionNo, ARRIVAL.RECEIVED, at, deadline, status, 1, true]);
    reports.push([no, month, 1, age > 0, form.versionNo, 1, at, hash, ...cells]);
  }
  await insertRows(tx, 'obligation', OBLIGATION, obligations);
  await insertRows(tx, 'report', REPORT, reports);
}
