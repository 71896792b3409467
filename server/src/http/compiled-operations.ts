import type { ApolloServerOptionsWithGateway } from '@apollo/server';
import {
  type DocumentNode,
  type ExecutionResult,
  execute,
  getNamedType,
  getOperationAST,
  GraphQLError,
  type GraphQLNamedType,
  type GraphQLSchema,
  isAbstractType,
  isIntrospectionType,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import type { Ctx } from '../auth/ctx.ts';
import { type CompiledQuery, compileQuery, isCompiledQuery } from 'graphql-jit';

type Gateway = ApolloServerOptionsWithGateway<Ctx>['gateway'];

/** Compiling costs some ten executions, so an operation must have been asked a few times before it is worth it. */
const WORTH_COMPILING = 3;
const MOST_KEPT = 200;

type Known = { asked: number; readonly mayCompile: boolean; query?: CompiledQuery['query'] };

/**
 * Executes operations for Apollo, the often asked ones as compiled functions. Only queries answered by own SQL alone are
 * compiled: Prisma's plugin plans from what the interpreter hands it, and beside a compiler its queries multiply.
 */
export function compiledOperations(schema: GraphQLSchema): Gateway {
  const known = new Map<string, Known>();
  return {
    onSchemaLoadOrUpdate(callback) {
      callback({ apiSchema: schema, coreSupergraphSdl: '' });
      return () => {};
    },
    load: async () => ({
      executor: async ({ queryHash, document, operationName, context, request: { variables } }) => {
        const query = compiledOf(known, schema, `${queryHash} ${operationName ?? ''}`, document, operationName);
        const answer = await query?.(undefined, context, variables ?? {});
        // Refused variables end it before anything ran; the interpreter then says what was wrong in its known way.
        if (answer && 'data' in answer) return withOwnErrors(answer);
        return execute({ schema, document, contextValue: context, variableValues: variables, operationName });
      },
    }),
    stop: async () => known.clear(),
  };
}

function compiledOf(
  known: Map<string, Known>,
  schema: GraphQLSchema,
  key: string,
  document: DocumentNode,
  operationName: string | null,
): CompiledQuery['query'] | undefined {
  const found = known.get(key);
  const entry = found ?? { asked: 0, mayCompile: isOwnSql(schema, document, operationName) };
  if (!found) {
    // The one that came first goes first: what is asked often is soon back.
    const [oldest] = known.keys();
    if (known.size >= MOST_KEPT && oldest !== undefined) known.delete(oldest);
    known.set(key, entry);
  }
  entry.asked += 1;
  if (entry.mayCompile && entry.asked === WORTH_COMPILING) {
    const compiled = compileQuery(schema, document, operationName ?? undefined);
    if (isCompiledQuery(compiled)) entry.query = compiled.query;
  }
  return entry.query;
}

/** Tells whether an operation is a query that reaches no type of Prisma's. */
export function isOwnSql(schema: GraphQLSchema, document: DocumentNode, operationName?: string | null): boolean {
  if (getOperationAST(document, operationName)?.operation !== 'query') return false;
  const types = new TypeInfo(schema);
  let own = true;
  visit(
    document,
    visitWithTypeInfo(types, {
      Field() {
        const type = getNamedType(types.getType());
        if (!type || isIntrospectionType(type) || isOfPrisma(schema, type)) own = false;
      },
    }),
  );
  return own;
}

function isOfPrisma(schema: GraphQLSchema, type: GraphQLNamedType): boolean {
  if (isAbstractType(type)) return schema.getPossibleTypes(type).some((possible) => isOfPrisma(schema, possible));
  return type.extensions.pothosPrismaModel != null;
}

/** The compiler's errors look like those of graphql-js without being such; what presents errors must recognise them. */
function withOwnErrors(result: ExecutionResult): ExecutionResult {
  if (!result.errors) return result;
  const errors = result.errors.map(
    ({ message, path, originalError, extensions }) =>
      new GraphQLError(message, { path, originalError, extensions: extensions ?? null }),
  );
  return { ...result, errors };
}
