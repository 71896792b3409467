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

/** Refuses texts that no database column holds, in any argument of any field, before its resolver runs. */
class PlainTextPlugin<Types extends SchemaTypes> extends BasePlugin<Types> {
  override wrapResolve(
    resolver: GraphQLFieldResolver<unknown, Types['Context'], object>,
    { args }: PothosOutputFieldConfig<Types>,
  ): GraphQLFieldResolver<unknown, Types['Context'], object> {
    if (Object.keys(args).length === 0) return resolver;
    return (parent, values: object, ctx, info) => {
      const problems: Problem[] = [];
      findBadTexts(values, '', problems);
      if (problems.length > 0) throw new InvalidInput(problems);
      return resolver(parent, values, ctx, info);
    };
  }
}

/** Tells whether a text has neither a NUL character nor half a character, as one cut in the middle of an emoji has. */
export const isPlainText = (text: string): boolean => !text.includes('\0') && text.isWellFormed();

/** Adds a problem for each text in a value, keys included, that is not plain, by the path below `at`. */
function findBadTexts(value: unknown, at: string, problems: Problem[]): void {
  if (typeof value === 'string' && !isPlainText(value)) problems.push(problem(at, 'BAD_TEXT'));
  if (typeof value !== 'object' || value === null || value instanceof Date) return;
  for (const key of Object.keys(value)) {
    if (!isPlainText(key)) problems.push(problem(at, 'BAD_TEXT'));
    const inner: unknown = value[key as keyof typeof value];
    // A form has hundreds of numbers, and nobody asks for their paths.
    if (typeof inner !== 'number') findBadTexts(inner, below(at, key), problems);
  }
}

const below = (at: string, key: string): string => (at === '' || at === 'input' ? key : `${at}.${key}`);

/** What the builder calls the plugin by. */
export const plainText = 'plainText';
SchemaBuilder.registerPlugin(plainText, PlainTextPlugin);
