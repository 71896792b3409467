import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { mkdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { StartupError } from './startup-error.ts';

export type DataLock = { release(): Promise<void> };

type Holder = { token: string; pid: number; host: string; boot: string; processStart: string; since: string };

const HEARTBEAT_MS = 5_000;
const SILENT_MS = 60_000;

/**
 * Takes a data folder for this process alone; PGlite itself would let two processes write into it and lose both.
 * A lock left behind by a dead process is taken over.
 * @throws StartupError naming the holder when the folder is in use.
 */
export async function lockDataFolder(dir: string): Promise<DataLock> {
  await mkdir(dir, { recursive: true });
  const path = join(dir, 'lock.json');
  const mine = describeSelf();
  if (await tryCreate(path, mine)) return hold(path, mine.token);
  const other = await readHolder(path);
  if (other !== 'gone' && !(await isStale(path, other))) throw inUse(dir, path, other);
  if (await takeOver(path, mine)) return hold(path, mine.token);
  const winner = await readHolder(path);
  throw inUse(dir, path, winner === 'gone' ? undefined : winner);
}

/** Replaces a stale lock by ours. One at a time, or two would remove each other's fresh locks. */
async function takeOver(path: string, mine: Holder): Promise<boolean> {
  const gate = `${path}.takeover`;
  if (!(await tryCreate(gate, mine))) {
    const file = await stat(gate).catch(() => undefined);
    if (!file || Date.now() - file.mtimeMs < SILENT_MS) return false;
    // Its maker died in the few milliseconds it lives.
    await rm(gate, { force: true });
    if (!(await tryCreate(gate, mine))) return false;
  }
  try {
    const other = await readHolder(path);
    if (other !== 'gone' && !(await isStale(path, other))) return false;
    await rm(path, { force: true });
    return await tryCreate(path, mine);
  } finally {
    await rm(gate, { force: true });
  }
}

async function tryCreate(path: string, holder: Holder): Promise<boolean> {
  try {
    await writeFile(path, `${JSON.stringify(holder, null, 2)}\n`, { flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

function hold(path: string, token: string): DataLock {
  // The file's time tells another machine, which cannot see our process, that we are alive.
  const beat = setInterval(() => void utimes(path, new Date(), new Date()).catch(() => undefined), HEARTBEAT_MS);
  beat.unref();
  return {
    async release() {
      clearInterval(beat);
      const holder = await readHolder(path);
      if (holder !== 'gone' && holder?.token === token) await rm(path, { force: true });
    },
  };
}

async function readHolder(path: string): Promise<Holder | undefined | 'gone'> {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as Holder;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT' ? 'gone' : undefined;
  }
}

async function isStale(path: string, holder: Holder | undefined): Promise<boolean> {
  const file = await stat(path).catch(() => undefined);
  const silentMs = file ? Date.now() - file.mtimeMs : Number.POSITIVE_INFINITY;
  if (!holder || holder.host !== hostname()) return silentMs > SILENT_MS;
  if (holder.boot !== bootId()) return true;
  // A pid is given again to another process: the same number counts only with the same start.
  return !isAlive(holder.pid) || processStart(holder.pid) !== holder.processStart;
}

function describeSelf(): Holder {
  return {
    token: randomUUID(),
    pid: process.pid,
    host: hostname(),
    boot: bootId(),
    processStart: processStart(process.pid),
    since: new Date().toISOString(),
  };
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Empty where the system has no such file: the pid alone must do there. */
function bootId(): string {
  return readOrEmpty('/proc/sys/kernel/random/boot_id').trim();
}

function processStart(pid: number): string {
  const text = readOrEmpty(`/proc/${pid}/stat`);
  // The name in brackets may hold spaces; the start time is the twentieth field after it.
  return text.slice(text.lastIndexOf(')') + 2).split(' ')[19] ?? '';
}

function readOrEmpty(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

function inUse(dir: string, path: string, holder: Holder | undefined): StartupError {
  const who = holder ? `pid ${holder.pid}, host ${holder.host}, ${holder.since}` : path;
  return new StartupError({
    id: `Folder data ${dir} sedang dipakai proses lain (${who}). Hentikan proses itu, atau pilih folder lain dengan DATA_DIR.`,
    en: `The data folder ${dir} is in use by another process (${who}). Stop that process, or choose another folder with DATA_DIR.`,
  });
}
