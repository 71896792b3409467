import { randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { drawPopulation, drawSkdn, seasonOf } from '@pokjanal/prisma/seed/demo/skdn';
import { randomOf } from '@pokjanal/prisma/seed/ids';
import { encodeGlobalId } from '../../src/graphql/ids.ts';
import { formatMonth } from '../../src/lib/pure/month.ts';
import { type Office, type Officer, SECRET } from './office.ts';
import { listenTo } from './listen.ts';
import type { Pace } from './measure.ts';
import { databaseAtRest, forgetPeak, peakMemoryMb } from './processes.ts';
import { settle } from './settle.ts';
import type { System } from './systems.ts';
import { quantile, row, said } from './table.ts';

const SUBMIT = `mutation Submit($input: SubmitReportInput!) { submitReport(input: $input) {
  __typename ... on SubmitReportSuccess { report { revision status } } ... on Error { code } } }`;

const QUERY = JSON.stringify(SUBMIT);

const FIGURE = `query Figure($area: ID!, $month: Period!) { analytics(input: { indicators: ["SKDN_DS"],
  wilayah: [$area], periods: [$month] }) { cells { reported } } }`;

const LANES = 16;
const ALONE = 60;

type Desk = { readonly cookie: string; readonly next: () => Form; readonly isFresh: () => boolean };
type Form = { readonly post: string; readonly revision: number };
type Sent = { readonly ms: number; readonly at: number; readonly isFirst: boolean };

/** Measures `submitReport` over HTTP by officers' sessions, and how soon the province's figure follows the form. */
export async function measureSubmitting(
  own: System,
  office: Office,
  { rounds, seconds, database }: Pace,
): Promise<string> {
  const desks: Desk[] = [];
  for (const { username, posts } of office.officers) {
    desks.push({ cookie: await signIn(own.origin, username), ...takeInTurn(posts) });
  }
  const sender = makeSender(own.origin, formatMonth(office.lastMonth + 1));
  const alone = await measureAlone(own, office, desks, sender);
  const followed = await measureFollowing(own, office, desks, sender);
  // Measured is a server at work; the first thousands of forms are slower while its code is compiled.
  await together(desks, sender, seconds);
  await settle(office.db);
  const rates: number[] = [];
  const latencies: number[] = [];
  const cpu = { own: 0, database: 0 };
  forgetPeak(own.pid);
  for (let round = 0; round < rounds; round += 1) {
    await databaseAtRest(database);
    const before = { own: own.cpuMs(), database: database.cpuMs() };
    const sent = await together(desks, sender, seconds);
    rates.push(sent.length / seconds);
    latencies.push(...sent.map(({ ms }) => ms));
    cpu.own += own.cpuMs() - before.own;
    cpu.database += database.cpuMs() - before.database;
    await settle(office.db);
  }
  sender.close();
  const p99 = quantile(latencies, 0.99);
  return [
    '### Reports submitted through GraphQL',
    '',
    `Forms of 90 cells with all rules by ${desks.length} officers with a session each, durable (fsync on), roll-ups following in the same process.`,
    `As fast as they are answered means ${LANES} at a time. One at a time waits for the figures of all areas, and each was found in the province's.`,
    `The server held at most ${peakMemoryMb(own.pid).toFixed(0)} MB, the database with its shared pages counted once ${database.memoryMb().toFixed(0)} MB afterwards.`,
    '',
    row(['', 'median (spread)', 'p50', 'p99', 'node CPU per form', 'database CPU per form']),
    row(['---', '---:', '---:', '---:', '---:', '---:']),
    row([
      'forms/s, as fast as they are answered',
      `${quantile(rates).toFixed(0)} (${Math.min(...rates).toFixed(0)}–${Math.max(...rates).toFixed(0)})`,
      `${quantile(latencies).toFixed(1)} ms`,
      `${p99.toFixed(1)} ms`,
      `${(cpu.own / latencies.length).toFixed(2)} ms`,
      `${(cpu.database / latencies.length).toFixed(2)} ms`,
    ]),
    alone,
    followed.line,
    '',
    `- must: at least 1,500 forms/s with p99 ≤ 50 ms — ${quantile(rates).toFixed(0)} forms/s, p99 ${p99.toFixed(0)} ms, ${said(quantile(rates) >= 1500 && p99 <= 50)}`,
    `- must: accepted → event of the province p99 ≤ 2 s at 100 forms/s — ${followed.p99.toFixed(0)} ms, ${said(followed.p99 <= 2000)}`,
  ].join('\n');
}

/** Sends forms one after another, each until the province's figure has moved by it. */
async function measureAlone(own: System, office: Office, desks: readonly Desk[], sender: Sender): Promise<string> {
  const variables = { area: office.province.code, month: formatMonth(office.lastMonth + 1) };
  const reported = async (): Promise<number> => {
    const body = JSON.stringify({ query: FIGURE, variables });
    const answer = await fetch(`${own.origin}/graphql`, { method: 'POST', headers: own.headers, body });
    const { data } = (await answer.json()) as { data: { analytics: { cells: { reported: number }[] } } };
    return data.analytics.cells[0]?.reported ?? 0;
  };
  const waits: number[] = [];
  const before = await reported();
  let fresh = 0;
  for (const desk of desks.slice(0, ALONE)) {
    const sent = await sender.send(desk, true);
    waits.push(sent.ms);
    fresh += sent.isFirst ? 1 : 0;
    const now = await reported();
    if (now !== before + fresh) throw new Error(`The province counts ${now - before} reports more after ${fresh}`);
  }
  const title = 'one at a time, until the figure of the province has moved';
  return row([title, '', `${quantile(waits).toFixed(1)} ms`, `${quantile(waits, 0.99).toFixed(1)} ms`, '', '']);
}

/** Sends forms at an even pace and takes the time until an event of the province counts that many reports more. */
async function measureFollowing(own: System, office: Office, desks: readonly Desk[], sender: Sender) {
  const pace = 100;
  const month = formatMonth(office.lastMonth + 1);
  const events = await listenTo(own, office.token, { area: office.province.code, month });
  const accepted: number[] = [];
  const running: Promise<void>[] = [];
  const began = performance.now();
  for (let n = 0; n < pace * 8; n += 1) {
    await wait(Math.max(0, began + (n * 1000) / pace - performance.now()));
    // Only a first report adds to what the province counts.
    const fresh = desks.filter(({ isFresh }) => isFresh());
    const desk = fresh[n % fresh.length];
    if (!desk) break;
    running.push(sender.send(desk).then(({ at }) => void accepted.push(at)));
  }
  await Promise.all(running);
  const { base } = events;
  if (accepted.length > 0) await events.until(base + accepted.length);
  events.close();
  accepted.sort((one, other) => one - other);
  const lags = accepted.map((at, index) => Math.max(0, events.reachedAt(base + index + 1) - at));
  const achieved = (accepted.length * 1000) / ((accepted.at(-1) ?? 0) - (accepted[0] ?? 0));
  const p99 = quantile(lags, 0.99);
  const title = `accepted → event of the province, ${accepted.length} forms at ${achieved.toFixed(0)} forms/s`;
  return { p99, line: row([title, '', `${quantile(lags).toFixed(0)} ms`, `${p99.toFixed(0)} ms`, '', '']) };
}

/** As many forms at a time as there are lanes; each lane takes its officers in turn. */
async function together(desks: readonly Desk[], sender: Sender, seconds: number): Promise<Sent[]> {
  const end = performance.now() + seconds * 1000;
  const sent: Sent[] = [];
  await Promise.all(
    Array.from({ length: LANES }, async (_lane, first) => {
      for (let at = first; performance.now() < end; at = at + LANES < desks.length ? at + LANES : first) {
        const desk = desks[at];
        if (desk) sent.push(await sender.send(desk));
      }
    }),
  );
  return sent;
}

/** Every post once, then each again as an amendment of what it gave before; fresh while the next is a first report. */
function takeInTurn(posts: Officer['posts']): Pick<Desk, 'next' | 'isFresh'> {
  let taken = 0;
  const revisionOf = (at: number): number => (posts[at % posts.length]?.revision ?? 0) + Math.floor(at / posts.length);
  return {
    next: () => {
      const form = { post: posts[taken % posts.length]?.id ?? '', revision: revisionOf(taken) };
      taken += 1;
      return form;
    },
    isFresh: () => revisionOf(taken) === 0,
  };
}

type Sender = { send(desk: Desk, awaitRollup?: boolean): Promise<Sent>; close(): void };

function makeSender(origin: string, month: string): Sender {
  const agent = new Agent({ keepAlive: true, maxSockets: 64 });
  const random = randomOf(7, 'submit');
  const contents = Array.from({ length: 200 }, () => {
    const cells = drawSkdn(random, drawPopulation(random, 40), seasonOf(random, 0.74, 3, 10), true);
    return JSON.stringify([...cells].map(([slot, value]) => ({ slot, value })));
  });
  let sent = 0;
  return {
    async send({ cookie, next }, awaitRollup = false) {
      const { post, revision } = next();
      const rest = {
        posyandu: encodeGlobalId('Posyandu', post),
        month,
        note: 'Sudah diperiksa',
        expectedRevision: revision,
        idempotencyKey: randomUUID(),
        awaitRollup,
      };
      // The cells are long and drawn beforehand: writing them anew each time would cost the server its processors.
      const input = `{"cells":${contents[sent++ % contents.length]},${JSON.stringify(rest).slice(1)}`;
      const body = `{"query":${QUERY},"variables":{"input":${input}}}`;
      const began = performance.now();
      const answer = await postJson(agent, `${origin}/graphql`, cookie, body);
      if (!answer.includes('SubmitReportSuccess')) throw new Error(`A form was refused: ${answer.slice(0, 500)}`);
      const at = performance.now();
      return { ms: at - began, at, isFirst: revision === 0 };
    },
    close: () => agent.destroy(),
  };
}

function postJson(agent: Agent, url: string, cookie: string, body: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body), cookie };
    const sending = request(url, { method: 'POST', agent, headers }, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => {
        text += chunk;
      });
      response.on('end', () => resolve(text));
      response.on('error', reject);
    });
    sending.on('error', reject);
    sending.end(body);
  });
}

/** Opens a session and gives its cookie. */
export async function signIn(origin: string, login: string): Promise<string> {
  const answer = await fetch(`${origin}/auth/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ login, secret: SECRET }),
  });
  if (!answer.ok) throw new Error(`Sign-in of ${login}: ${answer.status} ${await answer.text()}`);
  return answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');
}
