// Brings a fresh clone to the point where the other scripts can run. Node built-ins only: nothing is installed yet.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const OLDEST_NODE = [20, 19];
const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..');

/** Says why this Node cannot run the project, or nothing. */
export function nodeProblem(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const fits = major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1]);
  if (fits) return undefined;
  const oldest = OLDEST_NODE.join('.');
  return [
    `Pokjanal memerlukan Node.js ${oldest} atau lebih baru; yang terpasang ${version}. Pasang LTS dari https://nodejs.org.`,
    `Pokjanal needs Node.js ${oldest} or newer; this is ${version}. Install a current LTS from https://nodejs.org.`,
  ].join('\n');
}

function readPackages(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).packages : {};
}

/**
 * The packages that the lock file asks for and node_modules does not hold, by npm's own record of what it installed.
 * Versions are compared, not file times: a checkout touches the lock without changing it.
 */
export function missingPackages(root) {
  const wanted = readPackages(join(root, 'package-lock.json'));
  const present = readPackages(join(root, 'node_modules', '.package-lock.json'));
  return Object.entries(wanted)
    .filter(([path, pkg]) => path.includes('node_modules/') && pkg.version)
    .filter(([path, pkg]) =>
      present[path] ? present[path].version !== pkg.version : !pkg.optional && !pkg.devOptional,
    )
    .map(([path]) => path);
}

/** How to start npm: the one that runs us when there is one, else the one on the path (a .cmd file on Windows). */
export function npmCommand() {
  const own = process.env.npm_execpath;
  if (own?.endsWith('npm-cli.js')) return { command: process.execPath, args: [own], shell: false };
  return { command: 'npm', args: [], shell: process.platform === 'win32' };
}

/** Installs what the lock file lists when something of it is missing; ends the process when that fails. */
export function ensureInstalled(root = ROOT) {
  const problem = nodeProblem(process.versions.node);
  if (problem) {
    process.stderr.write(`${problem}\n`);
    process.exit(1);
  }
  const missing = missingPackages(root);
  if (missing.length === 0) return;
  process.stdout.write(`Memasang ${missing.length} paket / Installing ${missing.length} packages …\n`);
  // No install scripts: none is needed here, and one of them wants a download that many offices cannot reach.
  const { command, args, shell } = npmCommand();
  const flags = ['ci', '--include=dev', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  const { status } = spawnSync(command, [...args, ...flags], { cwd: root, stdio: 'inherit', shell });
  if (status === 0) return;
  process.stderr.write('Pemasangan gagal: periksa sambungan ke registri npm, lalu ulangi perintah ini.\n');
  process.stderr.write('Installing failed: check the connection to the npm registry, then run the command again.\n');
  process.exit(status ?? 1);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) ensureInstalled();
