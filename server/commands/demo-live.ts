import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { listLiveTypists, type LivePost, type LiveSubmission, planDemoMonth } from '@pokjanal/prisma/seed/demo-live';
import { monthOfDay, formatMonth } from '../src/lib/pure/month.ts';
import { runCommand, say } from './run-command.ts';

const OPEN_POSTS = `query OpenPosts($month: Period!, $after: String) {
  posyanduRows(month: $month, status: [NONE], first: 200, after: $after) {
    hasNextPage endCursor rows { posyandu { id formSet } }
  }
}`;
const STOCKS = `query Stocks($month: Period!, $after: String) {
  posyanduRows(month: $month, first: 200, after: $after) { hasNextPage endCursor rows { posyandu { id } S K } }
}`;
const SUBMIT = `mutation Submit($input: SubmitReportInput!) { submitReport(input: $input) { __typename } }`;

type Row = { posyandu: { id: string; formSet?: 'BASIC' | 'ILP' }; S?: number | null; K?: number | null };
type Page = { posyanduRows: { hasNextPage: boolean; endCursor: string | null; rows: Row[] } };
type Sent = { submitReport: { __typename: string } };
type Ask = <T>(query: string, variables: object) => Promise<T>;

/** Signs one demo account in and gives the means to ask as that person. */
async function signIn(origin: string, { username, secret }: { username: string; secret: string }): Promise<Ask> {
  const headers = { 'content-type': 'application/json', origin };
  const body = JSON.stringify({ login: username, secret });
  const entry = await fetch(`${origin}/auth/sign-in`, { method: 'POST', headers, body });
  if (!entry.ok) throw new Error(`${username}: ${entry.status} ${await entry.text()}`);
  const cookie = entry.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
  return async <T>(query: string, variables: object) => {
    const answer = await fetch(`${origin}/graphql`, {
      method: 'POST',
      headers: { ...headers, cookie },
      body: JSON.stringify({ query, variables }),
    });
    const { data, errors } = (await answer.json()) as { data?: T; errors?: { message: string }[] };
    if (!data) throw new Error(errors?.[0]?.message ?? `HTTP ${answer.status}`);
    return data;
  };
}

async function allRows(ask: Ask, query: string, month: string): Promise<Row[]> {
  const rows: Row[] = [];
  for (let after: string | null = null; ; ) {
    const { posyanduRows }: Page = await ask<Page>(query, { month, after });
    rows.push(...posyanduRows.rows);
    if (!posyanduRows.hasNextPage) return rows;
    after = posyanduRows.endCursor;
  }
}

/** What is still open for this person in the month, with the stocks that the month before tells. */
async function openPosts(ask: Ask, month: number): Promise<LivePost[]> {
  const [open, before] = [
    await allRows(ask, OPEN_POSTS, formatMonth(month)),
    await allRows(ask, STOCKS, formatMonth(month - 1)),
  ];
  const stocks = new Map(before.map((row) => [row.posyandu.id, row]));
  return open.map(({ posyandu: { id, formSet } }) => {
    const { S, K } = stocks.get(id) ?? {};
    return {
      id,
      detailed: formSet === 'ILP',
      previous: new Map(
        S
          ? [
              [90, S],
              [91, K ?? 0],
            ]
          : [],
      ),
    };
  });
}

type Settings = { origin: string; month: number; minutes: number; typists: number };

function readSettings(args: string[], port: number): Settings {
  const { values } = parseArgs({
    args,
    options: {
      alamat: { type: 'string', default: `http://localhost:${port}` },
      menit: { type: 'string', default: '10' },
      bulan: { type: 'string', default: new Date().toISOString().slice(0, 7) },
      petugas: { type: 'string', default: '60' },
    },
  });
  return {
    origin: values.alamat,
    month: monthOfDay(`${values.bulan}-01`),
    minutes: Number(values.menit),
    typists: Number(values.petugas),
  };
}

/** Every open post once, with the account that types for it. */
async function gatherPosts({ origin, month, typists }: Settings) {
  const owners = new Map<string, Ask>();
  const posts: LivePost[] = [];
  for (const typist of listLiveTypists().slice(0, typists)) {
    const ask = await signIn(origin, typist);
    for (const post of await openPosts(ask, month)) {
      if (!owners.has(post.id)) posts.push(post);
      owners.set(post.id, ask);
    }
  }
  return { owners, posts };
}

async function play(plan: LiveSubmission[], owners: Map<string, Ask>, { month, minutes }: Settings): Promise<number> {
  const began = performance.now();
  let sent = 0;
  for (const { posyandu, at, ...form } of plan) {
    await wait(Math.max(0, began + at * minutes * 60_000 - performance.now()));
    const identity = { posyandu, month: formatMonth(month), expectedRevision: 0, idempotencyKey: randomUUID() };
    const answer = await owners.get(posyandu)?.<Sent>(SUBMIT, { input: { ...form, ...identity, note: 'Data contoh' } });
    const outcome = answer?.submitReport.__typename;
    if (outcome === 'SubmitReportSuccess') sent += 1;
    else say(`  ${posyandu}: ${outcome}`);
    if (sent % 50 === 0) say(`  ${sent}/${plan.length}`);
  }
  return sent;
}

await runCommand(async (env, args) => {
  const settings = readSettings(args, env.port);
  say(`Masuk sebagai para petugas / signing in: ${settings.origin}`);
  const { owners, posts } = await gatherPosts(settings);
  const plan = planDemoMonth(posts, settings.month);
  say(`${plan.length} laporan / reports, ${formatMonth(settings.month)}, ${settings.minutes} menit / minutes`);
  say(`Selesai / done: ${await play(plan, owners, settings)}`);
});
