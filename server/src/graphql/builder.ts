import type PrismaTypes from '@pokjanal/prisma/pothos';
import { getDatamodel } from '@pokjanal/prisma/pothos';
import SchemaBuilder from '@pothos/core';
import ComplexityPlugin from '@pothos/plugin-complexity';
import DataloaderPlugin from '@pothos/plugin-dataloader';
import ErrorsPlugin from '@pothos/plugin-errors';
import PrismaPlugin, { queryFromInfo } from '@pothos/plugin-prisma';
import RelayPlugin, { resolveNodes } from '@pothos/plugin-relay';
import ScopeAuthPlugin from '@pothos/plugin-scope-auth';
import { type GraphQLResolveInfo, isObjectType } from 'graphql';
import type { Actor } from '../auth/actor.ts';
import type { Ctx } from '../auth/ctx.ts';
import { type Action, may } from '../auth/policy.ts';
import { Conflict, Forbidden, InvalidInput, problem } from '../lib/errors.ts';
import { decodeGlobalId, encodeGlobalId } from './ids.ts';
import { ownNodeOf } from './own-nodes.ts';
import { plainText } from './plain-text.ts';

export type SchemaTypes = {
  Context: Ctx;
  PrismaTypes: PrismaTypes;
  DefaultFieldNullability: false;
  DefaultEdgesNullability: false;
  DefaultNodeNullability: false;
  AuthScopes: { signedIn: boolean; can: Action; writer: boolean };
  Scalars: {
    ID: { Input: string; Output: string };
    DateTime: { Input: Date; Output: Date };
    Day: { Input: Date; Output: Date };
    Period: { Input: string; Output: string };
    Count: { Input: number; Output: number };
    JSON: { Input: unknown; Output: unknown };
  };
};

/**
 * The one schema builder. It knows plugins, scalars and scopes and no domain word; types stand in `*.schema.ts`.
 * A field without a scope of its own is open to signed-in callers only through its root field's scope.
 */
export const builder: PothosSchemaTypes.SchemaBuilder<PothosSchemaTypes.ExtendDefaultTypes<SchemaTypes>> =
  new SchemaBuilder<SchemaTypes>({
    // Errors first: a refusal of rights then is a member of the result like any other expected failure.
    plugins: [ErrorsPlugin, ScopeAuthPlugin, RelayPlugin, PrismaPlugin, DataloaderPlugin, ComplexityPlugin, plainText],
    defaultFieldNullability: false,
    prisma: {
      client: (ctx) => ctx.db.prisma,
      dmmf: getDatamodel(),
      exposeDescriptions: true,
      filterConnectionTotalCount: true,
      maxConnectionSize: 200,
      defaultConnectionSize: 50,
      onUnusedQuery: 'error',
    },
    relay: {
      encodeGlobalID: (typename, id) => encodeGlobalId(typename, String(id)),
      decodeGlobalID: decodeGlobalId,
      cursorType: 'String',
      edgesFieldOptions: { nullable: false },
      nodeFieldOptions: { nullable: false },
      nodesOnConnection: true,
      nodeQueryOptions: {
        resolve: (_root, { id }, context, info, resolveNode) =>
          ownNodeOf(id.typename) ? readOwnNode(context, info, id) : resolveNode(knownNode(info, id)),
      },
      nodesQueryOptions: {
        resolve: async (_root, { ids }, context, info) => {
          const others = ids.filter((id) => !ownNodeOf(knownNode(info, id).typename));
          const found = others.length === 0 ? [] : await resolveNodes(builder, context, info, others);
          return Promise.all(
            ids.map((id) => (others.includes(id) ? found[others.indexOf(id)] : readOwnNode(context, info, id))),
          );
        },
      },
    },
    errors: { defaultTypes: [], directResult: true },
    scopeAuth: {
      authScopes: (ctx) => ({
        signedIn: ctx.actor.kind !== 'anonymous',
        writer: ctx.actor.kind === 'system' || (ctx.actor.kind === 'user' && !ctx.actor.readOnly),
        can: (action) => may(ctx.actor, action),
      }),
      unauthorizedError: (_parent, ctx, info) => new Forbidden(refusalOf(ctx.actor, info.parentType.name)),
    },
    complexity: {
      defaultComplexity: 1,
      defaultListMultiplier: 5,
      limit: { complexity: 50_000 },
      complexityError: (_kind, { complexity, maxComplexity }) =>
        new Conflict('QUERY_REFUSED', { requested: complexity, limit: maxComplexity ?? 0 }),
    },
  });

type NodeId = { readonly typename: string; readonly id: string };

/** @throws InvalidInput for an id of a type that is no record of ours. */
function knownNode(info: GraphQLResolveInfo, id: NodeId): NodeId {
  const type = info.schema.getType(id.typename);
  if (isObjectType(type) && type.getInterfaces().some(({ name }) => name === 'Node')) return id;
  throw new InvalidInput([problem('id', 'BAD_ID')]);
}

async function readOwnNode(context: Ctx, info: GraphQLResolveInfo, { typename, id }: NodeId) {
  const found = await ownNodeOf(typename)?.(context, id, queryFromInfo({ context, info, typeName: typename }));
  // A kind of evidence is a type of its own and says so itself.
  return found && { __typename: typename, ...found };
}

builder.queryType({ description: 'Everything that can be read.' });
// One lock before all mutations, present and future: whoever may not write at all is refused before anything is looked at.
builder.mutationType({ description: 'Everything that can be changed.', authScopes: { writer: true } });
builder.subscriptionType({ description: 'What is told as it happens.' });

function refusalOf(actor: Actor, parentType: string) {
  if (actor.kind === 'anonymous') return 'UNAUTHENTICATED';
  return actor.kind === 'user' && actor.readOnly && parentType === 'Mutation' ? 'TOKEN_READ_ONLY' : 'FORBIDDEN';
}
