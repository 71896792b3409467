import { type DocumentNode, type ExecutionResult, graphql, type GraphQLSchema, print } from 'graphql';
import type { Actor } from '../src/auth/actor.ts';
import type { Ctx } from '../src/auth/ctx.ts';
import type { Database } from '../src/db/client.ts';
import { buildSchema } from '../src/graphql/schema.ts';
import { type Clock, fixedClock } from '../src/lib/clock.ts';
import { silentLog } from '../src/lib/log.ts';

let schema: GraphQLSchema | undefined;

export const testClock = () => fixedClock('2026-11-21T03:00:00Z');

/** A context for verbs and queries of tests. */
export function ctxOf(db: Database, actor: Actor, clock: Clock = testClock()): Ctx {
  return { actor, db, clock, log: silentLog, requestId: 'test' };
}

/**
 * Runs operations in process as one caller. `run` returns data or fails printing query, variables and errors;
 * `tryRun` gives the raw result, and `cost` the number of statements the last operation took.
 */
export function as(db: Database, actor: Actor, clock: Clock = testClock()) {
  schema ??= buildSchema();
  const executable = schema;
  let cost = 0;
  const tryRun = async (
    source: string | DocumentNode,
    variables: Record<string, unknown> = {},
  ): Promise<ExecutionResult> => {
    const before = db.stats.queries;
    const result = await graphql({
      schema: executable,
      source: typeof source === 'string' ? source : print(source),
      variableValues: variables,
      contextValue: ctxOf(db, actor, clock),
    });
    cost = db.stats.queries - before;
    return result;
  };
  return {
    tryRun,
    cost: () => cost,
    run: async <T = Record<string, never>>(
      source: string | DocumentNode,
      variables: Record<string, unknown> = {},
    ): Promise<T> => {
      const result = await tryRun(source, variables);
      if (result.errors) {
        const text = typeof source === 'string' ? source : print(source);
        const causes = result.errors.map((error) => error.originalError?.stack ?? error.message);
        throw new Error(`${text}\n${JSON.stringify(variables)}\n${causes.join('\n')}`);
      }
      return result.data as T;
    },
  };
}
