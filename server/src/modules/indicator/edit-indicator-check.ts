import { type ErrorData, errorText, type Localized, type Problem, problem } from '../../lib/errors.ts';
import { elementsOf, type Expression, formatExpression, type Formula } from '../../lib/pure/expression.ts';
import { linearOf } from '../../lib/pure/linear.ts';
import type { Day } from '../../lib/pure/month.ts';
import { type Parsed, parseCondition, parseFormula } from '../../lib/pure/parse-expression.ts';
import { statementOf } from '../../lib/pure/prove-at-most.ts';
import type { RuleRecord } from './catalogue-lists.sql.ts';
import { notSummable } from './edit-indicator-texts.ts';

/** Last day on which anything may begin, far enough for every plan and near enough to catch a slip of the finger. */
const LAST_START = '2099-12-31';
const LONGEST_SOURCE = 300;
const LONGEST_TEXT = 400;

/** Checks one side of a formula: it reads, names known elements, and can be summed over posts. */
export function checkFormula(path: string, text: string, known: ReadonlySet<string>): Problem[] {
  const parsed = parseFormula(text);
  if (!parsed.ok) return unreadable(path, parsed);
  return [...unknownElements(path, parsed.tree, known), ...notSummed(path, text, parsed.tree)];
}

/** Checks the statement of a rule: it reads, and names known elements or cells. */
export function checkStatement(path: string, text: string, known: ReadonlySet<string>): Problem[] {
  const parsed = parseCondition(statementOf(text));
  return parsed.ok ? unknownElements(path, parsed.tree, known) : unreadable(path, parsed);
}

function unreadable(path: string, { problem: found }: Extract<Parsed<Expression>, { ok: false }>): Problem[] {
  return [badExpression(path, found.position, { id: found.messageId, en: found.messageEn })];
}

/** A message has the words of the reader's language inside those of the code. */
function badExpression(path: string, position: number, words: Localized): Problem {
  const said = (message: string): Localized => errorText('BAD_EXPRESSION', { position, message });
  return { path, code: 'BAD_EXPRESSION', message: { id: said(words.id).id, en: said(words.en).en } };
}

function unknownElements(path: string, tree: Expression, known: ReadonlySet<string>): Problem[] {
  return elementsOf(tree)
    .filter((code) => !known.has(code))
    .map((value) => problem(path, 'BAD_CODE', { value }));
}

function notSummed(path: string, text: string, tree: Formula): Problem[] {
  const linear = linearOf(tree);
  if (linear.ok) return [];
  const part = formatExpression(linear.at);
  return [badExpression(path, Math.max(1, text.indexOf(part) + 1), notSummable(part))];
}

/** Checks that something begins after what it replaces began. */
export function checkStart(validFrom: Day, before: Day): Problem[] {
  const min = dayAfter(before);
  return validFrom >= min && validFrom <= LAST_START
    ? []
    : [problem('validFrom', 'OUT_OF_RANGE', { min, max: LAST_START })];
}

/** Checks that a definition says where it comes from. */
export function checkSource(source: string): Problem[] {
  if (source.trim() === '') return [problem('source', 'REQUIRED')];
  return source.length > LONGEST_SOURCE ? [problem('source', 'TOO_LONG', { max: LONGEST_SOURCE })] : [];
}

/** Checks that a number lies between two others. */
export function checkBetween(path: string, value: number, range: ErrorData & { min: number; max: number }): Problem[] {
  return value >= range.min && value <= range.max ? [] : [problem(path, 'OUT_OF_RANGE', range)];
}

/** Checks the words of a rule: in both languages or in none, and with holes that a finding can fill. */
export function checkRuleTexts(rule: Pick<RuleRecord, 'text' | 'textEn' | 'expression'>): Problem[] {
  const half = [
    ...(rule.text === '' && rule.textEn !== '' ? [problem('text', 'REQUIRED')] : []),
    ...(rule.text !== '' && rule.textEn === '' ? [problem('textEn', 'REQUIRED')] : []),
  ];
  const fillable = holesOf(rule.expression);
  const texts = [
    ['text', rule.text],
    ['textEn', rule.textEn],
  ] as const;
  const wrong = texts.flatMap(([path, text]) => [
    ...(text.length > LONGEST_TEXT ? [problem(path, 'TOO_LONG', { max: LONGEST_TEXT })] : []),
    ...[...text.matchAll(/\{(\w+)\}/g)]
      .map(([, hole = '']) => hole)
      .filter((hole) => !fillable.has(hole))
      .map((value) => problem(path, 'BAD_CODE', { value })),
  ]);
  return [...half, ...wrong];
}

function holesOf(expression: string): Set<string> {
  const parsed = parseCondition(statementOf(expression));
  if (!parsed.ok) return new Set();
  const codes = elementsOf(parsed.tree);
  if (codes.includes('CELL')) return new Set(['element', 'where', 'value']);
  if (codes.includes('TOTAL')) return new Set(['element', 'total', 'parts']);
  return new Set([...codes, ...(parsed.tree.op === 'compare' ? ['left', 'right'] : []), 'where']);
}

/** Gives the day after another. */
function dayAfter(day: Day): Day {
  return moved(day, 1);
}

/** Gives the day before another. */
export function dayBefore(day: Day): Day {
  return moved(day, -1);
}

function moved(day: Day, by: number): Day {
  const at = new Date(`${day}T00:00:00Z`);
  at.setUTCDate(at.getUTCDate() + by);
  return at.toISOString().slice(0, 10);
}
