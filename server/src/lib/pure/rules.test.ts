import { expect, test } from 'vitest';
import { referenceRows } from '../reference.fixture.ts';
import { elementsOf } from './expression.ts';
import { compileRules, type RuleRow } from './rules.ts';
import { officialRules } from './skdn.fixture.ts';

const row = (expression: string): RuleRow => ({ code: 'X1', level: 'ERROR', expression, text: 'x', textEn: 'x' });

const numbered = (count: number) =>
  Array.from({ length: count }, (_, index) => `V${String(index + 1).padStart(2, '0')}`);

test('the 43 official rules compile to plain JSON, three of them enforced elsewhere', () => {
  const rules = officialRules();
  expect(JSON.parse(JSON.stringify(rules))).toEqual(rules);
  expect(new Set(referenceRows('rules').map((row) => row['code']))).toEqual(new Set(numbered(43)));
  // V41 to V43 speak of the month, of one report a form and of the registration number, not of counts.
  expect(new Set(rules.map(({ code }) => code))).toEqual(new Set(numbered(40)));
  expect(rules).toHaveLength(93);
  const codesOf = (of: string) => rules.filter(({ kind }) => kind === of).map(({ code }) => code);
  expect([codesOf('CELL'), codesOf('PARTS')]).toEqual([['V01'], ['V09']]);
});

test('only rules on attendance give way where a post counts visitors', () => {
  const relaxed = officialRules().filter(({ relaxedBy }) => relaxedBy);
  expect(new Set(relaxed.map(({ code }) => code))).toEqual(new Set(['V02', 'V11', 'V12', 'V13']));
  for (const { condition } of relaxed) {
    expect(elementsOf(condition)).toEqual([
      expect.stringMatching(/^SK_D$|_DTG_/),
      expect.stringMatching(/^SK_S$|_SAS_/),
    ]);
  }
});

test('every statement reads known elements, those of its own block among them', () => {
  const blockOf = new Map(referenceRows('block-slots').map((row) => [row['elementCode'], row['blockCode']]));
  for (const row of referenceRows('rules')) {
    const [rule] = compileRules([row as unknown as RuleRow]);
    if (rule?.kind !== 'CONDITION') continue;
    const blocks = rule.elements.map((code) => blockOf.get(code));
    expect(blocks, `${row['code']}.${row['part']}`).not.toContain(undefined);
    expect(blocks).toContain(row['blockCode']);
  }
});

test('a statement without a text of its own is put into words, with holes for both sides', () => {
  const [rule] = compileRules([{ ...row('HN_DTG_HAMIL <= HN_SAS_HAMIL'), text: '', textEn: '' }], (code) => ({
    id: code === 'HN_DTG_HAMIL' ? 'ibu hamil datang' : 'sasaran ibu hamil',
    en: code === 'HN_DTG_HAMIL' ? 'pregnant women attending' : 'pregnant women due',
  }));
  expect(rule?.text).toEqual({
    id: 'Ibu hamil datang = {left}, seharusnya tidak lebih dari sasaran ibu hamil = {right}{where}.',
    en: 'Pregnant women attending = {left}, should be no more than pregnant women due = {right}{where}.',
  });
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
