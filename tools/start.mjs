// `npm start`: builds what changed since the last start, then runs the built server until it is told to stop.
import { readFileSync } from 'node:fs';
import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { npmCommand } from './ensure-installed.mjs';
import { hashSources, isFresh, writeStamp } from './stamp.mjs';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..');
const CONTRACT = ['package-lock.json', 'codegen.ts', 'server/schema.graphql'];
const DATA = ['package-lock.json', 'prisma'];

/** Each list depends on the ones before it; the steps of one list run side by side. */
const PLAN = [
  [
    { name: 'data', run: ['run', 'generate', '-w', 'prisma'], sources: DATA, output: 'prisma/generated' },
    {
      name: 'queries',
      run: ['run', 'codegen'],
      sources: [...CONTRACT, 'web/codegen', 'web/src'],
      output: 'web/src/gql/possible-types.ts',
    },
  ],
  [
    {
      name: 'server',
      run: ['run', 'build', '-w', 'server'],
      sources: [...DATA, 'server/package.json', 'server/vite.config.ts', 'server/src'],
      output: 'server/dist/main.js',
    },
    {
      name: 'console',
      run: ['run', 'build', '-w', 'web'],
      sources: [...CONTRACT, 'server/src/lib/pure', 'web'],
      output: 'web/dist/index.html',
    },
  ],
];

function runNpm(args) {
  const { command, args: head, shell } = npmCommand();
  return new Promise((resolve) => {
    const child = spawn(command, [...head, ...args], { cwd: ROOT, shell, stdio: ['ignore', 'pipe', 'pipe'] });
    const output = [];
    child.stdout.on('data', (chunk) => output.push(chunk));
    child.stderr.on('data', (chunk) => output.push(chunk));
    child.on('error', (error) => resolve({ code: 1, output: String(error) }));
    child.on('close', (code) => resolve({ code: code ?? 1, output: Buffer.concat(output).toString('utf8') }));
  });
}

/** Builds one part when its sources changed; a failed build shows what it printed and ends the process. */
async function bring(step) {
  const hash = hashSources(ROOT, step.sources);
  if (isFresh(ROOT, step.name, { output: step.output, hash })) return;
  const began = performance.now();
  process.stdout.write(`Menyiapkan / Preparing ${step.name} …\n`);
  const { code, output } = await runNpm(step.run);
  if (code !== 0) {
    process.stderr.write(`${output}\nGagal / Failed: npm ${step.run.join(' ')}\n`);
    process.exit(code);
  }
  writeStamp(ROOT, step.name, hash);
  process.stdout.write(`  ${step.name}: ${((performance.now() - began) / 1000).toFixed(1)} s\n`);
}

/**
 * Runs the server in a process group of its own and hands each signal on once. Ctrl-C reaches a foreground group twice,
 * from the terminal and from npm, and a server that is closing must not take the second for "at once".
 */
function runServer(args) {
  const own = process.platform !== 'win32';
  const { config } = JSON.parse(readFileSync(join(ROOT, 'server', 'package.json'), 'utf8'));
  const server = spawn(process.execPath, [...config.nodeFlags, join('server', 'dist', 'main.js'), ...args], {
    cwd: ROOT,
    stdio: ['ignore', 'inherit', 'inherit'],
    detached: own,
    env: { ...process.env, NODE_ENV: process.env.NODE_ENV ?? 'production' },
  });
  let lastSignalAt = Number.NEGATIVE_INFINITY;
  const stop = (signal) => {
    const now = performance.now();
    // On Windows the console tells every process itself, and a signal from us would end the server without a close.
    if (own && now - lastSignalAt > 1000) server.kill(signal);
    lastSignalAt = now;
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => stop(signal));
  // npm hands a signal to the shell between us, and some shells die of it without a word to their child.
  const parent = process.ppid;
  if (own && process.env.npm_lifecycle_event === 'start') {
    setInterval(() => process.ppid === parent || stop('SIGTERM'), 300).unref();
  }
  server.on('error', (error) => {
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  });
  server.on('exit', (code) => process.exit(code ?? 1));
}

for (const steps of PLAN) await Promise.all(steps.map(bring));
runServer(process.argv.slice(2));
