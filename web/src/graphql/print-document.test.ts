import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { parse, print, stripIgnoredCharacters } from 'graphql';
import { expect, test } from 'vitest';
import { printDocument } from './print-document.ts';

type Module = Readonly<Record<string, unknown>>;
const modules = import.meta.glob<Module>('../**/*.generated.ts', { eager: true });

const isDocument = (value: unknown): value is TypedDocumentNode =>
  typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'Document';

const told = (text: string): string => stripIgnoredCharacters(print(parse(text)));

test('every document of the product is written as graphql-js writes it', () => {
  const documents = Object.values(modules).flatMap((module) => Object.values(module).filter(isDocument));
  expect(documents.length).toBeGreaterThan(50);
  for (const document of documents) expect(told(printDocument(document))).toBe(told(print(document)));
});

test('values, directives, lists and nested types are written whole', () => {
  const text = `query Q($a: [ID!]! = ["x\\"y", "ü\\n"], $b: In = {c: 1, d: [1.5, null, RED, true]}) @live {
    one: two(a: $a, b: {c: [], e: $a}) @skip(if: false) { ... @include(if: true) { id } ...F @defer ... on T { name } } }
    fragment F on T { id }
    mutation { act }
    subscription S { seen }`;
  expect(told(printDocument(parse(text)))).toBe(told(text));
});

test('what is no operation is refused', () => {
  expect(() => printDocument(parse('type T { id: ID }'))).toThrow('ObjectTypeDefinition');
});
