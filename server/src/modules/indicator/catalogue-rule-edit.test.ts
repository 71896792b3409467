import { beforeAll, describe, expect, it } from 'vitest';
import { officerOf } from '../../../test/actors.ts';
import { answers, givenProvince, submit, systemCtx } from '../../../test/rollup-scene.ts';
import { as } from '../../../test/as.ts';
import { useOwnDatabase } from '../../../test/database.ts';
import type { UserActor } from '../../auth/actor.ts';
import type { Database } from '../../db/client.ts';
import { fixedClock } from '../../lib/clock.ts';

const clock = fixedClock('2026-06-20T03:00:00Z');

const REVISE = `mutation ($input: ReviseRuleInput!) { reviseRule(input: $input) { __typename
  ... on ReviseRuleSuccess { isDryRun rule { code level expression sentence { id } validFrom validTo }
    backtest { forms checked flagged flaggedBefore } }
  ... on InvalidInputError { problems { path code message { id en } } } ... on Error { code message { id } } } }`;

type Answer = {
  reviseRule: { __typename: string; problems?: { path: string; code: string }[] } & Record<string, unknown>;
};

let db: Database;
let head: UserActor;
let province: Awaited<ReturnType<typeof givenProvince>>;

beforeAll(async () => {
  db = await useOwnDatabase();
  province = await givenProvince(db);
  head = officerOf(await db.prisma.wilayah.findFirstOrThrow({ where: { level: 'NASIONAL' } }), 'ADMIN_PUSAT');
  for (const [index, post] of province.posts.entries()) {
    await submit(systemCtx(db), post, { cells: answers(post, { s: 40, d: index < 2 ? 10 : 30, n: 5 }) });
  }
}, 120_000);

const sound = {
  code: 'V02',
  part: 1,
  expectedValidFrom: '2007-01-01',
  validFrom: '2026-07-01',
  level: 'WARNING',
  expression: 'SK_D >= 0.5 * SK_S',
  source: 'Surat edaran contoh',
};
const revise = async (change: object, actor: UserActor = head) =>
  (await as(db, actor, clock).run<Answer>(REVISE, { input: { ...sound, ...change } })).reviseRule;

describe('a revision of a rule', () => {
  it('says what it would have flagged, beside the rule in force, without being written', async () => {
    expect(await revise({ dryRun: true })).toMatchObject({
      __typename: 'ReviseRuleSuccess',
      isDryRun: true,
      rule: { sentence: { id: expect.stringContaining('tidak kurang dari 0,5 dikali') } },
      backtest: { forms: province.posts.length, checked: province.posts.length, flagged: 2, flaggedBefore: 0 },
    });
    expect(await db.prisma.rule.count({ where: { code: 'V02' } })).toBe(1);
  });

  it.each([
    ['prev(SK_S) >= 0', { checked: 0 }],
    ['ytd(SK_D) <= 20', { checked: 7, flagged: 5 }],
    ['SK_D <= 20 or month = 5', { checked: 7, flagged: 0 }],
    ['SK_D <= BB_DTG_BAYI', { checked: 0 }],
  ])('looks back with %s too', async (expression, counts) => {
    expect(await revise({ expression, dryRun: true })).toMatchObject({ backtest: counts });
  });

  it('begins on its day and ends the one before on the day before', async () => {
    expect(await revise({ code: 'V08', expression: 'SK_D <= SK_K + 1' })).toMatchObject({
      __typename: 'ReviseRuleSuccess',
      isDryRun: false,
      rule: { validFrom: '2026-07-01', validTo: null },
    });
    const rows = await db.prisma.rule.findMany({ where: { code: 'V08' }, orderBy: { validFrom: 'asc' } });
    expect(rows.map(({ validTo }) => validTo?.toISOString().slice(0, 10) ?? null)).toEqual(['2026-06-30', null]);
    expect(rows[1]).toMatchObject({ blockCode: rows[0]?.blockCode, order: rows[0]?.order, level: 'WARNING' });
  });

  it('is refused to every other role and in no other area', async () => {
    for (const role of ['ADMIN_PROVINSI', 'ADMIN_KECAMATAN', 'PARTNER'] as const) {
      expect(await revise({}, officerOf(province.provinsi, role))).toMatchObject({ __typename: 'ForbiddenError' });
    }
  });

  it('tells every problem at once', async () => {
    const answer = await revise({
      validFrom: '2000-01-01',
      expression: 'SK_D <= SK_X',
      text: 'Lihat {SK_T}.',
      source: '',
    });
    expect(answer.problems?.map(({ path, code }) => `${path} ${code}`)).toEqual([
      'validFrom OUT_OF_RANGE',
      'expression BAD_CODE',
      'textEn REQUIRED',
      'text BAD_CODE',
      'source REQUIRED',
    ]);
    const broken = await revise({ expression: 'SK_D + SK_S' });
    expect(broken.problems).toMatchObject([{ path: 'expression', code: 'BAD_EXPRESSION' }]);
    const mixed = await revise({ expression: 'CELL <= SK_S' });
    expect(mixed.problems).toMatchObject([{ path: 'expression', code: 'BAD_EXPRESSION' }]);
  });

  it('is told when somebody else was first, when the program keeps the rule, and when there is none', async () => {
    expect(await revise({ expectedValidFrom: '2020-01-01' })).toMatchObject({ __typename: 'ConflictError' });
    expect(await revise({ code: 'V41' })).toMatchObject({
      __typename: 'ConflictError',
      message: { id: expect.stringContaining('dijaga oleh program') },
    });
    expect(await revise({ code: 'V99' })).toMatchObject({ __typename: 'NotFoundError' });
  });
});
