import { readFile, readdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PGlite } from '@electric-sql/pglite';
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import type { SchemaEngine } from '@prisma/schema-engine-wasm';
import * as glue from '@prisma/schema-engine-wasm/schema_engine_bg';
import { PrismaPGlite } from 'pglite-prisma-adapter';
import { readSqlOwned, splitStatements, withoutSqlOwned } from './sql-owned.ts';

const home = dirname(dirname(fileURLToPath(import.meta.url)));

/** Where the numbered migration folders live. */
export const migrationsDir = join(home, 'migrations');

type Exports = { __wbindgen_start(): void };
type Glue = { SchemaEngine: typeof SchemaEngine; __wbg_set_wasm(exports: Exports): void };
/** TypeScript keeps the WebAssembly types in its DOM library, which this workspace leaves out. */
declare const WebAssembly: {
  instantiate(bytes: Uint8Array, imports: Record<string, object>): Promise<{ instance: { exports: Exports } }>;
};

// Loaded once: the glue keeps one instance, and a second one under it breaks the first.
let engineClass: Promise<typeof SchemaEngine> | undefined;

async function loadEngineClass(): Promise<typeof SchemaEngine> {
  const bindings = glue as unknown as Glue;
  const gluePath = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm/schema_engine_bg');
  const bytes = await readFile(join(dirname(gluePath), 'schema_engine_bg.wasm'));
  const { instance } = await WebAssembly.instantiate(bytes, { './schema_engine_bg.js': glue });
  bindings.__wbg_set_wasm(instance.exports);
  instance.exports.__wbindgen_start();
  return bindings.SchemaEngine;
}

async function readSchemaFiles(dir: string) {
  const names = (await readdir(dir)).filter((name) => name.endsWith('.prisma')).sort();
  return Promise.all(
    names.map(async (name) => ({ path: join(dir, name), content: await readFile(join(dir, name), 'utf8') })),
  );
}

async function replayMigrations(db: PGlite, dir: string) {
  for (const folder of (await readdir(dir)).sort()) {
    if (!/^\d{4}_/.test(folder)) continue;
    const script = await readFile(join(dir, folder, 'migration.sql'), 'utf8');
    await db.exec(script).catch((error: Error) => {
      throw new Error(`${folder} cannot be applied to an empty database: ${error.message}`, { cause: error });
    });
  }
}

/**
 * The SQL statements that lead from what the migrations build to what the Prisma schema describes; empty when they agree.
 * Tables and indexes owned by SQL alone are left out. Runs on a throw-away in-memory database, offline.
 */
export async function diffMigrationsToSchema(
  options: { schemaDir?: string; migrationsDir?: string } = {},
): Promise<string[]> {
  const files = await readSchemaFiles(options.schemaDir ?? join(home, 'schema'));
  const db = await PGlite.create();
  try {
    await replayMigrations(db, options.migrationsDir ?? migrationsDir);
    const owned = await readSqlOwned(db);
    const Engine = await (engineClass ??= loadEngineClass());
    const adapter = bindMigrationAwareSqlAdapterFactory(new PrismaPGlite(db));
    const engine = await Engine.new({ datamodels: files.map((f) => [f.path, f.content]) }, () => {}, adapter);
    const { stdout } = await engine.diff({
      from: { tag: 'schemaDatasource', files, configDir: home },
      to: { tag: 'schemaDatamodel', files },
      script: true,
      exitCode: null,
      filters: { externalTables: owned.tables, externalEnums: [] },
    });
    return withoutSqlOwned(splitStatements(stdout ?? ''), owned);
  } finally {
    await db.close();
  }
}
