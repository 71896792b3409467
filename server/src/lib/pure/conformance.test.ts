import { describe, expect, test } from 'vitest';
import { type Conformance, givenValue, NUMBERS, STATEMENTS } from './conformance.fixture.ts';
import { evaluate } from './evaluate.ts';
import { type Expression, formatExpression, isCondition, readsMonth } from './expression.ts';
import { type Parsed, parseCondition, parseFormula } from './parse-expression.ts';
import { sentenceOf } from './sentence.ts';

const names = (code: string) => ({ id: code.toLowerCase(), en: code });
const treeOf = <Tree>(parsed: Parsed<Tree>): Tree => (parsed.ok ? parsed.tree : expect.fail(parsed.problem.messageEn));
const parse = (text: string): Expression =>
  STATEMENTS.some((entry) => entry.text === text) ? treeOf(parseCondition(text)) : treeOf(parseFormula(text));

function meaningOf({ text, given, month }: Conformance) {
  const tree = parse(text);
  const lookup = (code: string, at: Parameters<typeof givenValue>[2]) => givenValue(given, code, at);
  const outcome = isCondition(tree) ? evaluate(tree, lookup, month) : evaluate(tree, lookup, month);
  return outcome.evaluated ? outcome.result : outcome.reason;
}

const all = [...NUMBERS, ...STATEMENTS].map((entry) => [entry.text, JSON.stringify(entry.given), entry] as const);

describe('the expression language', () => {
  test.each(all)('%s with %s means what it must', (_text, _given, entry) => {
    expect(meaningOf(entry)).toBe(entry.expected);
  });

  test.each(all)('%s with %s is said in both languages', (_text, _given, entry) => {
    expect(sentenceOf(parse(entry.text), names)).toEqual(entry.said);
  });

  test.each(all)('%s with %s is read back from its text form', (_text, _given, entry) => {
    const tree = parse(entry.text);
    const again = isCondition(tree) ? parseCondition(formatExpression(tree)) : parseFormula(formatExpression(tree));
    expect(again).toEqual({ ok: true, tree });
  });

  test('a text that reads the month cannot be evaluated without one', () => {
    for (const { text, given, month } of [...NUMBERS, ...STATEMENTS]) {
      expect(readsMonth(parse(text)), text).toBe(month !== undefined);
      const complete = Object.values(given).every((value) => value !== null);
      if (month !== undefined && complete) expect(() => meaningOf({ text, given } as Conformance)).toThrow(RangeError);
    }
  });

  test('every state of an operand stands in the list', () => {
    const expected = new Set([...NUMBERS, ...STATEMENTS].map((entry) => String(entry.expected)));
    for (const outcome of ['true', 'false', '0', 'MISSING', 'DIVISION_BY_ZERO']) expect(expected).toContain(outcome);
  });
});
