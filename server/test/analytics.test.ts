import { makePokjanal } from '@pokjanal/prisma/make/pokjanal';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Database } from '../src/db/client.ts';
import { encodeGlobalId } from '../src/graphql/ids.ts';
import { fixedClock } from '../src/lib/clock.ts';
import { type MonthNo, monthNo } from '../src/lib/pure/month.ts';
import { approveMonth } from '../src/modules/submission/approve-month.ts';
import { openMonth } from '../src/modules/submission/open-month.ts';
import { verifyReports } from '../src/modules/submission/verify-reports.ts';
import { kaderOf, officerOf } from './actors.ts';
import { as } from './as.ts';
import { type Filed, fileReport, ratioOf, SHAPES } from './analytics-model.ts';
import { useDatabase } from './database.ts';
import { givenProvince, settle, systemCtx } from './rollup-scene.ts';

const MONTHS = [2, 3, 4, 5].map((month) => monthNo(2026, month));
const [FEB, MAR, APR, MAY] = MONTHS as [MonthNo, MonthNo, MonthNo, MonthNo];
const clock = fixedClock('2026-06-02T03:00:00Z');

const ANALYTICS = /* GraphQL */ `
  query Figures($input: AnalyticsInput!) {
    analytics(input: $input) {
      wilayah { id name level }
      periods { id isComplete isProvisional versionBreak }
      cells {
        indicator wilayahId period value numerator denominator reason reported expected completeness onTime leftOut
        approvedShare previous change version rev anomaly
      }
      columns { value numerator denominator reported expected completeness }
      cursor
    }
  }
`;

type Cell = Record<string, unknown> & { indicator: string; wilayahId: string; period: string; value: number | null };
type Answer = {
  analytics: {
    wilayah: { id: string; name: string }[];
    periods: { id: string; isComplete: boolean; isProvisional: boolean }[];
    cells: Cell[];
    columns: Record<string, unknown[]>;
    cursor: string;
  };
};

let db: Database;
let scene: Awaited<ReturnType<typeof givenProvince>>;
const filed: Filed[] = [];
const gid = (area: { id: string }) => encodeGlobalId('Wilayah', area.id);

beforeAll(async () => {
  db = await useDatabase();
  scene = await givenProvince(db);
  const ctx = systemCtx(db, clock);
  for (const month of MONTHS) await openMonth({ db }, month);
  let seed = 7;
  const next = (below: number) => (seed = (seed * 48_271) % 2_147_483_647) % below;
  for (const [index, post] of scene.posts.entries()) {
    for (const month of MONTHS) {
      // April is silent everywhere, and the last post never reports.
      if (month === APR || index === scene.posts.length - 1) continue;
      const s = 20 + next(60);
      const d = next(s + 1);
      const without = index === 1 && month !== FEB ? 'SK_N' : null;
      filed.push(await fileReport(ctx, post, { month, s, d, n: next(d + 1), without }));
    }
  }
  await settle(db);
}, 120_000);

const admin = () => as(db, officerOf(scene.provinsi, 'ADMIN_PROVINSI'), clock);
const ask = (input: Record<string, unknown>) => admin().run<Answer>(ANALYTICS, { input });

describe('analytics', () => {
  test.each([
    ['SKDN_DS', '2026-05', [MAY]],
    ['SKDN_DS', '2026-Q1', [FEB, MAR]],
    ['SKDN_ND', '2026-S1', [FEB, MAR, MAY]],
    ['SKDN_NS', '2026', [FEB, MAR, MAY]],
    ['SKDN_BGMD', '2026-03/YTD', [FEB, MAR]],
    ['SKDN_KS', '2026-Q2', [MAY]],
    ['SKDN_ND_ADJ', '2026-03', [MAR]],
  ] as const)(
    '%s of %s equals the plain sums of the forms at every level and puskesmas',
    async (code, period, months) => {
      const areas = [scene.provinsi, ...scene.kabkota, ...new Set(scene.posts.map((post) => post.desa))];
      const puskesmas = [...new Set(scene.posts.flatMap((post) => post.puskesmas ?? []))];
      const { analytics } = await ask({
        indicators: [code],
        wilayah: [...new Set(areas.map(gid))],
        puskesmas: puskesmas.map(({ id }) => encodeGlobalId('Puskesmas', id)),
        periods: [period],
      });
      for (const area of areas) {
        const own = filed.filter(
          ({ post, month }) => post.desa.path.startsWith(area.path) && months.includes(month as never),
        );
        expect(analytics.cells.find((cell) => cell.wilayahId === gid(area))).toMatchObject(ratioOf(SHAPES[code], own));
      }
      for (const { id } of puskesmas) {
        const own = filed.filter(({ post, month }) => post.puskesmas?.id === id && months.includes(month as never));
        const cell = analytics.cells.find(({ wilayahId }) => wilayahId === encodeGlobalId('Puskesmas', id));
        expect(cell).toMatchObject(ratioOf(SHAPES[code], own));
      }
    },
  );

  test('gives completeness, what was left out and the change against the period before', async () => {
    const { analytics } = await ask({
      indicators: ['SKDN_ND'],
      wilayah: [gid(scene.provinsi)],
      range: { from: '2026-02', to: '2026-05' },
    });
    const [feb, mar, apr, may] = analytics.cells as [Cell, Cell, Cell, Cell];
    const posts = scene.posts.length;
    expect(feb).toMatchObject({
      reported: posts - 1,
      expected: posts,
      completeness: (posts - 1) / posts,
      onTime: 0,
      leftOut: 0,
    });
    expect(mar).toMatchObject({ leftOut: 1, previous: feb.value, change: (mar.value ?? 0) - (feb.value ?? 0) });
    expect(apr).toMatchObject({
      value: null,
      reason: 'NO_DATA',
      reported: 0,
      expected: posts,
      completeness: 0,
      change: null,
    });
    expect(may).toMatchObject({ onTime: (posts - 1) / posts, previous: null, change: null, version: 1 });
  });

  test('answers all regencies of a province in cells and in columns alike, with the state of each period', async () => {
    const { analytics } = await ask({
      indicators: ['SKDN_DS', 'SKDN_KS'],
      within: gid(scene.provinsi),
      level: 'KABKOTA',
      relative: { last: 3, unit: 'MONTH', includeCurrent: true },
    });
    expect(analytics.wilayah.map(({ id }) => id).sort()).toEqual(scene.kabkota.map(gid).sort());
    expect(analytics.periods).toMatchObject([
      { id: '2026-04', isComplete: true, isProvisional: false },
      { id: '2026-05', isComplete: true, isProvisional: true },
      { id: '2026-06', isComplete: false, isProvisional: true },
    ]);
    expect(analytics.cells).toHaveLength(2 * 2 * 3);
    expect(analytics.columns.value).toEqual(analytics.cells.map((cell) => cell.value));
    expect(analytics.columns.completeness).toEqual(analytics.cells.map((cell) => cell.completeness));
  });

  test('approved figures hold what was approved, and nothing else', async () => {
    const ctx = systemCtx(db, clock);
    const [first] = scene.kabkota;
    const here = filed.filter(({ post, month }) => post.desa.path.startsWith(first.path) && month === MAR);
    await verifyReports(ctx, { reports: here.map(({ post }) => ({ unitNo: post.unitNo, month: MAR, block: 'SKDN' })) });
    await approveMonth(ctx, { wilayahId: first.id, month: MAR, block: 'SKDN' });
    await settle(db);
    const input = { indicators: ['SKDN_DS'], wilayah: [gid(scene.provinsi), gid(first)], periods: ['2026-03'] };
    const approved = await ask({ ...input, dataState: 'APPROVED' });
    for (const cell of approved.analytics.cells) expect(cell).toMatchObject(ratioOf(SHAPES.SKDN_DS, here));
    const provisional = await ask(input);
    const province = provisional.analytics.cells.find((cell) => cell.wilayahId === gid(scene.provinsi));
    expect(province).toMatchObject(
      ratioOf(
        SHAPES.SKDN_DS,
        filed.filter(({ month }) => month === MAR),
      ),
    );
    expect(province?.approvedShare).toBeCloseTo(here.length / filed.filter(({ month }) => month === MAR).length);
  });

  test('takes the same few statements whatever the size', async () => {
    const caller = admin();
    await caller.run(ANALYTICS, {
      input: { indicators: ['SKDN_DS'], wilayah: [gid(scene.provinsi)], periods: ['2026-05'] },
    });
    const small = caller.cost();
    await caller.run(ANALYTICS, {
      input: {
        indicators: ['SKDN_DS', 'SKDN_ND'],
        within: gid(scene.provinsi),
        level: 'DESA',
        periods: ['2025', '2026'],
      },
    });
    expect(caller.cost()).toBeLessThanOrEqual(small + 1);
    expect(caller.cost()).toBeLessThanOrEqual(3);
  });

  test('refuses what is too large before reading it, and names the cheaper way', async () => {
    const codes = Object.keys(SHAPES);
    const many = [...codes, ...codes, ...codes];
    const result = await admin().tryRun(ANALYTICS, {
      input: { indicators: many, within: gid(scene.provinsi), level: 'DESA', range: { from: '1960', to: '2026' } },
    });
    const thrown = result.errors?.[0]?.originalError as { code?: string; texts?: { id: string } } | undefined;
    expect(thrown?.code).toBe('TOO_COSTLY');
    expect(thrown?.texts?.id).toMatch(/batasnya 20000.*Terbanyak: \d+ bulan/s);
  });

  test('says why there is no figure before the first version', async () => {
    const { analytics } = await ask({ indicators: ['SKDN_DS'], wilayah: [gid(scene.provinsi)], periods: ['2001'] });
    expect(analytics.cells[0]).toMatchObject({ value: null, reason: 'VERSION_BREAK', version: null });
  });

  test('keeps areas out of reach out of sight', async () => {
    const [own, other] = scene.kabkota;
    const caller = as(db, officerOf(own), clock);
    const run = (input: Record<string, unknown>) =>
      caller.tryRun(ANALYTICS, { input: { indicators: ['SKDN_DS'], periods: ['2026-05'], ...input } });
    const within = await run({ within: gid(scene.provinsi), level: 'KABKOTA' });
    expect((within.data as Answer).analytics.wilayah.map(({ id }) => id)).toEqual([gid(own)]);
    for (const hidden of [gid(other), gid(scene.provinsi)]) {
      const named = await run({ wilayah: [hidden] });
      expect(named.errors?.[0]?.originalError).toMatchObject({ code: 'WILAYAH_NOT_FOUND' });
      expect(named.data).toBeNull();
    }
    const mine = await run({});
    expect((mine.data as Answer).analytics.wilayah.map(({ id }) => id)).toEqual([gid(own)]);
  });

  test('takes a group for its area, within reach alone', async () => {
    const [own, other] = scene.kabkota;
    const caller = as(db, officerOf(own), clock);
    const run = async (area: typeof own) => {
      const { id } = await makePokjanal(db, { wilayah: area });
      const pokjanal = [encodeGlobalId('Pokjanal', id)];
      return caller.tryRun(ANALYTICS, { input: { indicators: ['SKDN_DS'], periods: ['2026-05'], pokjanal } });
    };
    const mine = await run(own);
    expect((mine.data as Answer).analytics.wilayah.map(({ id }) => id)).toEqual([gid(own)]);
    expect((await run(other)).errors?.[0]?.originalError).toMatchObject({ code: 'WILAYAH_NOT_FOUND' });
  });

  test('shows a kader her village and a partner nothing below a district', async () => {
    const post = scene.posts[0];
    if (!post) throw new Error('no post');
    const input = { indicators: ['SKDN_DS'], within: gid(scene.provinsi), level: 'DESA', periods: ['2026-05'] };
    const kader = await as(db, kaderOf(post), clock).run<Answer>(ANALYTICS, { input });
    expect(kader.analytics.wilayah.map(({ id }) => id)).toEqual([gid(post.desa)]);
    const partner = await as(db, officerOf(scene.provinsi, 'PARTNER'), clock).run<Answer>(ANALYTICS, { input });
    expect(partner.analytics.wilayah).toEqual([]);
    expect(partner.analytics.cells).toEqual([]);
  });

  test('refuses a caller who has not signed in, and unknown indicators and periods', async () => {
    const input = { indicators: ['SKDN_DS'], wilayah: [gid(scene.provinsi)], periods: ['2026-05'] };
    const anonymous = await as(db, { kind: 'anonymous' }, clock).tryRun(ANALYTICS, { input });
    expect(anonymous.errors?.[0]?.originalError).toMatchObject({ code: 'UNAUTHENTICATED' });
    const unknown = await admin().tryRun(ANALYTICS, { input: { ...input, indicators: ['XYZ'] } });
    expect(unknown.errors?.[0]?.originalError).toMatchObject({ code: 'INDICATOR_NOT_FOUND' });
    const both = await admin().tryRun(ANALYTICS, { input: { ...input, relative: { last: 1, unit: 'MONTH' } } });
    expect(both.errors?.[0]?.originalError).toMatchObject({ code: 'INVALID_INPUT' });
  });
});
