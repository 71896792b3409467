import { beforeAll, expect, test } from 'vitest';
import { officerOf } from '../../../test/actors.ts';
import { as, ctxOf } from '../../../test/as.ts';
import type { UserActor } from '../../auth/actor.ts';
import { type Clock, fixedClock } from '../../lib/clock.ts';
import { undoBulkAct } from '../bulk/undo-bulk-act.ts';
import { cascadeTargets } from './target-cascade.ts';
import { gid, givenTargetScene } from './target.fixture.ts';
import { importTargets } from './target-import.ts';
import { setTargetPath } from './target-path.ts';
import { removeTarget, setTarget } from './target.ts';

let scene: Awaited<ReturnType<typeof givenTargetScene>>;
beforeAll(async () => {
  scene = await givenTargetScene();
});

let minute = 0;
/** A minute later than the act before. */
function later(): Clock {
  minute += 1;
  return fixedClock(new Date(Date.UTC(2026, 10, 1, 0, minute)).toISOString());
}
const next = () => ctxOf(scene.db, scene.admin, later());

type Entry = { action: string; by: string | null; fields: { field: string; before: string; after: string }[] };

async function history(area: { id: string }, actor: UserActor = scene.admin): Promise<string[]> {
  const { targetChanges } = await as(scene.db, actor).run<{ targetChanges: Entry[] }>(
    `query ($area: ID!) { targetChanges(indicator: "SKDN_DS", wilayah: $area, period: "2026") {
      action by fields { field before after } } }`,
    { area: gid(area) },
  );
  return targetChanges.map(
    ({ action, by, fields }) =>
      `${action} ${fields.find(({ field }) => field === 'value')?.before ?? '='} → ${fields.find(({ field }) => field === 'value')?.after ?? '='} (${by})`,
  );
}

const of = (area: { id: string }) => ({ indicatorCode: 'SKDN_DS', wilayahId: area.id, period: '2026' });

test('says of a target what each act made of it and who did it, also after it was removed and set again', async () => {
  const [area] = scene.districts;
  const set = (value: number, source: string, expectedRevision: number) =>
    setTarget(next(), { ...of(area), value, source, isVerified: true, expectedRevision });
  const { id } = await set(80, 'SK 1', 0);
  await set(80, 'SK 1', 1);
  await set(80, 'SK 2', 1);
  await set(82.5, 'SK 2', 2);
  await removeTarget(next(), { id, expectedRevision: 3 });
  await set(70, 'SK 3', 0);
  expect(await history(area)).toEqual([
    'target.set  → 70 (Dinas Kesehatan)',
    'target.removed 82.5 →  (Dinas Kesehatan)',
    'target.set 80 → 82.5 (Dinas Kesehatan)',
    // Only the document changed.
    'target.set = → = (Dinas Kesehatan)',
    'target.set  → 80 (Dinas Kesehatan)',
  ]);
  expect(await history(area, officerOf(scene.other))).toEqual([]);
});

test('names the acts on many that wrote it, and their being taken back', async () => {
  const [, area, fresh] = scene.districts;
  const rows = [area, fresh].map(({ code }) => ({
    code,
    indicator: 'SKDN_DS',
    period: '2026',
    value: '60',
    source: 'SK 4',
  }));
  await importTargets(next(), { rows, isVerified: true, dryRun: true });
  const { actId } = await importTargets(next(), { rows, isVerified: true, dryRun: false });
  await undoBulkAct(next(), { id: actId ?? '', reason: 'lembar yang salah', isPreview: false });
  await setTarget(next(), { ...of(scene.kabkota), value: 90, source: 'RPJMD', isVerified: true, expectedRevision: 0 });
  await cascadeTargets(next(), { ...of(scene.kabkota), year: 2026, mode: 'SAME', dryRun: false });
  await setTargetPath(next(), {
    indicatorCode: 'SKDN_DS',
    wilayahId: area.id,
    baselineYear: 2024,
    baselineValue: 50,
    goalYear: 2028,
    goalValue: 90,
    source: 'RPJMD',
    replace: true,
  });
  expect((await history(area)).map((line) => line.split(' (')[0])).toEqual([
    'target.laid 90 → 70',
    'target.cascaded  → 90',
    'target.undone 60 → ',
    'target.imported  → 60',
  ]);
  expect((await history(fresh))[0]).toContain('target.cascaded');
});
