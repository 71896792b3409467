import { makePuskesmas } from '@pokjanal/prisma/make/puskesmas';
import { makePosyandu, type MadePosyandu } from '@pokjanal/prisma/make/posyandu';
import { makeWilayah, makeWilayahChain } from '@pokjanal/prisma/make/wilayah';
import { seedCatalogues } from '@pokjanal/prisma/seed/reference';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Ctx } from '../src/auth/ctx.ts';
import type { Database } from '../src/db/client.ts';
import { fixedClock } from '../src/lib/clock.ts';
import { monthNo } from '../src/lib/pure/month.ts';
import { rebuild } from '../src/modules/analytics/rebuild-rollups.ts';
import { openMonth } from '../src/modules/submission/open-month.ts';
import { returnReport } from '../src/modules/submission/return-report.ts';
import { useOwnDatabase } from './database.ts';
import { disagreements, expectedPairs, expectedSums, storedPairs, storedSums } from './rollup-oracle.ts';
import { OF_AREAS } from './rollup-sources.ts';
import { countsOf, settle, submit, systemCtx } from './rollup-scene.ts';

const DECEMBER = monthNo(2025, 12);
const IN_TIME = '2026-01-03T03:00:00Z';

let db: Database;
let ctx: Ctx;

/** Begins on a database of its own. */
async function givenCatalogues(): Promise<void> {
  db = await useOwnDatabase();
  await seedCatalogues(db);
  ctx = systemCtx(db, fixedClock(IN_TIME));
}

beforeAll(() => givenCatalogues());

/** Two posts of one village and one of another, below the same province; the months are open. */
async function givenPosts(months = [DECEMBER]) {
  const chain = await makeWilayahChain(db);
  const puskesmas = await makePuskesmas(db, { wilayah: chain.kecamatan });
  const second = await makeWilayah(db, { parent: chain.kecamatan });
  const make = (desa: typeof second, formSet: 'ILP' | 'BASIC') => makePosyandu(db, { desa, puskesmas, formSet });
  const posts = [await make(chain.desa, 'ILP'), await make(chain.desa, 'BASIC'), await make(second, 'BASIC')] as const;
  for (const month of months) await openMonth({ db }, month);
  await settle(db);
  return { ...chain, second, puskesmas, posts };
}

async function file(
  post: MadePosyandu,
  block: string,
  given: Record<string, number>,
  at = { month: DECEMBER, rev: 0 },
) {
  const cells = await countsOf(db, { block, formSet: post.formSet, given });
  return submit(ctx, post, { block, month: at.month, cells, expectedRevision: at.rev });
}

/** The counts about posts of a node, by element. */
async function countsAt(node: { no: number }, month = DECEMBER): Promise<Record<string, number | null>> {
  await settle(db);
  const slots = await db.sql<{ slot: number; element: string }>(
    `select slot, "elementCode" as element from "BlockSlot" where "blockCode" = 'GV' order by slot`,
  );
  const columns = slots.map(({ slot, element }) => `v${slot}::int as "${element}"`).join(', ');
  const [row = {}] = await db.sql<Record<string, number | null>>(
    `select ${columns} from rollup r join "Block" b on b.no = r.block_no and b.code = 'GV'
     where r.node_no = $1 and r.month = $2 and r.basis = 0`,
    [node.no, month],
  );
  return row;
}

/** Forms and households of the profile of a node. */
async function profile(node: { no: number }, month: number): Promise<[forms: number, kk: number | null] | null> {
  await settle(db);
  const [row] = await db.sql<{ forms: number; kk: number | null }>(
    `select forms, v0::int as kk from rollup r join "Block" b on b.no = r.block_no and b.code = 'PF'
     where r.node_no = $1 and r.month = $2 and r.basis = 0`,
    [node.no, month],
  );
  return row ? [row.forms, row.kk] : null;
}

/** Rows kept step by step are the plain sums, areas are the sum of theirs, and a rebuild finds nothing to correct. */
async function expectTrue(): Promise<void> {
  await settle(db);
  expect(await storedSums(db)).toEqual(await expectedSums(db));
  expect(await storedPairs(db)).toEqual(await expectedPairs(db));
  expect(await disagreements(db)).toEqual([]);
  expect(await rebuild(db)).toEqual({ rows: 0, events: 0 });
}

describe('counts that nobody types', () => {
  test('a month that was only opened has its posts and what they owe', async () => {
    const { desa, second, provinsi, puskesmas } = await givenPosts();
    // In December the profile is due beside the seven forms of the full set and the four of the short one.
    expect(await countsAt(desa)).toMatchObject({ GV_POS: 2, GV_LAP_HARUS: 8 + 5, GV_LAP_MASUK: 0, GV_LAP_TEPAT: 0 });
    expect(await countsAt(second)).toMatchObject({ GV_POS: 1, GV_LAP_HARUS: 5 });
    expect(await countsAt(provinsi)).toMatchObject({ GV_POS: 3, GV_LAP_HARUS: 18, GV_POS_BUKA: null });
    // A puskesmas has the counts of its posts; only areas have groups of their own.
    const none = Object.fromEntries(OF_AREAS.map((element) => [element, null]));
    expect(await countsAt(puskesmas)).toEqual({ ...(await countsAt(provinsi)), ...none });
    await expectTrue();
  });

  test('posts that opened, their cadres and their profile come from the forms, at village and province', async () => {
    const { desa, second, provinsi, posts } = await givenPosts();
    await file(posts[0], 'OP', { OP_BUKA: 1, OP_KADER_SK: 6, OP_KADER_AKTIF: 5 });
    await file(posts[1], 'OP', { OP_BUKA: 0, OP_KADER_SK: 4 });
    await file(posts[2], 'OP', { OP_BUKA: 2, OP_KADER_SK: 5 });
    await file(posts[0], 'PF', { PF_KK: 100, PF_ALAT: 1, PF_PAUD: 1 });
    await file(posts[2], 'PF', { PF_KK: 80, PF_ALAT: 1, PF_EKO: 1 });
    expect(await countsAt(desa)).toMatchObject({
      GV_POS: 2,
      GV_POS_BUKA: 1,
      GV_POS_KADER5: 1,
      GV_POS_ALAT: 1,
      GV_POS_PAUD: 1,
      GV_POS_EKO: 0,
      GV_LAP_HARUS: 13,
      GV_LAP_MASUK: 3,
      GV_LAP_TEPAT: 3,
    });
    expect(await countsAt(second)).toMatchObject({ GV_POS: 1, GV_POS_BUKA: 1, GV_POS_KADER5: 1, GV_POS_EKO: 1 });
    expect(await countsAt(provinsi)).toMatchObject({
      GV_POS: 3,
      GV_POS_BUKA: 2,
      GV_POS_KADER5: 2,
      GV_POS_ALAT: 2,
      GV_POS_PAUD: 1,
      GV_POS_BKB: 0,
      GV_POS_EKO: 1,
      GV_LAP_HARUS: 18,
      GV_LAP_MASUK: 5,
      GV_LAP_TEPAT: 5,
    });
    await expectTrue();
  });

  test('a late report has come and was not in time; a returned one has come, and tells of the post no more', async () => {
    const { desa, posts } = await givenPosts();
    const late = systemCtx(db, fixedClock('2026-01-20T03:00:00Z'));
    const cells = await countsOf(db, { block: 'OP', formSet: 'ILP', given: { OP_BUKA: 1 } });
    await submit(late, posts[0], { block: 'OP', month: DECEMBER, cells });
    expect(await countsAt(desa)).toMatchObject({ GV_LAP_MASUK: 1, GV_LAP_TEPAT: 0, GV_POS_BUKA: 1 });
    const key = { unitNo: posts[0].unitNo, month: DECEMBER, block: 'OP' };
    await returnReport(ctx, { ...key, reason: 'periksa', expectedRevision: 1 });
    expect(await countsAt(desa)).toMatchObject({ GV_LAP_MASUK: 1, GV_LAP_TEPAT: 0, GV_POS_BUKA: null, GV_POS: 2 });
    await expectTrue();
  });

  test('a post that closed is expected no more, and counts no more', async () => {
    const { desa, posts } = await givenPosts([DECEMBER, DECEMBER + 1]);
    await db.sql(`update "PosyanduInterval" set "closedOn" = '2025-12-20' where "posyanduId" = $1`, [posts[0].id]);
    await openMonth({ db }, DECEMBER + 1);
    expect(await countsAt(desa, DECEMBER)).toMatchObject({ GV_POS: 2 });
    expect(await countsAt(desa, DECEMBER + 1)).toMatchObject({ GV_POS: 1, GV_LAP_HARUS: 4 });
    await expectTrue();
  });
});

describe('answers that stay in force', () => {
  test('what a closed post answered last holds on where nobody owes anything any more', async () => {
    const { second, posts } = await givenPosts([DECEMBER]);
    await file(posts[2], 'PF', { PF_KK: 70 });
    await db.sql(`update "PosyanduInterval" set "closedOn" = '2025-12-20' where "posyanduId" = $1`, [posts[2].id]);
    await openMonth({ db }, DECEMBER + 1);
    expect(await profile(second, DECEMBER + 1)).toEqual([0, 70]);
    await expectTrue();
  });

  test('a correction of the profile reaches every month it holds in', async () => {
    const { provinsi, posts } = await givenPosts([DECEMBER, DECEMBER + 1, DECEMBER + 2]);
    await file(posts[0], 'PF', { PF_KK: 100 });
    expect(await profile(provinsi, DECEMBER + 2)).toEqual([0, 100]);
    await file(posts[0], 'PF', { PF_KK: 90 }, { month: DECEMBER, rev: 1 });
    expect(await profile(provinsi, DECEMBER + 2)).toEqual([0, 90]);
    await returnReport(ctx, {
      unitNo: posts[0].unitNo,
      month: DECEMBER,
      block: 'PF',
      reason: 'periksa',
      expectedRevision: 2,
    });
    expect((await profile(provinsi, DECEMBER + 2))?.[1] ?? null).toBeNull();
    await expectTrue();
  });
});

describe('over a year', () => {
  // A year of months is opened, so no other posts are to lie about.
  beforeAll(() => givenCatalogues());

  test('a yearly profile holds in months that open later, up to the twelfth, and tells of no form there', async () => {
    const { desa, provinsi, posts } = await givenPosts([DECEMBER]);
    await file(posts[0], 'PF', { PF_KK: 100, PF_PHBS_KAJI: 50, PF_PHBS_SEHAT: 20, PF_ALAT: 1 });
    for (let later = 1; later <= 12; later += 1) await openMonth({ db }, DECEMBER + later);
    for (const node of [desa, provinsi]) {
      // November is the twelfth month; in December the next profile is due.
      expect(await profile(node, DECEMBER)).toEqual([1, 100]);
      expect(await profile(node, DECEMBER + 1)).toEqual([0, 100]);
      expect(await profile(node, DECEMBER + 11)).toEqual([0, 100]);
      expect((await profile(node, DECEMBER + 12))?.[1] ?? null).toBeNull();
    }
    expect(await countsAt(provinsi, DECEMBER + 5)).toMatchObject({ GV_POS: 3, GV_POS_ALAT: 1 });
    expect(await countsAt(provinsi, DECEMBER + 12)).toMatchObject({ GV_POS: 3, GV_POS_ALAT: null });
    await expectTrue();
  });
});
