// @ts-check
// One line per operation: a hook bound to its document. Plain .mjs, because codegen loads plugins with Node itself.
import { Kind } from 'graphql';

/** @type {Record<import('graphql').OperationTypeNode, readonly (readonly [suffix: string, factory: string])[]>} */
const FACTORIES = {
  query: [
    ['Query', 'queryHook'],
    ['LazyQuery', 'lazyQueryHook'],
    ['SuspenseQuery', 'suspenseQueryHook'],
  ],
  mutation: [['Mutation', 'mutationHook']],
  subscription: [['Subscription', 'subscriptionHook']],
};

/** @type {import('@graphql-codegen/plugin-helpers').PluginFunction<{ runtimeFrom: string }>} */
export const plugin = (_schema, documents, config) => {
  /** @type {Set<string>} */
  const used = new Set();
  /** @type {string[]} */
  const lines = [];
  for (const { document, location } of documents) {
    for (const definition of document?.definitions ?? []) {
      if (definition.kind !== Kind.OPERATION_DEFINITION) continue;
      if (!definition.name) throw new Error(`Every GraphQL operation needs a name (${location ?? 'unknown file'})`);
      const base = definition.name.value.charAt(0).toUpperCase() + definition.name.value.slice(1);
      for (const [suffix, factory] of FACTORIES[definition.operation]) {
        used.add(factory);
        lines.push(`export const use${base}${suffix} = /* @__PURE__ */ ${factory}(${base}Document);`);
      }
    }
  }
  return {
    prepend: used.size ? [`import { ${[...used].sort().join(', ')} } from '${config.runtimeFrom}';`] : [],
    content: lines.join('\n'),
  };
};
