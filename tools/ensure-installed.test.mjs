import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { missingPackages, nodeProblem } from './ensure-installed.mjs';

const root = mkdtempSync(join(tmpdir(), 'pokjanal-install-'));
after(() => rmSync(root, { recursive: true, force: true }));

function lay({ wanted, present }) {
  rmSync(join(root, 'node_modules'), { recursive: true, force: true });
  writeFileSync(join(root, 'package-lock.json'), JSON.stringify({ packages: wanted }));
  if (!present) return;
  mkdirSync(join(root, 'node_modules'));
  writeFileSync(join(root, 'node_modules', '.package-lock.json'), JSON.stringify({ packages: present }));
}

test('an older Node is refused in both languages, a newer one is not', () => {
  assert.match(nodeProblem('20.18.1'), /memerlukan[^]*needs Node\.js 20\.19/);
  assert.match(nodeProblem('18.20.0'), /18\.20\.0/);
  for (const version of ['20.19.0', '22.0.0', '24.1.0']) assert.equal(nodeProblem(version), undefined);
});

test('a fresh clone lacks everything', () => {
  lay({ wanted: { '': {}, 'node_modules/a': { version: '1.0.0' }, 'web/node_modules/b': { version: '2.0.0' } } });
  assert.deepEqual(missingPackages(root), ['node_modules/a', 'web/node_modules/b']);
});

test('another version counts as missing, a package for another platform does not', () => {
  lay({
    wanted: {
      'node_modules/a': { version: '1.1.0' },
      'node_modules/win': { version: '1.0.0', optional: true },
      'node_modules/@pokjanal/web': { resolved: 'web', link: true },
      web: { version: '0.1.0' },
    },
    present: { 'node_modules/a': { version: '1.0.0' } },
  });
  assert.deepEqual(missingPackages(root), ['node_modules/a']);
});

test('a complete installation lacks nothing', () => {
  lay({ wanted: { 'node_modules/a': { version: '1.0.0' } }, present: { 'node_modules/a': { version: '1.0.0' } } });
  assert.deepEqual(missingPackages(root), []);
});
