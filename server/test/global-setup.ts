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
  project.provide('testRun', run);
  project.provide('testImage', url ? await preparePostgresTemplate(url) : await prepareEmbeddedImage());
  return async () => {
    if (!url) return;
    const { rows } = await onServer(url, 'select datname from pg_database where starts_with(datname, $1)', [run]);
    for (const row of rows) await onServer(url, `drop database if exists ${row.datname} with (force)`);
  };
}
