import { expect, test } from 'vitest';
import { linearOf } from './linear.ts';
import { parseFormula } from './parse-expression.ts';

const linear = (text: string) => {
  const parsed = parseFormula(text);
  return parsed.ok ? linearOf(parsed.tree) : expect.fail(parsed.problem.messageEn);
};

test.each([
  ['SK_N', [['SK_N', 1]], 0],
  [
    'SK_D - SK_O - SK_B',
    [
      ['SK_D', 1],
      ['SK_O', -1],
      ['SK_B', -1],
    ],
    0,
  ],
  [
    '2 * (SK_S - SK_D) / 4 + 3',
    [
      ['SK_S', 0.5],
      ['SK_D', -0.5],
    ],
    3,
  ],
  ['-(SK_S - 2)', [['SK_S', -1]], 2],
  ['SK_S + SK_S', [['SK_S', 2]], 0],
  ['SK_S - SK_S', [['SK_S', 0]], 0],
  ['(1 + 1) * SK_S', [['SK_S', 2]], 0],
  ['7', [], 7],
] as const)('%s is a sum of elements', (text, terms, constant) => {
  expect(linear(text)).toEqual({ ok: true, terms: new Map(terms), constant });
});

test.each([
  ['SK_S * SK_D', 'PRODUCT_OF_ELEMENTS'],
  ['SK_S / SK_D', 'DIVISION_BY_ELEMENT'],
  ['1 / SK_D', 'DIVISION_BY_ELEMENT'],
  ['SK_S / (2 - 2)', 'DIVISION_BY_ZERO'],
  ['SK_S + abs(SK_D)', 'ABS'],
  ['SK_S - prev(SK_S)', 'OTHER_MONTH'],
  ['ytd(SK_D)', 'OTHER_MONTH'],
  ['SK_D - month', 'MONTH'],
  ['-(3 * abs(SK_D))', 'ABS'],
])('%s is refused as %s', (text, reason) => {
  expect(linear(text)).toMatchObject({ ok: false, reason });
});
