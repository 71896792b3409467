import {
  type ASTVisitor,
  GraphQLError,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
  type ValidationContext,
} from 'graphql';

export type Limits = { depth: number; aliases: number; rootFields: number };

const nothing: Limits = { depth: 0, aliases: 0, rootFields: 0 };

/**
 * A validation rule that refuses operations too deep, with too many aliases or too many root fields.
 * Introspection is exempt from depth, so that explorers work.
 */
export function operationLimits(limits: Limits) {
  return (context: ValidationContext): ASTVisitor => ({
    OperationDefinition(operation) {
      const found = measure(operation.selectionSet, context, new Map());
      for (const limit of ['depth', 'aliases', 'rootFields'] as const) {
        if (found[limit] > limits[limit]) context.reportError(refusal(operation, limit, found[limit], limits[limit]));
      }
    },
  });
}

function refusal(operation: OperationDefinitionNode, limit: keyof Limits, requested: number, allowed: number) {
  return new GraphQLError(
    `This operation has ${limit} ${requested}, at most ${allowed} are allowed. Split it into smaller ones.`,
    { nodes: [operation], extensions: { code: 'GRAPHQL_VALIDATION_FAILED', limit, requested, allowed } },
  );
}

/** Each fragment is measured once: a chain of fragments that double each other must not cost exponential time. */
function measure(set: SelectionSetNode, context: ValidationContext, known: Map<string, Limits>): Limits {
  return set.selections.reduce<Limits>((total, selection) => {
    if (selection.kind === Kind.FIELD) {
      const introspection = selection.name.value.startsWith('__');
      const below =
        selection.selectionSet && !introspection ? measure(selection.selectionSet, context, known) : nothing;
      return {
        depth: Math.max(total.depth, introspection ? 0 : below.depth + 1),
        aliases: total.aliases + below.aliases + (selection.alias ? 1 : 0),
        rootFields: total.rootFields + 1,
      };
    }
    const below =
      selection.kind === Kind.INLINE_FRAGMENT
        ? measure(selection.selectionSet, context, known)
        : measureFragment(selection.name.value, context, known);
    return {
      depth: Math.max(total.depth, below.depth),
      aliases: total.aliases + below.aliases,
      rootFields: total.rootFields + below.rootFields,
    };
  }, nothing);
}

function measureFragment(name: string, context: ValidationContext, known: Map<string, Limits>): Limits {
  const before = known.get(name);
  if (before) return before;
  known.set(name, nothing);
  const fragment = context.getFragment(name);
  const found = fragment ? measure(fragment.selectionSet, context, known) : nothing;
  known.set(name, found);
  return found;
}
