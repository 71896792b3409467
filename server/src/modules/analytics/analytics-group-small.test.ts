import { makePosyandu } from '@pokjanal/prisma/make/posyandu';
import { makeReportRows } from '@pokjanal/prisma/make/report';
import { makeWilayah, type MadeWilayah } from '@pokjanal/prisma/make/wilayah';
import { seedCatalogues } from '@pokjanal/prisma/seed/reference';
import { beforeAll, describe, expect, test } from 'vitest';
import { kaderOf, officerOf } from '../../../test/actors.ts';
import { as } from '../../../test/as.ts';
import { useOwnDatabase } from '../../../test/database.ts';
import type { Database } from '../../db/client.ts';
import { encodeGlobalId } from '../../graphql/ids.ts';
import { fixedClock } from '../../lib/clock.ts';
import { monthNo } from '../../lib/pure/month.ts';
import { rebuild } from './rebuild-rollups.ts';

const clock = fixedClock('2026-06-02T03:00:00Z');
const MAY = monthNo(2026, 5);

/** D and S of the village and of the kelurahan of four districts: only one count is small, and only once it is divided. */
const FILED = [
  [
    [2, 40],
    [60, 90],
  ],
  [
    [20, 40],
    [20, 40],
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

/** Every cell of the full and of the short form counted, and nobody there. */
const FULL = Object.fromEntries(Array.from({ length: 90 }, (_, slot) => [slot, 0]));
const SHORT = Object.fromEntries(Array.from({ length: 9 }, (_, total) => [90 + total, 0]));

let db: Database;
let provinsi: MadeWilayah;
let kabkota: MadeWilayah;
let districts: MadeWilayah[];
let kader: ReturnType<typeof kaderOf>;
const gid = (area: { id: string }) => encodeGlobalId('Wilayah', area.id);

beforeAll(async () => {
  db = await useOwnDatabase();
  await seedCatalogues(db);
  provinsi = await makeWilayah(db, { level: 'PROVINSI' });
  kabkota = await makeWilayah(db, { parent: provinsi });
  districts = [];
  for (const villages of FILED) {
    const district = await makeWilayah(db, { parent: kabkota });
    districts.push(district);
    for (const [index, [d, s]] of villages.entries()) {
      const desa = await makeWilayah(db, { parent: district, kind: index === 0 ? 'DESA' : 'KELURAHAN' });
      const formSet = index === 0 ? 'ILP' : 'BASIC';
      const post = await makePosyandu(db, { desa, formSet });
      const cells = formSet === 'ILP' ? { ...FULL, 0: s, 10: s, 20: d } : { ...SHORT, 90: s, 91: s, 92: d };
      kader ??= kaderOf(post);
      await makeReportRows(db, post.unitNo, { month: MAY, cells });
    }
  }
  await rebuild(db);
});

const QUERY = `query ($input: AnalyticsInput!) { analytics(input: $input) { cells {
  wilayahId group value numerator denominator reason attainment rank change } } }`;
type Cell = { wilayahId: string; group: string | null; numerator: number | null; reason: string | null };
type Answer = {
  analytics: { cells: (Cell & Record<'value' | 'denominator' | 'attainment' | 'rank', number | null>)[] };
};

const viewer = () => as(db, officerOf(provinsi, 'VIEWER'), clock);
const ask = async (by: string[], over: object = {}, caller = viewer()) => {
  const input = {
    indicators: ['SKDN_DS'],
    periods: ['2026-05'],
    by,
    within: gid(kabkota),
    level: 'KECAMATAN',
    ...over,
  };
  return (await caller.run<Answer>(QUERY, { input })).analytics.cells;
};
const hiddenIn = (cells: readonly Cell[]) =>
  [...new Set(cells.filter(({ reason }) => reason === 'SUPPRESSED').map(({ wilayahId }) => wilayahId))].sort();
const small = () => [districts[0], districts[1]].map((one) => gid(one ?? provinsi)).sort();

describe('groups before a viewer who may not see small cells', () => {
  test.each([[['AREA_KIND']], [['FORM_SET']], [['SEX']], [['FORM_SET', 'SEX']]])(
    'by %j: where one is small all of the area are hidden, and those of a sibling with them',
    async (by) => {
      const cells = await ask(by);
      expect(hiddenIn(cells)).toEqual(small());
      for (const cell of cells) {
        if (!small().includes(cell.wilayahId)) continue;
        expect(cell).toMatchObject({
          reason: 'SUPPRESSED',
          value: null,
          numerator: null,
          denominator: null,
          rank: null,
        });
      }
      const shown = cells.filter(
        ({ wilayahId, numerator }) => wilayahId === gid(districts[2] ?? provinsi) && numerator,
      );
      expect(new Set(shown.map(({ numerator }) => numerator))).toEqual(new Set([50, 51]));
    },
  );

  test('whatever is asked, and undivided the same areas are shown', async () => {
    const [first, second, third] = districts.map(gid);
    const only = { within: undefined, level: undefined };
    expect(hiddenIn(await ask(['AREA_KIND'], { ...only, wilayah: [second] }))).toEqual([second]);
    expect(hiddenIn(await ask(['AREA_KIND'], { ...only, wilayah: [third, gid(kabkota)] }))).toEqual([]);
    expect(hiddenIn(await ask(['AREA_KIND'], { ...only, wilayah: [first], periods: ['2026-Q2'] }))).toEqual([first]);
    expect(hiddenIn(await ask(['AREA_KIND'], { ...only, wilayah: [first], dataState: 'APPROVED' }))).toEqual([first]);
    expect(hiddenIn(await ask([]))).toEqual([]);
    expect(hiddenIn(await ask(['SEX'], only, as(db, kader, clock)))).toHaveLength(1);
  });

  test('an officer who may see them is shown all', async () => {
    const cells = await ask(['AREA_KIND'], {}, as(db, officerOf(provinsi, 'ADMIN_PROVINSI'), clock));
    expect(hiddenIn(cells)).toEqual([]);
    expect(cells[0]).toMatchObject({ group: 'DESA', numerator: 2 });
  });
});

describe('elements before the same viewer', () => {
  const elements = async (codes: string[], over: object = {}, caller = viewer()) => {
    const input = { elements: codes, periods: ['2026-05'], ...over };
    const { elementFigures } = await caller.run<{
      elementFigures: { cells: { element: string; value: number | null; reason: string | null }[] };
    }>('query ($input: ElementFiguresInput!) { elementFigures(counts: $input) { cells { element value reason } } }', {
      input,
    });
    return elementFigures.cells;
  };

  test('are hidden where they are small, and where a figure is that could be computed with them', async () => {
    // Two of forty were weighed in the village of the kader; forty alone would tell nothing.
    const cells = await elements(['SK_D', 'SK_S'], {}, as(db, kader, clock));
    expect(cells.map(({ reason }) => reason)).toEqual(['SUPPRESSED', 'SUPPRESSED']);
    const district = { within: gid(kabkota), level: 'KECAMATAN' };
    expect((await elements(['SK_D'], district)).map(({ value }) => value)).toEqual([62, 40, 101, 141]);
  });

  test('are not put together over several months, unless they are sums or tell of nobody', async () => {
    const periods = ['2026-Q2'];
    const area = { within: gid(kabkota), level: 'KECAMATAN', periods };
    const reasons = async (code: string) => new Set((await elements([code], area)).map(({ reason }) => reason));
    expect(await reasons('SK_S')).toEqual(new Set(['SUPPRESSED']));
    expect(await reasons('SK_D')).toEqual(new Set([null]));
    expect(await reasons('GV_POS')).toEqual(new Set([null]));
  });
});
