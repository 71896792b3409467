import { makePosyandu, type MadePosyandu } from '@pokjanal/prisma/make/posyandu';
import { makeObligation, makeReportRows } from '@pokjanal/prisma/make/report';
import { makeWilayah, type MadeWilayah } from '@pokjanal/prisma/make/wilayah';
import { seedCatalogues } from '@pokjanal/prisma/seed/reference';
import { beforeAll, describe, expect, test } from 'vitest';
import { officerOf } from '../../../test/actors.ts';
import { as } from '../../../test/as.ts';
import { useOwnDatabase } from '../../../test/database.ts';
import type { Database } from '../../db/client.ts';
import { encodeGlobalId } from '../../graphql/ids.ts';
import { fixedClock } from '../../lib/clock.ts';
import { monthNo } from '../../lib/pure/month.ts';
import { rebuild } from './rebuild-rollups.ts';

const clock = fixedClock('2026-06-20T03:00:00Z');
const [FEB, MAR, APR, MAY] = [monthNo(2026, 2), monthNo(2026, 3), monthNo(2026, 4), monthNo(2026, 5)];
/** Slots of the totals S, K and D, and of the households and those with a health fund on the profile. */
const [S, K, D] = [90, 91, 92];
const [OWN, PROFILE] = [1, 7];

let db: Database;
let provinsi: MadeWilayah;
let first: MadePosyandu;
let second: MadePosyandu;

const file = (post: MadePosyandu, month: number, cells: Record<number, number>, blockNo = OWN, approved = true) =>
  makeReportRows(db, post.unitNo, { month, blockNo, cells, status: approved ? 'APPROVED' : 'SUBMITTED' });

beforeAll(async () => {
  db = await useOwnDatabase();
  await seedCatalogues(db);
  await db.sql(`update "DataElement" set "overTime" = 'MEAN' where code = 'SK_K'`);
  provinsi = await makeWilayah(db, { level: 'PROVINSI' });
  const kabkota = await makeWilayah(db, { parent: provinsi });
  const districts = [await makeWilayah(db, { parent: kabkota }), await makeWilayah(db, { parent: kabkota })];
  const [one, other] = await Promise.all(districts.map((parent) => makeWilayah(db, { parent })));
  if (!one || !other) throw new Error('no village');
  first = await makePosyandu(db, { desa: one, formSet: 'BASIC' });
  second = await makePosyandu(db, { desa: other, formSet: 'BASIC' });
  const silent = await makePosyandu(db, { desa: other, formSet: 'BASIC' });
  await file(first, MAR, { [S]: 30, [K]: 10, [D]: 20 });
  await file(first, APR, { [S]: 31, [K]: 20, [D]: 0 }, OWN, false);
  await file(second, MAR, { [S]: 50, [K]: 7 });
  await file(second, MAY, { [S]: 55, [D]: 10 });
  for (const month of [FEB, MAR, APR, MAY]) await makeObligation(db, silent.unitNo, { month });
  await makeObligation(db, first.unitNo, { month: MAY });
  await makeObligation(db, second.unitNo, { month: APR });
  await file(first, monthNo(2025, 4), { 0: 100 }, PROFILE);
  await file(second, MAR, { 0: 80 }, PROFILE);
  await rebuild(db);
});

const gid = (area: { id: string }) => encodeGlobalId('Wilayah', area.id);
const QUERY = /* GraphQL */ `
  query Elements($input: ElementFiguresInput!) {
    elementFigures(counts: $input) {
      elements { code kind overTime carry name { id } }
      wilayah { id }
      periods { id isComplete }
      cells { element wilayahId period value reason reported expected completeness carried }
    }
  }
`;
type Cell = {
  element: string;
  wilayahId: string;
  period: string;
  value: number | null;
  reason: string | null;
} & Record<'reported' | 'expected' | 'carried', number>;
type Answer = { elementFigures: { elements: Record<string, unknown>[]; cells: Cell[] } };

const officer = () => as(db, officerOf(provinsi, 'ADMIN_PROVINSI'), clock);
const ask = async (elements: string[], periods: string[], over: object = {}) =>
  (
    await officer().run<Answer>(QUERY, {
      input: { elements, periods, ...('within' in over ? {} : { wilayah: [gid(provinsi)] }), ...over },
    })
  ).elementFigures;
const told = ({ cells }: Answer['elementFigures']) =>
  cells.map(({ period, value, carried }) => [period, value, carried]);

describe('an element by itself', () => {
  test('that is a sum adds its months; zero was counted, and nothing is no zero', async () => {
    const { elements, cells } = await ask(
      ['SK_D'],
      ['2026-02', '2026-03', '2026-04', '2026-05', '2026', '2026-05/YTD'],
    );
    expect(elements).toMatchObject([{ code: 'SK_D', kind: 'FLOW', overTime: 'SUM', carry: false }]);
    expect(
      cells.map(({ period, value, reason, reported, expected, carried }) => [
        period,
        value,
        reason,
        reported,
        expected,
        carried,
      ]),
    ).toEqual([
      ['2026-02', null, 'NO_DATA', 0, 1, 0],
      ['2026-03', 20, null, 2, 3, 0],
      ['2026-04', 0, null, 1, 3, 0],
      ['2026-05', 10, null, 1, 3, 0],
      ['2026', 30, null, 4, 10, 0],
      ['2026-05/YTD', 30, null, 4, 10, 0],
    ]);
  });

  test('that is a last takes each post’s last answered month in the period, and says how many are older', async () => {
    expect(told(await ask(['SK_S'], ['2026-03', '2026-04', '2026-05', '2026-Q1', '2026-Q2', '2026', '2025']))).toEqual([
      ['2026-03', 80, 0],
      ['2026-04', 31, 0],
      ['2026-05', 55, 0],
      ['2026-Q1', 80, 0],
      ['2026-Q2', 31 + 55, 1],
      ['2026', 31 + 55, 1],
      ['2025', null, 0],
    ]);
  });

  test('counts approved answers alone where asked: an unapproved one leaves the one before it', async () => {
    expect(told(await ask(['SK_S'], ['2026-04', '2026'], { dataState: 'APPROVED' }))).toEqual([
      ['2026-04', null, 0],
      ['2026', 30 + 55, 1],
    ]);
  });

  test('that is a mean takes the mean of each post’s answers, so that areas add up', async () => {
    expect(told(await ask(['SK_K'], ['2026-03', '2026-Q2', '2026']))).toEqual([
      ['2026-03', 17, 0],
      ['2026-Q2', 20, 0],
      ['2026', 15 + 7, 0],
    ]);
  });

  test('that stays in force for a year is carried, within a month too', async () => {
    // The first post answered in April 2025, which holds to March 2026; the second in March 2026.
    expect(
      told(
        await ask(
          ['PF_KK'],
          ['2025-03', '2025', '2026-02', '2026-03', '2026-04', '2026', '2026-Q2', '2026-07', '2027'],
        ),
      ),
    ).toEqual([
      ['2025-03', null, 0],
      ['2025', 100, 0],
      ['2026-02', 100, 1],
      ['2026-03', 180, 1],
      ['2026-04', 80, 1],
      ['2026', 180, 2],
      ['2026-Q2', 80, 1],
      ['2026-07', null, 0],
      ['2027', null, 0],
    ]);
    const light = await officer().run<Answer>(
      'query ($input: ElementFiguresInput!) { elementFigures(counts: $input) { cells { value } } }',
      {
        input: { elements: ['PF_KK'], periods: ['2026-02', '2026-03', '2026-04'], wilayah: [gid(provinsi)] },
      },
    );
    expect(light.elementFigures.cells.map(({ value }) => value)).toEqual([100, 180, 80]);
  });

  test('that the system counts is taken from the posts that were due', async () => {
    expect(told(await ask(['GV_POS'], ['2026-05', '2026-Q2']))).toEqual([
      ['2026-05', 3, 0],
      ['2026-Q2', 3, 0],
    ]);
  });

  test('adds up from villages to the province by every operator', async () => {
    const codes = ['SK_S', 'SK_K', 'SK_D', 'PF_KK'];
    const whole = await ask(codes, ['2026']);
    for (const level of ['DESA', 'KECAMATAN', 'KABKOTA']) {
      const parts = await ask(codes, ['2026'], { within: gid(provinsi), level });
      for (const [index, code] of codes.entries()) {
        const own = parts.cells.filter(({ element }) => element === code);
        expect([level, code, own.reduce((sum, { value }) => sum + (value ?? 0), 0)]).toEqual([
          level,
          code,
          whole.cells[index]?.value,
        ]);
      }
    }
    const puskesmas = [first.puskesmas, second.puskesmas].map((one) => encodeGlobalId('Puskesmas', one?.id ?? ''));
    const own = await ask(['SK_S'], ['2026'], { wilayah: [], puskesmas });
    expect(new Set(own.cells.map(({ value }) => value))).toEqual(new Set([31, 55]));
  });
});

describe('what is asked of elements', () => {
  test('takes a fixed number of statements, and none of the reports where stored sums tell it', async () => {
    const caller = officer();
    const all = ['SK_S', 'SK_K', 'SK_D', 'PF_KK', 'GV_POS'];
    const costs: number[] = [];
    for (const [elements, periods] of [
      [['SK_S', 'SK_D'], ['2026-04']],
      [
        ['SK_S', 'SK_D', 'SK_K'],
        ['2026-03', '2026-04', '2026-05'],
      ],
      [['SK_S'], ['2026']],
      [all, ['2026', '2026-Q1', '2026-Q2', '2026-05/YTD']],
    ] as const) {
      for (const _ of [1, 2]) await caller.run(QUERY, { input: { elements, periods, wilayah: [gid(provinsi)] } });
      costs.push(caller.cost());
    }
    expect(costs).toEqual([3, 3, 5, 5]);
  });

  test('must be in the catalogue', async () => {
    await expect(ask(['SK_X'], ['2026'])).rejects.toThrow('SK_X');
    await expect(ask([], ['2026'])).rejects.toThrow('thing(s) to correct');
  });
});
