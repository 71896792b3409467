import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const SERVER = here('../../../server/dist/main.js');
const CONSOLE = here('../../dist/index.html');
const START_LIMIT_MS = 300_000;
const STOP_LIMIT_MS = 20_000;

export type RunningServer = {
  /** Address of the console and the API, without a slash at the end. */
  origin: string;
  /** Everything the server printed until it was ready. */
  screen: string;
  /** Asks the server to close as Ctrl-C does and removes its data. @throws when it does not end well. */
  stop(): Promise<void>;
};

/**
 * Starts the built server on a free port with a data folder of its own and waits until it is ready. Its database is the
 * embedded one, or an empty one of PostgreSQL at `databaseUrl`, which then gets the demonstration; `settings` are more
 * variables of its environment, such as a standing `CLOCK`.
 */
export async function startServer(
  args: readonly string[] = [],
  databaseUrl?: string,
  settings: Readonly<Record<string, string>> = {},
): Promise<RunningServer> {
  for (const file of [SERVER, CONSOLE]) {
    if (!existsSync(file)) throw new Error(`${file} is missing: the journeys run on what is built. Run npm run build.`);
  }
  const dataDir = await mkdtemp(join(tmpdir(), 'pokjanal-e2e-'));
  const { DATABASE_URL: _, ...env } = process.env;
  const child = spawn(process.execPath, ['--enable-source-maps', SERVER, ...args], {
    env: {
      ...env,
      NODE_ENV: 'production',
      HOST: '127.0.0.1',
      PORT: '0',
      DATA_DIR: dataDir,
      LOG_LEVEL: 'error',
      ...(databaseUrl ? { DATABASE_URL: databaseUrl, DEMO: '1' } : {}),
      ...settings,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  try {
    const screen = await readyScreen(child);
    const port = /ready: http:\/\/localhost:(\d+)/.exec(screen)?.[1];
    return { origin: `http://127.0.0.1:${port}`, screen, stop: () => stop(child, dataDir) };
  } catch (error) {
    child.kill('SIGKILL');
    await rm(dataDir, { recursive: true, force: true });
    throw error;
  }
}

/** Resolves with what was printed once the last lines of a start are there. */
function readyScreen(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let screen = '';
    const fail = (why: string) => reject(new Error(`The server ${why}. It printed:\n${screen}`));
    const limit = setTimeout(() => fail('was not ready in time'), START_LIMIT_MS);
    child.once('exit', (code) => fail(`ended with ${code} before it was ready`));
    const read = (chunk: Buffer) => {
      screen += chunk.toString('utf8');
      if (!/ready: http[^]*\n\n$/.test(screen)) return;
      clearTimeout(limit);
      resolve(screen);
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', (chunk: Buffer) => {
      read(chunk);
      process.stderr.write(chunk);
    });
  });
}

async function stop(child: ChildProcess, dataDir: string): Promise<void> {
  const ended = child.exitCode === null ? once(child, 'exit') : Promise.resolve([child.exitCode]);
  const limit = setTimeout(() => child.kill('SIGKILL'), STOP_LIMIT_MS);
  child.kill('SIGINT');
  const [code] = await ended;
  clearTimeout(limit);
  await rm(dataDir, { recursive: true, force: true });
  if (code !== 0) throw new Error(`The server did not close cleanly: exit code ${code}`);
}
