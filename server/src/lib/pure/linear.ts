import type { Formula } from './expression.ts';

/** Σ coefficient × element + constant: the only shape a sum over many posts may take in SQL. */
export type LinearForm = { readonly terms: ReadonlyMap<string, number>; readonly constant: number };

export type NotLinear =
  | 'PRODUCT_OF_ELEMENTS'
  | 'DIVISION_BY_ELEMENT'
  | 'DIVISION_BY_ZERO'
  | 'ABS'
  | 'OTHER_MONTH'
  | 'MONTH';

export type Linear =
  | ({ readonly ok: true } & LinearForm)
  | { readonly ok: false; readonly reason: NotLinear; readonly at: Formula };

/**
 * Turns a formula into a linear combination of elements, or says which part forbids it. An element that
 * cancels out stays with coefficient 0: it is an operand still, and must be answered for the form to count.
 */
export function linearOf(tree: Formula): Linear {
  switch (tree.op) {
    case 'number':
      return { ok: true, terms: new Map(), constant: tree.value };
    case 'element':
      return { ok: true, terms: new Map([[tree.code, 1]]), constant: 0 };
    case 'previous':
    case 'yearToDate':
      return { ok: false, reason: 'OTHER_MONTH', at: tree };
    case 'month':
      return { ok: false, reason: 'MONTH', at: tree };
    case 'abs':
      return { ok: false, reason: 'ABS', at: tree };
    case 'negate':
      return mapForm(linearOf(tree.of), (form) => scale(form, -1));
    default:
      return mapForm(linearOf(tree.left), (left) =>
        mapForm(linearOf(tree.right), (right) => combine(tree, left, right)),
      );
  }
}

type Binary = Extract<Formula, { left: Formula }>;

function combine(tree: Binary, left: LinearForm, right: LinearForm): Linear {
  switch (tree.op) {
    case 'add':
      return { ok: true, ...plus(left, right) };
    case 'subtract':
      return { ok: true, ...plus(left, scale(right, -1)) };
    case 'multiply':
      if (left.terms.size === 0) return { ok: true, ...scale(right, left.constant) };
      if (right.terms.size === 0) return { ok: true, ...scale(left, right.constant) };
      return { ok: false, reason: 'PRODUCT_OF_ELEMENTS', at: tree };
    case 'divide':
      if (right.terms.size > 0) return { ok: false, reason: 'DIVISION_BY_ELEMENT', at: tree };
      if (right.constant === 0) return { ok: false, reason: 'DIVISION_BY_ZERO', at: tree };
      return { ok: true, ...scale(left, 1 / right.constant) };
  }
}

function mapForm(linear: Linear, use: (form: LinearForm) => Linear | LinearForm): Linear {
  if (!linear.ok) return linear;
  const next = use(linear);
  return 'ok' in next ? next : { ok: true, ...next };
}

function plus(left: LinearForm, right: LinearForm): LinearForm {
  const terms = new Map(left.terms);
  for (const [code, coefficient] of right.terms) terms.set(code, (terms.get(code) ?? 0) + coefficient);
  return { terms, constant: left.constant + right.constant };
}

function scale(form: LinearForm, by: number): LinearForm {
  const terms = new Map([...form.terms].map(([code, coefficient]) => [code, coefficient * by] as const));
  return { terms, constant: form.constant * by };
}
