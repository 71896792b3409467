import { makePosyandu } from '@pokjanal/prisma/make/posyandu';
import { getTarget, makeTarget } from '@pokjanal/prisma/make/target';
import { makeWilayah, type MadeWilayah } from '@pokjanal/prisma/make/wilayah';
import { beforeAll, describe, expect, it } from 'vitest';
import { officerOf } from '../../../test/actors.ts';
import { as } from '../../../test/as.ts';
import { fileReport } from '../../../test/analytics-model.ts';
import { settle, systemCtx } from '../../../test/rollup-scene.ts';
import { fixedClock } from '../../lib/clock.ts';
import { monthNo } from '../../lib/pure/month.ts';
import { openMonth } from '../submission/open-month.ts';
import { type Failure, FAILURES, gid, givenTargetScene } from './target.fixture.ts';

const CASCADE = /* GraphQL */ `
  mutation ($input: CascadeTargetsInput!) {
    cascadeTargets(input: $input) {
      __typename
      ... on CascadeTargetsSuccess {
        period value dryRun written
        children { wilayahId own value deviation isWritten }
        weightedMean { value deviation weighed }
      }
      ${FAILURES}
    }
  }
`;
type Answer = Failure & {
  value: number;
  written: number;
  children: { wilayahId: string; own: number | null; value: number; deviation: number; isWritten: boolean }[];
  weightedMean: { value: number | null; deviation: number | null; weighed: number };
};

const clock = fixedClock('2026-06-02T03:00:00Z');
const MAY = monthNo(2026, 5);
let scene: Awaited<ReturnType<typeof givenTargetScene>>;

/** Files a May report with so many under-fives for a post of a district. */
async function fileIn(district: MadeWilayah, s: number) {
  const { db } = scene;
  const desa = await makeWilayah(db, { parent: district });
  const post = await makePosyandu(db, { desa, puskesmas: null, formSet: 'BASIC' });
  await openMonth({ db }, MAY);
  await fileReport(systemCtx(db, clock), post, { month: MAY, s, d: s, n: 0, without: null });
}

beforeAll(async () => {
  scene = await givenTargetScene();
  await fileIn(scene.districts[0], 30);
  await fileIn(scene.districts[1], 90);
  await settle(scene.db);
}, 120_000);

const run = async (over: Record<string, unknown> = {}, actor = scene.admin) => {
  const input = { indicator: 'SKDN_DS', wilayah: gid(scene.kabkota), year: 2026, mode: 'KEEP_OWN', ...over };
  return (await as(scene.db, actor, clock).run<{ cascadeTargets: Answer }>(CASCADE, { input })).cascadeTargets;
};

describe('cascadeTargets', () => {
  it('previews, then gives areas without a target of their own the parent’s, and weighs what comes of it', async () => {
    const { db, kabkota, districts } = scene;
    await makeTarget(db, { wilayah: kabkota, value: 80 });
    await makeTarget(db, { wilayah: districts[0], value: 60 });
    const preview = await run({ dryRun: true });
    const child = (place: 0 | 1 | 2, own: number | null, value: number, isWritten: boolean) => ({
      wilayahId: gid(districts[place]),
      own,
      value,
      deviation: value - 80,
      isWritten,
    });
    expect(preview).toMatchObject({
      value: 80,
      written: 2,
      children: [child(0, 60, 60, false), child(1, null, 80, true), child(2, null, 80, true)],
      // Nobody reports in the third district: (60 × 30 + 80 × 90) ÷ 120.
      weightedMean: { value: 75, deviation: -5, weighed: 2 },
    });
    expect(await db.prisma.target.count({ where: { wilayahId: districts[1].id } })).toBe(0);
    expect(await run()).toMatchObject({ written: 2 });
    const given = await getTarget(db, { indicator: 'SKDN_DS', wilayah: districts[1], period: '2026' });
    expect(given).toMatchObject({ value: 80, source: 'Keputusan uji', revision: 1 });
    expect(await run()).toMatchObject({ written: 0 });
  });

  it('gives all the same when told, a target inherited from above too', async () => {
    const { db, provinsi, districts } = scene;
    const indicator = 'SKDN_ND';
    await makeTarget(db, { indicator, wilayah: provinsi, value: 85 });
    await makeTarget(db, { indicator, wilayah: districts[2], value: 99 });
    const answer = await run({ indicator, mode: 'SAME' });
    expect(answer.children.map(({ own, value, isWritten }) => [own, value, isWritten])).toEqual([
      [null, 85, true],
      [null, 85, true],
      [99, 85, true],
    ]);
    // N/D weighs by the weighed.
    expect(answer.weightedMean).toEqual({ value: 85, deviation: 0, weighed: 2 });
  });

  it('is refused to a role that may not set targets, and in another area', async () => {
    expect(await run({}, officerOf(scene.kabkota, 'VIEWER'))).toMatchObject({ __typename: 'ForbiddenError' });
    expect(await run({ wilayah: gid(scene.other) })).toMatchObject({ code: 'WILAYAH_NOT_FOUND' });
  });

  it('refuses a year without a target to pass on and an unknown indicator', async () => {
    expect(await run({ year: 1999 })).toMatchObject({ __typename: 'ConflictError', code: 'NO_TARGET_TO_PASS_ON' });
    expect(await run({ indicator: 'XYZ' })).toMatchObject({ code: 'INDICATOR_NOT_FOUND' });
  });
});
