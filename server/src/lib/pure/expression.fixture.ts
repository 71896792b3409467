import fc from 'fast-check';
import type { Condition, Formula } from './expression.ts';

export const CODES = ['SK_S', 'SK_K', 'SK_D', 'SK_2T'] as const;

const code = fc.constantFrom(...CODES);

/** Any formula the parser can give; numbers carry no sign, as in the text form. */
export const formulas: fc.Arbitrary<Formula> = fc.letrec<{ formula: Formula }>((tie) => ({
  formula: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.record({ op: fc.constant('number' as const), value: fc.integer({ min: 0, max: 9_999 }) }),
    fc.record({ op: fc.constant('element' as const), code }),
    fc.record({ op: fc.constantFrom('previous' as const, 'yearToDate' as const), code }),
    fc.record({ op: fc.constant('month' as const) }),
    fc.record({ op: fc.constantFrom('negate' as const, 'abs' as const), of: tie('formula') }),
    fc.record({
      op: fc.constantFrom('add' as const, 'subtract' as const, 'multiply' as const, 'divide' as const),
      left: tie('formula'),
      right: tie('formula'),
    }),
  ),
})).formula;

/** Any statement the parser can give. */
export const conditions: fc.Arbitrary<Condition> = fc.letrec<{ condition: Condition }>((tie) => ({
  condition: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.record({
      op: fc.constant('compare' as const),
      is: fc.constantFrom('<=' as const, '>=' as const, '=' as const, '<' as const, '>' as const),
      left: formulas,
      right: formulas,
    }),
    fc.record({ op: fc.constant('not' as const), of: tie('condition') }),
    fc.record({
      op: fc.constantFrom('and' as const, 'or' as const),
      left: tie('condition'),
      right: tie('condition'),
    }),
  ),
})).condition;
