import { expect, test } from 'vitest';
import { parseCondition, parseFormula } from './parse-expression.ts';
import { phraseOf, ratioSentence, ruleMessage, sentenceOf } from './sentence.ts';
import { fillText, localizedNumber } from './texts.ts';

const names = (code: string) => ({ id: code.toLowerCase(), en: code });
const formula = (text: string) => {
  const parsed = parseFormula(text);
  return parsed.ok ? parsed.tree : expect.fail(parsed.problem.messageEn);
};

test.each([
  ['A - B - C', 'a dikurangi b dikurangi c', 'A minus B minus C'],
  ['A - (B - C)', 'a dikurangi (b dikurangi c)', 'A minus (B minus C)'],
  ['A - (B + C) * 2', 'a dikurangi (b ditambah c) dikali 2', 'A minus (B plus C) times 2'],
  ['A / (B / C)', 'a dibagi (b dibagi c)', 'A divided by (B divided by C)'],
  ['abs(A - prev(A))', 'nilai mutlak (a dikurangi a bulan lalu)', 'the absolute value of (A minus A last month)'],
  ['-(A + B)', 'minus (a ditambah b)', 'minus (A plus B)'],
])('%s is said so that brackets cannot be misheard', (text, id, en) => {
  expect(sentenceOf(formula(text), names)).toEqual({ id, en });
});

test.each([
  ['A <= B', 'a tidak lebih dari b', 'A is not more than B'],
  ['A + B = C', 'a ditambah b sama dengan c', 'A plus B equals C'],
  ['A >= 1.5 or B > 1 and C < 2', 'a tidak kurang dari 1,5 atau b lebih dari 1 dan c kurang dari 2', null],
  ['not (A = 1)', 'tidak benar bahwa (a sama dengan 1)', 'it is not so that (A equals 1)'],
])('%s is said as a statement', (text, id, en) => {
  const parsed = parseCondition(text);
  if (!parsed.ok) expect.fail(parsed.problem.messageEn);
  const said = sentenceOf(parsed.tree, names);
  expect(said.id).toBe(id);
  if (en) expect(said.en).toBe(en);
});

test.each([
  [
    'A <= B',
    'A = {left}, seharusnya tidak lebih dari b = {right}{where}.',
    'A = {left}, should be no more than B = {right}{where}.',
  ],
  [
    'A + B >= C',
    'A ditambah b = {left}, seharusnya tidak kurang dari c = {right}{where}.',
    'A plus B = {left}, should be no less than C = {right}{where}.',
  ],
  [
    'A = B + C',
    'A = {left}, seharusnya sama dengan b ditambah c = {right}{where}.',
    'A = {left}, should equal B plus C = {right}{where}.',
  ],
  // A fixed number is said once: "should be no more than 4 = 4" tells nothing.
  ['A <= 4', 'A = {left}, seharusnya tidak lebih dari 4{where}.', 'A = {left}, should be no more than 4{where}.'],
  ['A < 2.5', 'A = {left}, seharusnya kurang dari 2,5{where}.', 'A = {left}, should be less than 2.5{where}.'],
  [
    'ytd(A) <= ytd(B)',
    'A sejak Januari = {left}, seharusnya tidak lebih dari b sejak Januari = {right}{where}.',
    'A since January = {left}, should be no more than B since January = {right}{where}.',
  ],
  [
    'A > 0 or B = 0',
    'Tidak terpenuhi: a lebih dari 0 atau b sama dengan 0{where}.',
    'Does not hold: A is more than 0 or B equals 0{where}.',
  ],
  [
    'not (A = 1)',
    'Tidak terpenuhi: tidak benar bahwa (a sama dengan 1){where}.',
    'Does not hold: it is not so that (A equals 1){where}.',
  ],
])('a broken %s is told with what was found', (text, id, en) => {
  const parsed = parseCondition(text);
  if (!parsed.ok) expect.fail(parsed.problem.messageEn);
  expect(ruleMessage(parsed.tree, names)).toEqual({ id, en });
});

test('a ratio is one sentence, its operands kept whole', () => {
  const ratio = { numerator: formula('N'), denominator: formula('D - O - B'), factor: 100 };
  expect(ratioSentence(ratio, names)).toEqual({
    id: 'n dibagi (d dikurangi o dikurangi b), dikali 100',
    en: 'N divided by (D minus O minus B), times 100',
  });
  expect(ratioSentence({ ...ratio, denominator: formula('D'), factor: 1 }, names).en).toBe('N divided by D');
});

test('a catalogue name is turned into words for a sentence', () => {
  expect(phraseOf('S – jumlah semua balita')).toBe('jumlah semua balita (S)');
  expect(phraseOf('jumlah hari buka')).toBe('jumlah hari buka');
});

test.each([
  [0, '0', '0'],
  [999, '999', '999'],
  [9999, '9.999', '9,999'],
  [1234567.25, '1.234.567,25', '1,234,567.25'],
  [-1200, '−1.200', '−1,200'],
])('%d is written as each language does', (value, id, en) => {
  expect(localizedNumber(value)).toEqual({ id, en });
});

test('a hole without a value stays visible', () => {
  expect(fillText({ id: '{a} {b}', en: '{b}' }, { a: { id: 'x', en: 'y' } })).toEqual({ id: 'x {b}', en: '{b}' });
});
