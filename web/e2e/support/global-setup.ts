import { startServer } from './server.ts';

/** Starts one server with the demonstration for all journeys; what is returned closes it after the last one. */
export default async function globalSetup(): Promise<() => Promise<void>> {
  const server = await startServer();
  process.env.E2E_ORIGIN = server.origin;
  return server.stop;
}
