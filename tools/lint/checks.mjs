// The checks behind `npm run lint`, each as arguments of Node: the same list serves the tests of the checks themselves.
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const tools = join(dirname(fileURLToPath(import.meta.url)), '..');

/** The file behind a package's command; started directly, because what npm links is no script of Node on Windows. */
function binOf(name, command = name) {
  const folder = join(tools, '..', 'node_modules', name);
  const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  return join(folder, typeof bin === 'string' ? bin : bin[command]);
}

/** Rules of style and correctness, on what is given or on everything. */
export const oxlint = (...args) => [binOf('oxlint'), ...args];

/** Who may import whom. */
export const imports = (...args) => [
  '-r',
  join(tools, 'lint', 'swc-tsx.cjs'),
  binOf('dependency-cruiser', 'depcruise'),
  '--config',
  '.dependency-cruiser.cjs',
  ...args,
];

/** Everything that must hold before a change is handed in. */
export const CHECKS = [
  { name: 'rules', args: oxlint() },
  { name: 'format', args: [binOf('@biomejs/biome', 'biome'), 'format'] },
  { name: 'imports', args: imports('prisma', 'server', 'web') },
  { name: 'dead code', args: [binOf('knip'), '--no-progress'] },
  { name: 'lock file', args: [join(tools, 'check-lock.mjs')] },
];
