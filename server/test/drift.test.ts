import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findDrift } from '@pokjanal/prisma/tools/drift';
import { expect, it, onTestFinished } from 'vitest';

const schemaDir = fileURLToPath(new URL('../../prisma/schema', import.meta.url));

it('finds that the migrations build exactly what the Prisma schema describes', async () => {
  expect(await findDrift()).toEqual([]);
});

it('would notice a column that no migration makes', async () => {
  const copy = await mkdtemp(join(tmpdir(), 'drift-'));
  onTestFinished(() => rm(copy, { recursive: true }));
  await cp(schemaDir, copy, { recursive: true });
  const main = join(copy, 'main.prisma');
  const text = await readFile(main, 'utf8');
  await writeFile(main, text.replace('model Setting {', 'model Setting {\n  planted Int?\n'));
  expect(await findDrift({ schemaDir: copy })).toEqual(['ALTER TABLE "Setting" ADD COLUMN     "planted" INTEGER']);
});
