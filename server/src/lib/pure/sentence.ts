import type { Comparison, Condition, Expression, Formula } from './expression.ts';
import { type Localized, localizedNumber } from './texts.ts';

export type Names = (code: string) => Localized;

const OPERATIONS = {
  add: { id: 'ditambah', en: 'plus' },
  subtract: { id: 'dikurangi', en: 'minus' },
  multiply: { id: 'dikali', en: 'times' },
  divide: { id: 'dibagi', en: 'divided by' },
  and: { id: 'dan', en: 'and' },
  or: { id: 'atau', en: 'or' },
} as const satisfies Record<string, Localized>;

const WHEN = {
  element: { id: '', en: '' },
  previous: { id: ' bulan lalu', en: ' last month' },
  yearToDate: { id: ' sejak Januari', en: ' since January' },
} as const satisfies Record<string, Localized>;

const COMPARED: Record<Comparison, Localized> = {
  '<=': { id: 'tidak lebih dari', en: 'is not more than' },
  '>=': { id: 'tidak kurang dari', en: 'is not less than' },
  '=': { id: 'sama dengan', en: 'equals' },
  '<': { id: 'kurang dari', en: 'is less than' },
  '>': { id: 'lebih dari', en: 'is more than' },
};

/** Says a tree as a phrase in both languages, naming elements in words; brackets stand where reading needs them. */
export function sentenceOf(tree: Expression, names: Names): Localized {
  if ('code' in tree) return around(names(tree.code), ['', WHEN[tree.op].id], ['', WHEN[tree.op].en]);
  switch (tree.op) {
    case 'number':
      return localizedNumber(tree.value);
    case 'month':
      return { id: 'bulan laporan', en: 'the month of the report' };
    case 'abs':
      return around(sentenceOf(tree.of, names), ['nilai mutlak (', ')'], ['the absolute value of (', ')']);
    case 'negate':
      return around(part(tree.of, names, true), ['minus ', ''], ['minus ', '']);
    case 'not':
      return around(sentenceOf(tree.of, names), ['tidak benar bahwa (', ')'], ['it is not so that (', ')']);
    case 'compare':
      return joined(sentenceOf(tree.left, names), COMPARED[tree.is], sentenceOf(tree.right, names));
    default:
      return joined(
        part(tree.left, names, rank(tree.left) < rank(tree)),
        OPERATIONS[tree.op],
        part(tree.right, names, rank(tree.right) < rank(tree) || isRepeat(tree.op, tree.right)),
      );
  }
}

/** Says a ratio of sums as one sentence in both languages, as shown beside every figure. */
export function ratioSentence(
  ratio: { numerator: Formula; denominator: Formula; factor: number },
  names: Names,
): Localized {
  const above = part(ratio.numerator, names, rank(ratio.numerator) < 3);
  const below = part(ratio.denominator, names, rank(ratio.denominator) < 4);
  const quotient = joined(above, OPERATIONS.divide, below);
  if (ratio.factor === 1) return quotient;
  const factor = localizedNumber(ratio.factor);
  return around(quotient, ['', `, dikali ${factor.id}`], ['', `, times ${factor.en}`]);
}

const BROKEN: Record<Comparison, Localized> = {
  '<=': { id: 'seharusnya tidak lebih dari', en: 'should be no more than' },
  '>=': { id: 'seharusnya tidak kurang dari', en: 'should be no less than' },
  '=': { id: 'seharusnya sama dengan', en: 'should equal' },
  '<': { id: 'seharusnya kurang dari', en: 'should be less than' },
  '>': { id: 'seharusnya lebih dari', en: 'should be more than' },
};

/** Makes the message of a broken statement, with holes `{left}`, `{right}` and `{where}` for what was found. */
export function ruleMessage(condition: Condition, names: Names): Localized {
  if (condition.op !== 'compare') {
    return around(sentenceOf(condition, names), ['Tidak terpenuhi: ', '{where}.'], ['Does not hold: ', '{where}.']);
  }
  const left = around(sentenceOf(condition.left, names), ['', ' = {left},'], ['', ' = {left},']);
  const constant = condition.right.op === 'number';
  const right = sentenceOf(condition.right, names);
  const last = constant ? right : around(right, ['', ' = {right}'], ['', ' = {right}']);
  return capital(around(joined(left, BROKEN[condition.is], last), ['', '{where}.'], ['', '{where}.']));
}

function capital(text: Localized): Localized {
  const first = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);
  return { id: first(text.id), en: first(text.en) };
}

/** Precedence from loose to tight; an operand looser than its operation needs brackets. */
function rank(tree: Expression): number {
  if (tree.op === 'or') return 0;
  if (tree.op === 'and') return 1;
  if (tree.op === 'add' || tree.op === 'subtract') return 2;
  if (tree.op === 'multiply' || tree.op === 'divide') return 3;
  return 4;
}

function isRepeat(op: string, right: Expression): boolean {
  return (op === 'subtract' && rank(right) === 2) || (op === 'divide' && rank(right) === 3);
}

function part(tree: Expression, names: Names, bracketed: boolean): Localized {
  const text = sentenceOf(tree, names);
  return bracketed ? around(text, ['(', ')'], ['(', ')']) : text;
}

function joined(left: Localized, word: Localized, right: Localized): Localized {
  return { id: `${left.id} ${word.id} ${right.id}`, en: `${left.en} ${word.en} ${right.en}` };
}

function around(text: Localized, id: readonly [string, string], en: readonly [string, string]): Localized {
  return { id: `${id[0]}${text.id}${id[1]}`, en: `${en[0]}${text.en}${en[1]}` };
}

/** Turns a catalogue name such as `S – jumlah semua balita` into words for a sentence: `jumlah semua balita (S)`. */
export function phraseOf(name: string): string {
  const [label, ...words] = name.split(' – ');
  return words.length === 0 ? name : `${words.join(' – ')} (${label})`;
}
