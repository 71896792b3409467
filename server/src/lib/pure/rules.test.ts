import { expect, test } from 'vitest';
import { compileRules, type RuleRow } from './rules.ts';
import { skdnRules } from './skdn.fixture.ts';

const row = (expression: string): RuleRow => ({ code: 'X1', level: 'ERROR', expression, text: 'x', textEn: 'x' });

test('the nine official rules compile to plain JSON', () => {
  const rules = skdnRules();
  expect(rules.map(({ code, level, kind }) => `${code} ${level} ${kind}`)).toEqual([
    'V01 ERROR CELL',
    'V02 ERROR CONDITION',
    'V03 ERROR CONDITION',
    'V04 ERROR CONDITION',
    'V05 ERROR CONDITION',
    'V06 ERROR CONDITION',
    'V07 ERROR CONDITION',
    'V08 WARNING CONDITION',
    'V09 ERROR PARTS',
  ]);
  expect(JSON.parse(JSON.stringify(rules))).toEqual(rules);
  expect(rules.filter(({ relaxedBy }) => relaxedBy).map(({ code }) => code)).toEqual(['V02']);
});

test.each([
  ['SK_D <=', 'X1 at 8: the formula ends too early'],
  ['SK_D <= SK_S unless raining', 'X1: unknown relaxation raining'],
  ['CELL <= SK_S', 'X1: CELL, TOTAL and PARTS cannot be mixed with elements'],
  ['TOTAL = SK_S', 'X1: CELL, TOTAL and PARTS cannot be mixed with elements'],
  ['PARTS = 1', 'X1: CELL, TOTAL and PARTS cannot be mixed with elements'],
])('%j stops the start with the rule named', (expression, message) => {
  expect(() => compileRules([row(expression)])).toThrow(message);
});

test('every unreadable rule is named at once', () => {
  expect(() => compileRules([row('A <'), row('A <= B'), { ...row('B >'), code: 'X2' }])).toThrow(/X1 at .*; X2 at/);
});

test.each([
  ['A <= B', '{C}', 'X1: its text names C, which the rule does not read'],
  ['A <= B <= C', '{left}', 'X1: its text names left'],
  ['CELL >= 0', '{A}', 'X1: its text names A'],
  ['TOTAL = PARTS', '{value}', 'X1: its text names value'],
])('%s cannot say %s', (expression, text, message) => {
  expect(() => compileRules([{ ...row(expression), text }])).toThrow(message);
  expect(() => compileRules([{ ...row(expression), textEn: text }])).toThrow(message);
});
