import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, beforeEach, test } from 'node:test';
import { hashSources, isFresh, writeStamp } from './stamp.mjs';

const root = mkdtempSync(join(tmpdir(), 'pokjanal-stamp-'));
after(() => rmSync(root, { recursive: true, force: true }));

const write = (path, text) => writeFileSync(join(root, path), text);
const hash = () => hashSources(root, ['src', 'package.json']);

beforeEach(() => {
  rmSync(join(root, 'src'), { recursive: true, force: true });
  mkdirSync(join(root, 'src', 'dist'), { recursive: true });
  write('package.json', '{}');
  write('src/a.ts', 'a');
});

test('a changed, renamed or added source gives another hash', () => {
  const seen = new Set([hash()]);
  for (const change of [
    () => write('src/a.ts', 'b'),
    () => write('src/b.ts', 'b'),
    () => write('package.json', '{ }'),
  ]) {
    change();
    seen.add(hash());
  }
  assert.equal(seen.size, 4);
});

test('what is built or generated and the tests do not count', () => {
  const before = hash();
  for (const path of ['src/dist/main.js', 'src/a.generated.ts', 'src/a.test.ts']) write(path, 'x');
  assert.equal(hash(), before);
});

test('a build is fresh until its sources change or its output is gone', () => {
  const state = { output: 'src/a.ts', hash: hash() };
  assert.equal(isFresh(root, 'part', state), false);
  writeStamp(root, 'part', state.hash);
  assert.equal(isFresh(root, 'part', state), true);
  write('src/a.ts', 'changed');
  assert.equal(isFresh(root, 'part', { ...state, hash: hash() }), false);
  assert.equal(isFresh(root, 'part', { ...state, output: 'gone' }), false);
});
