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

type Known = {
  asked: number;
  readonly document: DocumentNode;
  readonly operationName: string | null;
  readonly mayCompile: boolean;
  query?: CompiledQuery['query'];
};

/** Runs one operation; an answer without `data` means that its variables were refused and nothing ran. */
export type Run = (ctx: Ctx, variables: object) => Promise<ExecutionResult>;

export type Operations = {
  /** Executes for Apollo what it has parsed and validated. */
  readonly gateway: Gateway;
  /** Gives an operation that was asked often enough to be worth knowing, by its very text; undefined for any other. */
  find(text: string, operationName: string | null): Run | undefined;
};

/**
 * Executes operations for Apollo, the often asked ones as compiled functions. Only what is answered by own SQL alone is
 * compiled: Prisma's plugin plans from what the interpreter hands it, and beside a compiler its queries multiply.
 */
export function compiledOperations(schema: GraphQLSchema): Operations {
  const known = new Map<string, Known>();
  return {
    find: (text, operationName) => {
      const found = known.get(keyOf(text, operationName));
      if (!found || found.asked < WORTH_COMPILING) return undefined;
      return (ctx, variables) => run(schema, found, ctx, variables);
    },
    gateway: {
      onSchemaLoadOrUpdate(callback) {
        callback({ apiSchema: schema, coreSupergraphSdl: '' });
        return () => {};
      },
      load: async () => ({
        executor: async ({ source, document, context, request }) => {
          const operationName = request.operationName ?? null;
          const operation = noted(known, schema, keyOf(source, operationName), { document, operationName });
          // Apollo calls any context a record; it is the one that was made for the request.
          return run(schema, operation, context as Ctx, request.variables ?? {});
        },
      }),
      stop: async () => known.clear(),
    },
  };
}

const keyOf = (text: string, operationName: string | null): string => `${operationName ?? ''}\n${text}`;

async function run(
  schema: GraphQLSchema,
  { document, operationName, query }: Known,
  contextValue: Ctx,
  variables: object,
): Promise<ExecutionResult> {
  const answer = await query?.(undefined, contextValue, variables);
  // Refused variables end it before anything ran; the interpreter then says what was wrong in its known way.
  if (answer && 'data' in answer) return withOwnErrors(answer);
  return execute({ schema, document, contextValue, variableValues: { ...variables }, operationName });
}

function noted(
  known: Map<string, Known>,
  schema: GraphQLSchema,
  key: string,
  { document, operationName }: Pick<Known, 'document' | 'operationName'>,
): Known {
  const found = known.get(key);
  const entry = found ?? { asked: 0, document, operationName, mayCompile: isOwnSql(schema, document, operationName) };
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
  return entry;
}

/** Tells whether an operation is a query or a mutation that reaches no type of Prisma's. */
export function isOwnSql(schema: GraphQLSchema, document: DocumentNode, operationName?: string | null): boolean {
  const operation = getOperationAST(document, operationName)?.operation;
  if (operation !== 'query' && operation !== 'mutation') return false;
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
