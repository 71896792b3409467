import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { useOwnDatabase } from '../../test/database.ts';
import { givenToken, serve } from '../../test/serve.ts';

type Site = Awaited<ReturnType<typeof serve>>;
let site: Site;
let token: string;
beforeAll(async () => {
  const db = await useOwnDatabase();
  site = await serve(db);
  ({ token } = await givenToken(db, { role: 'ADMIN_PUSAT' }));
});
afterAll(() => site.close());

const JSON_IN = { 'content-type': 'application/json' };

async function send(path: string, init: RequestInit = {}) {
  const answer = await fetch(`${site.origin}${path}`, init);
  const body = (await answer.json()) as {
    code?: string;
    errors?: { message: string; extensions?: { code: string } }[];
  };
  return {
    status: answer.status,
    code: body.code,
    errors: body.errors?.map(({ message, extensions }) => extensions?.code ?? message),
    body,
  };
}
const post = (path: string, body: string, headers: Record<string, string> = {}) =>
  send(path, { method: 'POST', body, headers: { ...JSON_IN, origin: site.origin, ...headers } });

describe('a request that cannot be served as it is', () => {
  test.each(['{', 'null', '5', '"x"'])('to the API says so as the API does: %s', async (text) => {
    for (const accept of ['application/json', 'text/event-stream']) {
      const { status, errors, body } = await post('/graphql', text, { accept });
      expect({ accept, status, errors }).toEqual({ accept, status: 400, errors: ['BAD_REQUEST'] });
      expect(body.errors?.[0]?.extensions).toMatchObject({ messages: { id: expect.stringContaining('Permintaan') } });
    }
  });

  test('is one too long, or packed in a way it is not', async () => {
    const long = JSON.stringify({ query: `{ ${'__typename '.repeat(200_000)} }` });
    expect(await post('/graphql', long)).toMatchObject({ status: 413, errors: ['BAD_REQUEST'] });
    expect(await post('/graphql', '{"query":"{ __typename }"}', { 'content-encoding': 'gzip' })).toMatchObject({
      status: 400,
      errors: ['BAD_REQUEST'],
    });
    expect(await post('/auth/sign-in', `{"login":"${'x'.repeat(20_000)}"}`)).toMatchObject({
      status: 413,
      code: 'BAD_REQUEST',
    });
  });

  test('asks a stream without saying what for', async () => {
    const headers = { accept: 'text/event-stream', authorization: `Bearer ${token}` };
    for (const body of ['{}', '[]', '{"query":5}', '{"query":"{","operationName":{}}']) {
      expect(await post('/graphql', body, headers)).toMatchObject({ status: 400, errors: [expect.any(String)] });
    }
    const plain = { ...headers, 'content-type': 'text/plain' };
    expect(await post('/graphql', 'x', plain)).toMatchObject({ status: 400, errors: [expect.any(String)] });
  });

  test('brings a character that no text has, or a line too long, and hears which field', async () => {
    const nul = await post('/auth/sign-in', JSON.stringify({ login: 'a\0b', secret: 'x' }));
    expect(nul).toMatchObject({ status: 400, code: 'INVALID_INPUT' });
    expect(nul.body).toMatchObject({ problems: [{ path: 'login', code: 'BAD_TEXT' }] });
    const long = await post('/auth/redeem', JSON.stringify({ code: 'a'.repeat(201), secret: '' }));
    expect(long.body).toMatchObject({
      problems: [
        { path: 'code', code: 'TOO_LONG', message: { id: 'Paling banyak 200 huruf.' } },
        { path: 'secret', code: 'REQUIRED' },
      ],
    });
  });

  test('asks for what is not there, by an address or in a way that is none', async () => {
    expect(await send('/files/attachment/%')).toMatchObject({ status: 400, code: 'BAD_REQUEST' });
    expect(await send('/sehat', { method: 'PUT' })).toMatchObject({ status: 404, code: 'NOT_FOUND' });
    expect(await send('/tidak/ada')).toMatchObject({ status: 404, code: 'NOT_FOUND' });
  });
});
