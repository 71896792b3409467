import { makePosyandu } from '@pokjanal/prisma/make/posyandu';
import { makeReportRows } from '@pokjanal/prisma/make/report';
import { makeTarget } from '@pokjanal/prisma/make/target';
import { makeWilayah, type MadeWilayah } from '@pokjanal/prisma/make/wilayah';
import { seedCatalogues } from '@pokjanal/prisma/seed/reference';
import { beforeAll, describe, expect, test } from 'vitest';
import { kaderOf, officerOf } from '../../../test/actors.ts';
import { as } from '../../../test/as.ts';
import { useOwnDatabase } from '../../../test/database.ts';
import { systemCtx } from '../../../test/rollup-scene.ts';
import type { Database } from '../../db/client.ts';
import type { StoredEvent } from '../../events/types.ts';
import { encodeGlobalId } from '../../graphql/ids.ts';
import { fixedClock } from '../../lib/clock.ts';
import { monthNo } from '../../lib/pure/month.ts';
import type { FigureNode } from './analytics.sql.ts';
import { chooseUpdates } from './indicator-updates-filter.ts';
import { rebuild } from './rebuild-rollups.ts';

const clock = fixedClock('2026-06-02T03:00:00Z');
const [APR, MAY] = [monthNo(2026, 4), monthNo(2026, 5)];

/** D and S of the posts of four districts, in April and in May. */
const FILED = [
  [
    [30, 60],
    [2, 40],
  ],
  [
    [31, 60],
    [25, 50],
  ],
  [
    [50, 90],
    [51, 90],
  ],
  [
    [70, 99],
    [71, 99],
  ],
] as const;

let db: Database;
let provinsi: MadeWilayah;
let kabkota: MadeWilayah;
let districts: MadeWilayah[];
let posts: Awaited<ReturnType<typeof makePosyandu>>[];
const gid = (area: { id: string }) => encodeGlobalId('Wilayah', area.id);

beforeAll(async () => {
  db = await useOwnDatabase();
  await seedCatalogues(db);
  provinsi = await makeWilayah(db, { level: 'PROVINSI' });
  kabkota = await makeWilayah(db, { parent: provinsi });
  districts = [];
  posts = [];
  for (const months of FILED) {
    const district = await makeWilayah(db, { parent: kabkota });
    const desa = await makeWilayah(db, { parent: district });
    const post = await makePosyandu(db, { desa, formSet: 'BASIC' });
    districts.push(district);
    posts.push(post);
    for (const [index, [d, s]] of months.entries()) {
      await makeReportRows(db, post.unitNo, { month: index === 0 ? APR : MAY, cells: { 90: s, 91: s, 92: d, 93: 0 } });
    }
  }
  await makeTarget(db, { wilayah: provinsi, indicator: 'SKDN_DS', period: '2026', value: 80 });
  await rebuild(db);
});

const ASK = /* GraphQL */ `
  query Small($input: AnalyticsInput!) {
    analytics(input: $input) {
      cells {
        wilayahId period value numerator denominator reason previous change lastYear changeLastYear attainment attainmentClass
        rank anomaly reported
      }
      columns { value numerator denominator previous change attainment rank }
    }
  }
`;
type Cell = Record<string, unknown> & { wilayahId: string; period: string };
type Answer = { analytics: { cells: Cell[]; columns: Record<string, unknown[]> } };

const viewer = () => as(db, officerOf(provinsi, 'VIEWER'), clock);
const ask = (input: object, by = viewer()) =>
  by.run<Answer>(ASK, { input: { indicators: ['SKDN_DS'], periods: ['2026-05'], ...input } });
const hiddenIn = ({ analytics }: Answer) =>
  analytics.cells
    .filter(({ reason }) => reason === 'SUPPRESSED')
    .map(({ wilayahId, period }) => `${wilayahId} ${period}`);

describe('a viewer who may not see small cells', () => {
  test('sees neither the small cell nor the sibling chosen with it, whatever was asked; the others and the sum stay', async () => {
    const small = [districts[0], districts[1]].map((one) => `${gid(one!)} 2026-05`);
    const all = await ask({ within: gid(kabkota), level: 'KECAMATAN', wilayah: [gid(kabkota)] });
    expect(hiddenIn(all).sort()).toEqual([...small].sort());
    expect(hiddenIn(await ask({ wilayah: [gid(districts[1]!)] }))).toEqual([small[1]]);
    expect(hiddenIn(await ask({ wilayah: [gid(districts[2]!), gid(provinsi)] }))).toEqual([]);
    for (const key of ['value', 'numerator', 'denominator', 'attainment', 'rank']) {
      const told = all.analytics.columns[key] ?? [];
      expect(all.analytics.cells.map((cell, at) => (cell.reason === 'SUPPRESSED' ? told[at] : null))).toEqual(
        all.analytics.cells.map(() => null),
      );
    }
    const officer = await ask({ wilayah: [gid(districts[0]!)] }, as(db, officerOf(provinsi, 'ADMIN_PROVINSI'), clock));
    expect(officer.analytics.cells[0]).toMatchObject({ numerator: 2, denominator: 40 });
  });

  test('finds it neither in a change, nor in a longer period, nor in the approved figures', async () => {
    const periods = ['2026-04', '2026-05', '2026-06', '2026-Q2', '2026-S1', '2026', '2026-05/YTD'];
    const { analytics } = await ask({ wilayah: [gid(districts[0]!)], periods });
    expect(analytics.cells.map(({ reason }) => reason)).toEqual([
      null,
      'SUPPRESSED',
      'NO_DATA',
      'SUPPRESSED',
      'SUPPRESSED',
      'SUPPRESSED',
      'SUPPRESSED',
    ]);
    const june = analytics.cells.find(({ period }) => period === '2026-06');
    expect(june).toMatchObject({ previous: null, change: null });
    const hidden = analytics.cells.filter(({ reason }) => reason === 'SUPPRESSED');
    for (const cell of hidden) {
      expect(cell).toMatchObject({ value: null, change: null, attainment: null, attainmentClass: null, rank: null });
    }
    const approved = await ask({ wilayah: [gid(districts[0]!)], dataState: 'APPROVED' });
    expect(approved.analytics.cells[0]).toMatchObject({ reason: 'SUPPRESSED', numerator: null });
  });

  test('is told the explanation without the hidden parts and operands', async () => {
    const { explain } = await viewer().run<{
      explain: {
        cell: { numerator: number };
        operands: { sum: number | null }[];
        parts: { items: { id: string; reason: string | null; numerator: number | null; shortfall: number | null }[] };
        forms: { reason: string };
      };
    }>(
      `query ($figure: ExplainInput!) { explain(figure: $figure) { cell { numerator } operands { sum }
         parts { items { id reason numerator shortfall } } forms { reason } } }`,
      { figure: { indicator: 'SKDN_DS', wilayah: gid(kabkota), period: '2026-05' } },
    );
    expect(explain.cell.numerator).toBe(2 + 25 + 51 + 71);
    expect(explain.operands.map(({ sum }) => sum)).toEqual([null, null]);
    const hidden = explain.parts.items.filter(({ reason }) => reason === 'SUPPRESSED');
    expect(hidden.map(({ id }) => id).sort()).toEqual([gid(districts[0]!), gid(districts[1]!)].sort());
    expect(hidden.every(({ numerator, shortfall }) => numerator === null && shortfall === null)).toBe(true);
    expect(explain.forms.reason).toBe('NO_RIGHT');
  });

  test('hears that a figure moved, and not to what', async () => {
    const ctx = { ...systemCtx(db, clock), actor: officerOf(provinsi, 'VIEWER') };
    const admin = { ...ctx, actor: officerOf(provinsi, 'ADMIN_PROVINSI') };
    const state = { forms: 1, expected: 1, arrived: 1, elements: { SK_S: [99, 1], SK_D: [71, 1] }, pairs: {} };
    const event = {
      type: 'rollup.updated',
      seq: 1,
      eventId: 'e',
      at: new Date(0),
      month: MAY,
      basis: 'PROVISIONAL',
      cause: null,
      payload: { block: 'SKDN', rev: 1, coalesced: 1, prev: state, cur: state },
    } as unknown as Extract<StoredEvent, { type: 'rollup.updated' }>;
    const node = { no: 1, type: 'Wilayah', path: districts[3]!.path, level: 'KECAMATAN' } as FigureNode;
    const filter = { indicators: ['SKDN_DS'], dataState: 'PROVISIONAL' as const };
    const told = (await chooseUpdates(ctx, filter)).pick(event, node, 1);
    expect(told?.cells[0]?.current).toMatchObject({ value: null, numerator: null, reason: 'SUPPRESSED', reported: 1 });
    expect((await chooseUpdates(admin, filter)).pick(event, node, 1)?.cells[0]?.current.numerator).toBe(71);
  });

  test('the minimum is a setting of the installation, and a kader sees her village by the same rule', async () => {
    const kader = as(db, kaderOf(posts[0]!), clock);
    const village = { wilayah: [gid(posts[0]!.desa)] };
    expect(hiddenIn(await ask(village, kader))).toHaveLength(1);
    await db.prisma.setting.create({ data: { key: 'privacy.minimum', value: 2 } });
    expect(hiddenIn(await ask(village, kader))).toEqual([]);
    await db.prisma.setting.deleteMany({ where: { key: 'privacy.minimum' } });
  });

  test('takes a fixed small number of statements more', async () => {
    const caller = viewer();
    await ask({ within: gid(kabkota), level: 'KECAMATAN', periods: ['2026', '2026-05'] }, caller);
    await ask({ within: gid(kabkota), level: 'KECAMATAN', periods: ['2026', '2026-05'] }, caller);
    expect(caller.cost()).toBeLessThanOrEqual(7);
  });
});
