import type { CodegenConfig } from '@graphql-codegen/cli';

const shared = {
  // strictScalars: a scalar that is missing here stops the run instead of becoming `any`.
  scalars: {
    ID: 'string',
    DateTime: 'string',
    Day: 'string',
    Period: 'string',
    Count: 'number',
    JSON: 'unknown',
  },
  strictScalars: true,
  enumType: 'const',
  useTypeImports: true,
};

const config: CodegenConfig = {
  schema: 'server/schema.graphql',
  documents: 'web/src/**/*.graphql',
  generates: {
    'web/src/gql/schema-types.ts': {
      plugins: ['typescript-operations'],
      config: { ...shared, generateOperationTypes: false },
    },
    'web/src/': {
      preset: 'near-operation-file',
      presetConfig: { extension: '.generated.ts' },
      plugins: ['typescript-operations', 'typed-document-node', './web/codegen/hooks.mjs'],
      config: {
        ...shared,
        importSchemaTypesFrom: 'web/src/gql/schema-types.ts',
        arrayInputCoercion: false,
        nonOptionalTypename: true,
        optimizeDocumentNode: true,
        runtimeFrom: '@/apollo/hooks',
      },
    },
    'web/src/gql/possible-types.ts': {
      plugins: ['fragment-matcher'],
      config: { useExplicitTyping: true, apolloClientVersion: 3 },
    },
  },
};
export default config;
