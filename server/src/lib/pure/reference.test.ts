import { expect, test } from 'vitest';
import { referenceRows } from '../reference.fixture.ts';
import { elementsOf } from './expression.ts';
import { defaultTimeRule } from './indicator.ts';
import { SLOTS_PER_BLOCK } from './layout.ts';
import { linearOf } from './linear.ts';
import { parseFormula } from './parse-expression.ts';
import { phraseOf, ratioSentence } from './sentence.ts';

const elements = new Map(referenceRows('data-elements').map((row) => [row['code'] ?? '', row]));
const indicators = referenceRows('indicators');
const formulaOf = (text: string | undefined) => {
  const parsed = parseFormula(text ?? '');
  return parsed.ok ? parsed.tree : expect.fail(`${text}: ${parsed.problem.messageEn}`);
};

/** The coverages that the health service adds up from January: decided one by one, not by the kinds of their operands. */
const CUMULATIVE = new Set([
  'ANC_K1',
  'ANC_K4',
  'ANC_K6',
  'ANC_TTD90',
  'PNC_KF',
  'DEL_FASKES',
  'NEO_KN',
  'NEO_BBLR',
  'NEO_IMD',
  'IMM_BCG',
  'IMM_DPT3',
  'IMM_MR1',
  'IMM_IDL',
  'IMM_IBL',
  'IMM_DO',
  'ADO_SKRIN',
  'PTM_SKRIN',
  'LAN_SKRIN',
]);

test.each(indicators.map((row) => [row['code'], row] as const))(
  '%s is a ratio of sums of known elements',
  (_code, row) => {
    const operands = [formulaOf(row['numerator']), formulaOf(row['denominator'])];
    expect(operands.map((operand) => linearOf(operand).ok)).toEqual([true, true]);
    const codes = operands.flatMap(elementsOf);
    expect(codes.filter((code) => !elements.has(code))).toEqual([]);
    const kinds = codes.map((code) => elements.get(code)?.['kind'] as 'STOCK' | 'FLOW');
    expect(row['timeRule']).toBe(CUMULATIVE.has(row['code'] ?? '') ? 'YEAR_TO_DATE' : defaultTimeRule(kinds));
    // Sessions per opening day are a mean, all others shares in percent.
    expect(Number(row['factor'])).toBe(row['code'] === 'EDU_SESI' ? 1 : 100);
    const blocks = new Set(codes.map((code) => elements.get(code)?.['blockCode']));
    if (row['pairing'] === 'PAIRED') expect([...blocks]).toHaveLength(1);
  },
);

test('a coverage since January adds up what happened and holds it against targets that stay in force', () => {
  const since = indicators.filter((row) => row['timeRule'] === 'YEAR_TO_DATE');
  expect(new Set(since.map((row) => row['code']))).toEqual(CUMULATIVE);
  for (const row of since) {
    const kindsOf = (side: string | undefined) =>
      elementsOf(formulaOf(side)).map((code) => `${elements.get(code)?.['kind']} ${elements.get(code)?.['carry']}`);
    expect(new Set(kindsOf(row['numerator']))).toEqual(new Set(['FLOW false']));
    expect([['STOCK true'], ['FLOW false']]).toContainEqual([...new Set(kindsOf(row['denominator']))]);
    expect(row['pairing']).toBe('INDEPENDENT');
  }
});

test('the 85 indicators are there, the eight of SKDN first, twelve better when lower and six for context', () => {
  const codes = ['SKDN_KS', 'SKDN_DS', 'SKDN_ND', 'SKDN_ND_ADJ', 'SKDN_NS', 'SKDN_DK', 'SKDN_BGMD', 'SKDN_2TD'];
  expect(indicators).toHaveLength(85);
  expect(indicators.slice(0, 8).map((row) => row['code'])).toEqual(codes);
  const of = (direction: string) =>
    indicators.filter((row) => row['direction'] === direction).map((row) => row['code']);
  const lower = [
    'SKDN_BGMD',
    'SKDN_2TD',
    'ANC_KEK',
    'ANC_ANEMIA',
    'NEO_BBLR',
    'IMM_DO',
    'NUT_STUNT',
    'NUT_WAST',
    'NUT_UW',
  ];
  expect(of('LOWER_BETTER')).toEqual([...lower, 'NUT_OVER', 'ADO_ANEMIA', 'PTM_OBES']);
  expect(of('CONTEXT')).toEqual(['ANC_TDTINGGI', 'DEV_BELUM', 'ADO_JIWA', 'PTM_HT', 'PTM_GD', 'PTM_PUMA']);
});

const slots = referenceRows('block-slots');

test('each of the 180 elements has its place in its own block, and no place is given twice', () => {
  expect(elements.size).toBe(180);
  expect(
    referenceRows('blocks')
      .map((row) => row['code'])
      .join(' '),
  ).toBe('SKDN A B C D OP PF PK SP GV');
  expect(new Set(slots.map((row) => row['elementCode']))).toEqual(new Set(elements.keys()));
  expect(slots.filter((row) => elements.get(row['elementCode'] ?? '')?.['blockCode'] !== row['blockCode'])).toEqual([]);
  expect(new Set(slots.map((row) => `${row['blockCode']} ${row['slot']}`)).size).toBe(slots.length);
  expect(slots.filter((row) => !(Number(row['slot']) >= 0 && Number(row['slot']) < SLOTS_PER_BLOCK))).toEqual([]);
});

test('a form asks one block and only elements of it; a post of the full set owes seven a month, of the short set four', () => {
  const forms = referenceRows('forms');
  const monthly = forms.filter((row) => row['rhythm'] === 'MONTHLY' && row['unitKind'] === 'POSYANDU');
  const blocksOf = (formSet: string) =>
    monthly.filter((row) => row['formSet'] === formSet).map((row) => row['blockCode']);
  expect(new Set(blocksOf('ILP'))).toEqual(new Set(['SKDN', 'A', 'B', 'C', 'D', 'OP', 'SP']));
  expect(new Set(blocksOf('BASIC'))).toEqual(new Set(['SKDN', 'A', 'B', 'OP']));
  expect(new Set(forms.map((row) => row['code'])).size).toBe(forms.length);
  for (const row of forms) {
    const asked = (row['elements'] ?? '').split('|').filter(Boolean);
    expect(asked.filter((code) => elements.get(code)?.['blockCode'] !== row['blockCode'])).toEqual([]);
  }
});

test('only stocks stay in force, and yes or no is asked only where one post is counted', () => {
  const valuesOf = (flag: string, column: string) =>
    new Set([...elements.values()].filter((row) => row[flag] === 'true').map((row) => row[column]));
  expect(valuesOf('carry', 'kind')).toEqual(new Set(['STOCK']));
  expect(valuesOf('yesNo', 'blockCode')).toEqual(new Set(['PF']));
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
  'expected-opd-kinds': ['regime', 'level', 'kindCode'],
  'legal-bases': ['code'],
  forms: ['code', 'version', 'blockCode'],
  rules: ['code', 'part', 'validFrom'],
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
