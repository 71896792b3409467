import { boot } from '../src/boot.ts';
import { createLog } from '../src/lib/log.ts';
import { printProgress } from '../src/start-screen.ts';
import { runCommand, say } from './run-command.ts';

// What a start does before it listens: migrations, official lists and, where it is wanted, the demonstration.
await runCommand(async (env) => {
  const booted = await boot(env, createLog(env.logLevel), printProgress);
  await booted.close();
  say('\nBasis data siap. / The database is ready.');
});
