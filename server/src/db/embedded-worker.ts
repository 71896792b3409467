import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { PGlite } from '@electric-sql/pglite';
import { serveWire, type WireAddress, type WireServer } from './wire-server.ts';

/** What the worker is started with; a new folder, or a database in memory, begins from `image` (a dump) where given. */
export type WorkerInput = { dataDir?: string; image?: string; address: WireAddress; secret: string };
export type WorkerMessage =
  | { type: 'ready'; port: number }
  | { type: 'failed'; message: string }
  | { type: 'dump'; bytes: Uint8Array };
export type WorkerCommand = 'close' | 'dump';

const say = (message: WorkerMessage) => parentPort?.postMessage(message);

async function openPglite(input: WorkerInput): Promise<PGlite> {
  const { dataDir, image } = input;
  const isNew = dataDir === undefined || !existsSync(join(dataDir, 'PG_VERSION'));
  const loadDataDir = image !== undefined && isNew ? { loadDataDir: new Blob([await readFile(image)]) } : {};
  return PGlite.create({ ...(dataDir === undefined ? {} : { dataDir }), ...loadDataDir });
}

async function run(input: WorkerInput) {
  const db = await openPglite(input);
  const server = await serveWire(db, {
    address: input.address,
    secret: input.secret,
    // The backend is gone and its memory undefined: dying loudly is the only safe answer.
    onCrash: (error) => {
      throw error;
    },
  });
  parentPort?.on('message', (command: WorkerCommand) => {
    void (command === 'dump' ? dump(db) : close(db, server));
  });
  say({ type: 'ready', port: server.port });
}

async function dump(db: PGlite) {
  const tar = await db.dumpDataDir('none');
  say({ type: 'dump', bytes: new Uint8Array(await tar.arrayBuffer()) });
}

async function close(db: PGlite, server: WireServer) {
  await server.close();
  await db.close();
  parentPort?.close();
}

run(workerData as WorkerInput).catch((error: unknown) => {
  say({ type: 'failed', message: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  parentPort?.close();
});
