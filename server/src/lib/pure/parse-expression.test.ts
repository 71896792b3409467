import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { conditions, formulas } from './expression.fixture.ts';
import { elementsOf, formatExpression, operandsOf, readsMonth } from './expression.ts';
import { MAX_EXPRESSION_LENGTH, parseCondition, parseFormula } from './parse-expression.ts';

const shape = (text: string): string => {
  const parsed = parseFormula(text);
  return parsed.ok ? formatExpression(parsed.tree) : `${parsed.problem.position}: ${parsed.problem.messageEn}`;
};
const statement = (text: string): string => {
  const parsed = parseCondition(text);
  return parsed.ok ? formatExpression(parsed.tree) : `${parsed.problem.position}: ${parsed.problem.messageEn}`;
};

describe('reading', () => {
  test.each([
    ['SK_D - SK_O - SK_B', '(SK_D - SK_O) - SK_B'],
    ['SK_D-SK_O*2', 'SK_D - (SK_O * 2)'],
    ['(SK_D - SK_O) * 2', '(SK_D - SK_O) * 2'],
    ['SK_N / SK_D / 2', '(SK_N / SK_D) / 2'],
    ['abs(SK_S - prev(SK_S))', 'abs(SK_S - prev(SK_S))'],
    ['-SK_S + 2.5', '(-SK_S) + 2.5'],
    ['SK_2T−SK_T × 3', 'SK_2T - (SK_T * 3)'],
    ['ytd( SK_D )/2 - month', '(ytd(SK_D) / 2) - month'],
  ])('%s binds as it is read', (text, expected) => {
    expect(shape(text)).toBe(expected);
  });

  test.each([
    ['SK_N ≤ SK_D', 'SK_N <= SK_D'],
    ['A <= B <= C', '(A <= B) and (B <= C)'],
    ['A = 1 or B = 1 and not C = 1', '(A = 1) or ((B = 1) and (not (C = 1)))'],
    ['(A < B)', 'A < B'],
    ['(A = 1 or B = 1) and C > 0', '((A = 1) or (B = 1)) and (C > 0)'],
    ['A = 0 or month = 2', '(A = 0) or (month = 2)'],
    ['ytd(A) <= B', 'ytd(A) <= B'],
  ])('%s is a statement', (text, expected) => {
    expect(statement(text)).toBe(expected);
  });

  test('every tree survives being written and read', () => {
    fc.assert(
      fc.property(formulas, (tree) => {
        const text = formatExpression(tree);
        fc.pre(text.length <= MAX_EXPRESSION_LENGTH);
        expect(parseFormula(text)).toEqual({ ok: true, tree });
      }),
    );
    fc.assert(
      fc.property(conditions, (tree) => {
        const text = formatExpression(tree);
        fc.pre(text.length <= MAX_EXPRESSION_LENGTH);
        expect(parseCondition(text)).toEqual({ ok: true, tree });
      }),
    );
  });
});

describe('refusing, with the position of the first wrong character', () => {
  test.each([
    ['', '1: the formula ends too early'],
    ['SK_D -', '7: the formula ends too early'],
    ['SK_D SK_S', '6: "SK_S" is not expected here'],
    ['SK_D + ) ', '8: ")" is not expected here'],
    ['(SK_D', '6: ")" is expected here'],
    ['SK_D # 2', '6: the sign "#" is not known'],
    ['SK_D + sk_s', '8: the word "sk_s" is not known; element codes are written in capitals'],
    ['prev(SK_D + 1)', '11: ")" is expected here'],
    ['prev(2)', '6: prev() takes one element code'],
    ['ytd(month)', '5: ytd() takes one element code'],
    ['ytd SK_D', '5: "(" is expected here'],
    ['month(SK_D)', '6: "(" is not expected here'],
    ['month SK_D', '7: "SK_D" is not expected here'],
    ['abs SK_D', '5: "(" is expected here'],
    ['SK_D <= SK_S', '1: a number is needed here, not a statement'],
    ['2 + (SK_D > 1)', '5: a number is needed here, not a statement'],
    ['abs(SK_D > 1)', '5: a number is needed here, not a statement'],
  ])('%j as a number', (text, expected) => {
    expect(shape(text)).toBe(expected);
  });

  test.each([
    ['SK_D', '1: a comparison is needed here, such as SK_D <= SK_S'],
    ['SK_D > 1 and SK_S', '14: a comparison is needed here, such as SK_D <= SK_S'],
    ['not SK_S', '5: a comparison is needed here, such as SK_D <= SK_S'],
    ['(SK_D > 1) <= 2', '1: a number is needed here, not a statement'],
  ])('%j as a statement', (text, expected) => {
    expect(statement(text)).toBe(expected);
  });

  test('both languages say the same place', () => {
    const parsed = parseFormula('SK_D +');
    expect(parsed).toMatchObject({ ok: false, problem: { position: 7, messageId: 'rumus berakhir terlalu cepat' } });
  });

  test('no text can exhaust the stack', () => {
    expect(shape('('.repeat(500))).toMatch(/nested too deeply/);
    expect(shape(`${'-'.repeat(500)}1`)).toMatch(/nested too deeply/);
    expect(shape('SK_S + '.repeat(1_000))).toMatch(/longer than 1000/);
  });

  test('brackets side by side are not nesting', () => {
    expect(parseFormula(Array.from({ length: 80 }, () => '(SK_S)').join(' + ')).ok).toBe(true);
  });

  test('any text is read or refused, and never thrown at', () => {
    const pieces = fc.constantFrom('SK_S', '1', '+', '-', '(', ')', '<=', 'and', 'not', 'abs', 'prev', ' ', '?', 'x');
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 12 }), (parts) => {
        const text = parts.join(' ');
        const parsed = parseCondition(text);
        if (!parsed.ok) {
          expect(parsed.problem.position).toBeGreaterThanOrEqual(1);
          expect(parsed.problem.position).toBeLessThanOrEqual(text.length + 1);
        }
      }),
    );
  });
});

test('operands are listed once, months apart', () => {
  const parsed = parseCondition('abs(SK_S - prev(SK_S)) <= SK_S * 0.2 and SK_B = 0');
  if (!parsed.ok) expect.fail(parsed.problem.messageEn);
  expect(operandsOf(parsed.tree)).toEqual([
    { code: 'SK_S', at: 'NOW' },
    { code: 'SK_S', at: 'PREVIOUS' },
    { code: 'SK_B', at: 'NOW' },
  ]);
  expect(elementsOf(parsed.tree)).toEqual(['SK_S', 'SK_B']);
});

test('a year to date is an operand of its own, the month is none', () => {
  const parsed = parseCondition('ytd(PK_IDL) <= PK_BAYI_TH - PK_IDL and (PK_IDL = 0 or month > 1)');
  if (!parsed.ok) expect.fail(parsed.problem.messageEn);
  expect(operandsOf(parsed.tree)).toEqual([
    { code: 'PK_IDL', at: 'YEAR_TO_DATE' },
    { code: 'PK_BAYI_TH', at: 'NOW' },
    { code: 'PK_IDL', at: 'NOW' },
  ]);
  expect(elementsOf(parsed.tree)).toEqual(['PK_IDL', 'PK_BAYI_TH']);
});

test.each([
  ['month', true],
  ['-abs(2 * month)', true],
  ['A + B / C', false],
  ['prev(A) - ytd(A)', false],
])('%s reads the month: %s', (text, expected) => {
  const parsed = parseFormula(text);
  if (!parsed.ok) expect.fail(parsed.problem.messageEn);
  expect(readsMonth(parsed.tree)).toBe(expected);
});
