import { gql } from '@apollo/client';
import { buildSchema, type GraphQLField, isObjectType, getNamedType } from 'graphql';
import { expect, it } from 'vitest';
import sdl from '../../../server/schema.graphql?raw';
import { makeCache } from './cache.ts';

const schema = buildSchema(sdl);

type Paged = { typename: string; fieldName: string; others: string[] };

const hasNodes = ({ type }: GraphQLField<unknown, unknown>): boolean => {
  const named = getNamedType(type);
  return isObjectType(named) && 'nodes' in named.getFields();
};

/** Every field of the schema that gives nodes page by page. */
const paged = Object.values(schema.getTypeMap())
  .filter(isObjectType)
  .flatMap((type) =>
    Object.values(type.getFields())
      .filter((field) => field.args.some(({ name }) => name === 'after') && hasNodes(field))
      .map(({ name, args }): Paged => {
        const others = args.map((arg) => arg.name).filter((arg) => arg !== 'after');
        return { typename: type.name, fieldName: name, others };
      }),
  );

it('knows lists that grow', () => expect(paged.length).toBeGreaterThan(15));

it.each(paged)(
  '$typename: $fieldName grows page by page, and no two lists share a place',
  ({ typename, fieldName, others }) => {
    const { policies } = makeCache();
    const key = (args: Record<string, unknown>) => policies.getStoreFieldName({ typename, fieldName, args });
    expect(key({ first: 50, after: 'x' })).toBe(key({ first: 50 }));
    for (const other of others) expect(key({ [other]: 'x' }), other).not.toBe(key({ [other]: 'y' }));
  },
);

const GROUPS = gql`query ($within: ID, $after: String) {
  pokjanalList(within: $within, first: 2, after: $after) { totalCount pageInfo { endCursor } nodes { id } }
}`;

const groups = (endCursor: string, ...ids: string[]) => ({
  pokjanalList: { totalCount: 4, pageInfo: { endCursor }, nodes: ids.map((id) => ({ __typename: 'Pokjanal', id })) },
});

it('puts a page behind those that are there, once, and begins anew when asked from the start', () => {
  const cache = makeCache();
  const write = (data: object, after?: string) =>
    cache.writeQuery({ query: GROUPS, variables: { within: 'w', after }, data });
  const read = () =>
    cache.readQuery<ReturnType<typeof groups>>({ query: GROUPS, variables: { within: 'w' } })?.pokjanalList;
  write(groups('b', 'a', 'b'));
  write(groups('d', 'c', 'd'), 'b');
  write(groups('d', 'c', 'd'), 'b');
  expect(read()?.nodes.map(({ id }) => id)).toEqual(['a', 'b', 'c', 'd']);
  expect(read()?.pageInfo.endCursor).toBe('d');
  write(groups('b', 'a', 'b'));
  expect(read()?.nodes).toHaveLength(2);
});
