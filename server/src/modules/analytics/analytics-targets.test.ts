import { makePuskesmas } from '@pokjanal/prisma/make/puskesmas';
import { makePosyandu } from '@pokjanal/prisma/make/posyandu';
import { makeTarget } from '@pokjanal/prisma/make/target';
import { makeWilayah, type MadeWilayah } from '@pokjanal/prisma/make/wilayah';
import { seedCatalogues } from '@pokjanal/prisma/seed/reference';
import { beforeAll, describe, expect, it } from 'vitest';
import { officerOf } from '../../../test/actors.ts';
import { fileReport } from '../../../test/analytics-model.ts';
import { as } from '../../../test/as.ts';
import { useDatabase } from '../../../test/database.ts';
import { settle, systemCtx } from '../../../test/rollup-scene.ts';
import type { Database } from '../../db/client.ts';
import { encodeGlobalId } from '../../graphql/ids.ts';
import { fixedClock } from '../../lib/clock.ts';
import { newId } from '../../lib/ids.ts';
import { monthNo } from '../../lib/pure/month.ts';
import { openMonth } from '../submission/open-month.ts';

const clock = fixedClock('2026-06-02T03:00:00Z');
const MONTHS = [monthNo(2025, 5), monthNo(2026, 4), monthNo(2026, 5)] as const;
const [LAST_YEAR, APRIL, MAY] = MONTHS;
const gid = (area: { id: string }) => encodeGlobalId('Wilayah', area.id);

let db: Database;
let kabkota: MadeWilayah;
let districts: MadeWilayah[];
let puskesmas: { id: string };

/** S, D and N of May by district; the two in the middle tie in D/S, the last has too few under-fives. */
const MAY_COUNTS = [
  { s: 100, d: 90, n: 45 },
  { s: 100, d: 80, n: 72 },
  { s: 50, d: 40, n: 0 },
  { s: 200, d: 100, n: 50 },
  { s: 10, d: 10, n: 10 },
] as const;

async function setSetting(wilayah: MadeWilayah, key: string, value: number) {
  await db.sql('insert into "Setting" (id, key, "wilayahId", value, "updatedAt") values ($1, $2, $3, $4, now())', [
    newId(),
    key,
    wilayah.id,
    JSON.stringify(value),
  ]);
}

beforeAll(async () => {
  db = await useDatabase();
  await seedCatalogues(db);
  kabkota = await makeWilayah(db, { level: 'KABKOTA' });
  districts = [];
  const ctx = systemCtx(db, clock);
  const posts = [];
  for (const _counts of MAY_COUNTS) {
    const district = await makeWilayah(db, { parent: kabkota });
    const desa = await makeWilayah(db, { parent: district });
    const own = await makePuskesmas(db, { wilayah: district });
    puskesmas ??= own;
    districts.push(district);
    posts.push(await makePosyandu(db, { desa, puskesmas: own, formSet: 'BASIC' }));
  }
  // A district whose second post is silent: half of the reports expected.
  const silent = await makeWilayah(db, { parent: kabkota });
  const desa = await makeWilayah(db, { parent: silent });
  const loud = await makePosyandu(db, { desa, puskesmas: null, formSet: 'BASIC' });
  await makePosyandu(db, { desa, puskesmas: null, formSet: 'BASIC' });
  districts.push(silent);
  for (const month of MONTHS) await openMonth({ db }, month);
  for (const [index, counts] of MAY_COUNTS.entries()) {
    const post = posts[index];
    if (!post) continue;
    await fileReport(ctx, post, { month: MAY, ...counts, without: null });
    if (index === 0) {
      await fileReport(ctx, post, { month: APRIL, s: 100, d: 60, n: 30, without: null });
      await fileReport(ctx, post, { month: LAST_YEAR, s: 100, d: 50, n: 30, without: null });
    }
  }
  await fileReport(ctx, loud, { month: MAY, s: 100, d: 99, n: 50, without: null });
  await settle(db);
}, 120_000);

const FIGURES = /* GraphQL */ `
  query ($input: AnalyticsInput!) {
    analytics(input: $input) {
      rankingRule { id en }
      cells {
        indicator wilayahId period value previous change lastYear changeLastYear target targetToDate targetVerified
        targetFrom attainment attainmentClass rank rankOf rankReason
      }
      columns { value previous change target attainment rank }
    }
  }
`;
type Cell = Record<string, unknown> & { wilayahId: string; value: number | null; rank: number | null };
type Answer = {
  analytics: { rankingRule: { id: string; en: string }; cells: Cell[]; columns: Record<string, unknown[]> };
};

const caller = () => as(db, officerOf(kabkota), clock);
const ask = async (input: Record<string, unknown>) =>
  (await caller().run<Answer>(FIGURES, { input: { periods: ['2026-05'], ...input } })).analytics;
const one = async (indicator: string, wilayah: MadeWilayah, period = '2026-05') =>
  (await ask({ indicators: [indicator], wilayah: [gid(wilayah)], periods: [period] })).cells[0] ?? expect.fail();
const district = (index: number) => districts[index] ?? expect.fail();

describe('targets in force', () => {
  it('takes the period before the year around it, and the area before those above it', async () => {
    const indicator = 'SKDN_DS';
    await makeTarget(db, { indicator, wilayah: kabkota, period: '2026', value: 80, isVerified: false });
    await makeTarget(db, { indicator, wilayah: district(1), period: '2026', value: 75 });
    expect(await one(indicator, district(0))).toMatchObject({
      target: 80,
      targetToDate: null,
      targetVerified: false,
      targetFrom: gid(kabkota),
      attainment: 90 / 80,
      attainmentClass: 'GREEN',
    });
    expect(await one(indicator, district(1))).toMatchObject({ target: 75, targetFrom: gid(district(1)) });
    await makeTarget(db, { indicator, wilayah: kabkota, period: '2026-05', value: 90 });
    expect(await one(indicator, district(1))).toMatchObject({ target: 90, targetVerified: true });
    expect(await one(indicator, district(1), '2026-Q2')).toMatchObject({ target: 75 });
    expect(await one(indicator, district(1), '2025')).toMatchObject({
      target: null,
      targetVerified: null,
      targetFrom: null,
      attainment: null,
      attainmentClass: null,
    });
  });

  it('gives a puskesmas the targets of the area where it stands', async () => {
    const indicator = 'SKDN_NS';
    await makeTarget(db, { indicator, wilayah: district(0), value: 50 });
    const id = encodeGlobalId('Puskesmas', puskesmas.id);
    const { cells } = await ask({ indicators: [indicator], puskesmas: [id] });
    expect(cells).toMatchObject([{ wilayahId: id, value: 45, target: 50, targetFrom: gid(district(0)) }]);
  });

  it('measures the other way round where a rise is bad, and classes by the share the nearest area sets', async () => {
    const indicator = 'SKDN_BGMD';
    await makeTarget(db, { indicator, wilayah: kabkota, value: 5 });
    // Nobody is below the red line.
    expect(await one(indicator, district(0))).toMatchObject({ value: 0, attainment: 1, attainmentClass: 'GREEN' });
    await makeTarget(db, { indicator: 'SKDN_ND', wilayah: kabkota, value: 60 });
    // N/D of 45 of 90 is five sixths of the target.
    expect(await one('SKDN_ND', district(0))).toMatchObject({ value: 50, attainmentClass: 'YELLOW' });
    await setSetting(kabkota, 'target.yellowFrom', 0.5);
    await setSetting(district(0), 'target.yellowFrom', 0.9);
    expect(await one('SKDN_ND', district(0))).toMatchObject({ attainmentClass: 'RED' });
    expect(await one('SKDN_ND', district(3))).toMatchObject({ value: 50, attainmentClass: 'YELLOW' });
    expect(await one('SKDN_ND', district(2))).toMatchObject({ value: 0, attainment: 0, attainmentClass: 'RED' });
  });
});

describe('comparison', () => {
  it('gives the period before and the same period a year before', async () => {
    const cell = await one('SKDN_DS', district(0));
    expect(cell).toMatchObject({ value: 90, previous: 60, change: 30, lastYear: 50, changeLastYear: 40 });
    expect(await one('SKDN_DS', district(1))).toMatchObject({ lastYear: null, changeLastYear: null });
    expect(await one('SKDN_DS', district(0), '2026-Q2')).toMatchObject({ value: 75, lastYear: 50, changeLastYear: 25 });
  });
});

describe('ranking', () => {
  it('shares ranks of equal values, refuses thin and incomplete ones, and states its rule', async () => {
    const input = { indicators: ['SKDN_DS', 'SKDN_BGMD'], within: gid(kabkota), level: 'KECAMATAN' };
    const answer = await ask(input);
    const cells = answer.cells.slice(0, districts.length);
    expect(cells.map(({ rank, rankReason }) => rank ?? rankReason)).toEqual([
      1,
      2,
      2,
      4,
      'LOW_DENOMINATOR',
      'LOW_COMPLETENESS',
    ]);
    expect(cells.map(({ rankOf }) => rankOf)).toEqual(cells.map(() => 4));
    expect(answer.cells[districts.length]).toMatchObject({ indicator: 'SKDN_BGMD', rank: 1, rankOf: 4 });
    expect(answer.rankingRule.id).toContain('di bawah 30');
    expect(answer.rankingRule.en).toContain('below 80 %');
    expect(answer.columns).toEqual({
      value: answer.cells.map((cell) => cell.value),
      previous: answer.cells.map((cell) => cell['previous']),
      change: answer.cells.map((cell) => cell['change']),
      target: answer.cells.map((cell) => cell['target']),
      attainment: answer.cells.map((cell) => cell['attainment']),
      rank: answer.cells.map((cell) => cell.rank),
    });
  });

  it('ranks among areas of the same level alone, by the limits of the nearest area that holds them all', async () => {
    await setSetting(kabkota, 'rank.minDenominator', 5);
    await setSetting(kabkota, 'rank.minCompleteness', 0.5);
    await setSetting(district(0), 'rank.minDenominator', 5_000);
    const all = [kabkota, ...districts].map(gid);
    const { cells, rankingRule } = await ask({ indicators: ['SKDN_DS'], wilayah: all });
    const ranks = new Map(cells.map((cell) => [cell.wilayahId, [cell.rank, cell['rankOf']]]));
    expect(ranks.get(gid(kabkota))).toEqual([1, 1]);
    expect(districts.map((area) => ranks.get(gid(area)))).toEqual([
      [3, 6],
      [4, 6],
      [4, 6],
      [6, 6],
      [1, 6],
      [2, 6],
    ]);
    expect(rankingRule.id).toContain('di bawah 5,');
    expect(rankingRule.id).toContain('di bawah 50 %');
    const alone = await ask({ indicators: ['SKDN_DS'], wilayah: [gid(district(0))] });
    expect(alone.cells[0]).toMatchObject({ rank: null, rankReason: 'LOW_DENOMINATOR' });
  });

  it('has no rank without a value', async () => {
    const { cells } = await ask({ indicators: ['SKDN_DS'], wilayah: [gid(district(0))], periods: ['2026-03', '2001'] });
    expect(cells).toMatchObject([
      { rank: null, rankOf: 0, rankReason: 'NO_VALUE' },
      { rank: null, rankOf: 0, rankReason: 'NO_VALUE' },
    ]);
  });
});

describe('the cost', () => {
  it('is one statement more for targets and ranks together, and none for comparison', async () => {
    const client = caller();
    const costOf = async (fields: string) => {
      const text = `query ($input: AnalyticsInput!) { analytics(input: $input) { ${fields} } }`;
      const input = { indicators: ['SKDN_DS', 'SKDN_ND'], within: gid(kabkota), level: 'KECAMATAN', periods: ['2026'] };
      await client.run(text, { input });
      return client.cost();
    };
    const bare = await costOf('cells { value }');
    expect(bare).toBeLessThanOrEqual(3);
    expect(await costOf('cells { value lastYear change }')).toBe(bare);
    expect(await costOf('cells { attainmentClass } columns { rank target }')).toBe(bare + 1);
    expect(await costOf('rankingRule { id }')).toBe(bare + 1);
  });
});
