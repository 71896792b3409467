import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { PoolConfig } from 'pg';
import { lockDataFolder } from './data-lock.ts';
import type { WorkerInput, WorkerMessage } from './embedded-worker.ts';
import type { WireAddress } from './wire-server.ts';

export type EmbeddedDatabase = {
  /** How `pg` reaches it. */
  connection: PoolConfig;
  /** A dump of the data folder, to start other databases from. Nothing may be running. */
  dump(): Promise<Uint8Array>;
  /** Ends the database cleanly and gives the folder free. */
  close(): Promise<void>;
  /** Rejects when the worker dies; never resolves otherwise. */
  crashed: Promise<never>;
};

// The wire needs a file name of this form beside the port number that `pg` is given.
const UNIX_PORT = 5432;

/**
 * Starts the embedded database in a worker thread behind a private socket. With `dataDir` it lives there, locked for this
 * process; without it lives in memory. What is new begins from `image` (a file written from `dump()`) where given.
 * @throws StartupError when another process holds the folder.
 */
export async function startEmbedded(options: { dataDir?: string; image?: string }): Promise<EmbeddedDatabase> {
  const lock = options.dataDir === undefined ? undefined : await lockDataFolder(options.dataDir);
  const socketDir = process.platform === 'win32' ? undefined : await mkdtemp(join(tmpdir(), 'pokjanal-'));
  const release = async () => {
    if (socketDir) await rm(socketDir, { recursive: true, force: true });
    await lock?.release();
  };
  try {
    const secret = randomBytes(24).toString('base64url');
    const address: WireAddress = socketDir
      ? { path: join(socketDir, `.s.PGSQL.${UNIX_PORT}`) }
      : { host: '127.0.0.1', port: 0 };
    const input: WorkerInput = { address, secret };
    if (options.image !== undefined) input.image = options.image;
    if (options.dataDir !== undefined) input.dataDir = await prepareFolder(options.dataDir);
    const { worker, port } = await startWorker(input);
    const target = socketDir ? { host: socketDir, port: UNIX_PORT } : { host: '127.0.0.1', port };
    return {
      connection: { ...target, user: 'postgres', database: 'postgres', password: secret, ssl: false },
      crashed: watch(worker),
      dump: () => askForDump(worker),
      async close() {
        const ended = once(worker, 'exit');
        worker.removeAllListeners('error');
        worker.postMessage('close');
        await ended;
        await release();
      },
    };
  } catch (error) {
    await release();
    throw error;
  }
}

async function prepareFolder(dataDir: string): Promise<string> {
  const folder = join(dataDir, 'db');
  await mkdir(folder, { recursive: true });
  return folder;
}

async function startWorker(input: WorkerInput): Promise<{ worker: Worker; port: number }> {
  const worker = spawn(findWorkerFile(), input);
  const message = await new Promise<WorkerMessage>((resolve) => {
    worker.once('message', resolve);
    worker.once('error', (error: Error) => resolve({ type: 'failed', message: error.stack ?? error.message }));
    worker.once('exit', () => resolve({ type: 'failed', message: 'the database thread ended while starting' }));
  });
  if (message.type === 'ready') return { worker, port: message.port };
  await worker.terminate();
  throw new Error(message.type === 'failed' ? message.message : 'The database thread answered out of turn');
}

function spawn(file: string, workerData: WorkerInput): Worker {
  if (!file.endsWith('.ts')) return new Worker(file, { workerData });
  // From source the thread needs a TypeScript loader of its own: it inherits none, whoever runs the main thread.
  const loader = createRequire(import.meta.url)
    .resolve('tsx/esm/api')
    .replace(/\.cjs$/, '.mjs');
  const [api, entry] = [loader, file].map((path) => JSON.stringify(pathToFileURL(path).href));
  const code = `import(${api}).then((api) => { api.register(); return import(${entry}); });`;
  return new Worker(code, { eval: true, workerData, execArgv: [] });
}

/** The worker stands beside this file in source; a build puts it at the root of the output, perhaps one folder up. */
function findWorkerFile(): string {
  const names = import.meta.url.endsWith('.ts')
    ? ['./embedded-worker.ts']
    : ['./embedded-worker.js', '../embedded-worker.js'];
  const found = names.map((name) => fileURLToPath(new URL(name, import.meta.url))).find((path) => existsSync(path));
  if (!found) throw new Error('embedded-worker is missing beside the server');
  return found;
}

function watch(worker: Worker): Promise<never> {
  const crashed = new Promise<never>((_resolve, reject) => worker.once('error', reject));
  // Whoever waits for it is told; nobody has to wait.
  crashed.catch(() => undefined);
  return crashed;
}

async function askForDump(worker: Worker): Promise<Uint8Array> {
  worker.postMessage('dump');
  const [message] = (await once(worker, 'message')) as [WorkerMessage];
  if (message.type !== 'dump') throw new Error('The database thread answered out of turn');
  return message.bytes;
}
