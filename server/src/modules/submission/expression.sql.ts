import { AT, type At, type Expression, isCondition, operandsOf } from '../../lib/pure/expression.ts';

/** How a tree finds its operands in a statement: each an SQL expression that is null where nothing was answered. */
export type SqlScope = {
  readonly operand: (code: string, at: At) => string;
  /** Month of the year, from 1. */
  readonly month: string;
};

/**
 * Writes a tree as one SQL expression with the meaning of `evaluate`: null when any operand is missing, also where the
 * other side of an `or` would decide, and null for a division by zero. Numbers are doubles, as in the browser.
 */
export function expressionSql(tree: Expression, scope: SqlScope): string {
  const operands = operandsOf(tree).map(({ code, at }) => scope.operand(code, at));
  const answered = operands.map((operand) => `${operand} is not null`).join(' and ');
  const text = isCondition(tree) ? strict(tree, scope) : write(tree, scope);
  return answered === '' ? text : `case when ${answered} then ${text} end`;
}

/** A statement is evaluated as a whole: one side that divides by zero leaves all of it open. */
function strict(tree: Expression, scope: SqlScope): string {
  const parts: string[] = [];
  const visit = (node: Expression): void => {
    if (node.op === 'compare') parts.push(`(${write(node, scope)}) is not null`);
    else if (isCondition(node)) for (const inner of 'of' in node ? [node.of] : [node.left, node.right]) visit(inner);
  };
  visit(tree);
  return `case when ${parts.join(' and ')} then ${write(tree, scope)} end`;
}

const SIGNS = { add: '+', subtract: '-', multiply: '*', and: 'and', or: 'or' } as const;

function write(tree: Expression, scope: SqlScope): string {
  if ('code' in tree) return `${scope.operand(tree.code, AT[tree.op])}::float8`;
  const part = (inner: Expression): string => `(${write(inner, scope)})`;
  switch (tree.op) {
    case 'number':
      return `${tree.value}::float8`;
    case 'month':
      return `${scope.month}::float8`;
    case 'negate':
      return `-${part(tree.of)}`;
    case 'abs':
      return `abs${part(tree.of)}`;
    case 'not':
      return `not ${part(tree.of)}`;
    case 'divide':
      return `${part(tree.left)} / nullif(${part(tree.right)}, 0)`;
    case 'compare':
      return `${part(tree.left)} ${tree.is} ${part(tree.right)}`;
    default:
      return `${part(tree.left)} ${SIGNS[tree.op]} ${part(tree.right)}`;
  }
}
