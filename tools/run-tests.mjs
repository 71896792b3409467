// Runs the tests of the tools themselves with Node's own runner and leaves their counts where CI adds them up.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { run } from 'node:test';
import { spec } from 'node:test/reporters';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const files = ['guards.test.mjs', 'ensure-installed.test.mjs', 'stamp.test.mjs', 'count-tests.test.mjs'].map((name) =>
  join(root, 'tools', name),
);
const counts = { passed: 0, failed: 0, skipped: 0 };

const stream = run({ files, concurrency: true, timeout: 180_000 });
stream.on('test:pass', ({ skip, details }) => {
  if (details.type === 'suite') return;
  counts[skip ? 'skipped' : 'passed'] += 1;
});
stream.on('test:fail', () => {
  counts.failed += 1;
  process.exitCode = 1;
});
stream.on('end', () => {
  mkdirSync(join(root, 'test-results'), { recursive: true });
  writeFileSync(join(root, 'test-results', 'tools.json'), JSON.stringify(counts));
});
stream.compose(new spec()).pipe(process.stdout);
