import { makePuskesmas } from '@pokjanal/prisma/make/puskesmas';
import { makePuskesmasUnit } from '@pokjanal/prisma/make/puskesmas-unit';
import { makePosyandu, type MadePosyandu } from '@pokjanal/prisma/make/posyandu';
import { makeWilayah, makeWilayahChain } from '@pokjanal/prisma/make/wilayah';
import { seedCatalogues } from '@pokjanal/prisma/seed/reference';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Ctx } from '../src/auth/ctx.ts';
import type { Database } from '../src/db/client.ts';
import { fixedClock } from '../src/lib/clock.ts';
import { type MonthNo, monthNo } from '../src/lib/pure/month.ts';
import { readAnalytics } from '../src/modules/analytics/analytics.ts';
import { approveMonth } from '../src/modules/submission/approve-month.ts';
import { openMonth } from '../src/modules/submission/open-month.ts';
import { verifyReports } from '../src/modules/submission/verify-reports.ts';
import { useOwnDatabase } from './database.ts';
import { answers, countsOf, inputOf, settle, submit, systemCtx } from './rollup-scene.ts';
import { submitReport } from '../src/modules/submission/submit-report.ts';

const [JAN, FEB, MAR, APR, MAY] = [1, 2, 3, 4, 5].map((month) => monthNo(2026, month)) as [
  MonthNo,
  MonthNo,
  MonthNo,
  MonthNo,
  MonthNo,
];

let db: Database;
let ctx: Ctx;

beforeAll(async () => {
  db = await useOwnDatabase();
  await seedCatalogues(db);
  ctx = systemCtx(db, fixedClock('2026-06-02T03:00:00Z'));
});

type Area = { id: string };

const FIGURES_ALONE = {
  withChange: false,
  withLastYear: false,
  withTargets: false,
  withRanks: false,
  withMarks: false,
};

/** What an area shows of an indicator in some periods. */
async function figures(
  area: Area,
  indicator: string,
  periods: string[],
  basis: 'PROVISIONAL' | 'APPROVED' = 'PROVISIONAL',
) {
  await settle(db);
  const answer = await readAnalytics(ctx, {
    indicators: [indicator],
    wilayah: [{ id: area.id }],
    periods,
    dataState: basis,
    ...FIGURES_ALONE,
  });
  return periods.map((_, index) => {
    const { numerator, denominator, value, reason, leftOut, reported } = answer.cell(index);
    return { numerator, denominator, value, reason, leftOut, reported };
  });
}

async function givenPosts(count: number, formSet?: MadePosyandu['formSet']) {
  const chain = await makeWilayahChain(db);
  const puskesmas = await makePuskesmas(db, { wilayah: chain.kecamatan });
  const posts: MadePosyandu[] = [];
  for (let index = 0; index < count; index += 1) {
    const desa = await makeWilayah(db, { parent: chain.kecamatan });
    posts.push(await makePosyandu(db, { desa, puskesmas, formSet: formSet ?? (index === 0 ? 'ILP' : 'BASIC') }));
  }
  return { ...chain, puskesmas, posts };
}

async function givenPuskesmasUnits(count: number) {
  const chain = await makeWilayahChain(db);
  const puskesmas = await makePuskesmas(db, { wilayah: chain.kecamatan });
  const units: number[] = [];
  for (let index = 0; index < count; index += 1) {
    const desa = await makeWilayah(db, { parent: chain.kecamatan });
    units.push((await makePuskesmasUnit(db, { desa, puskesmas })).unitNo);
  }
  return { ...chain, puskesmas, units };
}

const open = async (...months: MonthNo[]) => {
  for (const month of months) await openMonth({ db }, month);
};

const skdn = (post: MadePosyandu, month: MonthNo, s: number, d: number) =>
  submit(ctx, post, { month, cells: answers(post, { s, d, n: Math.floor(d / 2) }) });

/** Files the figures of a puskesmas for one village; counts not given are zero, those in `without` left open. */
async function filePk(unitNo: number, month: MonthNo, given: Record<string, number>, without: string[] = []) {
  const all = await countsOf(db, { block: 'PK', given });
  const open = await db.sql<{ slot: number }>(`select slot from "BlockSlot" where "elementCode" = any($1)`, [without]);
  const cells = all.filter(({ slot }) => !open.some((one) => one.slot === slot));
  const header = { opened: true, note: 'diperiksa' };
  const { posyanduId: _none, ...rest } = inputOf({ id: '', formSet: 'ILP' } as MadePosyandu, { month, cells, header });
  const result = await submitReport(ctx, { ...rest, unitNo, block: 'PK' });
  if (!result.accepted) throw new Error(JSON.stringify(result.findings));
}

describe('pooled over months', () => {
  test('a quarter is the sum over the sum, by post and month, at every level and puskesmas', async () => {
    const { provinsi, kecamatan, posts } = await givenPosts(2);
    await open(JAN, FEB, MAR);
    await skdn(posts[0]!, JAN, 100, 80);
    await skdn(posts[0]!, FEB, 100, 60);
    await skdn(posts[0]!, MAR, 110, 90);
    await skdn(posts[1]!, JAN, 50, 10);
    await skdn(posts[1]!, MAR, 50, 40);
    for (const area of [provinsi, kecamatan]) {
      const [q1] = await figures(area, 'SKDN_DS', ['2026-Q1']);
      expect(q1).toMatchObject({ numerator: 280, denominator: 410, value: 28_000 / 410, reported: 5, leftOut: 0 });
    }
    const [own] = await figures(posts[1]!.desa, 'SKDN_DS', ['2026-Q1']);
    expect(own).toMatchObject({ numerator: 50, denominator: 100, value: 50 });
  });

  test('a semester with a silent month holds the months that spoke', async () => {
    const { provinsi, posts } = await givenPosts(1);
    await open(JAN, FEB, MAR, APR, MAY);
    for (const month of [JAN, FEB, APR, MAY]) await skdn(posts[0]!, month, 40, 30);
    const [s1, q1, mar] = await figures(provinsi, 'SKDN_DS', ['2026-S1', '2026-Q1', '2026-03']);
    expect(s1).toMatchObject({ numerator: 120, denominator: 160, value: 75 });
    expect(q1).toMatchObject({ numerator: 60, denominator: 80, value: 75 });
    expect(mar).toMatchObject({ numerator: null, value: null, reason: 'NO_DATA' });
  });

  test('a year with a post that closed keeps its months and asks nothing of it afterwards', async () => {
    const { provinsi, posts } = await givenPosts(2);
    await open(JAN, FEB);
    for (const post of posts) for (const month of [JAN, FEB]) await skdn(post, month, 40, 20);
    await db.sql(`update "PosyanduInterval" set "closedOn" = '2026-02-20' where "posyanduId" = $1`, [posts[1]!.id]);
    await open(MAR);
    await skdn(posts[0]!, MAR, 40, 40);
    const [year, mar] = await figures(provinsi, 'SKDN_DS', ['2026', '2026-03']);
    expect(year).toMatchObject({ numerator: 120, denominator: 200, value: 60, reported: 5 });
    expect(mar).toMatchObject({ numerator: 40, denominator: 40, value: 100, reported: 1 });
  });

  test('a last month with one post in ten in is the ratio of that post, not of all children', async () => {
    const { provinsi, posts } = await givenPosts(10);
    await open(APR, MAY);
    for (const post of posts) await skdn(post, APR, 40, 30);
    await skdn(posts[3]!, MAY, 40, 20);
    const [apr, may, stock, quarter] = [
      ...(await figures(provinsi, 'SKDN_DS', ['2026-04', '2026-05'])),
      ...(await figures(provinsi, 'SKDN_KS', ['2026-05'])),
      ...(await figures(provinsi, 'SKDN_DS', ['2026-Q2'])),
    ];
    expect([apr?.value, may?.value]).toEqual([75, 50]);
    expect(stock).toMatchObject({ numerator: 40, denominator: 40, value: 100 });
    expect(quarter).toMatchObject({ numerator: 320, denominator: 440 });
  });
});

describe('pairing where one operand stays in force', () => {
  test('silent posts add nothing to a share of this month, though their cadres are known', async () => {
    const { provinsi, posts } = await givenPosts(3);
    await open(APR, MAY);
    const file = async (post: MadePosyandu, month: MonthNo, given: Record<string, number>) =>
      submit(ctx, post, {
        month,
        block: 'OP',
        cells: await countsOf(db, { block: 'OP', formSet: post.formSet, given }),
      });
    for (const post of posts) await file(post, APR, { OP_BUKA: 1, OP_KADER_SK: 6, OP_KADER_AKTIF: 3 });
    await file(posts[1]!, MAY, { OP_BUKA: 1, OP_KADER_SK: 6, OP_KADER_AKTIF: 6 });
    const [apr, may] = await figures(provinsi, 'KDR_AKTIF', ['2026-04', '2026-05']);
    expect(apr).toMatchObject({ numerator: 9, denominator: 18, value: 50 });
    expect(may).toMatchObject({ numerator: 6, denominator: 6, value: 100, reported: 1, leftOut: 0 });
  });

  test('each block is paired on the basis its own row is of, also when two are asked at once', async () => {
    const { provinsi, kabkota, posts } = await givenPosts(3, 'ILP');
    await open(MAY);
    for (const post of posts) await skdn(post, MAY, 40, 30);
    const given = { DL_SAS_DW: 90, DL_SAS_LS: 30, DL_DTG_DW: 20, DL_DTG_LS: 10, DL_JIWA: 15 };
    const cells = await countsOf(db, { block: 'D', given });
    const withoutScreening = cells.filter(({ slot }) => slot !== 16);
    for (const [index, post] of posts.entries()) {
      await submit(ctx, post, { month: MAY, block: 'D', cells: index === 0 ? withoutScreening : cells });
    }
    // All of SKDN is approved and stands in one row; of form D two of three are, and its last post is not among them.
    for (const [block, approved] of [['SKDN', posts] as const, ['D', posts.slice(0, 2)] as const]) {
      await verifyReports(ctx, { reports: approved.map(({ unitNo }) => ({ unitNo, month: MAY, block })) });
      await approveMonth(ctx, { wilayahId: kabkota.id, month: MAY, block });
    }
    await settle(db);
    const shares = async (dataState: 'PROVISIONAL' | 'APPROVED') => {
      const answer = await readAnalytics(ctx, {
        indicators: ['SKDN_DS', 'JIWA_SKRIN'],
        wilayah: [{ id: provinsi.id }],
        periods: ['2026-05'],
        dataState,
        ...FIGURES_ALONE,
      });
      return [0, 1].map((index) => [answer.cell(index).numerator, answer.cell(index).denominator]);
    };
    expect(await shares('PROVISIONAL')).toEqual([
      [90, 120],
      [30, 60],
    ]);
    expect(await shares('APPROVED')).toEqual([
      [90, 120],
      [15, 30],
    ]);
  });
});

describe('the year to date', () => {
  test('what happened since January is held against the target in force, though most are silent by now', async () => {
    const { provinsi, units } = await givenPuskesmasUnits(10);
    await open(JAN, FEB, MAR);
    for (const unit of units) await filePk(unit, JAN, { PK_BAYI_TH: 120, PK_IDL: 10 });
    for (const unit of units) await filePk(unit, FEB, { PK_IDL: 12 }, ['PK_BAYI_TH']);
    await filePk(units[0]!, MAR, { PK_IDL: 8 }, ['PK_BAYI_TH']);
    const [jan, feb, mar, q1] = await figures(provinsi, 'IMM_IDL', ['2026-01', '2026-02', '2026-03/YTD', '2026-Q1']);
    expect(jan).toMatchObject({ numerator: 100, denominator: 1200 });
    expect(feb).toMatchObject({ numerator: 220, denominator: 1200 });
    // One unit in ten has come for March: the target of the others stays, so the coverage does not leap.
    expect(mar).toMatchObject({ numerator: 228, denominator: 1200, value: 19 });
    expect(q1).toEqual(mar);
  });

  test('a corrected target counts from its month on, and the months before keep theirs', async () => {
    const { provinsi, units } = await givenPuskesmasUnits(1);
    await open(JAN, FEB, MAR);
    await filePk(units[0]!, JAN, { PK_BAYI_TH: 120, PK_IDL: 10 });
    await filePk(units[0]!, MAR, { PK_BAYI_TH: 100, PK_IDL: 10 });
    const [feb, mar] = await figures(provinsi, 'IMM_IDL', ['2026-02', '2026-03']);
    expect(feb).toMatchObject({ numerator: 10, denominator: 120 });
    expect(mar).toMatchObject({ numerator: 20, denominator: 100, value: 20 });
  });

  test('drop-out and low birth weight are shares of what happened since January', async () => {
    const { provinsi, units } = await givenPuskesmasUnits(2);
    await open(JAN, FEB);
    await filePk(units[0]!, JAN, { PK_DPT1: 20, PK_DPT3: 15, PK_LAHIR: 12, PK_LAHIR_TIMBANG: 10, PK_BBLR: 1 });
    await filePk(units[1]!, JAN, { PK_DPT1: 10, PK_DPT3: 10, PK_LAHIR: 8, PK_LAHIR_TIMBANG: 8, PK_BBLR: 0 });
    await filePk(units[0]!, FEB, { PK_DPT1: 10, PK_DPT3: 11, PK_LAHIR: 7, PK_LAHIR_TIMBANG: 7, PK_BBLR: 4 });
    const [outJan, outFeb] = await figures(provinsi, 'IMM_DO', ['2026-01', '2026-02']);
    expect(outJan).toMatchObject({ numerator: 5, denominator: 30 });
    expect(outFeb).toMatchObject({ numerator: 4, denominator: 40, value: 10 });
    const [low] = await figures(provinsi, 'NEO_BBLR', ['2026-02']);
    expect(low).toMatchObject({ numerator: 5, denominator: 25, value: 20 });
  });
});

describe('figures the system counts itself', () => {
  test('have a value in every kind of period', async () => {
    const { provinsi, posts } = await givenPosts(4);
    await open(APR, MAY);
    const op = { block: 'OP', month: MAY };
    for (const post of posts.slice(0, 3)) {
      const cells = await countsOf(db, { block: 'OP', formSet: post.formSet, given: { OP_BUKA: 1, OP_KADER_SK: 5 } });
      await submit(ctx, post, { ...op, cells });
    }
    const [apr, may] = await figures(provinsi, 'POS_BUKA', ['2026-04', '2026-05']);
    // Nobody has said in April whether a post opened.
    expect(apr).toMatchObject({ numerator: null, denominator: 4, value: null, reason: 'NO_DATA' });
    expect(may).toMatchObject({ numerator: 3, denominator: 4, value: 75 });
    const [q2] = await figures(provinsi, 'LAP_LENGKAP', ['2026-Q2']);
    expect(q2).toMatchObject({ numerator: 3, denominator: 2 * (7 + 3 * 4) });
    const [end] = await figures(provinsi, 'KDR_5', ['2026']);
    expect(end).toMatchObject({ numerator: 3, denominator: 4 });
  });
});
