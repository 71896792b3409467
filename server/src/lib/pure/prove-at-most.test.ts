import { describe, expect, it } from 'vitest';
import type { Formula } from './expression.ts';
import { linearOf } from './linear.ts';
import { parseFormula } from './parse-expression.ts';
import { labelled, proveAtMostZero, statementsOf } from './prove-at-most.ts';

const statements = (...expressions: string[]) =>
  expressions.flatMap((expression, index) => statementsOf({ code: `R${index}`, level: 'ERROR', expression }));

function treeOf(text: string): Formula {
  const parsed = parseFormula(text);
  if (!parsed.ok) throw new Error(text);
  return labelled(parsed.tree);
}

function isAtMost(part: string, whole: string, ...rules: string[]): boolean {
  const goal = linearOf({ op: 'subtract', left: treeOf(part), right: treeOf(whole) });
  if (!goal.ok) throw new Error(`${part} or ${whole} is no sum`);
  return proveAtMostZero(goal, statements(...rules));
}

describe('what rules prove of two sums', () => {
  it.each([
    ['A', 'A', []],
    ['A', 'A + B', []],
    ['A - B', 'A', []],
    ['A', 'B', ['A <= B']],
    ['A', 'B', ['B >= A']],
    ['A', 'C', ['A <= B', 'B <= C']],
    ['A', 'C', ['A <= B <= C']],
    ['A', 'B', ['A <= B unless countsVisitors']],
    ['A + B', 'C', ['A + B <= C']],
    ['A', 'D - O', ['A + T + O = D']],
    ['A + B', 'C + D', ['A <= C', 'B <= D']],
    ['A + B', 'C', ['A <= X', 'B <= Y', 'X + Y <= C']],
    ['K', 'W - B', ['K <= W - B']],
    ['ytd(A)', 'ytd(B)', ['A <= B']],
    ['ytd(A)', 'B', ['ytd(A) <= B']],
    ['2 * A', '3 * B', ['A <= B']],
  ])('%s is at most %s by %j', (part, whole, rules) => expect(isAtMost(part, whole, ...rules)).toBe(true));

  it.each([
    ['A', 'B', []],
    ['A', 'B', ['B <= A']],
    ['A', 'B', ['A <= B or A = 0']],
    ['A', 'B', ['A <= B + 5']],
    ['A + B', 'C', ['A <= C', 'B <= C']],
    ['ytd(A)', 'B', ['A <= B']],
    ['A', 'B', ['abs(A - B) <= 0.1 * B', 'not (A > B)']],
    ['A', 'B', ['A = C', 'C = A']],
  ])('%s is not known to be at most %s by %j', (part, whole, rules) =>
    expect(isAtMost(part, whole, ...rules)).toBe(false),
  );
});
