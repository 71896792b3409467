import { buildSchema, parse, validate } from 'graphql';
import { describe, expect, it } from 'vitest';
import { operationLimits } from './limits.ts';

const schema = buildSchema('type Query { a: Query b: Query name: String }');
const limits = { depth: 4, aliases: 2, rootFields: 3 };
const refusals = (query: string) =>
  validate(schema, parse(query), [operationLimits(limits)]).map((error) => error.extensions.limit);

describe('limits of an operation', () => {
  it('lets an operation at the limit pass and refuses one beyond it', () => {
    expect(refusals('{ a { a { a { name } } } }')).toEqual([]);
    expect(refusals('{ a { a { a { a { name } } } } }')).toEqual(['depth']);
    expect(refusals('{ x: name y: name }')).toEqual([]);
    expect(refusals('{ x: name y: name a { z: name } }')).toEqual(['aliases']);
    expect(refusals('{ a { name } b { name } name n: name }')).toEqual(['rootFields']);
  });

  it('counts through fragments, named and inline', () => {
    expect(refusals('{ a { ...deep } } fragment deep on Query { a { a { ... on Query { a { name } } } } }')).toEqual([
      'depth',
    ]);
    expect(refusals('{ ...roots name } fragment roots on Query { a { name } b { name } n: name }')).toEqual([
      'rootFields',
    ]);
  });

  it('exempts introspection from depth', () => {
    expect(refusals('{ __schema { types { fields { type { ofType { ofType { name } } } } } } }')).toEqual([]);
  });

  it('measures fragments that double each other in no time', () => {
    const chain = Array.from(
      { length: 40 },
      (_, i) => `fragment f${i} on Query { a { ...f${i + 1} } b { ...f${i + 1} } }`,
    );
    const query = `{ ...f0 } ${chain.join(' ')} fragment f40 on Query { name }`;
    expect(refusals(query)).toEqual(['depth']);
  });
});
