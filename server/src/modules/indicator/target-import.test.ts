import { getTarget, makeTarget } from '@pokjanal/prisma/make/target';
import { beforeAll, describe, expect, it } from 'vitest';
import { officerOf } from '../../../test/actors.ts';
import { as } from '../../../test/as.ts';
import { type Failure, FAILURES, givenTargetScene } from './target.fixture.ts';

const IMPORT = /* GraphQL */ `
  mutation ($input: ImportTargetsInput!) {
    importTargets(input: $input) {
      __typename
      ... on ImportTargetsSuccess { created changed unchanged dryRun }
      ${FAILURES}
    }
  }
`;
type Row = { code: string; indicator: string; period: string; value: string; source: string };

let scene: Awaited<ReturnType<typeof givenTargetScene>>;
beforeAll(async () => {
  scene = await givenTargetScene();
});

const row = (over: Partial<Row> = {}): Row => ({
  code: scene.kabkota.code,
  indicator: 'SKDN_DS',
  period: '2026',
  value: '82,5',
  source: 'SK Bupati 12/2026',
  ...over,
});
const bring = async (rows: Row[], over: Record<string, unknown> = {}, caller = scene.caller) =>
  (await caller.run<{ importTargets: Failure }>(IMPORT, { input: { rows, ...over } })).importTargets;
const standing = (indicator: string, wilayah = scene.kabkota) =>
  getTarget(scene.db, { indicator, wilayah, period: '2026' });

describe('importTargets', () => {
  it('sets all rows, counts what they do, and does nothing the second time', async () => {
    const [first, second] = scene.districts;
    await makeTarget(scene.db, { indicator: 'SKDN_DS', wilayah: first, value: 60 });
    const rows = [row(), row({ code: ` ${first.code}`, value: ' 80 ' }), row({ code: second.code, value: '79.25' })];
    const answer = { __typename: 'ImportTargetsSuccess', unchanged: 0, dryRun: false };
    expect(await bring(rows)).toEqual({ ...answer, created: 2, changed: 1 });
    expect(await standing('SKDN_DS')).toMatchObject({ value: 82.5, source: 'SK Bupati 12/2026', revision: 1 });
    expect(await standing('SKDN_DS', first)).toMatchObject({ value: 80, revision: 2 });
    expect(await bring(rows)).toEqual({ ...answer, created: 0, changed: 0, unchanged: 3 });
    expect(await standing('SKDN_DS', first)).toMatchObject({ revision: 2 });
    expect(scene.caller.cost()).toBeLessThanOrEqual(6);
  });

  it('only counts in a dry run', async () => {
    expect(await bring([row({ indicator: 'SKDN_NS' })], { dryRun: true })).toMatchObject({ created: 1, dryRun: true });
    expect(
      await scene.db.prisma.target.count({ where: { indicatorCode: 'SKDN_NS', wilayahId: scene.kabkota.id } }),
    ).toBe(0);
  });

  it('names everything wrong by row and column, and writes nothing when one row is wrong', async () => {
    const { db, kabkota, other } = scene;
    const answer = await bring([
      row({ indicator: 'SKDN_ND' }),
      row({ code: '99.99', indicator: 'XYZ', period: '2026/YTD', value: '1.234,5', source: '' }),
      row({ code: other.code, value: '101' }),
      row({ code: kabkota.code, indicator: 'SKDN_ND', value: '70' }),
    ]);
    expect(answer.problems).toEqual([
      { path: 'rows.1.code', code: 'WILAYAH_NOT_FOUND' },
      { path: 'rows.1.indicator', code: 'INDICATOR_NOT_FOUND' },
      { path: 'rows.1.period', code: 'TARGET_PERIOD' },
      { path: 'rows.1.value', code: 'NOT_NUMBER' },
      { path: 'rows.1.source', code: 'REQUIRED' },
      { path: 'rows.2.code', code: 'WILAYAH_NOT_FOUND' },
      { path: 'rows.2.value', code: 'OUT_OF_RANGE' },
      { path: 'rows.3.code', code: 'DUPLICATE_ROW' },
    ]);
    expect(await db.prisma.target.count({ where: { indicatorCode: 'SKDN_ND', wilayahId: kabkota.id } })).toBe(0);
    expect((await bring([])).problems).toEqual([{ path: 'rows', code: 'OUT_OF_RANGE' }]);
  });

  it('is refused to a role that may not set targets, and row by row where it may not', async () => {
    const viewer = as(scene.db, officerOf(scene.kabkota, 'VIEWER'));
    expect(await bring([row()], {}, viewer)).toMatchObject({ __typename: 'ForbiddenError' });
    const both = officerOf(scene.kabkota);
    const [own] = both.assignments;
    const [seen] = officerOf(scene.other, 'VIEWER').assignments;
    if (!own || !seen) throw new Error('no role');
    const caller = as(scene.db, { ...both, assignments: [own, seen] });
    const answer = await bring([row({ code: scene.other.code })], {}, caller);
    expect(answer.problems).toEqual([{ path: 'rows.0.code', code: 'FORBIDDEN_ACTION' }]);
  });
});
