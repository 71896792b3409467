import { afterAll, inject } from 'vitest';
import { type Database, openDatabase } from '../src/db/client.ts';
import { onServer, withDatabase } from './image.ts';

const LIMITS = { poolSize: 10, statementTimeoutMs: 15_000 };

// Test files of one worker share modules (no isolation), so this is one database per worker, not per file.
let shared: Promise<Database> | undefined;
let made = 0;

/** The migrated database of this test worker. Tests share it: each makes its own wilayah root and looks only below it. */
export function useDatabase(): Promise<Database> {
  shared ??= openCopy();
  return shared;
}

/** A migrated database of its own for tests that count everything (workers, rebuilds); closed after the current suite. */
export async function useOwnDatabase(): Promise<Database> {
  const database = await openCopy();
  afterAll(() => database.close());
  return database;
}

async function openCopy(): Promise<Database> {
  const image = inject('testImage');
  if (image.kind === 'embedded') return openDatabase({ databaseUrl: undefined, image: image.file, ...LIMITS });
  const name = `${inject('testRun')}${process.pid}_${++made}`;
  await onServer(image.url, `create database ${name} template ${image.template}`);
  return openDatabase({ databaseUrl: withDatabase(image.url, name), ...LIMITS });
}
