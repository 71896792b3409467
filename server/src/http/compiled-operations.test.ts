import { randomUUID } from 'node:crypto';
import { parse } from 'graphql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { useOwnDatabase } from '../../test/database.ts';
import { answers, givenProvince, settle, submit, systemCtx } from '../../test/rollup-scene.ts';
import { givenSession, givenToken, serve } from '../../test/serve.ts';
import type { Database } from '../db/client.ts';
import { encodeGlobalId } from '../graphql/ids.ts';
import { buildSchema } from '../graphql/schema.ts';
import { isOwnSql } from './compiled-operations.ts';

const FIGURES = `query Figures($code: ID!, $with: Boolean!) {
  analytics(input: { indicators: ["SKDN_DS"], wilayah: [$code], periods: ["2026-05"] }) {
    wilayah { id name } cells { ...of } columns @include(if: $with) { value } } }
  fragment of on AnalyticsCell { period value numerator completeness computedAt }`;

const SUBMIT = `mutation Submit($input: SubmitReportInput!) { submitReport(input: $input) { __typename
  ... on SubmitReportSuccess { report { revision status } findings { rule } } ... on Error { code message { id } }
  ... on FindingsError { findings { rule message { id } } } ... on InvalidInputError { problems { path code } } } }`;

describe('which operations are compiled', () => {
  const schema = buildSchema();
  const own = (text: string) => isOwnSql(schema, parse(text));

  test('queries and mutations by own SQL alone', () => {
    expect(own(FIGURES)).toBe(true);
    expect(own('{ posyanduRows { rows { posyandu { id name } S D } } }')).toBe(true);
    expect(own(SUBMIT)).toBe(true);
  });

  test('none that reaches a type of Prisma or asks about the schema', () => {
    expect(own('{ node(id: "x") { id } }')).toBe(false);
    expect(own('{ silentAreas(within: "x") { wilayah { name } } }')).toBe(false);
    expect(own('{ posyanduList(first: 1) { nodes { name } } }')).toBe(false);
    expect(own('{ __schema { types { name } } }')).toBe(false);
    expect(own('subscription { indicatorUpdates { cursor } }')).toBe(false);
  });
});

describe('an operation asked often', () => {
  let site: Awaited<ReturnType<typeof serve>>;
  let scene: Awaited<ReturnType<typeof givenProvince>>;
  let db: Database;
  let ask: (
    variables: object,
    query?: string,
    as?: Record<string, string>,
  ) => Promise<{ status: number; body: Record<string, unknown> }>;

  beforeAll(async () => {
    db = await useOwnDatabase();
    scene = await givenProvince(db);
    site = await serve(db);
    const { token } = await givenToken(db, { role: 'ADMIN_PROVINSI', wilayah: scene.provinsi });
    const [post] = scene.posts;
    if (post) await submit(systemCtx(db), post, { cells: answers(post, { s: 40, d: 30, n: 20 }) });
    await settle(db);
    ask = async (variables, query = FIGURES, as = { authorization: `Bearer ${token}` }) => {
      const response = await fetch(site.http, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...as },
        body: JSON.stringify({ query, variables }),
      });
      return { status: response.status, body: (await response.json()) as Record<string, unknown> };
    };
  });
  afterAll(() => site.close());

  test('answers the fifth time as the first, with other variables too', async () => {
    const variables = { code: scene.provinsi.code, with: true };
    const first = await ask(variables);
    expect(first).toMatchObject({
      status: 200,
      body: { data: { analytics: { cells: [{ value: 75, numerator: 30 }] } } },
    });
    for (let time = 2; time <= 5; time += 1) expect(await ask(variables)).toEqual(first);
    const { body } = await ask({ ...variables, with: false });
    expect(body).toMatchObject({ data: { analytics: { cells: [{ value: 75 }] } } });
    expect(JSON.stringify(body)).not.toContain('columns');
  });

  test('changes something the fifth time as the first: kept, refused by rules, out of date, asked wrongly', async () => {
    const post = scene.posts.find(({ formSet }) => formSet === 'BASIC');
    if (!post?.puskesmas) throw new Error('No post of a puskesmas has the basic forms');
    const cookie = await givenSession(db, site.origin, { role: 'PETUGAS_PUSKESMAS', puskesmas: post.puskesmas });
    const give = async (input: object) => {
      const posyandu = encodeGlobalId('Posyandu', post.id);
      const variables = { input: { posyandu, month: '2026-05', idempotencyKey: randomUUID(), ...input } };
      return (await ask(variables, SUBMIT, { cookie })).body;
    };
    const cells = (d: number, n: number) =>
      [40, 40, d, n, d - n, 0, 0, 0, 0].map((value, index) => ({ slot: 90 + index, value }));
    for (let time = 1; time <= 5; time += 1) {
      const [expectedRevision, note] = [time - 1, 'Sudah diperiksa'];
      expect(await give({ expectedRevision, cells: cells(60, 20), note })).toMatchObject({
        data: { submitReport: { __typename: 'FindingsError', findings: [{ rule: 'V02' }, { rule: 'V08' }] } },
      });
      expect(await give({ expectedRevision, cells: cells(20 + time, 20), note })).toMatchObject({
        data: { submitReport: { __typename: 'SubmitReportSuccess', report: { revision: time, status: 'SUBMITTED' } } },
      });
      expect(await give({ expectedRevision, cells: cells(30, 20), note })).toMatchObject({
        data: { submitReport: { __typename: 'ConflictError', code: 'STALE_REVISION' } },
      });
      expect(await give({ expectedRevision: 'satu', cells: [] })).toMatchObject({
        errors: [{ extensions: { code: 'BAD_USER_INPUT' } }],
      });
    }
  });

  test('is too costly the fifth time as the first', async () => {
    const fields = 'posyandu { id name formSet } desa kecamatan kabkota month status arrival S K D N ks ds nd';
    const asks = Array.from({ length: 20 }, (_, at) => `a${at}: posyanduRows(first: 200) { rows { ${fields} } }`);
    for (let time = 1; time <= 5; time += 1) {
      const { body } = await ask({}, `{ ${asks.join(' ')} }`);
      expect(body.errors).toMatchObject([{ extensions: { code: 'QUERY_REFUSED' } }]);
      expect(body.data ?? null).toBeNull();
    }
  });

  test('refuses the fifth time as the first: an area out of reach, a variable of the wrong kind', async () => {
    for (const variables of [
      { code: '99.99', with: true },
      { code: scene.provinsi.code, with: 'ya' },
    ]) {
      const told = async () => {
        const { status, body } = await ask(
          variables,
          FIGURES.replaceAll('Figures', `Refused_${typeof variables.with}`),
        );
        const [error] = body.errors as { message: string; extensions: Record<string, unknown> }[];
        return { status, code: error?.extensions.code, keys: Object.keys(error?.extensions ?? {}).sort() };
      };
      const first = await told();
      expect(first.code).toMatch(/WILAYAH_NOT_FOUND|BAD_USER_INPUT/);
      for (let time = 2; time <= 5; time += 1) expect(await told()).toEqual(first);
    }
  });
});
