import { makeTarget } from '@pokjanal/prisma/make/target';
import { beforeAll, describe, expect, it } from 'vitest';
import { officerOf } from '../../../test/actors.ts';
import { as } from '../../../test/as.ts';
import { type Failure, FAILURES, gid, givenTargetScene } from './target.fixture.ts';

const SET_PATH = /* GraphQL */ `
  mutation ($input: SetTargetPathInput!) {
    setTargetPath(input: $input) {
      __typename
      ... on SetTargetPathSuccess { targets { period value isDerived revision path { baselineYear goalValue } } }
      ${FAILURES}
    }
  }
`;
type Answer = Failure & { targets?: { period: string; value: number; isDerived: boolean; revision: number }[] };

let scene: Awaited<ReturnType<typeof givenTargetScene>>;
beforeAll(async () => {
  scene = await givenTargetScene();
});

const inputOf = (over: Record<string, unknown> = {}) => ({
  indicator: 'SKDN_DS',
  wilayah: gid(scene.kabkota),
  baselineYear: 2024,
  baselineValue: 70,
  goalYear: 2026,
  goalValue: 80,
  source: 'RPJMD 2025–2029',
  ...over,
});
const lay = async (over: Record<string, unknown> = {}, caller = scene.caller) =>
  (await caller.run<{ setTargetPath: Answer }>(SET_PATH, { input: inputOf(over) })).setTargetPath;

describe('setTargetPath', () => {
  it('sets a target for each year after the baseline, shown as derived, and lays a later path over it', async () => {
    expect(await lay()).toMatchObject({
      targets: [
        { period: '2025', value: 75, isDerived: true, revision: 1, path: { baselineYear: 2024, goalValue: 80 } },
        { period: '2026', value: 80, isDerived: true, revision: 1 },
      ],
    });
    expect(await lay({ baselineYear: 2025, baselineValue: 74, goalYear: 2027, goalValue: 90 })).toMatchObject({
      targets: [
        { period: '2026', value: 82, revision: 2 },
        { period: '2027', value: 90, revision: 1 },
      ],
    });
    const all = await scene.db.prisma.target.findMany({
      where: { indicatorCode: 'SKDN_DS', wilayahId: scene.kabkota.id },
      orderBy: { period: 'asc' },
    });
    expect(all.map(({ value }) => Number(value))).toEqual([75, 82, 90]);
    expect(await scene.db.prisma.targetPath.count({ where: { wilayahId: scene.kabkota.id } })).toBe(2);
  });

  it('leaves targets set by hand alone unless told to replace them, and forgets a path without points', async () => {
    const { db, kabkota } = scene;
    await makeTarget(db, { indicator: 'SKDN_ND', wilayah: kabkota, period: '2025', value: 77 });
    const indicator = 'SKDN_ND';
    const refused = await lay({ indicator });
    expect(refused).toMatchObject({ __typename: 'ConflictError', code: 'TARGETS_IN_THE_WAY' });
    expect(refused.message?.id).toContain('2025');
    expect(await db.prisma.target.count({ where: { indicatorCode: indicator, wilayahId: kabkota.id } })).toBe(1);
    expect(await lay({ indicator, replace: true })).toMatchObject({ targets: [{ value: 75, revision: 2 }, {}] });
    await lay({ indicator, goalValue: 82 });
    expect(await db.prisma.targetPath.count({ where: { indicatorCode: indicator, wilayahId: kabkota.id } })).toBe(1);
  });

  it('is refused to a role that may not set targets, and in another area', async () => {
    const district = as(scene.db, officerOf(scene.kabkota, 'ADMIN_KECAMATAN'));
    expect(await lay({}, district)).toMatchObject({ __typename: 'ForbiddenError' });
    expect(await lay({ wilayah: gid(scene.other) })).toMatchObject({ code: 'WILAYAH_NOT_FOUND' });
  });

  it('refuses years the wrong way round, too far apart or out of the calendar, and impossible values', async () => {
    const problemsOf = async (over: Record<string, unknown>) => (await lay(over)).problems;
    expect(await problemsOf({ goalYear: 2024 })).toEqual([{ path: 'goalYear', code: 'BAD_RANGE' }]);
    expect(await problemsOf({ goalYear: 2055 })).toEqual([{ path: 'goalYear', code: 'OUT_OF_RANGE' }]);
    expect(await problemsOf({ baselineYear: 24, goalValue: 120, source: '' })).toEqual([
      { path: 'baselineYear', code: 'OUT_OF_RANGE' },
      { path: 'goalValue', code: 'OUT_OF_RANGE' },
      { path: 'source', code: 'REQUIRED' },
    ]);
  });
});
