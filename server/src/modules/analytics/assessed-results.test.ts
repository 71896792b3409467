import { makePosyandu } from '@pokjanal/prisma/make/posyandu';
import { makeReportRows } from '@pokjanal/prisma/make/report';
import { seedCatalogues } from '@pokjanal/prisma/seed/reference';
import { beforeAll, expect, test } from 'vitest';
import { kaderOf, officerOf } from '../../../test/actors.ts';
import { as } from '../../../test/as.ts';
import { useDatabase } from '../../../test/database.ts';
import { MAY, settle, systemCtx } from '../../../test/rollup-scene.ts';
import type { Actor } from '../../auth/actor.ts';
import type { Database } from '../../db/client.ts';
import { encodeGlobalId } from '../../graphql/ids.ts';
import { fixedClock } from '../../lib/clock.ts';
import { assessPosts } from './assess-posts.ts';
import { listAssessedResults } from './assessed-results.sql.ts';

const [FIRST, SAME, AGAIN, BACK] = ['2026-06-02', '2026-06-03', '2026-06-20', '2026-07-01'].map(
  (day) => new Date(`${day}T03:00:00Z`),
) as [Date, Date, Date, Date];

let db: Database;
let post: Awaited<ReturnType<typeof makePosyandu>>;

beforeAll(async () => {
  db = await useDatabase();
  await seedCatalogues(db);
  post = await makePosyandu(db, { formSet: 'ILP' });
  for (let age = 0; age < 5; age += 1) await weigh(MAY - age);
  await makeReportRows(db, post.unitNo, { month: MAY - 3, blockNo: 7, cells: { 0: 100, 1: 60, 7: 1, 8: 2 } });
  await assessPosts(db, MAY, FIRST);
  await assessPosts(db, MAY, SAME);
  for (let age = 5; age < 9; age += 1) await weigh(MAY - age);
  await assessPosts(db, MAY, AGAIN);
  await settle(db);
});

async function weigh(month: number): Promise<void> {
  await makeReportRows(db, post.unitNo, { month, blockNo: 1, cells: { 90: 40, 91: 40, 92: 30, 93: 20 } });
  await makeReportRows(db, post.unitNo, { month, blockNo: 2, cells: { 0: 10, 1: 8, 2: 6, 3: 5 } });
  await makeReportRows(db, post.unitNo, { month, blockNo: 6, cells: { 0: 1, 1: 6, 2: 5, 3: 1, 6: 3 } });
}

const RESULTS = `query ($id: ID!) { posyandu(id: $id) { assessedResults { method month result knownFrom knownUntil } } }`;
type Results = {
  posyandu: { assessedResults: { method: string; month: string; result: string; knownUntil: string | null }[] } | null;
};

test('a result that gave way to another stays, with the time it was known', async () => {
  const caller = as(db, kaderOf(post), fixedClock(BACK));
  const { posyandu } = await caller.run<Results>(RESULTS, { id: encodeGlobalId('Posyandu', post.id) });
  const results = posyandu?.assessedResults ?? [];
  expect(results.filter(({ method }) => method === 'STRATA_2011')).toEqual([
    { method: 'STRATA_2011', month: '2026-05', result: 'MADYA', knownFrom: AGAIN.toISOString(), knownUntil: null },
    {
      method: 'STRATA_2011',
      month: '2026-05',
      result: 'PRATAMA',
      knownFrom: FIRST.toISOString(),
      knownUntil: AGAIN.toISOString(),
    },
  ]);
  expect(results.filter(({ method }) => method === 'AKTIF_2020')).toMatchObject([
    { result: 'TIDAK_AKTIF', knownUntil: null },
  ]);
  expect(caller.cost()).toBeLessThanOrEqual(3);
});

test('who may not read the reports of the post sees no results', async () => {
  const other = await makePosyandu(db, { desa: post.desa });
  const results = (actor: Actor) => listAssessedResults(systemCtx(db, fixedClock(BACK), actor), post.id);
  expect(await results(kaderOf(other))).toEqual([]);
  expect(await results(kaderOf(post))).not.toEqual([]);
});

test('nothing is kept where the result stayed', async () => {
  const rows = await db.sql('select method, result from "PastAssessment" where "unitNo" = $1', [post.unitNo]);
  expect(rows).toEqual([{ method: 'STRATA_2011', result: 'PRATAMA' }]);
});

const FIGURES = `query ($input: AnalyticsInput!) { analytics(input: $input) {
  cells { numerator denominator value reason } } }`;
type Figures = {
  analytics: { cells: { numerator: number | null; denominator: number | null; reason: string | null }[] };
};

async function judged(over: object): Promise<Figures['analytics']['cells'][number] | undefined> {
  const { analytics } = await as(db, officerOf(post.desa), fixedClock(BACK)).run<Figures>(FIGURES, {
    input: {
      indicators: ['POS_PURI'],
      wilayah: [encodeGlobalId('Wilayah', post.desa.id)],
      periods: ['2026-05'],
      dataState: 'PROVISIONAL',
      ...over,
    },
  });
  return analytics.cells[0];
}

test('a figure of strata as known at an instant counts the results of then', async () => {
  // Enough of the rest to be PURNAMA from now on.
  await db.sql(
    `with past as (insert into "PastAssessment" select "unitNo", month, method, "knownFrom", result from "PosyanduAssessment"
       where "unitNo" = $1 and method = 'STRATA_2011')
     update "PosyanduAssessment" set result = 'PURNAMA', "knownFrom" = $2 where "unitNo" = $1 and method = 'STRATA_2011'`,
    [post.unitNo, BACK],
  );
  const known = (at: Date) => judged({ asKnownAt: at.toISOString() });
  expect(await known(new Date('2026-06-01T00:00:00Z'))).toMatchObject({ numerator: null, denominator: 0 });
  expect(await known(FIRST)).toMatchObject({ numerator: 0, denominator: 1 });
  expect(await known(AGAIN)).toMatchObject({ numerator: 0, denominator: 1 });
  expect(await known(BACK)).toMatchObject({ numerator: 1, denominator: 1 });
});
