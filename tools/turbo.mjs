// `node tools/turbo.mjs run <tasks>`: turbo on an installed tree, without telemetry and without asking any host.
import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { ensureInstalled } from './ensure-installed.mjs';

ensureInstalled();
const turbo = createRequire(import.meta.url).resolve('turbo/bin/turbo');
const child = spawn(process.execPath, [turbo, ...process.argv.slice(2)], {
  stdio: 'inherit',
  env: { ...process.env, TURBO_TELEMETRY_DISABLED: '1', DO_NOT_TRACK: '1' },
});
// The terminal and npm both pass a signal on; turbo stops its own children, we only wait for it.
let wasStopped = false;
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, () => {
    wasStopped = true;
    child.kill(signal);
  });
}
// A run that was stopped has not succeeded, whatever turbo says.
child.on('exit', (code) => process.exit(code || (wasStopped || code === null ? 1 : 0)));
