import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { useOwnDatabase } from '../../test/database.ts';
import { givenProvince } from '../../test/rollup-scene.ts';
import { givenToken, serve } from '../../test/serve.ts';

const POST = `query Post($id: ID!) { node(id: $id) { id ... on Wilayah { name code } } }`;
const LIST = `query List { wilayahList(first: 50) { nodes { id name code kind level } } }`;

describe('an operation that is known', () => {
  let site: Awaited<ReturnType<typeof serve>>;
  let token: string;
  type Told = { status: number; body: string; headers: Record<string, string> };
  let ask: (body: string, headers?: Record<string, string>) => Promise<Told>;
  const often = async (body: string, headers: Record<string, string> = {}): Promise<[Told, Told]> => {
    const first = await ask(body, headers);
    for (let time = 2; time <= 5; time += 1) await ask(body, headers);
    return [first, await ask(body, headers)];
  };

  beforeAll(async () => {
    const db = await useOwnDatabase();
    const scene = await givenProvince(db);
    site = await serve(db);
    ({ token } = await givenToken(db, { role: 'ADMIN_PROVINSI', wilayah: scene.provinsi }));
    ask = async (body, headers = {}) => {
      const response = await fetch(site.http, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${token}`, ...headers },
        body,
      });
      const { date: _now, 'x-request-id': id, ...others } = Object.fromEntries(response.headers);
      if (response.ok && !/^[0-9a-f]{8}$/.test(id ?? '')) throw new Error(`No request id: ${id}`);
      return { status: response.status, body: await response.text(), headers: others };
    };
  });
  afterAll(() => site.close());

  test('is answered the sixth time as the first: same bytes, same headers', async () => {
    for (const accept of ['*/*', 'application/json', 'application/graphql-response+json, application/json;q=0.9']) {
      const [first, sixth] = await often(JSON.stringify({ query: `# ${accept}\n${LIST}` }), { accept });
      expect(first.status).toBe(200);
      expect(sixth).toEqual(first);
    }
  });

  test('a small answer too, and one to a caller who accepts no compression', async () => {
    const body = JSON.stringify({ query: '{ serverTime: __typename }', variables: null });
    for (const encoding of ['identity', 'gzip']) {
      const [first, sixth] = await often(body, { 'accept-encoding': encoding });
      expect(sixth).toEqual(first);
    }
  });

  test('refuses as before: variables, rights, text that is no JSON, extensions, a list', async () => {
    const known = JSON.stringify({ query: POST, variables: { id: 'bm9ib2R5' } });
    await often(known);
    const bodies = [
      JSON.stringify({ query: POST, variables: {} }),
      JSON.stringify({ query: POST, variables: [] }),
      JSON.stringify({ query: POST, variables: { id: 'bm9ib2R5' }, operationName: 'Other' }),
      JSON.stringify({ query: POST, extensions: { persistedQuery: { version: 1, sha256Hash: '0' } } }),
      `[${known}]`,
      known.slice(1),
      ' ',
    ];
    for (const body of bodies) {
      const { status } = await ask(body);
      expect([status, body]).toEqual([400, body]);
    }
    const anonymous = await often(JSON.stringify({ query: LIST }), { authorization: 'Bearer pkj_none' });
    const codes = anonymous.map(({ body }) => (JSON.parse(body) as { errors: { extensions: object }[] }).errors);
    expect(codes[1]?.[0]?.extensions).toMatchObject({ code: 'UNAUTHENTICATED' });
    expect(codes[0]?.map(({ extensions }) => Object.keys(extensions))).toEqual(
      codes[1]?.map(({ extensions }) => Object.keys(extensions)),
    );
  });

  test('is read whole when it comes in pieces, and the next one on the same connection as well', async () => {
    const body = JSON.stringify({ query: LIST, variables: {} });
    const [first] = await often(body);
    const request = (part: string): string =>
      `POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nAuthorization: Bearer ${token}\r\nContent-Length: ${body.length}\r\n\r\n${part}`;
    const { hostname, port } = new URL(site.http);
    const socket = connect(Number(port), hostname);
    let told = '';
    socket.setEncoding('utf8').on('data', (text: string) => {
      told += text;
    });
    const answers = async (count: number): Promise<void> => {
      await expect.poll(() => told.split(first.body.trim()).length - 1, { timeout: 5_000 }).toBe(count);
    };
    socket.write(request(body.slice(0, 9)));
    await new Promise((resolve) => setTimeout(resolve, 50));
    socket.write(body.slice(9));
    await answers(1);
    socket.write(request(body) + request(body));
    await answers(3);
    socket.destroy();
  });
});
