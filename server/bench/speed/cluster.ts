import { execFile } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const HOME = '/usr/lib/postgresql';

export type Cluster = { readonly url: string; stop(): Promise<void> };

/** The address of another database of the same server. */
export function besideUrl(url: string, name: string): string {
  const beside = new URL(url);
  beside.pathname = `/${name}`;
  return beside.href;
}

/** Gives the database at `BENCH_DATABASE_URL`, or one in a cluster of its own that lives until `stop`. */
export async function openCluster(url = process.env.BENCH_DATABASE_URL): Promise<Cluster> {
  if (url) return { url, stop: async () => undefined };
  const bin = newestBin();
  const folder = await mkdtemp(join(tmpdir(), 'pokjanal-bench-'));
  const data = join(folder, 'data');
  await chmod(folder, 0o777);
  const port = await freePort();
  await asPostgres(join(bin, 'initdb'), [
    '-D',
    data,
    '-U',
    'postgres',
    '-A',
    'trust',
    '-E',
    'UTF8',
    '--locale=C.UTF-8',
  ]);
  const settings = `-p ${port} -k ${folder} -c listen_addresses=127.0.0.1 -c shared_buffers=2GB -c max_wal_size=4GB`;
  await asPostgres(join(bin, 'pg_ctl'), ['-D', data, '-s', '-w', '-l', join(folder, 'log'), 'start', '-o', settings]);
  return {
    url: `postgres://postgres@127.0.0.1:${port}/postgres`,
    stop: async () => {
      await asPostgres(join(bin, 'pg_ctl'), ['-D', data, '-s', '-m', 'immediate', 'stop']);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Gives a port nobody listens on at this moment. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

function newestBin(): string {
  const versions = existsSync(HOME) ? readdirSync(HOME).sort((a, b) => Number(b) - Number(a)) : [];
  const found = versions.map((version) => join(HOME, version, 'bin')).find((bin) => existsSync(join(bin, 'initdb')));
  if (!found) throw new Error('No PostgreSQL found: install it, or name a server in BENCH_DATABASE_URL');
  return found;
}

/** PostgreSQL refuses to run as root. The log file keeps the pipes of `pg_ctl` from staying open. */
async function asPostgres(command: string, args: string[]): Promise<void> {
  const root = process.getuid?.() === 0;
  await (root ? run('runuser', ['-u', 'postgres', '--', command, ...args], { cwd: '/' }) : run(command, args));
}
