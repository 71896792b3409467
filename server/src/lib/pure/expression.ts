/** A formula over counted elements; it travels as plain JSON between server and browser. */
export type Formula =
  | { readonly op: 'number'; readonly value: number }
  | { readonly op: 'element'; readonly code: string }
  | { readonly op: 'previous'; readonly code: string }
  | { readonly op: 'add' | 'subtract' | 'multiply' | 'divide'; readonly left: Formula; readonly right: Formula }
  | { readonly op: 'negate' | 'abs'; readonly of: Formula };

export type Comparison = '<=' | '>=' | '=' | '<' | '>';

/** A statement that holds or does not. */
export type Condition =
  | { readonly op: 'compare'; readonly is: Comparison; readonly left: Formula; readonly right: Formula }
  | { readonly op: 'and' | 'or'; readonly left: Condition; readonly right: Condition }
  | { readonly op: 'not'; readonly of: Condition };

export type Expression = Formula | Condition;

/** An element a tree reads, in the month itself or in the one before. */
export type Operand = { readonly code: string; readonly at: 'NOW' | 'PREVIOUS' };

const SIGNS = { add: '+', subtract: '-', multiply: '*', divide: '/' } as const;

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
    if (node.op === 'number') return;
    if (node.op === 'element') {
      found.set(node.code, { code: node.code, at: 'NOW' });
    } else if (node.op === 'previous') {
      found.set(`prev ${node.code}`, { code: node.code, at: 'PREVIOUS' });
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

/** Lists the element codes a tree reads in whatever month, each once. */
export function elementsOf(tree: Expression): string[] {
  return [...new Set(operandsOf(tree).map((operand) => operand.code))];
}

/** Writes a tree in the short text form; the parser reads it back to the same tree. */
export function formatExpression(tree: Expression): string {
  switch (tree.op) {
    case 'number':
      return String(tree.value);
    case 'element':
      return tree.code;
    case 'previous':
      return `prev(${tree.code})`;
    case 'abs':
      return `abs(${formatExpression(tree.of)})`;
    case 'negate':
      return `-${inBrackets(tree.of)}`;
    case 'not':
      return `not ${inBrackets(tree.of)}`;
    case 'compare':
      return `${formatExpression(tree.left)} ${tree.is} ${formatExpression(tree.right)}`;
    case 'and':
    case 'or':
      return `${inBrackets(tree.left)} ${tree.op} ${inBrackets(tree.right)}`;
    default:
      return `${inBrackets(tree.left)} ${SIGNS[tree.op]} ${inBrackets(tree.right)}`;
  }
}

function inBrackets(tree: Expression): string {
  const simple = tree.op === 'number' || tree.op === 'element' || tree.op === 'previous' || tree.op === 'abs';
  return simple ? formatExpression(tree) : `(${formatExpression(tree)})`;
}
