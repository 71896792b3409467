import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { type Database, openDatabase } from '../src/db/client.ts';

const given = inject('testImage');
const image = given.kind === 'embedded' ? given.file : '';
const here = fileURLToPath(new URL('../', import.meta.url));

type Ended = { code: number; said: string };

/** Runs a command of the server as a person does and gives what it printed. */
function run(command: 'backup' | 'restore', dataDir: string, file: string, env: object = {}): Promise<Ended> {
  const { DATABASE_URL: _, ...inherited } = process.env;
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      ['--import', 'tsx', `commands/${command}.ts`, file],
      { cwd: here, env: { ...inherited, DATA_DIR: dataDir, ...env } },
      (error, stdout, stderr) => resolve({ code: error ? 1 : 0, said: stdout + stderr }),
    );
  });
}

describe.runIf(image)('backup and restore of the embedded database', () => {
  let folder: string;
  const at = (name: string) => join(folder, name);
  const open = (name: string, from?: string): Promise<Database> =>
    openDatabase({
      databaseUrl: undefined,
      poolSize: 2,
      statementTimeoutMs: 0,
      dataDir: at(name),
      ...(from ? { image: from } : {}),
    });
  const read = async (db: Database) => {
    const [row] = await db.sql<{ epoch: number; note: unknown }>(
      `select epoch, (select value from "Setting" where key = 'trial.backup') as note from outbox_counter where id = 1`,
    );
    return row;
  };

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'pokjanal-backup-test-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('refuses while a server holds the folder, then takes everything along and raises the epoch', async () => {
    const db = await open('office', image);
    await db.prisma.setting.create({ data: { key: 'trial.backup', value: 'kept' } });
    const before = await read(db);
    const refused = await run('backup', at('office'), at('early.tar.gz'));
    expect(refused).toMatchObject({ code: 1, said: expect.stringContaining('sedang dipakai proses lain') });
    expect(refused.said).toContain(`pid ${process.pid}`);
    expect(existsSync(at('early.tar.gz'))).toBe(false);
    await db.close();

    const file = at('copy.tar.gz');
    expect(await run('backup', at('office'), file)).toMatchObject({ code: 0 });
    expect((await stat(file)).mode & 0o077).toBe(0);
    const bytes = await readFile(file);
    expect(await run('backup', at('office'), file)).toMatchObject({
      code: 1,
      said: expect.stringContaining('sudah ada'),
    });
    expect(bytes.equals(await readFile(file))).toBe(true);

    const occupied = await run('restore', at('office'), file);
    expect(occupied).toMatchObject({ code: 1, said: expect.stringContaining('sudah berisi basis data') });

    expect(await run('restore', at('new-office'), file)).toMatchObject({ code: 0 });
    const restored = await open('new-office');
    expect(await read(restored)).toEqual({ epoch: (before?.epoch ?? 0) + 1, note: 'kept' });
    await restored.close();
  }, 120_000);

  it('makes no backup of nothing', async () => {
    const answer = await run('backup', at('nowhere'), at('nothing.tar.gz'));
    expect(answer).toMatchObject({ code: 1, said: expect.stringContaining('Belum ada basis data') });
    expect(existsSync(at('nowhere'))).toBe(false);
  });

  it('leaves no half database behind when the file is missing or is something else', async () => {
    expect(await run('restore', at('broken'), at('absent.tar.gz'))).toMatchObject({
      code: 1,
      said: expect.stringContaining('tidak dapat dipulihkan'),
    });
    await writeFile(at('letter.tar.gz'), 'not a backup');
    expect((await run('restore', at('broken'), at('letter.tar.gz'))).code).toBe(1);
    await writeFile(at('hollow.tar.gz'), await promisify(gzip)('not a database'));
    expect((await run('restore', at('broken'), at('hollow.tar.gz'))).code).toBe(1);
    expect(existsSync(join(at('broken'), 'db'))).toBe(false);
    const left = existsSync(at('broken')) ? await readdir(at('broken')) : [];
    expect(left).not.toContain('lock.json');
  }, 60_000);

  it('points to the tools of PostgreSQL where that is the database', async () => {
    const env = { DATABASE_URL: 'postgres://localhost:1/none' };
    expect((await run('backup', at('pg'), at('pg.tar.gz'), env)).said).toContain('pg_dump');
    expect((await run('restore', at('pg'), at('pg.tar.gz'), env)).said).toContain('pg_restore');
  });
});
