import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatMonth, lastDay, monthNo } from './month.ts';
import {
  formatPeriod,
  isComplete,
  monthsOf,
  type PeriodKind,
  parsePeriod,
  periodOf,
  periodRange,
  relativePeriods,
  shiftPeriod,
  yearBefore,
} from './period.ts';

const kinds: PeriodKind[] = ['MONTH', 'QUARTER', 'SEMESTER', 'YEAR', 'YTD'];
const months = fc.integer({ min: monthNo(1900, 1), max: monthNo(9990, 12) });
const periods = fc.tuple(fc.constantFrom(...kinds), months).map(([kind, month]) => periodOf(kind, month));
const read = (id: string) => parsePeriod(id) ?? expect.fail(`${id} was not read`);
const monthIds = (id: string): string[] => monthsOf(read(id)).map(formatMonth);

test.each([
  ['2026-05', ['2026-05']],
  ['2026-Q2', ['2026-04', '2026-05', '2026-06']],
  ['2026-S2', ['2026-07', '2026-08', '2026-09', '2026-10', '2026-11', '2026-12']],
  ['2026-03/YTD', ['2026-01', '2026-02', '2026-03']],
])('%s expands to its months', (id, expected) => {
  expect(monthIds(id)).toEqual(expected);
});

test('a year has its twelve months', () => {
  expect(monthIds('2026')).toHaveLength(12);
  expect(monthIds('2026').at(-1)).toBe('2026-12');
});

test.each(['2026-Q5', '2026-Q0', '2026-S3', '2026/YTD', '2026-Q1/YTD', '202', '2026-13', '2026-05/ytd', 'now'])(
  '%j is not a period',
  (id) => {
    expect(parsePeriod(id)).toBeNull();
  },
);

test('every period survives being written and read', () => {
  fc.assert(
    fc.property(periods, (period) => {
      expect(parsePeriod(formatPeriod(period))).toEqual(period);
    }),
  );
});

test('a period holds the month it was made of, and its months run without a gap', () => {
  fc.assert(
    fc.property(fc.constantFrom(...kinds), months, (kind, month) => {
      const all = monthsOf(periodOf(kind, month));
      expect(all).toContain(month);
      expect(all.every((each, index) => each === (all[0] ?? 0) + index)).toBe(true);
    }),
  );
});

test('shifting there and back gives the same period, and whole periods neither overlap nor leave a gap', () => {
  fc.assert(
    fc.property(periods, fc.integer({ min: -50, max: 50 }), (period, by) => {
      expect(shiftPeriod(shiftPeriod(period, by), -by)).toEqual(period);
      if (period.kind !== 'YTD') expect(shiftPeriod(period, 1).first).toBe(period.last + 1);
    }),
  );
});

test('a year to date moves by its closing month and starts in January again', () => {
  expect(formatPeriod(shiftPeriod(read('2026-01/YTD'), -1))).toBe('2025-12/YTD');
  expect(formatPeriod(yearBefore(read('2026-05/YTD')))).toBe('2025-05/YTD');
});

test('the last three months seen from a day leave the running month out unless it is asked for', () => {
  const ask = { last: 3, unit: 'MONTH', includeCurrent: false } as const;
  expect(relativePeriods(ask, '2026-01-01').map(formatPeriod)).toEqual(['2025-10', '2025-11', '2025-12']);
  expect(relativePeriods({ ...ask, includeCurrent: true }, '2026-01-31').map(formatPeriod)).toEqual([
    '2025-11',
    '2025-12',
    '2026-01',
  ]);
});

test('relative quarters and years are whole calendar ones', () => {
  const quarters = relativePeriods({ last: 2, unit: 'QUARTER', includeCurrent: true }, '2026-05-15');
  expect(quarters.map(formatPeriod)).toEqual(['2026-Q1', '2026-Q2']);
  const years = relativePeriods({ last: 1, unit: 'YEAR', includeCurrent: false }, '2026-05-15');
  expect(years.map(formatPeriod)).toEqual(['2025']);
  expect(relativePeriods({ last: 0, unit: 'YEAR', includeCurrent: true }, '2026-05-15')).toEqual([]);
});

test('finished relative periods are complete on the day they are asked', () => {
  const asks = fc.record({
    last: fc.integer({ min: 1, max: 24 }),
    unit: fc.constantFrom('MONTH', 'QUARTER', 'SEMESTER', 'YEAR'),
    includeCurrent: fc.constant(false),
  });
  fc.assert(
    fc.property(asks, months, (ask, month) => {
      const found = relativePeriods(ask, lastDay(month));
      expect(found).toHaveLength(ask.last);
      expect(found.every((period) => isComplete(period, lastDay(month)))).toBe(true);
    }),
  );
});

test('a period is complete from the first day after it', () => {
  expect(isComplete(read('2026-Q1'), '2026-03-31')).toBe(false);
  expect(isComplete(read('2026-Q1'), '2026-04-01')).toBe(true);
});

test('a range lists both ends, and refuses mixed kinds and a wrong order', () => {
  expect(periodRange(read('2025-11'), read('2026-02'))?.map(formatPeriod)).toEqual([
    '2025-11',
    '2025-12',
    '2026-01',
    '2026-02',
  ]);
  expect(periodRange(read('2026'), read('2026'))?.map(formatPeriod)).toEqual(['2026']);
  expect(periodRange(read('2026-02'), read('2025-11'))).toBeNull();
  expect(periodRange(read('2026-01'), read('2026-Q1'))).toBeNull();
});
