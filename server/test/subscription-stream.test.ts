import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readLogState } from '../src/events/outbox.ts';
import { indicatorUpdates, type StreamItem } from '../src/modules/analytics/indicator-updates.ts';
import { officerOf } from './actors.ts';
import { as, ctxOf } from './as.ts';
import { givenToken } from './serve.ts';
import { gid, givenLiveSite, type LiveSite } from './subscription-scene.ts';

let db: LiveSite['db'];
let scene: LiveSite['scene'];
let site: LiveSite['site'];
let token: string;
let change: LiveSite['change'];
let quiet: LiveSite['quiet'];

beforeAll(async () => {
  ({ db, scene, site, token, change, quiet } = await givenLiveSite());
}, 120_000);

afterAll(() => site.close());

const ctx = () => ctxOf(db, officerOf(scene.provinsi, 'ADMIN_PROVINSI'), site.services.clock);

const UPDATES = /* GraphQL */ `
  subscription Updates($filter: IndicatorUpdatesFilter, $after: String) {
    indicatorUpdates(filter: $filter, after: $after) {
      ... on IndicatorUpdated { cursor code }
      ... on Heartbeat { cursor }
    }
  }
`;

describe('indicatorUpdates as server-sent events', () => {
  const open = (headers: Record<string, string>, query = UPDATES) =>
    fetch(site.http, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'text/event-stream', ...headers },
      body: JSON.stringify({ query, variables: { filter: { within: gid(scene.provinsi) } } }),
    });

  test('carries the cursor as id, resumes by Last-Event-ID, and ends when the token is revoked', async () => {
    const given = await givenToken(db, { role: 'ADMIN_PROVINSI', wilayah: scene.provinsi });
    const authorization = `Bearer ${given.token}`;
    await quiet();
    const { epoch, lastSeq } = await readLogState(db);
    await change();
    await quiet();
    const response = await open({ authorization, 'last-event-id': `${epoch}-${lastSeq}` });
    expect(response.headers.get('content-type')).toContain('text/event-stream');
    let text = '';
    const reading = (async () => {
      for await (const chunk of response.body ?? []) text += Buffer.from(chunk).toString();
    })();
    const [first] = await db.sql<{ seq: number }>(
      `select min(seq) as seq from outbox where seq > $1 and type = 'rollup.updated' and basis = 0`,
      [lastSeq],
    );
    await expect
      .poll(() => text, { timeout: 5_000 })
      .toContain(`id: ${epoch}-${first?.seq}\nevent: next\ndata: {"data":`);
    await db.sql('update "AccessToken" set "revokedAt" = now() where id = $1', [given.tokenId]);
    await reading;
  }, 20_000);

  test('refuses who has not signed in, and a resumption the document cannot take', async () => {
    expect((await open({})).status).toBe(401);
    const query = 'subscription { indicatorUpdates { __typename } }';
    const refused = await open({ authorization: `Bearer ${token}`, 'last-event-id': '1-1' }, query);
    expect(refused.status).toBe(400);
  });
});

describe('a stream', () => {
  const take = async (stream: AsyncIterator<StreamItem>, count: number): Promise<StreamItem[]> => {
    const items: StreamItem[] = [];
    while (items.length < count) {
      const { value, done } = await stream.next();
      if (done) break;
      items.push(value);
    }
    return items;
  };
  const filter = () => ({ dataState: 'PROVISIONAL', wilayah: [{ id: scene.provinsi.id }] }) as const;

  test('tells a slow client that it lags, and then gives it everything from the log', async () => {
    await quiet();
    const stream = await indicatorUpdates(ctx(), filter(), null, { buffer: 2, heartbeatMs: 50 });
    const [first] = await take(stream, 1);
    expect(first?.kind).toBe('Heartbeat');
    const { lastSeq } = await readLogState(db);
    for (let turn = 0; turn < 5; turn += 1) {
      await change();
      await quiet();
    }
    await expect.poll(() => site.events.dispatcher.events.position, { timeout: 5_000 }).toBeGreaterThan(lastSeq);
    const missed = await db.sql('select 1 from outbox where seq > $1 and node_no = $2 and basis = 0', [
      lastSeq,
      scene.provinsi.no,
    ]);
    const items = (await take(stream, missed.length + 4)).filter(({ kind }) => kind !== 'Heartbeat');
    expect(items[0]).toMatchObject({ kind: 'Lagged', cursor: first?.cursor });
    expect(items.slice(1).map(({ kind }) => kind)).toEqual(missed.map(() => 'IndicatorUpdated'));
    await stream.return?.();
  }, 60_000);

  test('beats while nothing happens, with a cursor that continues', async () => {
    await quiet();
    const stream = await indicatorUpdates(ctx(), filter(), null, { heartbeatMs: 5 });
    const [beat] = await take(stream, 1);
    const { epoch, lastSeq } = await readLogState(db);
    expect(beat).toMatchObject({ kind: 'Heartbeat', cursor: `${epoch}-${lastSeq}` });
    await stream.return?.();
  });

  test.each([
    ['of another life of the database', (epoch: number, last: number) => `${epoch + 1}-${last}`],
    ['ahead of the log', (epoch: number, last: number) => `${epoch}-${last + 1_000}`],
    ['older than events are kept', (epoch: number) => `${epoch}-0`],
  ])('says that a cursor %s has expired, and goes on from now', async (_what, cursorOf) => {
    await quiet();
    const { epoch, lastSeq } = await readLogState(db);
    await db.sql('update outbox_counter set trimmed_seq = 1');
    const stream = await indicatorUpdates(ctx(), filter(), cursorOf(epoch, lastSeq), { heartbeatMs: 5 });
    const [expired, beat] = await take(stream, 2);
    expect(expired).toMatchObject({ kind: 'CursorExpired', cursor: `${epoch}-${lastSeq}` });
    expect(beat).toMatchObject({ kind: 'Heartbeat', cursor: `${epoch}-${lastSeq}` });
    await stream.return?.();
  });

  test('ends at once when its client leaves, even while it waits', async () => {
    const stream = await indicatorUpdates(ctx(), filter(), null, { heartbeatMs: 600_000 });
    const waiting = stream.next();
    await stream.return?.();
    expect(await waiting).toMatchObject({ done: true });
  });

  test('refuses a cursor that is none, before the first item', async () => {
    await expect(indicatorUpdates(ctx(), filter(), 'yesterday')).rejects.toMatchObject({ code: 'INVALID_INPUT' });
    await expect(as(db, { kind: 'anonymous' }).run('{ cursor }')).rejects.toThrow('sign in');
  });
});
