import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Database } from '../src/db/client.ts';
import { useOwnDatabase } from './database.ts';
import { answers, givenProvince, settle, submit, systemCtx } from './rollup-scene.ts';
import { givenToken, serve } from './serve.ts';

const run = promisify(execFile);
const folder = fileURLToPath(new URL('../examples/', import.meta.url));

let db: Database;
let site: Awaited<ReturnType<typeof serve>>;
let scene: Awaited<ReturnType<typeof givenProvince>>;
let env: NodeJS.ProcessEnv;
const children: ChildProcess[] = [];

beforeAll(async () => {
  db = await useOwnDatabase();
  scene = await givenProvince(db);
  site = await serve(db);
  const { token } = await givenToken(db, { role: 'PARTNER', wilayah: scene.provinsi });
  env = { ...process.env, POKJANAL_URL: site.origin, POKJANAL_TOKEN: token };
  const [first] = scene.posts;
  if (first) await submit(systemCtx(db), first, { cells: answers(first, { s: 40, d: 30, n: 20 }) });
  await settle(db);
}, 120_000);

afterEach(() => {
  for (const child of children.splice(0)) child.kill();
});
afterAll(() => site.close());

/** Starts an example that runs until it is stopped, and keeps what it prints. */
function start(command: string, args: string[]) {
  const child = spawn(command, args, { cwd: folder, env });
  children.push(child);
  const printed = { text: '', child };
  child.stdout.on('data', (chunk: Buffer) => {
    printed.text += chunk.toString();
  });
  child.stderr.on('data', (chunk: Buffer) => {
    printed.text += chunk.toString();
  });
  return printed;
}

let told = 0;
async function change(): Promise<void> {
  told += 1;
  const post = scene.posts[1];
  if (!post) throw new Error('no post');
  await submit(systemCtx(db), post, {
    cells: answers(post, { s: 50, d: 10 + told, n: 5 }),
    expectedRevision: told - 1,
    idempotencyKey: randomUUID(),
  });
}

describe('the examples a partner copies', () => {
  test('curl reads figures', async () => {
    const { stdout } = await run('sh', ['figures.sh', scene.provinsi.code], { cwd: folder, env });
    const { data } = JSON.parse(stdout) as { data: { analytics: { cells: unknown[] } } };
    expect(data.analytics.cells).toMatchObject([
      { period: '2026-04' },
      { period: '2026-05', value: 75, numerator: 30 },
      { period: '2026-06' },
    ]);
  });

  test('curl reads a breakdown beside a counted number', async () => {
    const { stdout } = await run('sh', ['breakdown.sh', scene.provinsi.code, '2026-05'], { cwd: folder, env });
    const { data } = JSON.parse(stdout) as {
      data: { analytics: { cells: { group: string }[] }; elementFigures: { cells: unknown[] } };
    };
    const unjudged = data.analytics.cells.find(({ group }) => group === 'BELUM_DINILAI');
    expect(unjudged).toMatchObject({ value: 75, numerator: 30 });
    expect(data.elementFigures.cells).toEqual([
      { element: 'SK_S', period: '2026-05', value: 40, reason: null, carried: 0 },
    ]);
  });

  test('Python reads figures', async () => {
    const { stdout } = await run('python3', ['figures.py', scene.provinsi.code], { cwd: folder, env });
    expect(stdout.split('\n')[1]).toBe(`${scene.provinsi.name} 2026-05 75.0 % 30 40`);
  });

  test.each([
    ['graphql-ws', process.execPath, 'follow.mjs'],
    ['Python', 'python3', 'follow.py'],
    ['curl', 'sh', 'follow.sh'],
  ])(
    '%s follows changes and goes on from the last cursor after it was stopped',
    async (_name, command, file) => {
      const from = (text: string) => [...text.matchAll(/\b1-\d+\b/g)].map(([cursor]) => cursor);
      const { position } = site.events.dispatcher.events;
      const first = start(command, [file, scene.provinsi.code, `1-${position}`]);
      await change();
      await expect.poll(() => first.text, { timeout: 15_000 }).toContain(scene.provinsi.name);
      first.child.kill();
      const seen = from(first.text);
      await change();
      const second = start(command, [file, scene.provinsi.code, seen.at(-1) ?? '']);
      await expect.poll(() => second.text, { timeout: 15_000 }).toContain(scene.provinsi.name);
      const again = new Set(from(second.text));
      expect(seen.filter((cursor) => again.has(cursor))).toEqual([]);
    },
    40_000,
  );
});
