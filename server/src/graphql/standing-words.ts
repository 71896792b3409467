import {
  type GraphQLInterfaceType,
  type GraphQLObjectType,
  type GraphQLSchema,
  isInterfaceType,
  isObjectType,
  isUnionType,
} from 'graphql';

const pageInfo: Record<string, string> = {
  hasNextPage: 'There is more after this page.',
  hasPreviousPage: 'There is something before this page.',
  startCursor: 'Cursor of the first item.',
  endCursor: 'Cursor of the last item; pass it as `after` for the next page.',
};
const connection: Record<string, string> = {
  edges: 'Items with their cursors.',
  nodes: 'The items themselves.',
  pageInfo: 'Where this page stands in the list.',
  totalCount: 'Number of all items, on every page.',
};
const edge: Record<string, string> = { cursor: 'Place of the item in the list.', node: 'The item.' };
const paging: Record<string, string> = {
  first: 'How many items, at most 200.',
  after: 'Only what follows this cursor.',
  last: 'How many items from the end, at most 200.',
  before: 'Only what precedes this cursor.',
};
const fields: Record<string, Record<string, string>> = {
  PageInfo: pageInfo,
  Query: {
    node: 'Any one record by its global id; null when it does not exist or is out of reach.',
    nodes: 'Several records by their global ids, in the order asked.',
  },
};
const nodeArgs: Record<string, string> = { id: 'Global id.', ids: 'Global ids, at most 200.' };

const globalId = 'Global id: opaque, stable, unique over all types.';

/** Describes what the plugins generate (pages, edges, nodes, results), so that a reader of the schema meets no silence. */
export function describeStandingTypes(schema: GraphQLSchema): GraphQLSchema {
  for (const type of Object.values(schema.getTypeMap())) {
    if (type.name.startsWith('__')) continue;
    if (isUnionType(type)) type.description ??= 'What came of it: success, or an expected failure with its code.';
    if (isObjectType(type) || isInterfaceType(type)) describeFields(type);
  }
  return schema;
}

function describeFields(type: GraphQLObjectType | GraphQLInterfaceType): void {
  type.description ??= standingDescription(type.name);
  const words: Record<string, string> = { id: globalId, ...wordsOf(type.name) };
  for (const field of Object.values(type.getFields())) {
    field.description ??= words[field.name];
    for (const arg of field.args) arg.description ??= paging[arg.name] ?? nodeArgs[arg.name];
  }
}

function wordsOf(name: string): Record<string, string> {
  if (name.endsWith('Edge')) return edge;
  return name.endsWith('Connection') ? connection : (fields[name] ?? {});
}

function standingDescription(name: string): string | undefined {
  if (name.endsWith('Edge')) return 'An item of a list with its cursor.';
  if (name.endsWith('Connection')) return 'A page of a list.';
  if (name === 'PageInfo') return 'Where a page stands in its list.';
  return name === 'Node' ? 'Anything with a global id.' : undefined;
}
