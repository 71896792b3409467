import { diffMigrationsToSchema } from './engine.ts';

/** The statements by which migrations and Prisma schema differ; the drift test wants none. */
export async function findDrift(options?: { schemaDir?: string; migrationsDir?: string }): Promise<string[]> {
  return diffMigrationsToSchema(options);
}
