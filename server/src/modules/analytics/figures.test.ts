import { describe, expect, it } from 'vitest';
import { linearOf } from '../../lib/pure/linear.ts';
import { parseMonth } from '../../lib/pure/month.ts';
import { parseFormula } from '../../lib/pure/parse-expression.ts';
import { parsePeriod } from '../../lib/pure/period.ts';
import { computeFigure, isAnomalous, rate, spansOf, type Sums, type VersionPlan, versionAt } from './figures.ts';

const month = (id: string): number => {
  const no = parseMonth(id);
  if (no === null) throw new Error(id);
  return no;
};
const side = (text: string) => {
  const parsed = parseFormula(text);
  const linear = parsed.ok ? linearOf(parsed.tree) : null;
  if (!linear?.ok) throw new Error(text);
  return linear;
};

function planOf(
  over: Partial<Omit<VersionPlan, 'numerator' | 'denominator'>> & { of?: [string, string] } = {},
): VersionPlan {
  const { of = ['D', 'S'], ...rest } = over;
  return {
    no: 7,
    indicator: 'DS',
    name: { id: 'D/S', en: 'D/S' },
    version: 1,
    validFrom: '2007-01-01',
    validTo: null,
    numerator: side(of[0]),
    denominator: side(of[1]),
    factor: 100,
    decimals: 1,
    direction: 'HIGHER_BETTER',
    timeRule: 'POOLED',
    paired: true,
    stocks: new Set(['S', 'K', 'TARGET']),
    block: 'SKDN',
    blocks: ['SKDN'],
    ...rest,
  };
}

type Month = { forms?: number; of: Record<string, number>; pair?: [number | null, number | null, number] };

/** Computes as the answer does, from sums written month by month; a month left out has no roll-up row. */
function figure(plan: VersionPlan, period: string, months: Record<string, Month>, today = '2027-01') {
  const asked = parsePeriod(period);
  if (!asked) throw new Error(period);
  const rows = new Map(Object.entries(months).map(([id, row]) => [month(id), row]));
  const at = (no: number): Sums | null => {
    const row = rows.get(no);
    return row
      ? {
          forms: () => row.forms ?? 1,
          element: (code) => row.of[code] ?? null,
          pair: () => row.pair ?? null,
        }
      : null;
  };
  return computeFigure(plan, spansOf(plan.timeRule, asked, month(today)), at);
}

const QUARTER = {
  '2026-01': { of: { S: 100, D: 80, K: 90 } },
  '2026-02': { of: { S: 100, D: 60, K: 91 } },
  '2026-03': { of: { S: 300, D: 90, K: 92 } },
};

describe('a pooled ratio', () => {
  it('of a quarter is the sum of D over the sum of S, not the mean of months nor D over the last S', () => {
    expect(figure(planOf(), '2026-Q1', QUARTER)).toMatchObject({
      value: 46,
      numerator: 230,
      denominator: 500,
      reason: null,
      leftOut: 0,
    });
  });

  it('of a semester with a silent month sums the months that spoke', () => {
    const { '2026-02': _silent, ...rest } = QUARTER;
    expect(figure(planOf(), '2026-S1', rest)).toMatchObject({ value: 42.5, numerator: 170, denominator: 400 });
  });

  it('of a year and of a year to date reads from January', () => {
    expect(figure(planOf(), '2026', QUARTER)).toMatchObject({ numerator: 230, denominator: 500 });
    expect(figure(planOf(), '2026-02/YTD', QUARTER)).toMatchObject({ numerator: 140, denominator: 200, value: 70 });
  });

  it('tells zero from missing', () => {
    expect(figure(planOf(), '2026-01', { '2026-01': { of: { S: 40, D: 0 } } })).toMatchObject({
      value: 0,
      reason: null,
    });
    expect(figure(planOf(), '2026-01', { '2026-01': { of: {} } })).toMatchObject({
      value: null,
      numerator: null,
      reason: 'NO_DATA',
    });
    expect(figure(planOf(), '2026-01', {})).toMatchObject({ value: null, reason: 'NO_DATA' });
  });

  it('has no value without a denominator, and none below zero', () => {
    expect(figure(planOf(), '2026-01', { '2026-01': { of: { S: 0, D: 0 } } })).toMatchObject({
      value: null,
      numerator: 0,
      denominator: 0,
      reason: 'NO_DENOMINATOR',
    });
    const adjusted = planOf({ of: ['N', 'D - O - B'] });
    expect(figure(adjusted, '2026-01', { '2026-01': { of: { N: 1, D: 3, O: 2, B: 2 } } })).toMatchObject({
      value: null,
      denominator: -1,
      reason: 'NO_DENOMINATOR',
    });
  });

  it('keeps a value above 100 and flags it', () => {
    const over = figure(planOf(), '2026-01', { '2026-01': { of: { S: 40, D: 50 } } });
    expect(over.value).toBe(125);
    expect(isAnomalous(100, over, 0.9)).toBe(true);
    expect(isAnomalous(100, { ...over, value: 90 }, 1.1)).toBe(true);
    expect(isAnomalous(100, { ...over, value: 100 }, 1)).toBe(false);
  });
});

describe('pairing', () => {
  const months: Record<string, Month> = {
    '2026-01': { forms: 3, of: { S: 100, D: 80 }, pair: [50, 70, 1] },
    '2026-02': { forms: 3, of: { S: 100, D: 60 } },
  };

  it('takes the paired sums of a month before months are added, and counts who was left out', () => {
    expect(figure(planOf(), '2026-Q1', months)).toMatchObject({ numerator: 110, denominator: 170, leftOut: 1 });
  });

  it('gives nothing for a month in which every form lacked an operand', () => {
    const alone: Record<string, Month> = { '2026-01': { forms: 5, of: { S: 9 }, pair: [null, null, 2] } };
    expect(figure(planOf(), '2026-01', alone)).toMatchObject({ value: null, reason: 'NO_DATA', leftOut: 2 });
    expect(figure(planOf(), '2026-01', { '2026-01': { of: { S: 9 } } })).toMatchObject({ reason: 'NO_DATA' });
  });

  it('keeps zeros that were reported apart from nothing', () => {
    const zeros: Record<string, Month> = { '2026-01': { forms: 2, of: { S: 9, D: 0 }, pair: [0, 0, 1] } };
    expect(figure(planOf(), '2026-01', zeros)).toMatchObject({
      numerator: 0,
      denominator: 0,
      reason: 'NO_DENOMINATOR',
    });
  });

  it('answers in force of posts that are silent may make up the sums alone', () => {
    const carried: Record<string, Month> = { '2026-01': { forms: 1, of: { S: 9, D: 8 }, pair: [6, 8, 1] } };
    expect(figure(planOf(), '2026-01', carried)).toMatchObject({ numerator: 6, denominator: 8, leftOut: 1 });
    const silent: Record<string, Month> = { '2026-01': { forms: 0, of: { S: 9, D: 8 } } };
    expect(figure(planOf(), '2026-01', silent)).toMatchObject({ numerator: 8, denominator: 9, leftOut: 0 });
  });

  it('does not hold for operands of different forms', () => {
    const apart = planOf({ paired: false });
    expect(figure(apart, '2026-Q1', months)).toMatchObject({ numerator: 140, denominator: 200, leftOut: 0 });
    expect(figure(apart, '2026-01', { '2026-01': { of: { S: 9 } } })).toMatchObject({
      numerator: null,
      denominator: 9,
    });
  });
});

describe('other time rules', () => {
  it('END takes the last month that is over, or the running one when none is', () => {
    const stock = planOf({ of: ['K', 'S'], timeRule: 'END' });
    expect(figure(stock, '2026-Q1', QUARTER)).toMatchObject({ numerator: 92, denominator: 300 });
    expect(figure(stock, '2026-Q1', QUARTER, '2026-03')).toMatchObject({ numerator: 91, denominator: 100 });
    expect(figure(stock, '2026-Q1', QUARTER, '2026-01')).toMatchObject({ numerator: 90, denominator: 100 });
  });

  it('END does not fall back to an older month when the last one is silent', () => {
    const stock = planOf({ of: ['K', 'S'], timeRule: 'END' });
    expect(figure(stock, '2026-S1', QUARTER)).toMatchObject({ value: null, reason: 'NO_DATA' });
  });

  it('YEAR_TO_DATE counts from January against the denominator in force', () => {
    const cumulative = planOf({ of: ['D', 'S'], timeRule: 'YEAR_TO_DATE', paired: false });
    expect(figure(cumulative, '2026-03', QUARTER)).toMatchObject({ numerator: 230, denominator: 300 });
  });

  it('YEAR_TO_DATE adds up a denominator that happens, and one month alone is no year', () => {
    const cumulative = planOf({ of: ['N', 'D'], timeRule: 'YEAR_TO_DATE', paired: false });
    const months: Record<string, Month> = {
      '2026-01': { of: { N: 8, D: 80 } },
      // A last month with few posts in: both sides shrink alike.
      '2026-02': { of: { N: 1, D: 4 } },
    };
    expect(figure(cumulative, '2026-02', months)).toMatchObject({ numerator: 9, denominator: 84 });
    expect(figure(cumulative, '2026-02/YTD', months)).toMatchObject({ numerator: 9, denominator: 84 });
    expect(figure(cumulative, '2026-Q1', { '2026-01': { of: { N: 8 } } }, '2026-02')).toMatchObject({
      value: null,
      denominator: null,
      reason: 'NO_DATA',
    });
  });

  it('YEAR_TO_DATE takes a target at the end, also where it is mixed with what happens', () => {
    const mixed = planOf({ of: ['D', 'TARGET + D'], timeRule: 'YEAR_TO_DATE', paired: false });
    const months: Record<string, Month> = {
      '2026-01': { of: { D: 10, TARGET: 100 } },
      '2026-02': { of: { D: 20, TARGET: 120 } },
    };
    expect(figure(mixed, '2026-02', months)).toMatchObject({ numerator: 30, denominator: 150, value: 20 });
    expect(figure(mixed, '2026-02', { '2026-01': months['2026-01'] as Month })).toMatchObject({
      numerator: 10,
      denominator: 10,
    });
  });

  it('ROLLING_12 reaches back into the year before', () => {
    const rolling = planOf({ timeRule: 'ROLLING_12' });
    const months = { ...QUARTER, '2025-04': { of: { S: 10, D: 10 } }, '2025-03': { of: { S: 7, D: 7 } } };
    expect(figure(rolling, '2026-03', months)).toMatchObject({ numerator: 240, denominator: 510 });
  });
});

it('serves a period by the version in force on its last day', () => {
  const versions = [planOf({ no: 2, version: 2, validFrom: '2026-03-01' }), planOf({ no: 1, validTo: '2026-02-28' })];
  expect(versionAt(versions, '2026-03-31')?.no).toBe(2);
  expect(versionAt(versions, '2026-02-28')?.no).toBe(1);
  expect(versionAt(versions, '2006-12-31')).toBeNull();
});

it('has no rate where nothing was expected, and does not cap one', () => {
  expect(rate(0, 0)).toBeNull();
  expect(rate(3, 2)).toBe(1.5);
});
