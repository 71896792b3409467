import { beforeAll, describe, expect, it } from 'vitest';
import { officerOf } from '../../../test/actors.ts';
import { answers, givenProvince, settle, submit, systemCtx } from '../../../test/rollup-scene.ts';
import { as } from '../../../test/as.ts';
import { useOwnDatabase } from '../../../test/database.ts';
import type { UserActor } from '../../auth/actor.ts';
import type { Database } from '../../db/client.ts';
import { fixedClock } from '../../lib/clock.ts';

const clock = fixedClock('2026-06-20T03:00:00Z');

const REVISE = `mutation ($input: ReviseIndicatorInput!) { reviseIndicator(input: $input) { __typename
  ... on ReviseIndicatorSuccess { isDryRun version sentence { id } changes { field from to } findings { kind }
    preview { name period before after } indicator { versions { version validFrom validTo } } }
  ... on InvalidInputError { problems { path code message { id en } } } ... on Error { code message { id } } } }`;

type Answer = {
  reviseIndicator: {
    __typename: string;
    code?: string;
    problems?: { path: string; code: string; message: { id: string; en: string } }[];
    preview?: { name: string; period: string; before: number | null; after: number | null }[];
  } & Record<string, unknown>;
};

let db: Database;
let head: UserActor;
let province: Awaited<ReturnType<typeof givenProvince>>;

beforeAll(async () => {
  db = await useOwnDatabase();
  province = await givenProvince(db);
  const { posts } = province;
  const country = await db.prisma.wilayah.findFirstOrThrow({ where: { level: 'NASIONAL' } });
  head = officerOf(country, 'ADMIN_PUSAT');
  for (const post of posts) {
    await submit(systemCtx(db), post, { cells: answers(post, { s: 40, d: 30, n: 20 }) });
  }
  await settle(db);
}, 120_000);

const sound = {
  code: 'SKDN_DS',
  expectedVersion: 1,
  validFrom: '2026-07-01',
  numerator: 'SK_D',
  denominator: 'SK_S',
  factor: 100,
  decimals: 1,
  direction: 'HIGHER_BETTER',
  timeRule: 'POOLED',
  source: 'Surat edaran contoh',
};
const revise = async (change: object, actor: UserActor = head) =>
  (await as(db, actor, clock).run<Answer>(REVISE, { input: { ...sound, ...change } })).reviseIndicator;

describe('a revision of an indicator', () => {
  it('is previewed on real data without being written', async () => {
    const client = as(db, head, clock);
    const input = { ...sound, numerator: 'SK_N', denominator: 'SK_D - SK_O', dryRun: true };
    const { reviseIndicator: answer } = await client.run<Answer>(REVISE, { input });
    expect(answer).toMatchObject({
      __typename: 'ReviseIndicatorSuccess',
      isDryRun: true,
      version: 2,
      sentence: { id: expect.stringContaining('naik berat badannya (N) dibagi') },
      changes: [
        { field: 'numerator', from: 'SK_D', to: 'SK_N' },
        { field: 'denominator', from: 'SK_S', to: 'SK_D - SK_O' },
        { field: 'source' },
      ],
      indicator: { versions: [{ version: 1, validTo: null }] },
    });
    expect(answer.preview).toHaveLength(3);
    expect(answer.preview?.map(({ period, before, after }) => [period, before, after])).toEqual([
      ['2026-03', null, null],
      ['2026-04', null, null],
      ['2026-05', 75, (20 * 100) / 30],
    ]);
    expect(client.cost()).toBeLessThanOrEqual(16);
  });

  it('says what no longer fits together', async () => {
    const answer = await revise({ numerator: 'SK_S', denominator: 'SK_D', dryRun: true });
    expect(answer['findings']).toEqual([{ kind: 'NOT_SUBSET' }]);
  });

  it('begins on its day, ends the version before on the day before, and is the one figures are computed by', async () => {
    const answer = await revise({ code: 'SKDN_NS', validFrom: '2026-05-01', numerator: 'SK_D' });
    expect(answer).toMatchObject({
      __typename: 'ReviseIndicatorSuccess',
      isDryRun: false,
      indicator: {
        versions: [
          { version: 2, validFrom: '2026-05-01', validTo: null },
          { version: 1, validFrom: '2007-01-01', validTo: '2026-04-30' },
        ],
      },
    });
    await settle(db);
    const { analytics } = await as(db, head, clock).run<{ analytics: { cells: object[] } }>(
      '{ analytics(input: { indicators: ["SKDN_NS"], periods: ["2026-05"] }) { cells { value version } } }',
    );
    expect(analytics.cells).toEqual([{ value: 75, version: 2 }]);
    const { indicators } = await as(db, head, clock).run<{ indicators: { versions: object[] }[] }>(
      '{ indicators(codes: ["SKDN_NS"]) { versions { diff { field from to } } } }',
    );
    expect(indicators[0]?.versions).toEqual([
      { diff: expect.arrayContaining([{ field: 'numerator', from: 'SK_N', to: 'SK_D' }]) },
      { diff: [] },
    ]);
    const told = await db.sql(`select payload from outbox where type = 'indicator.changed'`);
    expect(told).toEqual([{ payload: { codes: ['SKDN_NS'] } }]);
  });

  it('is refused to every other role and in no other area', async () => {
    for (const role of ['ADMIN_PROVINSI', 'ADMIN_KABKOTA', 'VIEWER'] as const) {
      const answer = await revise({}, officerOf(province.provinsi, role));
      expect(answer).toMatchObject({ __typename: 'ForbiddenError' });
    }
  });

  it('tells every problem at once, with the place in the formula, in both languages', async () => {
    const answer = await revise({
      validFrom: '2007-01-01',
      numerator: 'SK_D +',
      denominator: 'SK_X + SK_Y',
      decimals: 9,
      factor: 0,
      source: ' ',
    });
    expect(answer.problems?.map(({ path, code }) => `${path} ${code}`)).toEqual([
      'validFrom OUT_OF_RANGE',
      'numerator BAD_EXPRESSION',
      'denominator BAD_CODE',
      'denominator BAD_CODE',
      'factor OUT_OF_RANGE',
      'decimals OUT_OF_RANGE',
      'source REQUIRED',
    ]);
    expect(answer.problems?.[1]?.message).toEqual({
      id: 'Rumus salah pada huruf ke-7: rumus berakhir terlalu cepat',
      en: 'The formula is wrong at character 7: the formula ends too early',
    });
    expect(answer.problems?.[2]?.message.id).toContain('SK_X');
  });

  it('refuses what cannot be summed over posts, quoting it', async () => {
    const answer = await revise({ denominator: 'SK_S + abs(SK_D)' });
    expect(answer.problems).toMatchObject([{ path: 'denominator', code: 'BAD_EXPRESSION' }]);
    expect(answer.problems?.[0]?.message.id).toContain('huruf ke-8: bagian "abs(SK_D)"');
  });

  it('is told when somebody else was first, and when there is no such indicator', async () => {
    expect(await revise({ expectedVersion: 7 })).toMatchObject({
      __typename: 'ConflictError',
      code: 'STALE_REVISION',
      message: { id: expect.stringContaining('SKDN_DS') },
    });
    expect(await revise({ code: 'TIDAK_ADA' })).toMatchObject({ __typename: 'NotFoundError' });
  });
});
