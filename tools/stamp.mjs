// Remembers from which sources something was built, so that it is built again only when they changed.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const SKIPPED_FOLDERS = new Set([
  'node_modules',
  'dist',
  'generated',
  'gql',
  'e2e',
  'test-results',
  'playwright-report',
]);
const SKIPPED_FILES = /\.generated\.ts$|\.test\.tsx?$/;

function* filesUnder(path) {
  if (!existsSync(path)) return;
  if (statSync(path).isFile()) {
    yield path;
    return;
  }
  const entries = readdirSync(path, { withFileTypes: true });
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (entry.isDirectory() ? SKIPPED_FOLDERS.has(entry.name) : SKIPPED_FILES.test(entry.name)) continue;
    yield* filesUnder(join(path, entry.name));
  }
}

/** One hash over names and contents of the files and folders; what is generated from them and the tests do not count. */
export function hashSources(root, paths) {
  const hash = createHash('sha256').update(process.versions.node.split('.')[0] ?? '');
  for (const path of paths) {
    for (const file of filesUnder(join(root, path))) {
      hash.update(`\0${file.slice(root.length)}\0`).update(readFileSync(file));
    }
  }
  return hash.digest('hex');
}

const stampFile = (root, name) => join(root, 'node_modules', '.cache', 'pokjanal', name);

/** Whether `output` is there and was built from sources of this hash. */
export function isFresh(root, name, { output, hash }) {
  const stamp = stampFile(root, name);
  return existsSync(join(root, output)) && existsSync(stamp) && readFileSync(stamp, 'utf8') === hash;
}

/** Notes the hash after a successful build. */
export function writeStamp(root, name, hash) {
  const stamp = stampFile(root, name);
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, hash);
}
