import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { evaluate, type Lookup, type Value } from './evaluate.ts';
import { CODES, formulas } from './expression.fixture.ts';
import { elementsOf } from './expression.ts';
import { linearOf } from './linear.ts';
import { parseCondition, parseFormula } from './parse-expression.ts';

const MISSING: Value = { state: 'MISSING' };
const NOT_APPLICABLE: Value = { state: 'NOT_APPLICABLE' };

/** Numbers are values, null is missing, 'n/a' is not applicable; last month is always ten times this one. */
const month =
  (given: Record<string, number | null | 'n/a'>): Lookup =>
  (code, at) => {
    const value = given[code];
    if (value === null || value === undefined) return MISSING;
    if (value === 'n/a') return NOT_APPLICABLE;
    return { state: 'VALUE', n: at === 'NOW' ? value : value * 10 };
  };

const number = (text: string, lookup: Lookup) => {
  const parsed = parseFormula(text);
  return parsed.ok ? evaluate(parsed.tree, lookup) : expect.fail(parsed.problem.messageEn);
};
const statement = (text: string, lookup: Lookup) => {
  const parsed = parseCondition(text);
  return parsed.ok ? evaluate(parsed.tree, lookup) : expect.fail(parsed.problem.messageEn);
};

describe('numbers', () => {
  test.each([
    ['SK_D - SK_O - SK_B', { SK_D: 10, SK_O: 2, SK_B: 3 }, 5],
    ['2 + 3 * 4 - 6 / 2', {}, 11],
    ['abs(SK_S - prev(SK_S))', { SK_S: 5 }, 45],
    ['-(SK_S - 8)', { SK_S: 5 }, 3],
    ['SK_S / 4', { SK_S: 1 }, 0.25],
    ['SK_S + SK_D', { SK_S: 0, SK_D: 0 }, 0],
    ['SK_S + SK_D', { SK_S: 7, SK_D: 'n/a' }, 7],
  ] as const)('%s with %j is %d', (text, given, expected) => {
    expect(number(text, month(given))).toEqual({ evaluated: true, result: expected });
  });

  test('one missing operand leaves the whole unevaluated and is named once', () => {
    expect(number('SK_S + SK_D - prev(SK_D) + SK_N', month({ SK_S: 1, SK_D: null }))).toEqual({
      evaluated: false,
      reason: 'MISSING',
      elements: ['SK_D', 'SK_N'],
    });
  });

  test.each(['SK_S / SK_D', 'SK_S / (SK_D * 5)', '1 / (SK_S - SK_S)'])('%s over zero is not a number', (text) => {
    expect(number(text, month({ SK_S: 3, SK_D: 0 }))).toMatchObject({ evaluated: false, reason: 'DIVISION_BY_ZERO' });
  });

  test('not applicable divides like the zero it counts as', () => {
    expect(number('SK_S / SK_D', month({ SK_S: 3, SK_D: 'n/a' }))).toMatchObject({ reason: 'DIVISION_BY_ZERO' });
  });
});

describe('statements', () => {
  test.each([
    ['SK_D <= SK_S', { SK_D: 5, SK_S: 5 }, true],
    ['SK_D <= SK_S', { SK_D: 6, SK_S: 5 }, false],
    ['SK_D <= SK_S', { SK_D: 0, SK_S: 0 }, true],
    ['SK_D <= SK_S', { SK_D: 1, SK_S: 'n/a' }, false],
    ['SK_D < SK_S', { SK_D: 5, SK_S: 5 }, false],
    ['SK_D > SK_S', { SK_D: 6, SK_S: 5 }, true],
    ['SK_D >= SK_S', { SK_D: 4, SK_S: 5 }, false],
    ['A <= B <= C', { A: 1, B: 2, C: 2 }, true],
    ['A <= B <= C', { A: 1, B: 3, C: 2 }, false],
    ['A <= B <= C', { A: 4, B: 3, C: 9 }, false],
    ['A = 1 or B = 1', { A: 0, B: 1 }, true],
    ['not (A = 1 or B = 1)', { A: 0, B: 1 }, false],
    ['A = 1 and not B = 1', { A: 1, B: 0 }, true],
  ] as const)('%s with %j is %s', (text, given, expected) => {
    expect(statement(text, month(given))).toEqual({ evaluated: true, result: expected });
  });

  test('a missing operand is not excused by the other side of an or', () => {
    expect(statement('A = 1 or B = 1', month({ A: 1, B: null }))).toMatchObject({ evaluated: false, elements: ['B'] });
  });

  test('a division by zero is not excused by the other side of an and', () => {
    expect(statement('A = 1 and 1 / B > 0', month({ A: 0, B: 0 }))).toMatchObject({ reason: 'DIVISION_BY_ZERO' });
  });
});

const given = fc.record(Object.fromEntries(CODES.map((code) => [code, fc.integer({ min: 0, max: 9_999 })])));

test('a linear combination says the same number as the tree it came from', () => {
  let compared = 0;
  fc.assert(
    fc.property(formulas, given, (tree, values) => {
      const linear = linearOf(tree);
      const outcome = evaluate(tree, month(values), 5);
      if (!linear.ok || !outcome.evaluated) return;
      compared += 1;
      const sum = [...linear.terms].reduce((total, [code, by]) => total + by * (values[code] ?? 0), linear.constant);
      expect(Math.abs(sum - outcome.result)).toBeLessThanOrEqual(1e-6 * Math.max(1, Math.abs(outcome.result)));
    }),
    { numRuns: 500 },
  );
  expect(compared).toBeGreaterThan(100);
});

test('a linear combination names exactly the operands of its tree', () => {
  fc.assert(
    fc.property(formulas, (tree) => {
      const linear = linearOf(tree);
      if (linear.ok) expect([...linear.terms.keys()].sort()).toEqual(elementsOf(tree).sort());
    }),
  );
});
