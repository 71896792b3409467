import {
  getNamedType,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  isAbstractType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isObjectType,
  isRequiredArgument,
} from 'graphql';

/** Values for arguments and input fields: by name first, then by the name of their type. */
export type Values = Readonly<Record<string, unknown>>;

/**
 * Writes the widest selection of a type down to a depth: every field whose arguments can be filled, with pages as
 * long as allowed. A type already open above is not opened again, so that the text stays finite and small.
 */
export function everythingOf(
  schema: GraphQLSchema,
  type: GraphQLNamedType,
  depth: number,
  open: readonly string[] = [],
): string {
  if (isLeafType(type)) return '';
  if (depth === 0 || open.includes(type.name)) return ' { __typename }';
  const path = type.name.endsWith('Connection') || type.name.endsWith('Edge') ? open : [...open, type.name];
  if (isAbstractType(type)) {
    const members = schema
      .getPossibleTypes(type)
      .map((member) => `... on ${member.name}${everythingOf(schema, member, depth, open)}`);
    return ` { __typename ${members.join(' ')} }`;
  }
  if (!isObjectType(type)) return '';
  const fields = Object.values(type.getFields()).flatMap((field) => {
    const args = argumentsOf(field, {});
    if (args === null) return [];
    const below = type.name.endsWith('Connection') ? depth : depth - 1;
    const alias = isAbstractType(getNamedType(type)) ? '' : `${type.name}_${field.name}: `;
    return [`${alias}${field.name}${args}${everythingOf(schema, getNamedType(field.type), below, path)}`];
  });
  return ` { __typename ${fields.join(' ')} }`;
}

/** Writes the arguments of a field from given values; null when a required one has none. */
export function argumentsOf(field: GraphQLField<unknown, unknown>, values: Values): string | null {
  const given: string[] = [];
  for (const arg of field.args) {
    const value = arg.name === 'first' ? 50 : (values[arg.name] ?? valueOfType(arg, values));
    if (value !== undefined) given.push(`${arg.name}: ${literal(value)}`);
    else if (isRequiredArgument(arg)) return null;
  }
  return given.length === 0 ? '' : `(${given.join(', ')})`;
}

function valueOfType(arg: GraphQLArgument, values: Values): unknown {
  const type = getNamedType(arg.type);
  if (!isRequiredArgument(arg)) return undefined;
  if (values[type.name] !== undefined) return values[type.name];
  if (isEnumType(type)) return new EnumWord(type.getValues()[0]?.name ?? '');
  return isInputObjectType(type)
    ? undefined
    : { String: 'a', Int: 1, Boolean: true, ID: undefined, JSON: {} }[type.name];
}

/** A bare word of an enum, which must stand without quotes. */
export class EnumWord {
  readonly word: string;
  constructor(word: string) {
    this.word = word;
  }
}

function literal(value: unknown): string {
  if (value instanceof EnumWord) return value.word;
  if (Array.isArray(value)) return `[${value.map(literal).join(', ')}]`;
  if (typeof value === 'object' && value !== null) {
    return `{${Object.entries(value)
      .map(([key, inner]) => `${key}: ${literal(inner)}`)
      .join(', ')}}`;
  }
  return JSON.stringify(value);
}
