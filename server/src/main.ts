import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { boot } from './boot.ts';
import { readEnv } from './env.ts';
import { buildSchema } from './graphql/schema.ts';
import { startHttpServer } from './http/server.ts';
import { createLog } from './lib/log.ts';
import { failStart, printProgress, printReady } from './start-screen.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const consoleFolder = fileURLToPath(new URL('../../web/dist/', import.meta.url));

async function main(): Promise<void> {
  const env = readEnv(root, process.env, process.argv.slice(2));
  const log = createLog(env.logLevel);
  const booted = await boot(env, log, printProgress);
  const server = await startHttpServer({
    env,
    services: booted.services,
    schema: buildSchema(),
    consoleFolder: existsSync(consoleFolder) ? consoleFolder : null,
  });
  await printReady(booted, server.port);

  let closing = false;
  const stop = () => {
    if (closing) return;
    closing = true;
    // Sockets and requests first, then workers, then the database: nobody loses what they rest on.
    server
      .close()
      .then(booted.close)
      .then(
        () => process.exit(0),
        (error: unknown) => failStart(error),
      );
  };
  // One request that went wrong in an unforeseen way must not end the work of all others.
  process.on('unhandledRejection', (error) => log.error({ err: error }, 'a promise that nobody waited for failed'));
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  booted.services.db.crashed.catch(failStart);
}

main().catch(failStart);
