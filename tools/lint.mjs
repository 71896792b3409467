// `npm run lint`: runs every check, so that one run shows all there is to mend.
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { CHECKS } from './lint/checks.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const failed = CHECKS.filter(({ name, args }) => {
  process.stdout.write(`\n— ${name}\n`);
  return spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' }).status !== 0;
});
process.stdout.write(
  failed.length ? `\nlint: failed in ${failed.map(({ name }) => name).join(', ')}\n` : '\nlint: clean\n',
);
process.exitCode = failed.length ? 1 : 0;
