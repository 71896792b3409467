import { randomInt } from 'node:crypto';
import { existsSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { Client } from 'pg';
import { type Database, openDatabase } from '../../src/db/client.ts';
import { readLogState } from '../../src/events/outbox.ts';
import { send, signIn } from './caller.ts';
import { makeScene } from './scene.ts';
import { ServerProcess } from './server-process.ts';
import { Subscriber } from './subscriber.ts';
import { type Check, checkEvents, checkRollups, checkSubmissions } from './verdict.ts';
import { runWriter, type WriterLog } from './writer.ts';

const number = (name: string, fallback: number): number => Number(process.env[name] ?? fallback);
const CLIENTS = number('RACE_CLIENTS', 20);
const KILLS = number('RACE_KILLS', 12);
const POSTS = number('RACE_POSTS', 60);
const PATIENCE_MS = 60_000;

/**
 * Twenty clients submit while the server is killed at random: afterwards nothing accepted may be missing, the roll-ups
 * must equal a rebuild, and a subscriber that came back by cursor must have seen each event.
 */
async function race(server: ServerProcess, db: Database): Promise<Check[]> {
  const scene = await makeScene(db, { posts: POSTS, clients: CLIENTS });
  const { epoch, lastSeq } = await readLogState(db);
  const subscriber = new Subscriber(server, await tokenOf(server, scene.reader), `${epoch}-${lastSeq}`);
  const listening = subscriber.run();
  const cookies: string[] = [];
  for (const login of scene.writers) cookies.push(await signIn(server.origin, login));

  let over = false;
  const began = performance.now();
  const writing = cookies.map((cookie) => runWriter({ server, cookie, scene }, () => over));
  for (let kill = 1; kill <= KILLS; kill += 1) {
    await wait(randomInt(300, 2_000));
    await server.killAndRestart();
    process.stdout.write(`  kill ${kill} of ${KILLS}\n`);
  }
  await wait(1_000);
  over = true;
  const logs = await Promise.all(writing);
  const seconds = (performance.now() - began) / 1000;
  await settled(db, subscriber);
  subscriber.stop();
  await listening;
  await server.stop();
  report(logs, seconds, subscriber);

  const { events, expired } = subscriber.heard;
  return [
    ...(await checkSubmissions(
      db,
      scene.month,
      logs.flatMap(({ accepted }) => accepted),
    )),
    // Before the rebuild, which would tell its own events if it had anything to correct.
    ...(await checkEvents(db, lastSeq, events, expired)),
    ...(await checkRollups(db, scene.month)),
    refusals(logs),
  ];
}

function refusals(logs: readonly WriterLog[]): Check {
  const failures = logs.flatMap((log) => log.failures);
  return {
    promise: 'nothing was refused for no reason',
    held: failures.length === 0,
    detail: failures.slice(0, 3).join(' ') || 'none',
  };
}

function report(logs: readonly WriterLog[], seconds: number, subscriber: Subscriber): void {
  const sum = (of: (log: WriterLog) => number): number => logs.reduce((total, log) => total + of(log), 0);
  const accepted = sum((log) => log.accepted.length);
  process.stdout.write(
    `${CLIENTS} clients, ${KILLS} kills, ${seconds.toFixed(1)} s: ${accepted} accepted, ${sum((log) => log.conflicts)} conflicts, ` +
      `${sum((log) => log.retries)} retries; subscriber connected ${subscriber.heard.connections} times\n`,
  );
}

async function tokenOf(server: ServerProcess, login: string): Promise<string> {
  const cookie = await signIn(server.origin, login);
  const mutation = `mutation { createAccessToken(input: { name: "race" }) { ... on CreateAccessTokenSuccess { token } } }`;
  const reply = await send<{ createAccessToken: { token?: string } }>(server.origin, cookie, mutation, {});
  const token = reply === 'NO_ANSWER' ? undefined : reply.data?.createAccessToken.token;
  if (!token) throw new Error(`No token: ${JSON.stringify(reply)}`);
  return token;
}

/** Waits until nothing is dirty, everything is numbered, and the subscriber stands at the last of its events. */
async function settled(db: Database, subscriber: Subscriber): Promise<void> {
  for (let waited = 0; waited < PATIENCE_MS; waited += 50) {
    const [row] = await db.sql<{ busy: boolean; last: string | null }>(
      `select exists (select from dirty) or exists (select from outbox where seq is null) as busy,
         (select event_id from outbox where type = 'rollup.updated' and basis = 0 order by seq desc limit 1) as last`,
    );
    if (row && !row.busy && subscriber.heard.events.at(-1) === row.last) return;
    await wait(50);
  }
  process.stdout.write('  not settled within a minute\n');
}

async function main(): Promise<void> {
  const url = process.env.DATABASE_URL ?? process.env.TEST_DATABASE_URL;
  if (!url) throw new Error('Set DATABASE_URL to a PostgreSQL server where a database may be made for the race');
  if (!existsSync(fileURLToPath(new URL('../../dist/main.js', import.meta.url))))
    throw new Error('Build the server first');
  const name = `pokjanal_race_${process.pid}`;
  const databaseUrl = Object.assign(new URL(url), { pathname: `/${name}` }).href;
  await onServer(url, `create database ${name}`);
  const server = new ServerProcess({ port: randomInt(42_000, 58_000), databaseUrl });
  try {
    await server.start();
    const db = await openDatabase({ databaseUrl, poolSize: 4, statementTimeoutMs: 0 });
    const checks = await race(server, db);
    await db.close();
    for (const { promise, held, detail } of checks)
      process.stdout.write(`${held ? 'held  ' : 'BROKEN'} ${promise}: ${detail}\n`);
    if (server.errors) process.stdout.write(`what the server said:\n${server.errors.slice(0, 2_000)}\n`);
    process.exitCode = checks.every(({ held }) => held) ? 0 : 1;
  } finally {
    await server.stop();
    await onServer(url, `drop database if exists ${name} with (force)`);
  }
}

async function onServer(url: string, statement: string): Promise<void> {
  const client = new Client(url);
  await client.connect();
  await client.query(statement);
  await client.end();
}

await main();
