import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, it, onTestFinished } from 'vitest';
import { useOwnDatabase } from '../../test/database.ts';
import { migrate } from './migrate.ts';

const { pool, sql } = await useOwnDatabase();
let dir: string;

const write = async (name: string, text: string) => {
  await mkdir(join(dir, name), { recursive: true });
  await writeFile(join(dir, name, 'migration.sql'), text);
};
const exists = async (table: string) => (await sql('select to_regclass($1) as found', [table]))[0]?.found !== null;

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'migrations-'));
  onTestFinished(() => rm(dir, { recursive: true }));
  await sql('drop table if exists schema_migration, first, second, third');
  await write('0001_first', 'create table first (a integer);\ninsert into first values (1);');
  await write('0002_second', 'create table second (a integer);');
});

it('applies what is new, in order, once, and tells how far it is', async () => {
  const steps: string[] = [];
  const onProgress = (step: { name: string; index: number; total: number }) =>
    steps.push(`${step.name} ${step.index}/${step.total}`);
  expect(await migrate(pool, { dir, onProgress })).toEqual(['0001_first', '0002_second']);
  await write('0003_third', 'create table third (a integer);');
  expect(await migrate(pool, { dir, onProgress })).toEqual(['0003_third']);
  expect(await migrate(pool, { dir, onProgress })).toEqual([]);
  expect(steps).toEqual(['0001_first 1/2', '0002_second 2/2', '0003_third 3/3']);
});

it('refuses a folder whose content changed, in both languages, and applies nothing more', async () => {
  await migrate(pool, { dir });
  await write('0001_first', 'create table first (a bigint);');
  await write('0003_third', 'create table third (a integer);');
  await expect(migrate(pool, { dir })).rejects.toMatchObject({
    texts: { id: expect.stringContaining('0001_first berubah'), en: expect.stringContaining('0001_first was changed') },
  });
  expect(await exists('third')).toBe(false);
});

it('takes a checkout with Windows line ends for the same content', async () => {
  await migrate(pool, { dir });
  await write('0001_first', 'create table first (a integer);\r\ninsert into first values (1);');
  expect(await migrate(pool, { dir })).toEqual([]);
});

it('refuses when an applied folder is missing', async () => {
  await migrate(pool, { dir });
  await rm(join(dir, '0001_first'), { recursive: true });
  await expect(migrate(pool, { dir })).rejects.toThrow(
    '0001_first was applied to this database, but its folder is missing',
  );
});

it('refuses a new folder numbered before an applied one', async () => {
  await migrate(pool, { dir });
  await write('0000_late', 'select 1');
  await expect(migrate(pool, { dir })).rejects.toThrow('0000_late is numbered before 0001_first');
});

it('rolls a failing folder back as a whole, keeps those before it, and names it', async () => {
  await write('0003_third', 'create table third (a integer);\ninsert into nowhere values (1);');
  await expect(migrate(pool, { dir })).rejects.toThrow(/0003_third failed .*"nowhere" does not exist/);
  expect([await exists('second'), await exists('third')]).toEqual([true, false]);
  await write('0003_third', 'create table third (a integer);');
  expect(await migrate(pool, { dir })).toEqual(['0003_third']);
});

it('lets two processes start together: each folder is applied by one of them', async () => {
  const [one, two] = await Promise.all([migrate(pool, { dir }), migrate(pool, { dir })]);
  expect([...one, ...two].sort()).toEqual(['0001_first', '0002_second']);
  expect(await sql('select a from first')).toEqual([{ a: 1 }]);
});
