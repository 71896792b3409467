import { readFileSync } from 'node:fs';
import {
  type GraphQLNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  lexicographicSortSchema,
  printSchema,
} from 'graphql';
import { describe, expect, it } from 'vitest';
import { buildSchema } from '../src/graphql/schema.ts';

const schema = buildSchema();

/** Everything of a type that a dashboard builder would look for words about: itself, its fields, arguments and values. */
function undescribed(type: GraphQLNamedType): string[] {
  const missing = type.description ? [] : [type.name];
  if (isEnumType(type)) return missing;
  if (!isObjectType(type) && !isInterfaceType(type) && !isInputObjectType(type)) return missing;
  for (const field of Object.values(type.getFields())) {
    if (!field.description) missing.push(`${type.name}.${field.name}`);
    if ('args' in field) {
      missing.push(
        ...field.args
          .filter((arg: { description?: string | null }) => !arg.description)
          .map((arg: { name: string }) => `${type.name}.${field.name}(${arg.name})`),
      );
    }
  }
  return missing;
}

describe('the printed schema', () => {
  it('equals the committed one', () => {
    const committed = readFileSync(new URL('../schema.graphql', import.meta.url), 'utf8');
    expect(`${printSchema(lexicographicSortSchema(schema))}\n`).toBe(committed);
  });

  it('describes every type, field and argument', () => {
    const own = Object.values(schema.getTypeMap()).filter(
      (type) => !type.name.startsWith('__') && !isBuiltIn(type.name),
    );
    expect(own.flatMap(undescribed)).toEqual([]);
  });
});

function isBuiltIn(name: string): boolean {
  return ['String', 'Int', 'Float', 'Boolean', 'ID'].includes(name);
}
