/** A formula over counted elements; it travels as plain JSON between server and browser. */
export type Formula =
  | { readonly op: 'number'; readonly value: number }
  | { readonly op: 'element'; readonly code: string }
  | { readonly op: 'previous' | 'yearToDate'; readonly code: string }
  | { readonly op: 'month' }
  | { readonly op: 'add' | 'subtract' | 'multiply' | 'divide'; readonly left: Formula; readonly right: Formula }
  | { readonly op: 'negate' | 'abs'; readonly of: Formula };

export type Comparison = '<=' | '>=' | '=' | '<' | '>';

/** A statement that holds or does not. */
export type Condition =
  | { readonly op: 'compare'; readonly is: Comparison; readonly left: Formula; readonly right: Formula }
  | { readonly op: 'and' | 'or'; readonly left: Condition; readonly right: Condition }
  | { readonly op: 'not'; readonly of: Condition };

export type Expression = Formula | Condition;

/** When an operand is read: in the month itself, in the one before, or added up from January to the month. */
export type At = 'NOW' | 'PREVIOUS' | 'YEAR_TO_DATE';

/** An element a tree reads, and when. */
export type Operand = { readonly code: string; readonly at: At };

/** When each kind of operand is read. */
export const AT = { element: 'NOW', previous: 'PREVIOUS', yearToDate: 'YEAR_TO_DATE' } as const;
const OPERAND_TEXT = {
  element: (code: string) => code,
  previous: (code: string) => `prev(${code})`,
  yearToDate: (code: string) => `ytd(${code})`,
};
const SIMPLE = new Set(['number', 'element', 'previous', 'yearToDate', 'month', 'abs']);
const SIGNS = { add: '+', subtract: '-', multiply: '*', divide: '/', and: 'and', or: 'or' } as const;

/** Tells the two kinds of tree apart. */
export function isCondition(tree: Expression): tree is Condition {
  return tree.op === 'compare' || tree.op === 'and' || tree.op === 'or' || tree.op === 'not';
}

/** Lists the operands a tree reads, each once, in reading order. */
export function operandsOf(tree: Expression): readonly Operand[] {
  const known = operands.get(tree);
  if (known) return known;
  const listed = listOperands(tree);
  operands.set(tree, listed);
  return listed;
}

// One rule is evaluated eleven times a form and millions of times an import; its tree never changes.
const operands = new WeakMap<Expression, readonly Operand[]>();

function listOperands(tree: Expression): readonly Operand[] {
  const found = new Map<string, Operand>();
  const visit = (node: Expression): void => {
    if (node.op === 'number' || node.op === 'month') return;
    if ('code' in node) {
      const at = AT[node.op];
      found.set(`${at} ${node.code}`, { code: node.code, at });
    } else if ('of' in node) {
      visit(node.of);
    } else {
      visit(node.left);
      visit(node.right);
    }
  };
  visit(tree);
  return [...found.values()];
}

/** Says whether a tree reads the month of the year, so that it cannot be evaluated without one. */
export function readsMonth(tree: Expression): boolean {
  if (tree.op === 'month') return true;
  if ('of' in tree) return readsMonth(tree.of);
  return 'left' in tree && (readsMonth(tree.left) || readsMonth(tree.right));
}

/** Lists the element codes a tree reads in whatever month, each once. */
export function elementsOf(tree: Expression): string[] {
  return [...new Set(operandsOf(tree).map((operand) => operand.code))];
}

/** Writes a tree in the short text form; the parser reads it back to the same tree. */
export function formatExpression(tree: Expression): string {
  if ('code' in tree) return OPERAND_TEXT[tree.op](tree.code);
  switch (tree.op) {
    case 'number':
      return String(tree.value);
    case 'month':
      return 'month';
    case 'abs':
      return `abs(${formatExpression(tree.of)})`;
    case 'negate':
      return `-${inBrackets(tree.of)}`;
    case 'not':
      return `not ${inBrackets(tree.of)}`;
    case 'compare':
      return `${formatExpression(tree.left)} ${tree.is} ${formatExpression(tree.right)}`;
    default:
      return `${inBrackets(tree.left)} ${SIGNS[tree.op]} ${inBrackets(tree.right)}`;
  }
}

function inBrackets(tree: Expression): string {
  return SIMPLE.has(tree.op) ? formatExpression(tree) : `(${formatExpression(tree)})`;
}
