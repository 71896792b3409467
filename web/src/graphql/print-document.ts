import type {
  ArgumentNode,
  DefinitionNode,
  DirectiveNode,
  DocumentNode,
  SelectionNode,
  SelectionSetNode,
  TypeNode,
  ValueNode,
  VariableDefinitionNode,
} from 'graphql/language/ast';

/**
 * Writes the operations and fragments of a document as text, without a needless space. The printer of graphql-js knows
 * schemas and comments too and weighs ten times as much, which the light pages carry over slow networks.
 */
export function printDocument({ definitions }: DocumentNode): string {
  return definitions.map(printDefinition).join(' ');
}

function printDefinition(node: DefinitionNode): string {
  if (node.kind === 'FragmentDefinition') {
    const { name, typeCondition, directives, selectionSet } = node;
    return `fragment ${name.value} on ${typeCondition.name.value}${printDirectives(directives)}${printSelections(selectionSet)}`;
  }
  if (node.kind !== 'OperationDefinition') throw new Error(`A client asks nothing with ${node.kind}`);
  const { operation, name, variableDefinitions, directives, selectionSet } = node;
  const variables = inBrackets(variableDefinitions?.map(printVariable));
  return `${operation} ${name?.value ?? ''}${variables}${printDirectives(directives)}${printSelections(selectionSet)}`;
}

function printVariable({ variable, type, defaultValue, directives }: VariableDefinitionNode): string {
  const start = defaultValue ? `=${printValue(defaultValue)}` : '';
  return `$${variable.name.value}:${printType(type)}${start}${printDirectives(directives)}`;
}

function printType(type: TypeNode): string {
  if (type.kind === 'NonNullType') return `${printType(type.type)}!`;
  return type.kind === 'ListType' ? `[${printType(type.type)}]` : type.name.value;
}

const printSelections = (set: SelectionSetNode | undefined): string =>
  set ? `{${set.selections.map(printSelection).join(' ')}}` : '';

function printSelection(node: SelectionNode): string {
  if (node.kind === 'FragmentSpread') return `...${node.name.value}${printDirectives(node.directives)}`;
  const rest = printDirectives(node.directives) + printSelections(node.selectionSet);
  if (node.kind === 'InlineFragment')
    return `...${node.typeCondition ? ` on ${node.typeCondition.name.value}` : ''}${rest}`;
  return `${node.alias ? `${node.alias.value}:` : ''}${node.name.value}${printArguments(node.arguments)}${rest}`;
}

const printDirectives = (nodes: readonly DirectiveNode[] | undefined): string =>
  (nodes ?? []).map((node) => ` @${node.name.value}${printArguments(node.arguments)}`).join('');

const printArguments = (nodes: readonly ArgumentNode[] | undefined): string =>
  inBrackets(nodes?.map(({ name, value }) => `${name.value}:${printValue(value)}`));

const inBrackets = (parts: readonly string[] | undefined): string => (parts?.length ? `(${parts.join(' ')})` : '');

function printValue(node: ValueNode): string {
  switch (node.kind) {
    case 'Variable':
      return `$${node.name.value}`;
    case 'NullValue':
      return 'null';
    case 'StringValue':
      return JSON.stringify(node.value);
    case 'ListValue':
      return `[${node.values.map(printValue).join(' ')}]`;
    case 'ObjectValue':
      return `{${node.fields.map(({ name, value }) => `${name.value}:${printValue(value)}`).join(' ')}}`;
    default:
      return String(node.value);
  }
}
