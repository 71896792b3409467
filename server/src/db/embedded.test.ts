import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { Client, Pool } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { afterAll, beforeAll, describe, expect, inject, it, onTestFinished } from 'vitest';
import { type EmbeddedDatabase, startEmbedded } from './embedded.ts';

const given = inject('testImage');
const image = given.kind === 'embedded' ? given.file : '';

describe.runIf(image)('the embedded database', () => {
  let embedded: EmbeddedDatabase;
  let pool: Pool;

  beforeAll(async () => {
    embedded = await startEmbedded({ image });
    pool = new Pool({ ...embedded.connection, max: 8 });
    await pool.query('create table trial (n integer)');
  });
  afterAll(async () => {
    await pool.end();
    await embedded.close();
  });

  it('keeps connections apart under mixed load: every answer belongs to its question', async () => {
    const plain = async (i: number) => (await pool.query(`select $1::int as got, ${i} as i`, [i])).rows[0];
    const named = async (i: number) =>
      // The same statement name means another text on another connection.
      (
        await pool.query({
          name: `s${i % 2}`,
          text: i % 2 ? 'select $1::int as got, $1::int as i' : 'select $1::int as i, $1::int as got',
          values: [i],
        })
      ).rows[0];
    const failing = (i: number) => pool.query('select $1::int / 0', [i]).catch((error: Error) => error.message);
    const inTransaction = async (i: number) => {
      const client = await pool.connect();
      await client.query('begin');
      await client.query('insert into trial values ($1)', [i]);
      const { rows } = await client.query(`select $1::int as got, ${i} as i`, [i]);
      await client.query(i % 2 ? 'commit' : 'rollback');
      client.release();
      return rows[0];
    };
    const kinds = [plain, named, failing, inTransaction];
    const answers = await Promise.all(Array.from({ length: 800 }, async (_, i) => kinds[i % 4]?.(i)));
    const wrong = answers.filter((a, i) => (i % 4 === 2 ? a !== 'division by zero' : a.got !== i || a.i !== i));
    expect(wrong).toEqual([]);
    expect((await pool.query('select count(*)::int as n from trial')).rows).toEqual([{ n: 200 }]);
  });

  it('takes rows by COPY, and survives one that fails', async () => {
    const client = await pool.connect();
    onTestFinished(() => client.release());
    await client.query('create table copied (n integer)');
    const copy = (text: string, lines: string[]) => pipeline(Readable.from(lines), client.query(copyFrom(text)));
    await copy(
      'copy copied from stdin',
      Array.from({ length: 5_000 }, (_, i) => `${i}\n`),
    );
    await expect(copy('copy copied from stdin', ['x\n'])).rejects.toThrow('invalid input syntax');
    await expect(copy('copy nowhere from stdin', ['1\n'])).rejects.toThrow('does not exist');
    expect((await client.query('select count(*)::int as n from copied')).rows).toEqual([{ n: 5_000 }]);
  });

  it('rolls back what a lost connection had open and serves the others', async () => {
    const lost = new Client(embedded.connection);
    lost.on('error', () => undefined);
    await lost.connect();
    await lost.query('begin');
    await lost.query('create table lost (n integer)');
    const waiting = pool.query("select to_regclass('lost') as found");
    (lost as unknown as { connection: { stream: { destroy(): void } } }).connection.stream.destroy();
    expect((await waiting).rows).toEqual([{ found: null }]);
  });

  it('asks for its secret', async () => {
    const stranger = new Client({ ...embedded.connection, password: 'guess' });
    await expect(stranger.connect()).rejects.toThrow('password authentication failed');
  });

  it('keeps every acknowledged row when its process is killed, and the folder can be opened again', async () => {
    const dataDir = await mkdtemp(join(tmpdir(), 'killed-'));
    onTestFinished(() => rm(dataDir, { recursive: true }));
    const script = fileURLToPath(new URL('./embedded.fixture.ts', import.meta.url));
    const child = spawn(process.execPath, ['--import', 'tsx', script, dataDir, image], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let acknowledged = 0;
    child.stdout.on('data', (chunk: Buffer) => {
      acknowledged = Number(chunk.toString().trim().split('\n').at(-1));
    });
    await expect.poll(() => acknowledged, { timeout: 80_000 }).toBeGreaterThan(300);
    await expect(startEmbedded({ dataDir })).rejects.toThrow(`pid ${child.pid}`);
    const exited = once(child, 'exit');
    child.kill('SIGKILL');
    await exited;

    const again = await startEmbedded({ dataDir });
    onTestFinished(() => again.close());
    const client = new Client(again.connection);
    await client.connect();
    const { rows } = await client.query('select count(*)::int as n, max(n) as last from kept');
    await client.end();
    expect(rows[0].n).toBeGreaterThanOrEqual(acknowledged);
    expect(rows[0].n).toBe(rows[0].last);
  }, 120_000);
});
