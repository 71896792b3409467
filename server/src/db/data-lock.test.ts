import { mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, it, onTestFinished } from 'vitest';
import { lockDataFolder } from './data-lock.ts';

let dir: string;
let path: string;

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'lock-'));
  path = join(dir, 'lock.json');
  onTestFinished(() => rm(dir, { recursive: true }));
});

type Content = { pid: number; host: string; processStart: string; boot: string };

/** A lock as another holder would have left it, touched so many seconds ago. */
async function leaveLock(change: Partial<Content>, secondsAgo = 0) {
  const lock = await lockDataFolder(dir);
  const content = JSON.parse(await readFile(path, 'utf8')) as Content;
  await lock.release();
  await writeFile(path, JSON.stringify({ ...content, token: 'other', ...change }));
  const then = new Date(Date.now() - secondsAgo * 1000);
  await utimes(path, then, then);
}

it('lets one holder in and refuses the second by name, in both languages', async () => {
  const lock = await lockDataFolder(dir);
  const refused = lockDataFolder(dir);
  await expect(refused).rejects.toThrow(`sedang dipakai proses lain (pid ${process.pid}`);
  await expect(refused).rejects.toThrow(`in use by another process (pid ${process.pid}`);
  await lock.release();
  await (await lockDataFolder(dir)).release();
  expect(await readdir(dir)).toEqual([]);
});

it('lets exactly one in when several start at once over a lock left behind', async () => {
  for (let round = 0; round < 20; round++) {
    await leaveLock({ pid: 2 ** 22 + 1 });
    const results = await Promise.allSettled(Array.from({ length: 8 }, () => lockDataFolder(dir)));
    const winners = results.flatMap((r) => (r.status === 'fulfilled' ? [r.value] : []));
    expect(winners).toHaveLength(1);
    expect(JSON.parse(await readFile(path, 'utf8'))).toMatchObject({ pid: process.pid });
    await winners[0]?.release();
  }
});

it('takes over from a process that is gone', async () => {
  await leaveLock({ pid: 2 ** 22 + 1 });
  await expect(lockDataFolder(dir)).resolves.toBeDefined();
});

it.runIf(process.platform === 'linux')(
  'takes over when the pid now belongs to another process, or the machine restarted',
  async () => {
    for (const trace of [{ processStart: '1' }, { boot: 'before' }]) {
      await leaveLock(trace);
      const lock = await lockDataFolder(dir);
      expect(lock).toBeDefined();
      await lock.release();
    }
  },
);

it('believes another machine while it gives signs of life, and not after', async () => {
  await leaveLock({ host: 'elsewhere' }, 20);
  await expect(lockDataFolder(dir)).rejects.toThrow('host elsewhere');
  await leaveLockSilent();
  await expect(lockDataFolder(dir)).resolves.toBeDefined();
});

async function leaveLockSilent() {
  const then = new Date(Date.now() - 90_000);
  await utimes(path, then, then);
}

it('does not take over an unreadable lock that was just written', async () => {
  await writeFile(path, '');
  await expect(lockDataFolder(dir)).rejects.toThrow('lock.json');
});

it('does not remove a lock that another process has taken over', async () => {
  const lock = await lockDataFolder(dir);
  await writeFile(path, JSON.stringify({ token: 'other' }));
  await lock.release();
  expect(await readdir(dir)).toEqual(['lock.json']);
});
