import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import type { Database } from '../../src/db/client.ts';

const TICKS_A_SECOND = 100;
const KB_A_MB = 1024;

/** Tells the processor time a process used so far in ms; NaN where the system does not tell. */
export function processorMs(pid: number | undefined): number {
  const fields = statOf(pid);
  return fields ? ticksOf(fields, OWN_TIME) : Number.NaN;
}

/** Tells the most memory a process held since `forgetPeak`, in MB. */
export function peakMemoryMb(pid: number | 'self' | undefined): number {
  return kilobytesOf(`/proc/${pid}/status`, 'VmHWM') / KB_A_MB;
}

/** Begins to take the peak of a process anew, where that is allowed. */
export function forgetPeak(pid: number | undefined): void {
  try {
    writeFileSync(`/proc/${pid}/clear_refs`, '5');
  } catch {
    // The peak then counts from the start of the process.
  }
}

/** All processes of the database server, which must run on this machine. */
export type DatabaseProcesses = {
  /** Processor time of all of them so far in ms, those that ended included; NaN where the system does not tell. */
  cpuMs(): number;
  /** Memory of all of them at this moment in MB, shared pages counted once (sum of their Pss). */
  memoryMb(): number;
};

/** Finds the processes behind a database: the parent of every session, and its children. */
export async function databaseProcesses(db: Database): Promise<DatabaseProcesses> {
  const [row] = await db.sql<{ pid: number }>('select pg_backend_pid() as pid');
  const parent = Number(statOf(row?.pid)?.[PARENT] ?? Number.NaN);
  return {
    cpuMs: () => {
      const own = statOf(parent);
      if (!own) return Number.NaN;
      return childrenOf(parent).reduce(
        (sum, pid) => sum + (processorMs(pid) || 0),
        ticksOf(own, [...OWN_TIME, ...ENDED_TIME]),
      );
    },
    memoryMb: () =>
      [parent, ...childrenOf(parent)].reduce((sum, pid) => sum + kilobytesOf(`/proc/${pid}/smaps_rollup`, 'Pss'), 0) /
      KB_A_MB,
  };
}

const LOOK_MS = 100;
/** Processor time within a look that any server uses at rest. */
const IDLE_MS = 10;
const PATIENCE_MS = 30_000;

/** Waits until a database is at rest: what one server left it to compute must not fall into the round of the next. */
export async function databaseAtRest({ cpuMs }: Pick<DatabaseProcesses, 'cpuMs'>): Promise<void> {
  for (let waited = 0; waited < PATIENCE_MS; waited += LOOK_MS) {
    const before = cpuMs();
    await wait(LOOK_MS);
    // Where the system does not tell, nothing is known to go on.
    if (!(cpuMs() - before > IDLE_MS)) return;
  }
}

// Places in /proc/<pid>/stat counted from the field after the name.
const PARENT = 1;
const OWN_TIME = [11, 12];
const ENDED_TIME = [13, 14];

function statOf(pid: number | undefined): string[] | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name in brackets may hold spaces.
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  } catch {
    return null;
  }
}

function ticksOf(fields: readonly string[], places: readonly number[]): number {
  return (places.reduce((sum, place) => sum + Number(fields[place]), 0) * 1000) / TICKS_A_SECOND;
}

function childrenOf(parent: number): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && Number(statOf(Number(name))?.[PARENT]) === parent)
    .map(Number);
}

function kilobytesOf(file: string, name: string): number {
  try {
    const line = readFileSync(file, 'utf8')
      .split('\n')
      .find((one) => one.startsWith(`${name}:`));
    return Number(line?.match(/\d+/)?.[0] ?? Number.NaN);
  } catch {
    return Number.NaN;
  }
}
