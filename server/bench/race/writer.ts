import { randomInt, randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { MadePosyandu } from '@pokjanal/prisma/make/posyandu';
import { encodeGlobalId } from '../../src/graphql/ids.ts';
import { formatMonth } from '../../src/lib/pure/month.ts';
import { send } from './caller.ts';
import type { Scene } from './scene.ts';
import type { ServerProcess } from './server-process.ts';

/** A submission the server said yes to. */
export type Accepted = { readonly key: string; readonly unitNo: number; readonly s: number };
export type WriterLog = { accepted: Accepted[]; conflicts: number; retries: number; failures: string[] };

const SUBMIT = `mutation Race($input: SubmitReportInput!) { submitReport(input: $input) { __typename
  ... on SubmitReportSuccess { report { revision } }
  ... on ConflictError { code current: report { revision } }
  ... on Error { code message { en } } } }`;

type Answer = {
  submitReport: {
    __typename: string;
    code?: string;
    report?: { revision: number };
    current?: { revision: number } | null;
    message?: { en: string };
  };
};

type Client = { readonly server: ServerProcess; readonly cookie: string; readonly scene: Scene };

/**
 * Submits reports of random posts until told to stop. A submission without an answer is sent again, word for word and
 * with its key, until the server answers: only then is it known whether it counts.
 */
export async function runWriter(client: Client, isOver: () => boolean): Promise<WriterLog> {
  const log: WriterLog = { accepted: [], conflicts: 0, retries: 0, failures: [] };
  const revisions = new Map<number, number>();
  while (!isOver()) {
    const post = client.scene.posts[randomInt(client.scene.posts.length)];
    if (post) await submitOnce(client, post, revisions, log);
  }
  return log;
}

async function submitOnce(
  client: Client,
  post: MadePosyandu,
  revisions: Map<number, number>,
  log: WriterLog,
): Promise<void> {
  const { scene } = client;
  const s = randomInt(1, 200);
  const key = randomUUID();
  const input = {
    posyandu: encodeGlobalId('Posyandu', post.id),
    month: formatMonth(scene.month),
    cells: cellsOf(post, s),
    expectedRevision: revisions.get(post.unitNo) ?? 0,
    idempotencyKey: key,
  };
  const reply = await sendUntilAnswered(client, input, log);
  const { revision, ...outcome } = outcomeOf(reply.data?.submitReport);
  revisions.set(post.unitNo, revision);
  if (outcome.accepted) log.accepted.push({ key, unitNo: post.unitNo, s });
  else if (outcome.stale) log.conflicts += 1;
  else log.failures.push(JSON.stringify(reply));
}

function outcomeOf(answer: Answer['submitReport'] | undefined): {
  accepted: boolean;
  stale: boolean;
  revision: number;
} {
  const revision = (answer?.report ?? answer?.current)?.revision ?? 0;
  return { accepted: answer?.report !== undefined, stale: answer?.code === 'STALE_REVISION', revision };
}

async function sendUntilAnswered({ server, cookie }: Client, input: object, log: WriterLog) {
  for (;;) {
    const reply = await send<Answer>(server.origin, cookie, SUBMIT, { input });
    if (reply !== 'NO_ANSWER') return reply;
    log.retries += 1;
    await wait(20);
    await server.ready();
  }
}

/** Half of the children weighed, half of those gaining: every rule is kept whatever the number. */
function cellsOf(post: MadePosyandu, s: number): { slot: number; value: number }[] {
  const d = Math.floor(s / 2);
  const n = Math.floor(d / 2);
  const totals = [s, s, d, n, d - n, 0, 0, 0, 0];
  if (post.formSet === 'BASIC') return totals.map((value, element) => ({ slot: 90 + element, value }));
  return totals.flatMap((value, element) =>
    Array.from({ length: 10 }, (_, part) => ({ slot: element * 10 + part, value: part === 0 ? value : 0 })),
  );
}
