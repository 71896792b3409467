import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { onServer, prepareEmbeddedImage, preparePostgresTemplate, type TestImage } from './image.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    testImage: TestImage;
    testRun: string;
  }
}

/** Migrates once for the whole run; with TEST_DATABASE_URL on that PostgreSQL server, else for databases in memory. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const url = process.env.TEST_DATABASE_URL;
  const run = `pokjanal_test_${process.pid}_`;
  // Workers are ended without ceremony; what they leave in the temporary folder goes with it.
  const temporary = await mkdtemp(join(tmpdir(), 'pt-'));
  process.env.TMPDIR = temporary;
  project.provide('testRun', run);
  project.provide('testImage', url ? await preparePostgresTemplate(url) : await prepareEmbeddedImage());
  return async () => {
    await rm(temporary, { recursive: true, force: true });
    if (!url) return;
    const { rows } = await onServer(url, 'select datname from pg_database where starts_with(datname, $1)', [run]);
    for (const row of rows) await onServer(url, `drop database if exists ${row.datname} with (force)`);
  };
}
