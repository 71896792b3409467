import { deepEqual } from 'node:assert/strict';
import autocannon from 'autocannon';
import { type Case, faceOf } from './case.ts';
import { databaseAtRest, type DatabaseProcesses, forgetPeak, peakMemoryMb } from './processes.ts';
import type { System } from './systems.ts';

const CONNECTIONS = 16;
/** How much longer a round is taken again in which nothing was answered: it said nothing. */
const LONGER = 4;

export type Round = {
  readonly perSecond: number;
  readonly latencies: readonly number[];
  /** Node's processor time per request in ms. */
  readonly cpuMs: number;
  /** That of all processes of the database. */
  readonly databaseCpuMs: number;
  /** The most memory Node held during the round in MB. */
  readonly memoryMb: number;
};

type Request = { readonly body: string; readonly answer: string; readonly headers: Readonly<Record<string, string>> };
export type Prepared = Request[];

/** Asks every variant once and gives the exact answers that later requests must repeat. */
export function prepare(system: System, measured: Case): Promise<Prepared> {
  const bodies = measured.variants.map((variant) => JSON.stringify(faceOf(measured, system.name).body(variant)));
  return prepareBodies(system, bodies, measured.caller === 'country' ? system.countryHeaders : {});
}

/** The same for bodies ready to be sent. */
export async function prepareBodies(
  system: System,
  bodies: readonly string[],
  more: Readonly<Record<string, string>> = {},
): Promise<Prepared> {
  const headers = { ...system.headers, ...more };
  const prepared: Prepared = [];
  for (const body of bodies) {
    const response = await fetch(`${system.origin}/graphql`, { method: 'POST', headers, body });
    const answer = await response.text();
    if (!response.ok || answer.includes('"errors"')) throw new Error(`${system.name} refuses: ${answer.slice(0, 500)}`);
    prepared.push({ body, answer, headers });
  }
  return prepared;
}

/** Brings the answers of a system into the common form and refuses any difference from another's. */
export function checkSame(measured: Case, one: [System, Prepared], other: [System, Prepared]): void {
  const read = ([system, prepared]: [System, Prepared]): unknown[] =>
    prepared.map(({ answer }) => faceOf(measured, system.name).read(JSON.parse(answer) as never));
  try {
    deepEqual(read(one), read(other));
  } catch (error) {
    throw new Error(`${one[0].name} and ${other[0].name} answer differently: ${measured.title}`, { cause: error });
  }
}

type Load = {
  readonly seconds: number;
  readonly database: DatabaseProcesses;
  readonly connections?: number | undefined;
};

/** Puts one system under load for some seconds. @throws when any answer differs from the one it gave before. */
export async function runRound(
  system: System,
  prepared: Prepared,
  { seconds, database, connections = CONNECTIONS }: Load,
): Promise<Round> {
  let wrong = '';
  const latencies: number[] = [];
  await databaseAtRest(database);
  forgetPeak(system.pid);
  const before = { own: system.cpuMs(), database: database.cpuMs() };
  const running = autocannon({
    url: system.origin,
    connections,
    duration: seconds,
    requests: prepared.map(({ body, answer, headers }) => ({
      method: 'POST',
      path: '/graphql',
      headers,
      body,
      onResponse: (status, text) => {
        if (status !== 200 || text !== answer) wrong ||= `${status} ${text.slice(0, 300)}`;
      },
    })),
  });
  running.on('response', (_client, _status, _bytes, ms) => latencies.push(ms));
  const result = await running;
  if (wrong || result.errors + result.timeouts > 0) {
    throw new Error(
      `${system.name}: ${result.errors} errors, ${result.timeouts} timeouts, wrong answer: ${wrong || 'none'}`,
    );
  }
  const total = latencies.length;
  if (total === 0) return runRound(system, prepared, { seconds: seconds * LONGER, database, connections });
  return {
    perSecond: total / result.duration,
    latencies,
    cpuMs: (system.cpuMs() - before.own) / total,
    databaseCpuMs: (database.cpuMs() - before.database) / total,
    memoryMb: peakMemoryMb(system.pid),
  };
}
