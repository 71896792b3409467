// Who may import whom. tools/guards.test.mjs plants a violation of every rule below and demands that it is reported.
const TYPES_ONLY = '^@graphql-typed-document-node/core$';

const forbidden = [
  {
    name: 'no-cycles',
    comment: 'Two files that need each other are one idea. A translation may know the type of the words it translates.',
    from: {},
    to: { circular: true, viaOnly: { pathNot: '\\.en\\.ts$' } },
  },
  {
    name: 'resolvable',
    comment: 'An import that cannot be resolved would escape every other rule.',
    from: {},
    to: { couldNotResolve: true, pathNot: TYPES_ONLY },
  },
  {
    name: 'web-apart',
    comment: 'The console knows the server by its schema text and by the shared pure rules alone.',
    from: { path: '^web/' },
    to: { path: '^(server|prisma)/', pathNot: '^server/(src/lib/pure/|schema[.]graphql$)' },
  },
  {
    name: 'server-apart',
    from: { path: '^(server|prisma)/' },
    to: { path: '^web/' },
  },
  {
    name: 'data-apart',
    comment: 'The data workspace stands by itself, save for the pure rules that its makers obey.',
    from: { path: '^prisma/' },
    to: { path: '^server/', pathNot: '^server/src/lib/pure/' },
  },
  {
    name: 'domain-without-graphql',
    comment: 'Verbs and rules are called by imports, seeds and tests as well as by the API.',
    from: { path: '^server/src/(modules|auth|events|db|lib)/', pathNot: '\\.(schema|test)\\.ts$' },
    to: { path: '(^|node_modules/)(graphql|graphql-[a-z]+|@pothos|@apollo)(/|$)' },
  },
  {
    name: 'schema-files-are-leaves',
    from: { path: '^server/src/', pathNot: '\\.(schema|test)\\.ts$|^server/src/graphql/schema\\.ts$' },
    to: { path: '\\.schema\\.ts$' },
  },
  {
    name: 'lib-is-the-floor',
    from: { path: '^server/src/lib/' },
    to: { path: '^(prisma/|server/src/(?!lib/))' },
  },
  {
    name: 'pure-imports-nothing',
    comment: 'These rules run in the browser too: no package, no Node API, no other file of ours.',
    from: { path: '^server/src/lib/pure/', pathNot: '\\.(test|fixture)\\.ts$' },
    to: { pathNot: '^server/src/lib/pure/' },
  },
  {
    name: 'below-the-domain',
    from: { path: '^server/src/(db|events|auth)/' },
    to: { path: '^server/src/(modules|graphql|http)/' },
  },
  {
    name: 'features-are-islands',
    from: { path: '^web/src/features/([^/]+)/' },
    to: { path: '^web/src/features/', pathNot: '^web/src/features/$1/' },
  },
  {
    name: 'ui-is-the-floor',
    from: { path: '^web/src/(ui|lib|i18n)/' },
    to: { path: '^web/src/(features|routes|apollo|app)' },
  },
];

module.exports = {
  forbidden: forbidden.map((rule) => ({ severity: 'error', ...rule })),
  options: {
    // TypeScript 7 has no parser that this tool can use: without swc it sees no module and reports no violation.
    parser: 'swc',
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|generated|test-results)/|\\.generated\\.ts$|(^|/)gql/|^server/bench/peers/' },
    tsPreCompilationDeps: true,
    moduleSystems: ['es6'],
    // Only for the console's `@/` alias; the tsconfig that also names it needs a parser of TypeScript.
    webpackConfig: { fileName: 'tools/lint/resolve.cjs' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'],
    },
  },
};
