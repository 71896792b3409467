import { getTarget, makeTarget } from '@pokjanal/prisma/make/target';
import { makeWilayah } from '@pokjanal/prisma/make/wilayah';
import { beforeAll, describe, expect, it } from 'vitest';
import { officerOf } from '../../../test/actors.ts';
import { as } from '../../../test/as.ts';
import { encodeGlobalId } from '../../graphql/ids.ts';
import { type Failure, FAILURES, gid, givenTargetScene } from './target.fixture.ts';

const SET = /* GraphQL */ `
  mutation ($input: SetTargetInput!) {
    setTarget(input: $input) {
      __typename
      ... on SetTargetSuccess {
        target { id period value source isVerified isDerived revision setBy abilities indicator { code } wilayah { id } }
      }
      ... on ConflictError { standing: target { value revision } }
      ${FAILURES}
    }
  }
`;
const REMOVE = /* GraphQL */ `
  mutation ($input: RemoveTargetInput!) {
    removeTarget(input: $input) {
      __typename
      ... on RemoveTargetSuccess { indicator wilayahId period }
      ... on ConflictError { standing: target { value revision } }
      ${FAILURES}
    }
  }
`;
type Answer = Failure & { target?: Record<string, unknown> };

let scene: Awaited<ReturnType<typeof givenTargetScene>>;
beforeAll(async () => {
  scene = await givenTargetScene();
});

const inputOf = (over: Record<string, unknown> = {}) => ({
  indicator: 'SKDN_DS',
  wilayah: gid(scene.kabkota),
  period: '2026',
  value: 85,
  source: 'RPJMD 2025–2029',
  expectedRevision: 0,
  ...over,
});
const set = async (over: Record<string, unknown> = {}, caller = scene.caller) =>
  (await caller.run<{ setTarget: Answer }>(SET, { input: inputOf(over) })).setTarget;
const targetEvents = async (nodeNo: number, type: string) =>
  scene.db.sql<{ payload: unknown }>('select payload from outbox where node_no = $1 and type = $2 order by id', [
    nodeNo,
    type,
  ]);

describe('setTarget', () => {
  it('sets a target, tells of it, and changes it at the revision that was seen', async () => {
    expect(await set()).toMatchObject({
      __typename: 'SetTargetSuccess',
      target: {
        period: '2026',
        value: 85,
        source: 'RPJMD 2025–2029',
        isVerified: true,
        isDerived: false,
        revision: 1,
        setBy: 'Dinas Kesehatan',
        abilities: ['target.set'],
        indicator: { code: 'SKDN_DS' },
        wilayah: { id: gid(scene.kabkota) },
      },
    });
    expect(await set({ value: 87.5, expectedRevision: 1 })).toMatchObject({ target: { value: 87.5, revision: 2 } });
    expect(await targetEvents(scene.kabkota.no, 'target.set')).toEqual([
      { payload: { indicator: 'SKDN_DS', period: '2026', by: scene.admin.userId } },
      { payload: { indicator: 'SKDN_DS', period: '2026', by: scene.admin.userId } },
    ]);
  });

  it('changes nothing when it says again what stands there, whatever revision was seen', async () => {
    await set({ period: '2027' });
    expect(await set({ period: '2027' })).toMatchObject({ target: { revision: 1 } });
  });

  it('answers a stale revision with the target as it stands', async () => {
    await set({ period: '2028' });
    expect(await set({ period: '2028', value: 70 })).toMatchObject({
      __typename: 'ConflictError',
      code: 'STALE_TARGET',
      standing: { value: 85, revision: 1 },
    });
    expect(await set({ period: '2029', expectedRevision: 3 })).toMatchObject({ code: 'STALE_TARGET', standing: null });
  });

  it('lets only one of two people who set the same target at the same moment through', async () => {
    const both = await Promise.all([set({ period: '2030', value: 81 }), set({ period: '2030', value: 82 })]);
    expect(both.map(({ __typename }) => __typename).sort()).toEqual(['ConflictError', 'SetTargetSuccess']);
  });

  it.each(['VIEWER', 'ADMIN_KECAMATAN', 'OPERATOR_DESA'] as const)('is refused to the role %s', async (role) => {
    const answer = await set({ period: '2031' }, as(scene.db, officerOf(scene.kabkota, role)));
    expect(answer).toMatchObject({ __typename: 'ForbiddenError' });
  });

  it('is refused in another area, which is not found, and in the one above', async () => {
    for (const area of [scene.other, scene.provinsi]) {
      expect(await set({ wilayah: gid(area) })).toMatchObject({
        __typename: 'NotFoundError',
        code: 'WILAYAH_NOT_FOUND',
      });
    }
  });

  it('refuses bad input with everything wrong at once', async () => {
    const answer = await set({ indicator: 'XYZ', period: '2026-05/YTD', value: -1, source: ' ' });
    expect(answer.problems).toEqual([
      { path: 'indicator', code: 'INDICATOR_NOT_FOUND' },
      { path: 'period', code: 'TARGET_PERIOD' },
      { path: 'value', code: 'OUT_OF_RANGE' },
      { path: 'source', code: 'REQUIRED' },
    ]);
    expect((await set({ value: 100.5 })).problems).toEqual([{ path: 'value', code: 'OUT_OF_RANGE' }]);
  });
});

describe('removeTarget', () => {
  const remove = async (id: string, expectedRevision = 1, caller = scene.caller) =>
    (
      await caller.run<{ removeTarget: Answer }>(REMOVE, {
        input: { target: encodeGlobalId('Target', id), expectedRevision },
      })
    ).removeTarget;
  const given = (wilayah = scene.kabkota) => makeTarget(scene.db, { indicator: 'SKDN_ND', wilayah });

  it('takes a target away and tells of it', async () => {
    const { id } = await given();
    expect(await remove(id)).toEqual({
      __typename: 'RemoveTargetSuccess',
      indicator: 'SKDN_ND',
      wilayahId: gid(scene.kabkota),
      period: '2026',
    });
    expect(await scene.db.prisma.target.count({ where: { id } })).toBe(0);
    expect(await targetEvents(scene.kabkota.no, 'target.removed')).toHaveLength(1);
  });

  it('answers a stale revision with the target as it stands', async () => {
    const target = await given();
    expect(await remove(target.id, 2)).toMatchObject({ code: 'STALE_TARGET', standing: { value: 85, revision: 1 } });
    await remove(target.id);
  });

  it('is refused to a role that only looks, and in another area', async () => {
    const own = await given();
    const viewer = as(scene.db, officerOf(scene.kabkota, 'VIEWER'));
    expect(await remove(own.id, 1, viewer)).toMatchObject({ __typename: 'ForbiddenError' });
    const foreign = await given(scene.other);
    expect(await remove(foreign.id)).toMatchObject({ __typename: 'NotFoundError', code: 'TARGET_NOT_FOUND' });
    expect(await getTarget(scene.db, foreign)).toMatchObject({ revision: 1 });
  });

  it('refuses an id of something else', async () => {
    const answer = await scene.caller.run<{ removeTarget: Answer }>(REMOVE, {
      input: { target: gid(scene.kabkota), expectedRevision: 1 },
    });
    expect(answer.removeTarget.problems).toEqual([{ path: 'target', code: 'BAD_ID' }]);
  });
});

describe('targets', () => {
  const LIST = /* GraphQL */ `
    query ($indicators: [String!], $wilayah: [ID!], $within: ID, $level: WilayahLevel, $period: Period, $year: Int) {
      targets(indicators: $indicators, wilayah: $wilayah, within: $within, level: $level, period: $period, year: $year) {
        totalCount
        nodes { period value indicator { code } wilayah { id } }
      }
    }
  `;
  type List = { targets: { totalCount: number; nodes: { period: string; wilayah: { id: string } }[] } };

  it('lists by indicator, area and period within reach, in few statements', async () => {
    const { db, provinsi, kabkota, other, districts } = scene;
    const indicator = 'SKDN_BGMD';
    for (const wilayah of [provinsi, kabkota, other, districts[0]]) {
      for (const period of ['2026', '2026-05', '2027']) await makeTarget(db, { indicator, wilayah, period });
    }
    const list = async (args: Record<string, unknown>, caller = scene.caller) =>
      (await caller.run<List>(LIST, { indicators: [indicator], ...args })).targets;
    const all = await list({});
    expect(all.totalCount).toBe(6);
    expect(scene.caller.cost()).toBeLessThanOrEqual(4);
    expect(new Set(all.nodes.map(({ wilayah }) => wilayah.id))).toEqual(new Set([gid(kabkota), gid(districts[0])]));
    expect((await list({ year: 2026, level: 'KABKOTA' })).nodes.map(({ period }) => period)).toEqual([
      '2026',
      '2026-05',
    ]);
    expect((await list({ period: '2026', within: kabkota.code })).totalCount).toBe(2);
    expect((await list({ period: '2026', wilayah: [gid(other), districts[0].code] })).totalCount).toBe(1);
    expect((await list({ year: 2026 }, as(db, scene.province))).totalCount).toBe(8);
    const elsewhere = await makeWilayah(db, { level: 'KABKOTA' });
    expect((await list({}, as(db, officerOf(elsewhere, 'VIEWER')))).totalCount).toBe(0);
  });

  it('gives a target by its id to those within reach alone', async () => {
    const { id } = await makeTarget(scene.db, { indicator: 'SKDN_NS', wilayah: scene.kabkota });
    const NODE = 'query ($id: ID!) { node(id: $id) { ... on Target { value } } }';
    const read = (caller: typeof scene.caller) => caller.run(NODE, { id: encodeGlobalId('Target', id) });
    expect(await read(scene.caller)).toEqual({ node: { value: 85 } });
    expect(await read(as(scene.db, officerOf(scene.other)))).toEqual({ node: null });
  });
});
