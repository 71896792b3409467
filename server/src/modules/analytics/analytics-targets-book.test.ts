import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parsePeriod } from '../../lib/pure/period.ts';
import { spansOf, type VersionPlan } from './figures.ts';
import type { PeriodPlan } from './analytics-periods.ts';
import type { FigureNode } from './analytics.sql.ts';
import { readTargets } from './analytics-targets.ts';
import type { SettingTuple, TargetTuple } from './analytics-targets.sql.ts';

const JUNE_2026 = 2026 * 12 + 5;
const node = (path: string): FigureNode => ({
  no: Number(path.split('/').at(-2)),
  type: 'Wilayah',
  id: path,
  code: null,
  name: path,
  level: 'DESA',
  kind: 'DESA',
  parentId: null,
  path,
});
const VILLAGE = node('/1/2/3/4/5/');
const target = (no: number, period: string, value: number): TargetTuple => ['ANC', no, period, value, true, `id-${no}`];
const read = (id: string) => parsePeriod(id) ?? expect.fail(id);

/** The book of a made-up database that holds just these rows. */
function bookOf(targets: TargetTuple[], settings: SettingTuple[] = [], nodes = [VILLAGE], period = '2026') {
  const db = { sql: async <Row extends object>() => [{ targets, settings } as unknown as Row] };
  return readTargets(db, { codes: ['ANC'], nodes, periods: [read(period)], signal: undefined });
}

function planOf(timeRule: VersionPlan['timeRule'], id: string, stocks = ['TARGET']): PeriodPlan {
  const denominator = { terms: new Map([['TARGET', 1]]), constant: 0 };
  const plan = { timeRule, denominator, stocks: new Set(stocks) } as unknown as VersionPlan;
  return { plan, spans: spansOf(timeRule, read(id), JUNE_2026) };
}

test.each([
  ['2026-05', 37.5, 37.5],
  ['2026-Q1', 22.5, 22.5],
  ['2026-Q2', 37.5, 37.5],
  ['2026-04/YTD', 30, 30],
  ['2025-12', 90, 90],
] as const)('of a year-to-date indicator %s is measured against the twelfths that are due', async (id, toDate, due) => {
  const book = await bookOf([target(2, '2026', 90), target(2, '2025', 90)], [], [VILLAGE], id);
  const goal = book.goal('ANC', VILLAGE, read(id), planOf('YEAR_TO_DATE', id));
  expect(goal).toEqual({ value: 90, isVerified: true, from: 'id-2', toDate, due });
});

test('a share of what happened to date does not grow over the year, so the whole target counts', async () => {
  const book = await bookOf([target(2, '2026', 90)], [], [VILLAGE], '2026-05');
  const goal = book.goal('ANC', VILLAGE, read('2026-05'), planOf('YEAR_TO_DATE', '2026-05', []));
  expect(goal).toMatchObject({ value: 90, toDate: null, due: 90 });
});

test('a whole year and a period with a target of its own are measured against the whole of it', async () => {
  const book = await bookOf([target(2, '2026', 90), target(3, '2026-05', 40)]);
  const year = book.goal('ANC', VILLAGE, read('2026'), planOf('YEAR_TO_DATE', '2026'));
  expect(year).toMatchObject({ value: 90, toDate: 37.5, due: 90 });
  const may = book.goal('ANC', VILLAGE, read('2026-05'), planOf('YEAR_TO_DATE', '2026-05'));
  expect(may).toMatchObject({ value: 40, from: 'id-3', toDate: 37.5, due: 40 });
  const pooled = book.goal('ANC', VILLAGE, read('2026-04'), planOf('POOLED', '2026-04'));
  expect(pooled).toMatchObject({ value: 90, toDate: null, due: 90 });
});

test('the nearest area that set a target for the period decides, whatever stands above it or beside it', async () => {
  const line = [1, 2, 3, 4, 5];
  const beside = 99;
  const holders = fc.subarray([...line, beside], { minLength: 0 });
  await fc.assert(
    fc.asyncProperty(holders, holders, async (years, months) => {
      const all = [...years.map((no) => target(no, '2026', no)), ...months.map((no) => target(no, '2026-05', no + 50))];
      const goal = (await bookOf(all)).goal('ANC', VILLAGE, read('2026-05'), null);
      const nearest = (nos: number[]) => line.filter((no) => nos.includes(no)).at(-1);
      const [month, year] = [nearest(months), nearest(years)];
      expect(goal?.value).toBe(month === undefined ? year : month + 50);
    }),
  );
});

test('settings hold for all below until a nearer one, and a broken value is as none', async () => {
  const neighbour = node('/1/2/3/6/');
  const settings: SettingTuple[] = [
    ['target.yellowFrom', null, 0.7],
    ['target.yellowFrom', 4, 0.9],
    ['rank.minDenominator', 3, 10],
    ['rank.minDenominator', 4, 20],
    ['rank.minCompleteness', 2, 'half'],
  ];
  const book = await bookOf([], settings, [VILLAGE, neighbour]);
  expect([VILLAGE, neighbour].map((one) => book.yellowFrom(one))).toEqual([0.9, 0.7]);
  expect(book.rankLimits).toEqual({ minDenominator: 10, minCompleteness: 0.8 });
  const alone = await bookOf([], settings);
  expect(alone.rankLimits).toEqual({ minDenominator: 20, minCompleteness: 0.8 });
});
