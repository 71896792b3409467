import { expect, test } from 'vitest';
import { referenceRows } from '../reference.fixture.ts';
import { elementsOf } from './expression.ts';
import { defaultTimeRule } from './indicator.ts';
import { linearOf } from './linear.ts';
import { parseFormula } from './parse-expression.ts';
import { phraseOf, ratioSentence } from './sentence.ts';

const elements = new Map(referenceRows('data-elements').map((row) => [row['code'] ?? '', row]));
const indicators = referenceRows('indicators');
const formulaOf = (text: string | undefined) => {
  const parsed = parseFormula(text ?? '');
  return parsed.ok ? parsed.tree : expect.fail(`${text}: ${parsed.problem.messageEn}`);
};

test.each(indicators.map((row) => [row['code'], row] as const))(
  '%s is a ratio of sums of known elements',
  (_code, row) => {
    const operands = [formulaOf(row['numerator']), formulaOf(row['denominator'])];
    expect(operands.map((operand) => linearOf(operand).ok)).toEqual([true, true]);
    const codes = operands.flatMap(elementsOf);
    expect(codes.filter((code) => !elements.has(code))).toEqual([]);
    const kinds = codes.map((code) => elements.get(code)?.['kind'] as 'STOCK' | 'FLOW');
    expect(row['timeRule']).toBe(defaultTimeRule(kinds));
    expect(Number(row['factor'])).toBe(100);
  },
);

test('the eight SKDN indicators are there, two of them better when lower', () => {
  const codes = ['SKDN_KS', 'SKDN_DS', 'SKDN_ND', 'SKDN_ND_ADJ', 'SKDN_NS', 'SKDN_DK', 'SKDN_BGMD', 'SKDN_2TD'];
  expect(indicators.map((row) => row['code'])).toEqual(codes);
  const lower = indicators.filter((row) => row['direction'] === 'LOWER_BETTER').map((row) => row['code']);
  expect(lower).toEqual(['SKDN_BGMD', 'SKDN_2TD']);
});

test('an indicator can be said in words from the official names', () => {
  const row = indicators.find(({ code }) => code === 'SKDN_ND_ADJ');
  const ratio = { numerator: formulaOf(row?.['numerator']), denominator: formulaOf(row?.['denominator']), factor: 100 };
  const names = (code: string) => ({
    id: phraseOf(elements.get(code)?.['name'] ?? code),
    en: phraseOf(elements.get(code)?.['nameEn'] ?? code),
  });
  expect(ratioSentence(ratio, names)).toEqual({
    id: 'naik berat badannya (N) dibagi (balita ditimbang (D) dikurangi bulan lalu tidak ditimbang (O) dikurangi baru pertama ditimbang (B)), dikali 100',
    en: 'gained enough (N) divided by (weighed this month (D) minus weighed now, absent last month (O) minus weighed for the first time (B)), times 100',
  });
});

test('every element states both operators, stocks taking the last month', () => {
  for (const row of elements.values()) {
    expect(row).toMatchObject({ overWilayah: 'SUM', overTime: row['kind'] === 'STOCK' ? 'LAST' : 'SUM' });
  }
});

test('the eight duties are complete and every catalogue names a list that exists', () => {
  const duties = referenceRows('duties');
  expect(duties.map((row) => Number(row['number']))).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  const lists = new Set(duties.map((row) => row['dutyList']));
  const catalogues = referenceRows('duty-catalogues');
  expect(catalogues.filter((row) => !lists.has(row['dutyList'] ?? ''))).toEqual([]);
  expect(new Set(catalogues.map((row) => `${row['regime']} ${row['level']}`)).size).toBe(10);
});

const KEYS = {
  'opd-kinds': ['code'],
  seats: ['regime', 'body', 'code'],
  'legal-bases': ['code'],
  forms: ['code', 'version', 'blockCode'],
  rules: ['code', 'validFrom'],
  indicators: ['code', 'version'],
  'data-elements': ['code'],
  duties: ['dutyList', 'number'],
} as const;

test.each(Object.entries(KEYS))('%s has no row twice, and each names its source and confidence', (name, key) => {
  const rows = referenceRows(name);
  expect(new Set(rows.map((row) => key.map((column) => row[column]).join(' '))).size).toBe(rows.length);
  for (const row of rows) {
    expect(row['source']).toMatch(/\S/);
    expect(['sure', 'likely', 'unsure']).toContain(row['confidence']);
  }
});
