import { type Comparison, type Condition, type Formula } from './expression.ts';
import { type LinearForm, linearOf } from './linear.ts';
import { parseCondition } from './parse-expression.ts';

/** A statement of a rule as "this sum is never above 0", with the rule it comes from. */
export type AtMostZero = LinearForm & { readonly rule: string; readonly isError: boolean };

/** Sums a proof may look at before it is given up; the longest of the official rules looks at some thirty. */
const MOST_TRIED = 400;

/** Takes the exception off the end of a rule; the statement before it is what holds. */
export function statementOf(expression: string): string {
  return expression.trim().replace(/\s+unless\s+\w+$/, '');
}

/**
 * Reads what a rule says about sums of counts, as sums that are never above 0. What is said of a sum of each month holds of the sums
 * since January too. Alternatives, absolute values and statements about the month say nothing of the kind.
 */
export function statementsOf(rule: { code: string; level: string; expression: string }): AtMostZero[] {
  const parsed = parseCondition(statementOf(rule.expression));
  if (!parsed.ok) return [];
  return comparisonsIn(parsed.tree).flatMap(({ is, left, right }) => {
    const difference = linearOf({ op: 'subtract', left: labelled(left), right: labelled(right) });
    if (!difference.ok) return [];
    const from = { rule: rule.code, isError: rule.level === 'ERROR' };
    return sidesOf(is, difference).flatMap((side) =>
      [side, ...sinceJanuary(side)].map((form) => ({ ...form, ...from })),
    );
  });
}

/** Names an operand by code and moment, so that a month and the year to date are different unknowns. */
export function labelled(tree: Formula, isYearToDate = false): Formula {
  switch (tree.op) {
    case 'number':
    case 'month':
      return tree;
    case 'element':
      return isYearToDate ? { op: 'element', code: `ytd(${tree.code})` } : tree;
    case 'previous':
      return { op: 'element', code: `prev(${tree.code})` };
    case 'yearToDate':
      return { op: 'element', code: `ytd(${tree.code})` };
    case 'negate':
    case 'abs':
      return { op: tree.op, of: labelled(tree.of, isYearToDate) };
    default:
      return { op: tree.op, left: labelled(tree.left, isYearToDate), right: labelled(tree.right, isYearToDate) };
  }
}

/**
 * Says whether statements together force a sum to stay at or below 0, all counts being 0 or more: each step takes one
 * operand that pushes the sum up and puts in its place what a statement says it cannot exceed.
 */
export function proveAtMostZero(goal: LinearForm, statements: readonly AtMostZero[]): boolean {
  const tried = new Set<string>();
  let open: LinearForm[] = [goal];
  while (open.length > 0 && tried.size < MOST_TRIED) {
    const fresh = open.filter((form) => !tried.has(keyOf(form)));
    if (fresh.some(isNeverAbove)) return true;
    for (const form of fresh) tried.add(keyOf(form));
    open = fresh.flatMap((form) => stepsFrom(form, statements));
  }
  return false;
}

function risingIn({ terms }: LinearForm): [code: string, weight: number] | undefined {
  return [...terms].find(([, weight]) => weight > 0);
}

function isNeverAbove(form: LinearForm): boolean {
  return !risingIn(form) && form.constant <= 0;
}

function stepsFrom(form: LinearForm, statements: readonly AtMostZero[]): LinearForm[] {
  const rising = risingIn(form);
  if (!rising) return [];
  const [code, weight] = rising;
  return statements.flatMap((statement) => {
    const own = statement.terms.get(code) ?? 0;
    return own > 0 ? [minus(form, statement, weight / own)] : [];
  });
}

function minus(goal: LinearForm, limit: LinearForm, times: number): LinearForm {
  const terms = new Map(goal.terms);
  for (const [code, weight] of limit.terms) {
    const left = (terms.get(code) ?? 0) - times * weight;
    if (Math.abs(left) < 1e-9) terms.delete(code);
    else terms.set(code, left);
  }
  return { terms, constant: goal.constant - times * limit.constant };
}

function keyOf({ terms, constant }: LinearForm): string {
  return [...[...terms].map(([code, weight]) => `${code}:${weight}`).sort(), constant].join(' ');
}

type Compare = { readonly is: Comparison; readonly left: Formula; readonly right: Formula };

function comparisonsIn(tree: Condition): Compare[] {
  if (tree.op === 'compare') return [tree];
  if (tree.op !== 'and') return [];
  return [tree.left, tree.right].flatMap(comparisonsIn);
}

function sidesOf(is: Comparison, difference: LinearForm): LinearForm[] {
  const opposite = minus({ terms: new Map(), constant: 0 }, difference, 1);
  if (is === '=') return [difference, opposite];
  return is === '<=' || is === '<' ? [difference] : [opposite];
}

/** A statement without a constant that holds in every month holds of the sums of the months. */
function sinceJanuary({ terms, constant }: LinearForm): LinearForm[] {
  if (constant !== 0 || [...terms.keys()].some((code) => code.includes('('))) return [];
  return [{ terms: new Map([...terms].map(([code, weight]) => [`ytd(${code})`, weight])), constant }];
}
