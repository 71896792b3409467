import type { At } from './expression.ts';
import type { Value } from './evaluate.ts';
import type { Localized } from './texts.ts';

/** A number counted, null for a missing answer, `n/a` for one that does not apply. */
export type GivenOperand = number | null | 'n/a';

/** Operands by how a text names them: `A`, `prev(A)`, `ytd(A)`. */
export type GivenOperands = Readonly<Record<string, GivenOperand>>;

/** One text of the expression language with everything it must mean, whoever runs it. */
export type Conformance = {
  readonly text: string;
  readonly given: GivenOperands;
  readonly month?: number;
  /** The number or truth it has, or why it has none. */
  readonly expected: number | boolean | 'MISSING' | 'DIVISION_BY_ZERO';
  /** How it is said, elements named by their codes: in small letters in Indonesian. */
  readonly said: Localized;
};

const said = (id: string, en: string): Localized => ({ id, en });

const PLUS = said('a ditambah b', 'A plus B');
const QUOTIENT = said('a dibagi b', 'A divided by B');
const AT_MOST = said('a tidak lebih dari b', 'A is not more than B');
const CHANGE = said(
  'nilai mutlak (a dikurangi a bulan lalu) tidak lebih dari 0,2 dikali a bulan lalu',
  'the absolute value of (A minus A last month) is not more than 0.2 times A last month',
);
const YEAR = said('a sejak Januari tidak lebih dari b', 'A since January is not more than B');
const SEASON = said(
  'a sama dengan 0 atau bulan laporan sama dengan 2 atau bulan laporan sama dengan 8',
  'A equals 0 or the month of the report equals 2 or the month of the report equals 8',
);
const EITHER = said('a sama dengan 1 atau b sama dengan 1', 'A equals 1 or B equals 1');
const BOTH = said('a sama dengan 1 dan 1 dibagi b lebih dari 0', 'A equals 1 and 1 divided by B is more than 0');

/** Texts that return a number. */
export const NUMBERS: readonly Conformance[] = [
  { text: '7', given: {}, expected: 7, said: said('7', '7') },
  { text: 'A', given: { A: 0 }, expected: 0, said: said('a', 'A') },
  { text: 'A', given: { A: null }, expected: 'MISSING', said: said('a', 'A') },
  { text: 'A', given: { A: 'n/a' }, expected: 0, said: said('a', 'A') },
  { text: 'A + B', given: { A: 2, B: 3 }, expected: 5, said: PLUS },
  { text: 'A + B', given: { A: 0, B: 0 }, expected: 0, said: PLUS },
  { text: 'A + B', given: { A: 2, B: 'n/a' }, expected: 2, said: PLUS },
  { text: 'A + B', given: { A: 2, B: null }, expected: 'MISSING', said: PLUS },
  {
    text: 'A - B - C',
    given: { A: 10, B: 2, C: 3 },
    expected: 5,
    said: said('a dikurangi b dikurangi c', 'A minus B minus C'),
  },
  {
    text: 'A - (B - C)',
    given: { A: 10, B: 2, C: 3 },
    expected: 11,
    said: said('a dikurangi (b dikurangi c)', 'A minus (B minus C)'),
  },
  {
    text: '(A + B) * 2 - 6 / 3',
    given: { A: 1, B: 2 },
    expected: 4,
    said: said('(a ditambah b) dikali 2 dikurangi 6 dibagi 3', '(A plus B) times 2 minus 6 divided by 3'),
  },
  { text: 'A / B', given: { A: 1, B: 4 }, expected: 0.25, said: QUOTIENT },
  { text: 'A / B', given: { A: 0, B: 4 }, expected: 0, said: QUOTIENT },
  { text: 'A / B', given: { A: 3, B: 0 }, expected: 'DIVISION_BY_ZERO', said: QUOTIENT },
  { text: 'A / B', given: { A: 0, B: 0 }, expected: 'DIVISION_BY_ZERO', said: QUOTIENT },
  { text: 'A / B', given: { A: 3, B: 'n/a' }, expected: 'DIVISION_BY_ZERO', said: QUOTIENT },
  { text: 'A / B', given: { A: null, B: 0 }, expected: 'MISSING', said: QUOTIENT },
  {
    text: '0 * (1 / A)',
    given: { A: 0 },
    expected: 'DIVISION_BY_ZERO',
    said: said('0 dikali 1 dibagi a', '0 times 1 divided by A'),
  },
  {
    text: 'A / (B / C)',
    given: { A: 6, B: 3, C: 2 },
    expected: 4,
    said: said('a dibagi (b dibagi c)', 'A divided by (B divided by C)'),
  },
  { text: '-(A + B)', given: { A: 2, B: 3 }, expected: -5, said: said('minus (a ditambah b)', 'minus (A plus B)') },
  {
    text: 'abs(A - prev(A))',
    given: { A: 5, 'prev(A)': 9 },
    expected: 4,
    said: said('nilai mutlak (a dikurangi a bulan lalu)', 'the absolute value of (A minus A last month)'),
  },
  {
    text: 'abs(A - prev(A))',
    given: { A: 5, 'prev(A)': null },
    expected: 'MISSING',
    said: said('nilai mutlak (a dikurangi a bulan lalu)', 'the absolute value of (A minus A last month)'),
  },
  {
    text: 'ytd(A) - A',
    given: { A: 4, 'ytd(A)': 10 },
    expected: 6,
    said: said('a sejak Januari dikurangi a', 'A since January minus A'),
  },
  { text: 'ytd(A)', given: { 'ytd(A)': null }, expected: 'MISSING', said: said('a sejak Januari', 'A since January') },
  { text: 'month', given: {}, month: 11, expected: 11, said: said('bulan laporan', 'the month of the report') },
  {
    text: 'A * month / 12',
    given: { A: 24 },
    month: 5,
    expected: 10,
    said: said('a dikali bulan laporan dibagi 12', 'A times the month of the report divided by 12'),
  },
  { text: 'A * 0.1', given: { A: 3 }, expected: 3 * 0.1, said: said('a dikali 0,1', 'A times 0.1') },
];

/** Texts that hold or do not. */
export const STATEMENTS: readonly Conformance[] = [
  { text: 'A <= B', given: { A: 5, B: 5 }, expected: true, said: AT_MOST },
  { text: 'A <= B', given: { A: 6, B: 5 }, expected: false, said: AT_MOST },
  { text: 'A <= B', given: { A: 0, B: 0 }, expected: true, said: AT_MOST },
  { text: 'A <= B', given: { A: 1, B: 'n/a' }, expected: false, said: AT_MOST },
  { text: 'A <= B', given: { A: 'n/a', B: 'n/a' }, expected: true, said: AT_MOST },
  { text: 'A <= B', given: { A: null, B: 5 }, expected: 'MISSING', said: AT_MOST },
  {
    text: 'A >= B',
    given: { A: 5, B: 6 },
    expected: false,
    said: said('a tidak kurang dari b', 'A is not less than B'),
  },
  { text: 'A < B', given: { A: 5, B: 5 }, expected: false, said: said('a kurang dari b', 'A is less than B') },
  { text: 'A > B', given: { A: 6, B: 5 }, expected: true, said: said('a lebih dari b', 'A is more than B') },
  {
    text: 'A + B = C',
    given: { A: 1, B: 2, C: 3 },
    expected: true,
    said: said('a ditambah b sama dengan c', 'A plus B equals C'),
  },
  {
    text: 'A * 0.1 <= 0.3',
    given: { A: 3 },
    // Three tenths as doubles add up to a little more than 0.3, here as there.
    expected: false,
    said: said('a dikali 0,1 tidak lebih dari 0,3', 'A times 0.1 is not more than 0.3'),
  },
  {
    text: 'A <= B <= C',
    given: { A: 4, B: 3, C: 9 },
    expected: false,
    said: said('a tidak lebih dari b dan b tidak lebih dari c', 'A is not more than B and B is not more than C'),
  },
  { text: 'A = 1 or B = 1', given: { A: 0, B: 1 }, expected: true, said: EITHER },
  { text: 'A = 1 or B = 1', given: { A: 0, B: 'n/a' }, expected: false, said: EITHER },
  { text: 'A = 1 or B = 1', given: { A: 1, B: null }, expected: 'MISSING', said: EITHER },
  { text: 'A = 1 and 1 / B > 0', given: { A: 1, B: 2 }, expected: true, said: BOTH },
  { text: 'A = 1 and 1 / B > 0', given: { A: 0, B: 0 }, expected: 'DIVISION_BY_ZERO', said: BOTH },
  {
    text: 'not (A = 1 or B = 1)',
    given: { A: 0, B: 0 },
    expected: true,
    said: said(
      'tidak benar bahwa (a sama dengan 1 atau b sama dengan 1)',
      'it is not so that (A equals 1 or B equals 1)',
    ),
  },
  {
    text: '(A = 1 or B = 1) and C > 0',
    given: { A: 1, B: 0, C: 0 },
    expected: false,
    said: said(
      '(a sama dengan 1 atau b sama dengan 1) dan c lebih dari 0',
      '(A equals 1 or B equals 1) and C is more than 0',
    ),
  },
  { text: 'abs(A - prev(A)) <= 0.2 * prev(A)', given: { A: 12, 'prev(A)': 10 }, expected: true, said: CHANGE },
  { text: 'abs(A - prev(A)) <= 0.2 * prev(A)', given: { A: 13, 'prev(A)': 10 }, expected: false, said: CHANGE },
  { text: 'abs(A - prev(A)) <= 0.2 * prev(A)', given: { A: 3, 'prev(A)': 0 }, expected: false, said: CHANGE },
  { text: 'abs(A - prev(A)) <= 0.2 * prev(A)', given: { A: 3, 'prev(A)': null }, expected: 'MISSING', said: CHANGE },
  { text: 'ytd(A) <= B', given: { 'ytd(A)': 40, B: 40 }, expected: true, said: YEAR },
  { text: 'ytd(A) <= B', given: { 'ytd(A)': 41, B: 40 }, expected: false, said: YEAR },
  { text: 'ytd(A) <= B', given: { 'ytd(A)': null, B: 40 }, expected: 'MISSING', said: YEAR },
  { text: 'A = 0 or month = 2 or month = 8', given: { A: 9 }, month: 8, expected: true, said: SEASON },
  { text: 'A = 0 or month = 2 or month = 8', given: { A: 9 }, month: 5, expected: false, said: SEASON },
  { text: 'A = 0 or month = 2 or month = 8', given: { A: 0 }, month: 5, expected: true, said: SEASON },
  { text: 'A = 0 or month = 2 or month = 8', given: { A: null }, month: 8, expected: 'MISSING', said: SEASON },
];

/** Names an operand as a text does. */
export function operandName(code: string, at: At): string {
  if (at === 'NOW') return code;
  return at === 'PREVIOUS' ? `prev(${code})` : `ytd(${code})`;
}

/** Finds a given operand as evaluating wants it; one that is not given at all is missing. */
export function givenValue(given: GivenOperands, code: string, at: At): Value {
  const value = given[operandName(code, at)] ?? null;
  if (value === null) return { state: 'MISSING' };
  return value === 'n/a' ? { state: 'NOT_APPLICABLE' } : { state: 'VALUE', n: value };
}
