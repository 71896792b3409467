import SchemaBuilder, { BasePlugin, type PothosOutputFieldConfig, type SchemaTypes } from '@pothos/core';
import type { GraphQLFieldResolver } from 'graphql';
import { InvalidInput, type Problem, problem } from '../lib/errors.ts';

declare global {
  export namespace PothosSchemaTypes {
    interface Plugins<Types extends SchemaTypes> {
      plainText: PlainTextPlugin<Types>;
    }
  }
}

/** Half a character, as a text cut in the middle of one has. */
const broken = /\p{Surrogate}/u;

/** Refuses texts that no database column holds, in any argument of any field, before its resolver runs. */
class PlainTextPlugin<Types extends SchemaTypes> extends BasePlugin<Types> {
  override wrapResolve(
    resolver: GraphQLFieldResolver<unknown, Types['Context'], object>,
    { args }: PothosOutputFieldConfig<Types>,
  ): GraphQLFieldResolver<unknown, Types['Context'], object> {
    if (Object.keys(args).length === 0) return resolver;
    return (parent, values: object, ctx, info) => {
      const problems = textProblems(values, '');
      if (problems.length > 0) throw new InvalidInput(problems);
      return resolver(parent, values, ctx, info);
    };
  }
}

/** Tells whether a text has neither a NUL character nor half a character. */
export const isPlainText = (text: string): boolean => !text.includes('\0') && !broken.test(text);

/** Where in a value a text has a NUL character or half a character, by the path below `at`. */
function textProblems(value: unknown, at: string): Problem[] {
  if (typeof value === 'string') return isPlainText(value) ? [] : [problem(at, 'BAD_TEXT')];
  if (typeof value !== 'object' || value === null || value instanceof Date) return [];
  return Object.entries(value).flatMap(([key, inner]: [string, unknown]) => [
    ...textProblems(key, at),
    ...textProblems(inner, at === '' || at === 'input' ? key : `${at}.${key}`),
  ]);
}

/** What the builder calls the plugin by. */
export const plainText = 'plainText';
SchemaBuilder.registerPlugin(plainText, PlainTextPlugin);
