// Fails when package-lock.json lacks an optional (platform) package that another package names,
// or records a download address: `npm ci` refuses the first, and the second ties the lock to one registry.
import fs from 'node:fs';

const lock = JSON.parse(fs.readFileSync(new URL('../package-lock.json', import.meta.url), 'utf8')).packages;

function has(from, name) {
  for (let path = from; ; ) {
    if (lock[`${path ? `${path}/` : ''}node_modules/${name}`]) return true;
    if (!path) return false;
    const cut = path.lastIndexOf('/node_modules/');
    path = cut > 0 ? path.slice(0, cut) : '';
  }
}

const problems = Object.entries(lock).flatMap(([path, pkg]) => [
  ...Object.entries(pkg.optionalDependencies ?? {})
    .filter(([name]) => !has(path, name))
    .map(([name, version]) => `${path || '(root)'} needs ${name}@${version}`),
  ...(/^https?:/.test(pkg.resolved ?? '') ? [`${path} records a download address`] : []),
]);
for (const problem of problems.slice(0, 20)) process.stderr.write(`${problem}\n`);
process.stdout.write(problems.length ? `lock: ${problems.length} problems\n` : 'lock complete\n');
process.exitCode = problems.length ? 1 : 0;
