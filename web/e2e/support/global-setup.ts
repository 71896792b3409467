import { startServer } from './server.ts';

/**
 * Starts one server with the demonstration for all journeys; what is returned closes it after the last one. With
 * E2E_DATABASE_URL they run on PostgreSQL; the office without demonstration is on the embedded database in any case.
 */
export default async function globalSetup(): Promise<() => Promise<void>> {
  const server = await startServer([], process.env.E2E_DATABASE_URL);
  process.env.E2E_ORIGIN = server.origin;
  return server.stop;
}
