import {
  type DocumentNode,
  getOperationAST,
  GraphQLError,
  type GraphQLSchema,
  parse,
  specifiedRules,
  validate,
} from 'graphql';
import type { Env } from '../env.ts';
import { operationLimits } from '../graphql/limits.ts';

export type Prepared = { readonly document: DocumentNode } | { readonly errors: readonly GraphQLError[] };

const MOST_KEPT = 500;

/** A refusal of an operation, shown to the client as it is. */
export function refusal(message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } });
}

/**
 * Gives a function that parses and checks documents, each once. Only subscriptions pass: reads and writes have their
 * limits and their admission over HTTP.
 */
export function documentsOf(schema: GraphQLSchema, { limits }: Env) {
  const known = new Map<string, Prepared>();
  const rules = [...specifiedRules, operationLimits(limits)];
  const read = (query: string, name: string | null | undefined): Prepared => {
    try {
      const document = parse(query, { maxTokens: limits.tokens });
      const errors = validate(schema, document, rules);
      if (errors.length > 0) return { errors };
      if (getOperationAST(document, name)?.operation === 'subscription') return { document };
      return { errors: [refusal('Only subscriptions travel here; send the rest over HTTP.')] };
    } catch (error) {
      if (error instanceof GraphQLError) return { errors: [error] };
      throw error;
    }
  };
  return (query: string, name: string | null | undefined): Prepared => {
    const key = `${name ?? ''} ${query}`;
    const before = known.get(key);
    if (before) return before;
    if (known.size >= MOST_KEPT) known.clear();
    const prepared = read(query, name);
    known.set(key, prepared);
    return prepared;
  };
}
