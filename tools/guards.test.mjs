// A guard that cannot fail is no guard: each rule must report a planted violation, and must have looked at the real tree.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { imports, oxlint } from './lint/checks.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const { forbidden } = createRequire(import.meta.url)('../.dependency-cruiser.cjs');
const CONFIGS = ['.dependency-cruiser.cjs', '.oxlintrc.json', 'package.json', 'tsconfig.json', 'tools'];
const WORKSPACE_CONFIGS = ['prisma/tsconfig.json', 'server/tsconfig.json', 'server/package.json', 'web/tsconfig.json'];

/** Per rule of the import check: the files that break it, and nothing else. */
const FORBIDDEN_IMPORTS = {
  'no-cycles': {
    'server/src/modules/a/one.ts': "import { two } from './two.ts';\nexport const one = () => two;\n",
    'server/src/modules/a/two.ts': "import { one } from './one.ts';\nexport const two = () => one;\n",
  },
  resolvable: { 'server/src/modules/a/lost.ts': "import { x } from './nowhere.ts';\nexport const y = x;\n" },
  'web-apart': {
    'web/src/lib/peek.tsx':
      "import type { T } from '../../../server/src/target.ts';\nexport const P = () => <b>{'' as T}</b>;\n",
    'server/src/target.ts': 'export type T = string;\n',
  },
  'server-apart': {
    'server/src/peek.ts': "export { x } from '../../web/src/target.ts';\n",
    'web/src/target.ts': 'export const x = 1;\n',
  },
  'data-apart': {
    'prisma/seed/peek.ts': "import { x } from '../../server/src/target.ts';\nexport const y = x;\n",
    'server/src/target.ts': 'export const x = 1;\n',
  },
  'domain-without-graphql': {
    'server/src/modules/a/verb.ts': "import { GraphQLError } from 'graphql';\nexport const E = GraphQLError;\n",
  },
  'schema-files-are-leaves': {
    'server/src/modules/a/verb.ts': "import { x } from './a.schema.ts';\nexport const y = x;\n",
    'server/src/modules/a/a.schema.ts': 'export const x = 1;\n',
  },
  'lib-is-the-floor': {
    'server/src/lib/peek.ts': "import { x } from '../db/target.ts';\nexport const y = x;\n",
    'server/src/db/target.ts': 'export const x = 1;\n',
  },
  'pure-imports-nothing': {
    'server/src/lib/pure/peek.ts': "import { join } from 'node:path';\nexport const y = join;\n",
  },
  'below-the-domain': {
    'server/src/auth/peek.ts': "import { x } from '../modules/a/verb.ts';\nexport const y = x;\n",
    'server/src/modules/a/verb.ts': 'export const x = 1;\n',
  },
  'features-are-islands': {
    'web/src/features/a/a.tsx': "import { B } from '@/features/b/b.tsx';\nexport const A = () => <B />;\n",
    'web/src/features/b/b.tsx': 'export const B = () => <i>b</i>;\n',
  },
  'ui-is-the-floor': {
    'web/src/ui/a.tsx': "import { B } from '../features/b/b.tsx';\nexport const A = () => <B />;\n",
    'web/src/features/b/b.tsx': 'export const B = () => <i>b</i>;\n',
  },
};

const lines = (count) => Array.from({ length: count }, (_, i) => `export const line${i} = ${i};\n`).join('');
const steps = (count) => Array.from({ length: count }, (_, i) => `  if (n === ${i}) return ${i};\n`).join('');
const schemaFile = (call) =>
  `declare const ctx: { db: { prisma: any } };\nexport const r = () => ctx.db.prisma.${call};\n`;

/** Per lint rule: a file that breaks it, and where it stands. */
const LINT = [
  [
    'typescript(no-floating-promises)',
    'server/src/lib/a.ts',
    'async function a() {}\nexport function b() {\n  a();\n}\n',
  ],
  ['typescript(no-explicit-any)', 'server/src/lib/a.ts', 'export const a = (x: any) => String(x);\n'],
  ['typescript(no-non-null-assertion)', 'server/src/lib/a.ts', 'export const a = (x?: string) => x!.length;\n'],
  ['eslint(no-console)', 'server/src/db/a.ts', "console.log('x');\n"],
  ['import(no-default-export)', 'web/src/lib/a.ts', 'export default 1;\n'],
  ['node(no-process-env)', 'server/src/db/a.ts', 'export const a = process.env.HOME;\n'],
  ['pokjanal(clock-from-context)', 'server/src/modules/a/a.ts', 'export const a = () => new Date();\n'],
  ['eslint(no-restricted-properties)', 'server/src/modules/a/a.ts', 'export const a = () => Date.now();\n'],
  ['eslint(no-restricted-properties)', 'server/src/modules/a/a.ts', 'export const a = () => Math.random();\n'],
  ['eslint(max-lines)', 'server/src/lib/a.ts', lines(301)],
  ['eslint(max-lines)', 'server/src/lib/a.test.ts', lines(401)],
  [
    'eslint(max-lines-per-function)',
    'server/src/lib/a.ts',
    `export function a(n: number) {\n${'  n += 1;\n'.repeat(61)}  return n;\n}\n`,
  ],
  ['eslint(complexity)', 'server/src/lib/a.ts', `export function a(n: number) {\n${steps(11)}  return n;\n}\n`],
  ['pokjanal(no-writes-in-schema)', 'server/src/modules/a/a.schema.ts', schemaFile('posyandu.create({})')],
  ['pokjanal(no-writes-in-schema)', 'server/src/modules/a/a.schema.ts', schemaFile('$executeRaw`delete`')],
  ['pokjanal(reads-are-visible)', 'server/src/modules/a/a.schema.ts', schemaFile('posyandu.findMany({ where: {} })')],
  ['pokjanal(reads-are-visible)', 'server/src/modules/a/a.schema.ts', schemaFile('posyandu.count()')],
  [
    'react-hooks(exhaustive-deps)',
    'web/src/ui/a.tsx',
    "import { useEffect } from 'react';\nexport function A({ n, on }: { n: number; on: (n: number) => void }) {\n  useEffect(() => on(n), []);\n  return <b>{n}</b>;\n}\n",
  ],
  ['jsx-a11y(alt-text)', 'web/src/ui/a.tsx', "export const A = () => <img src='x' />;\n"],
];

/** What the same rules must leave alone. */
const LINT_CLEAN = {
  'server/src/modules/a/a.schema.ts':
    "declare const ctx: { db: { prisma: { posyandu: { findMany: (a: object) => string } } }; actor: string };\ndeclare function visible(a: string, b: string): object;\nexport const r = () => ctx.db.prisma.posyandu.findMany({ where: visible(ctx.actor, 'posyandu.read') });\n",
  'server/src/lib/clock.ts': 'export const now = () => new Date();\n',
};

const copy = mkdtempSync(join(tmpdir(), 'pokjanal-guards-'));
process.on('exit', () => rmSync(copy, { recursive: true, force: true }));

/** A small tree with the project's own settings, in which files can be planted. */
function plant(files) {
  const folder = mkdtempSync(join(copy, 'tree-'));
  for (const path of CONFIGS) cpSync(join(root, path), join(folder, path), { recursive: true });
  for (const path of WORKSPACE_CONFIGS) cpSync(join(root, path), join(folder, path));
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction');
  for (const name of ['prisma', 'server/src', 'web/src']) mkdirSync(join(folder, name), { recursive: true });
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

function node(args, cwd) {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd, encoding: 'utf8', maxBuffer: 1 << 28 });
  return { status, output: stdout, all: stdout + stderr };
}

function brokenImports(folder) {
  const { output, all } = node(imports('--output-type', 'json', 'prisma', 'server', 'web'), folder);
  assert.match(output, /^\{/, all);
  const { summary } = JSON.parse(output);
  return { names: summary.violations.map(({ rule }) => rule.name), seen: summary.totalCruised };
}

describe('who may import whom', () => {
  test('has a planted violation for every rule', () => {
    assert.deepEqual(Object.keys(FORBIDDEN_IMPORTS).sort(), forbidden.map(({ name }) => name).sort());
  });

  for (const [name, files] of Object.entries(FORBIDDEN_IMPORTS)) {
    test(`reports ${name}`, () => {
      const { names } = brokenImports(plant(files));
      assert.ok(names.includes(name), `reported: ${names.join(', ') || 'nothing'}`);
    });
  }

  test('finds nothing in a tree that keeps the rules', () => {
    const files = {
      'web/src/lib/a.ts': "import { p } from '../../../server/src/lib/pure/p.ts';\nexport const a = p;\n",
      'server/src/lib/pure/p.ts': 'export const p = 1;\n',
    };
    assert.deepEqual(brokenImports(plant(files)), { names: [], seen: 2 });
  });

  test('sees the real tree, JSX included', () => {
    const { output } = node(imports('--output-type', 'json', 'prisma', 'server', 'web'), root);
    const own = JSON.parse(output).modules.filter(({ source }) => /^(prisma|server|web)\//.test(source));
    assert.ok(own.length >= 250, `${own.length} modules seen`);
    const views = own.filter(({ source, dependencies }) => source.endsWith('.tsx') && dependencies.length > 0);
    assert.ok(views.length >= 20, `${views.length} views with imports seen`);
  });
});

describe('lint', () => {
  // One run for all: each violation stands in a folder of its own.
  const placed = LINT.map(([rule, path, text], index) => [rule, path.replace(/([^/]+)$/, `case-${index}/$1`), text]);
  let report = '';
  before(() => {
    const folder = plant(Object.fromEntries(placed.map(([, path, text]) => [path, text])));
    report = node(oxlint('--format', 'unix', 'server', 'web'), folder).output;
  });

  for (const [index, [rule, path]] of placed.entries()) {
    test(`reports ${rule} in ${LINT[index][1]} (${index})`, () => {
      const own = report.split('\n').filter((line) => line.startsWith(`${path}:`));
      assert.ok(
        own.some((line) => line.includes(`Error/${rule}`)),
        own.join('\n') || report,
      );
    });
  }

  test('leaves alone what is allowed', () => {
    const { status, all } = node(oxlint('--format', 'unix', 'server'), plant(LINT_CLEAN));
    assert.equal(status, 0, all);
  });
});
