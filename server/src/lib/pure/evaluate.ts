import {
  type At,
  type Comparison,
  type Condition,
  type Expression,
  type Formula,
  isCondition,
  operandsOf,
} from './expression.ts';

/** What is known of one element when a tree is evaluated. */
export type Value =
  | { readonly state: 'VALUE'; readonly n: number }
  | { readonly state: 'MISSING' }
  | { readonly state: 'NOT_APPLICABLE' };

export type Lookup = (code: string, at: At) => Value;

export type Outcome<Result> =
  | { readonly evaluated: true; readonly result: Result }
  | {
      readonly evaluated: false;
      readonly reason: 'MISSING' | 'DIVISION_BY_ZERO';
      /** The elements without a value; empty for a division by zero. */
      readonly elements: readonly string[];
    };

/**
 * Evaluates a tree. One missing operand anywhere leaves it unevaluated, also where the other side of an `or`
 * would decide: a rule is never called kept on half of its figures. Not applicable counts as 0.
 * `month` is the month of the year from 1, for trees that read it.
 */
export function evaluate(tree: Formula, lookup: Lookup, month?: number): Outcome<number>;
export function evaluate(tree: Condition, lookup: Lookup, month?: number): Outcome<boolean>;
export function evaluate(tree: Expression, lookup: Lookup, month?: number): Outcome<number | boolean> {
  const run: Run = { lookup, month, lacksValue: false, dividedByZero: false };
  const result = isCondition(tree) ? holds(tree, run) : compute(tree, run);
  if (run.lacksValue) return { evaluated: false, reason: 'MISSING', elements: missingOf(tree, lookup) };
  return run.dividedByZero
    ? { evaluated: false, reason: 'DIVISION_BY_ZERO', elements: [] }
    : { evaluated: true, result };
}

type Run = {
  readonly lookup: Lookup;
  readonly month: number | undefined;
  lacksValue: boolean;
  dividedByZero: boolean;
};

function missingOf(tree: Expression, lookup: Lookup): string[] {
  const missing = operandsOf(tree).filter(({ code, at }) => lookup(code, at).state === 'MISSING');
  return [...new Set(missing.map(({ code }) => code))];
}

const COMPARE: Record<Comparison, (left: number, right: number) => boolean> = {
  '<=': (left, right) => left <= right,
  '>=': (left, right) => left >= right,
  '=': (left, right) => left === right,
  '<': (left, right) => left < right,
  '>': (left, right) => left > right,
};

function holds(tree: Condition, run: Run): boolean {
  switch (tree.op) {
    case 'compare':
      return COMPARE[tree.is](compute(tree.left, run), compute(tree.right, run));
    case 'not':
      return !holds(tree.of, run);
    default: {
      // Both sides are always computed: a missing operand or a division by zero on either leaves the whole unevaluated.
      const left = holds(tree.left, run);
      const right = holds(tree.right, run);
      return tree.op === 'and' ? left && right : left || right;
    }
  }
}

function compute(tree: Formula, run: Run): number {
  switch (tree.op) {
    case 'number':
      return tree.value;
    case 'element':
      return numberAt(tree.code, 'NOW', run);
    case 'previous':
      return numberAt(tree.code, 'PREVIOUS', run);
    case 'yearToDate':
      return numberAt(tree.code, 'YEAR_TO_DATE', run);
    case 'month':
      return monthOf(run);
    case 'negate':
      return -compute(tree.of, run);
    case 'abs':
      return Math.abs(compute(tree.of, run));
    default:
      return combine(tree.op, compute(tree.left, run), compute(tree.right, run), run);
  }
}

function combine(op: 'add' | 'subtract' | 'multiply' | 'divide', left: number, right: number, run: Run): number {
  switch (op) {
    case 'add':
      return left + right;
    case 'subtract':
      return left - right;
    case 'multiply':
      return left * right;
    case 'divide':
      if (right === 0) run.dividedByZero = true;
      return right === 0 ? 0 : left / right;
  }
}

function monthOf({ month }: Run): number {
  if (month === undefined) throw new RangeError('The tree reads the month, and none was given');
  return month;
}

function numberAt(code: string, at: At, run: Run): number {
  const value = run.lookup(code, at);
  if (value.state === 'MISSING') run.lacksValue = true;
  return value.state === 'VALUE' ? value.n : 0;
}
