import { type Client, createClient } from 'graphql-ws';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import WebSocket from 'ws';
import { decodeCursor } from '../src/events/cursor.ts';
import { encodeGlobalId } from '../src/graphql/ids.ts';
import { revokeAccessToken } from '../src/modules/user/access-token.ts';
import { ctxOf } from './as.ts';
import { givenSession, givenToken } from './serve.ts';
import { gid, givenLiveSite, type LiveSite } from './subscription-scene.ts';

const UPDATES = /* GraphQL */ `
  subscription Updates($filter: IndicatorUpdatesFilter, $after: String) {
    indicatorUpdates(filter: $filter, after: $after) {
      __typename
      ... on IndicatorUpdated {
        cursor eventId wilayahId code name level period basis cause coalesced rev
        cells { indicator current { value numerator denominator reported expected completeness } previous { value reason } }
      }
      ... on Heartbeat { cursor }
      ... on Lagged { cursor skipped }
      ... on CursorExpired { cursor reason { id en } }
    }
  }
`;
const SNAPSHOT = /* GraphQL */ `
  query Snapshot($input: AnalyticsInput!) {
    analytics(input: $input) { cursor cells { indicator wilayahId period value numerator denominator rev } }
  }
`;

type Item = {
  __typename: string;
  cursor: string;
  eventId?: string;
  wilayahId?: string;
  rev?: string;
  cells?: unknown[];
};
let db: LiveSite['db'];
let scene: LiveSite['scene'];
let site: LiveSite['site'];
let token: string;
let change: LiveSite['change'];
let quiet: LiveSite['quiet'];
const clients: Client[] = [];

beforeAll(async () => {
  ({ db, scene, site, token, change, quiet } = await givenLiveSite());
}, 120_000);

afterAll(async () => {
  for (const client of clients) await client.dispose();
  await site.close();
});

type Listening = { items: Item[]; errors: unknown[]; closed: { code: number }[]; client: Client };

/** Subscribes as a partner does and keeps what comes. */
function listen(
  variables: Record<string, unknown>,
  params: Record<string, unknown> = { authorization: `Bearer ${token}` },
): Listening {
  const client = createClient({
    url: site.ws,
    webSocketImpl: WebSocket,
    connectionParams: params,
    retryAttempts: 0,
    lazy: true,
  });
  clients.push(client);
  const listening: Listening = { items: [], errors: [], closed: [], client };
  client.on('closed', (event) => listening.closed.push(event as { code: number }));
  client.subscribe<{ indicatorUpdates: Item }>(
    { query: UPDATES, variables },
    {
      next: ({ data, errors }) => {
        if (data?.indicatorUpdates) listening.items.push(data.indicatorUpdates);
        if (errors) listening.errors.push(...errors);
      },
      error: (error) => listening.errors.push(error),
      complete: () => {},
    },
  );
  return listening;
}

/** Changes figures until a stream tells one: what happened before it stood is none of its business. */
async function hears(stream: Listening): Promise<void> {
  const told = async () => {
    await change();
    return stream.items.length;
  };
  await expect.poll(told, { timeout: 10_000, interval: 200 }).toBeGreaterThan(0);
}

const snapshot = async (input: Record<string, unknown>) => {
  const response = await fetch(site.http, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ query: SNAPSHOT, variables: { input } }),
  });
  const body = (await response.json()) as { data: { analytics: { cursor: string; cells: Record<string, unknown>[] } } };
  return body.data.analytics;
};

describe('indicatorUpdates over graphql-ws', () => {
  test('tells a partner the figures of a submitted form, equal to what analytics then answers', async () => {
    await quiet();
    const filter = { indicators: ['SKDN_DS'], wilayah: [gid(scene.provinsi)] };
    const { cursor } = await snapshot({
      indicators: ['SKDN_DS'],
      wilayah: [gid(scene.provinsi)],
      periods: ['2026-05'],
    });
    const stream = listen({ filter, after: cursor });
    await change();
    await expect.poll(() => stream.items.length, { timeout: 5_000 }).toBeGreaterThan(0);
    const last = stream.items.at(-1) as Item & { cells: { current: { value: number; numerator: number } }[] };
    const { cells } = await snapshot({ indicators: ['SKDN_DS'], wilayah: [gid(scene.provinsi)], periods: ['2026-05'] });
    expect(last).toMatchObject({
      __typename: 'IndicatorUpdated',
      basis: 'PROVISIONAL',
      cause: 'SUBMISSION',
      period: '2026-05',
      level: 'PROVINSI',
    });
    expect(last.wilayahId).toBe(gid(scene.provinsi));
    expect(last.cells[0]?.current).toMatchObject({
      value: cells[0]?.value,
      numerator: cells[0]?.numerator,
      denominator: cells[0]?.denominator,
    });
    expect(last.rev).toBe(cells[0]?.rev);
  });

  test('a client cut off again and again that resumes by cursor has seen each event once, in order', async () => {
    const { cursor } = await snapshot({
      indicators: ['SKDN_DS'],
      wilayah: [gid(scene.provinsi)],
      periods: ['2026-05'],
    });
    const start = decodeCursor(cursor)?.seq ?? 0;
    const filter = { indicators: ['SKDN_DS'], within: gid(scene.provinsi) };
    const seen: Item[] = [];
    const writing = (async () => {
      for (let turn = 0; turn < 12; turn += 1) await change();
    })();
    let writers = true;
    void writing.then(() => {
      writers = false;
    });
    let after = cursor;
    while (writers) {
      const stream = listen({ filter, after });
      await expect.poll(() => stream.items.length > 0 || !writers, { timeout: 10_000 }).toBe(true);
      stream.client.terminate();
      seen.push(...stream.items);
      after = stream.items.at(-1)?.cursor ?? after;
    }
    await quiet();
    // A report that comes is counted in the governance block too, which holds none of the asked indicators.
    const ofBlock = `o.payload ->> 'block' = 'SKDN'`;
    const expected = await db.sql<{ event_id: string }>(
      `select o.event_id from outbox o join "Wilayah" w on w.no = o.node_no
       where o.seq > $1 and o.type = 'rollup.updated' and o.basis = 0 and w.path like $2 and ${ofBlock}
       union all
       select o.event_id from outbox o join "Puskesmas" p on p.no = o.node_no join "Wilayah" w on w.id = p."wilayahId"
       where o.seq > $1 and o.type = 'rollup.updated' and o.basis = 0 and w.path like $2 and ${ofBlock}`,
      [start, `${scene.provinsi.path}%`],
    );
    const rest = listen({ filter, after });
    await expect.poll(() => seen.length + rest.items.length, { timeout: 10_000 }).toBe(expected.length);
    const all = [...seen, ...rest.items];
    const seqs = all.map((item) => decodeCursor(item.cursor)?.seq ?? 0);
    expect(seqs).toEqual([...seqs].sort((one, other) => one - other));
    expect(new Set(all.map(({ eventId }) => eventId))).toEqual(new Set(expected.map(({ event_id }) => event_id)));
    expect(new Set(seqs).size).toBe(expected.length);
  }, 60_000);

  test('a revoked token ends its streams within five seconds, and is not let in again', async () => {
    const given = await givenToken(db, { role: 'ADMIN_PROVINSI', wilayah: scene.provinsi });
    const params = { token: given.token };
    const stream = listen({ filter: { within: gid(scene.provinsi) } }, params);
    await hears(stream);
    const actor = {
      kind: 'user',
      userId: given.userId,
      name: 'uji',
      locale: 'id',
      via: 'session',
      readOnly: false,
      assignments: [],
    } as const;
    await revokeAccessToken(ctxOf(db, actor, site.services.clock), { id: given.tokenId });
    await expect.poll(() => stream.closed.map(({ code }) => code), { timeout: 5_000 }).toEqual([4401]);
    const again = listen({}, params);
    await expect.poll(() => again.closed.map(({ code }) => code), { timeout: 5_000 }).toEqual([4401]);
  }, 20_000);

  test('a token revoked by another process ends its streams within five seconds too', async () => {
    const given = await givenToken(db, { role: 'ADMIN_PROVINSI', wilayah: scene.provinsi });
    const stream = listen({ filter: { within: gid(scene.provinsi) } }, { token: given.token });
    await hears(stream);
    await db.sql('update "AccessToken" set "revokedAt" = now() where id = $1', [given.tokenId]);
    await expect.poll(() => stream.closed.map(({ code }) => code), { timeout: 5_000 }).toEqual([4401]);
  }, 20_000);

  test('nobody listens without signing in', async () => {
    const anonymous = listen({}, {});
    await expect.poll(() => anonymous.closed.map(({ code }) => code), { timeout: 5_000 }).toEqual([4401]);
  });

  test('a cookie counts from our own pages and not from foreign ones', async () => {
    const cookie = await givenSession(db, site.origin, { role: 'ADMIN_PROVINSI', wilayah: scene.provinsi });
    const closeOf = (origin: string) =>
      new Promise((resolve) => {
        const socket = new WebSocket(site.ws, 'graphql-transport-ws', { headers: { cookie, origin } });
        socket.on('open', () => socket.send(JSON.stringify({ type: 'connection_init' })));
        socket.on('message', (message) => {
          resolve(JSON.parse(String(message)).type);
          socket.close();
        });
        socket.on('close', (code) => resolve(code));
      });
    expect(await closeOf(site.origin)).toBe('connection_ack');
    expect(await closeOf('https://foreign.example')).toBe(4401);
  });

  test('an area out of reach is not found, and its events are not told', async () => {
    const [own, other] = scene.kabkota;
    const given = await givenToken(db, { role: 'ADMIN_KABKOTA', wilayah: own });
    const refused = listen({ filter: { wilayah: [gid(other)] } }, { token: given.token });
    await expect
      .poll(() => refused.errors, { timeout: 5_000 })
      .toMatchObject([{ extensions: { code: 'WILAYAH_NOT_FOUND' } }]);
    const stream = listen({}, { token: given.token });
    const all = listen({ filter: { level: 'KABKOTA' } });
    // Events before the subscription stands are none of its business, so both regencies change until both were told.
    await expect
      .poll(
        async () => {
          await change(scene.posts.findIndex(({ desa }) => desa.path.startsWith(other.path)));
          await change(scene.posts.findIndex(({ desa }) => desa.path.startsWith(own.path)));
          const told = new Set(all.items.map(({ wilayahId }) => wilayahId));
          return told.has(gid(other)) && told.has(gid(own)) && stream.items.length > 0;
        },
        { timeout: 15_000 },
      )
      .toBe(true);
    await quiet();
    const paths = await db.sql<{ id: string; path: string }>('select id, path from "Wilayah"');
    const pathOf = new Map(paths.map(({ id, path }) => [encodeGlobalId('Wilayah', id), path]));
    const told = stream.items.map(({ wilayahId }) => pathOf.get(wilayahId ?? '')).filter((path) => path !== undefined);
    expect(told.length).toBeGreaterThan(0);
    expect(told.filter((path) => !path.startsWith(own.path))).toEqual([]);
  }, 30_000);

  test('only subscriptions travel over the socket', async () => {
    const { client } = listen({ filter: { wilayah: [gid(scene.provinsi)] } });
    const failed = await new Promise((resolve) => {
      client.subscribe({ query: '{ cursor }' }, { next: resolve, error: resolve, complete: () => {} });
    });
    expect(failed).toMatchObject([{ extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }]);
  });
});

test('a server that stops sends its clients elsewhere and closes', async () => {
  const stream = listen({ filter: { within: gid(scene.provinsi) } });
  await hears(stream);
  await site.close();
  expect(stream.closed.map(({ code }) => code)).toEqual([1012]);
}, 20_000);
