import { makeTarget } from '@pokjanal/prisma/make/target';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { officerOf } from '../../../test/actors.ts';
import { ctxOf } from '../../../test/as.ts';
import type { Ctx } from '../../auth/ctx.ts';
import { encodeGlobalId } from '../../graphql/ids.ts';
import { cascadeTargets } from '../indicator/target-cascade.ts';
import { importTargets } from '../indicator/target-import.ts';
import { setTargetPath } from '../indicator/target-path.ts';
import { givenTargetScene } from '../indicator/target.fixture.ts';
import { removeTarget, setTarget } from '../indicator/target.ts';
import { contentFor, givenWaiting, record, withdraw } from '../pokjanal/decree.fixture.ts';
import { undoBulkAct } from './undo-bulk-act.ts';

let scene: Awaited<ReturnType<typeof givenTargetScene>>;
let admin: Ctx;
beforeAll(async () => {
  scene = await givenTargetScene();
  admin = ctxOf(scene.db, scene.admin);
});

const undo = (id: string | null, by: Ctx = admin) =>
  undoBulkAct(by, { id: id ?? '', reason: 'lembar yang salah', isPreview: false });

const row = (code: string, value: string, indicator = 'SKDN_DS', period = '2026') => ({
  code,
  indicator,
  period,
  value,
  source: 'SK Bupati 9/2026',
});

/** All that targets of the regency say, and the lines they lie on. */
async function told() {
  const path = [scene.kabkota.path];
  return Promise.all([
    scene.db.sql(
      `select w.code, t."indicatorCode", t.period, t.value::text, t.source, t."isVerified", t."pathId" from "Target" t
       join "Wilayah" w on w.id = t."wilayahId" where starts_with(w.path, $1) order by 1, 2, 3`,
      path,
    ),
    scene.db.sql(
      `select p.* from "TargetPath" p join "Wilayah" w on w.id = p."wilayahId" where starts_with(w.path, $1) order by p.id`,
      path,
    ),
  ]);
}

describe('taking back targets', () => {
  test('that were brought in: new ones go, changed ones say again what they said, those set anew stay', async () => {
    const [first, second, third] = scene.districts;
    await makeTarget(scene.db, {
      indicator: 'SKDN_DS',
      wilayah: first,
      value: 60,
      source: 'SK lama',
      isVerified: false,
    });
    const before = await told();
    const rows = [row(first.code, '80'), row(second.code, '81'), row(third.code, '82')];
    const { actId } = await importTargets(admin, { rows, isVerified: true, dryRun: false });
    const [sameActAgain] = [await importTargets(admin, { rows, isVerified: true, dryRun: false })];
    expect(sameActAgain.actId).toBeNull();
    expect(await undo(actId)).toMatchObject({
      back: [{ about: 'SKDN_DS', period: '2026' }, {}, {}],
      kept: [],
    });
    expect(await told()).toEqual(before);

    const again = await importTargets(admin, { rows, isVerified: true, dryRun: false });
    const { id } = await setTarget(admin, {
      indicatorCode: 'SKDN_DS',
      wilayahId: second.id,
      period: '2026',
      value: 88,
      source: 'SK baru',
      isVerified: true,
      expectedRevision: 1,
    });
    const gone = await scene.db.prisma.target.findFirstOrThrow({
      where: { wilayahId: third.id, indicatorCode: 'SKDN_DS' },
    });
    await removeTarget(admin, { id: gone.id, expectedRevision: gone.revision });
    const outcome = await undo(again.actId);
    const reasons = new Map(outcome.kept.map(({ name, refusal }) => [name, refusal?.code]));
    expect(reasons).toEqual(
      new Map([
        [second.name, 'BULK_CHANGED_SINCE'],
        [third.name, 'TARGET_NOT_FOUND'],
      ]),
    );
    expect(await scene.db.prisma.target.findUniqueOrThrow({ where: { id } })).toMatchObject({ revision: 2 });
    await removeTarget(admin, { id, expectedRevision: 2 });
    expect(await told()).toEqual(before);
  });

  test('that were passed on, or laid on a line over another line, which is there again', async () => {
    const { kabkota } = scene;
    const line = { indicatorCode: 'SKDN_ND', wilayahId: kabkota.id, source: 'RPJMD', replace: true };
    await setTargetPath(admin, { ...line, baselineYear: 2024, baselineValue: 60, goalYear: 2026, goalValue: 70 });
    const before = await told();
    const over = await setTargetPath(admin, {
      ...line,
      baselineYear: 2024,
      baselineValue: 50,
      goalYear: 2027,
      goalValue: 95,
    });
    const laid = await told();
    const passed = await cascadeTargets(admin, {
      indicatorCode: 'SKDN_ND',
      wilayahId: kabkota.id,
      year: 2026,
      mode: 'SAME',
      dryRun: false,
    });
    expect(passed.children).toHaveLength(3);
    expect(await undo(passed.actId)).toMatchObject({ back: [{}, {}, {}], kept: [] });
    expect(await told()).toEqual(laid);
    expect(await undo(over.actId)).toMatchObject({ back: [{}, {}, {}], kept: [] });
    expect(await told()).toEqual(before);
  });

  test('is refused where one may not set them', async () => {
    const { actId } = await importTargets(admin, {
      rows: [row(scene.kabkota.code, '70', 'SKDN_NS'), row(scene.districts[0].code, '71', 'SKDN_NS')],
      isVerified: true,
      dryRun: false,
    });
    for (const [actor, code] of [
      [officerOf(scene.other), 'BULK_ACT_NOT_FOUND'],
      [officerOf(scene.kabkota, 'VIEWER'), 'BULK_ACT_NOT_FOUND'],
    ] as const) {
      await expect(undo(actId, ctxOf(scene.db, actor))).rejects.toMatchObject({ code });
    }
    expect(await undo(actId, ctxOf(scene.db, scene.province))).toMatchObject({ kept: [] });
  });

  test('whatever sheets came before and whatever was set since, only rows of the sheet that nobody touched go back', async () => {
    const [first, second, third] = scene.districts;
    const areas = [first, second, third];
    const value = fc.integer({ min: 0, max: 100 });
    const sheet = fc.uniqueArray(fc.tuple(fc.integer({ min: 0, max: 2 }), value), {
      selector: ([area]) => area,
      minLength: 1,
    });
    const rowsOf = (cells: readonly (readonly [number, number])[]) =>
      cells.map(([area, n]) => row(areas[area]?.code ?? '', String(n), 'SKDN_DS', '2031'));
    const bring = (cells: readonly (readonly [number, number])[]) =>
      importTargets(admin, { rows: rowsOf(cells), isVerified: true, dryRun: false });
    const values = async () =>
      scene.db.sql<{ code: string; value: number }>(
        `select w.code, t.value::int as value from "Target" t join "Wilayah" w on w.id = t."wilayahId"
         where t.period = '2031' and t."indicatorCode" = 'SKDN_DS' and w."parentId" = $1 order by 1`,
        [scene.kabkota.id],
      );
    await fc.assert(
      fc.asyncProperty(sheet, sheet, fc.option(sheet), async (earlier, given, since) => {
        await bring(earlier);
        const before = new Map((await values()).map((t) => [t.code, t.value]));
        const { actId } = await bring(given);
        const written = new Map((await values()).map((t) => [t.code, t.value]));
        if (since) await bring(since);
        const standing = new Map((await values()).map((t) => [t.code, t.value]));
        if (actId) await undo(actId);
        const after = new Map((await values()).map((t) => [t.code, t.value]));
        for (const { code } of areas) {
          const isTouched = written.get(code) !== standing.get(code);
          expect(after.get(code)).toBe(isTouched ? standing.get(code) : before.get(code));
        }
      }),
      { numRuns: 15 },
    );
  }, 60_000);
});

describe('taking back one decree for many groups', () => {
  const actOf = async (decree: string) => {
    const [act] = await scene.db.sql<{ id: string }>(
      `select "actId" as id from "BulkActRow" where ref ->> 'decreeId' = $1 limit 1`,
      [Buffer.from(decree, 'base64url').toString('utf8').slice('Decree:'.length)],
    );
    return act?.id ?? null;
  };

  test('withdraws it, and the groups wait for theirs again', async () => {
    const waiting = await givenWaiting(scene.db);
    const { db, group, other, governor } = waiting;
    const made = await record(db, governor, contentFor([group, other]));
    const id = await actOf(made.decree?.id ?? '');
    await expect(undo(id, ctxOf(db, waiting.admin))).rejects.toMatchObject({ code: 'BULK_ACT_NOT_FOUND' });
    expect(await undo(id, ctxOf(db, governor))).toMatchObject({ back: [{ name: group.name }, {}], kept: [] });
    const [stands] = await db.sql(
      'select "withdrawReason" as why from "Decree" where id = (select (ref ->> $2)::uuid from "BulkActRow" where "actId" = $1 limit 1)',
      [id, 'decreeId'],
    );
    expect(stands).toEqual({ why: 'lembar yang salah' });
  });

  test('leaves it to the group that has a newer one, and lets the other go; later the rest may follow', async () => {
    const { db, group, other, governor } = await givenWaiting(scene.db);
    const made = await record(db, governor, contentFor([group, other]));
    const id = await actOf(made.decree?.id ?? '');
    const newer = await record(db, governor, contentFor([group], { date: '2026-04-02' }));
    const by = ctxOf(db, governor);
    expect(await undo(id, by)).toMatchObject({
      back: [{ name: other.name }],
      kept: [{ name: group.name, refusal: { code: 'BULK_NEWER_DECREE' } }],
    });
    const served = () =>
      db.sql<{ name: string }>(
        `select g.name from "DecreePokjanal" l join "Pokjanal" g on g.id = l."pokjanalId" where l."decreeId" = $1`,
        [
          Buffer.from(made.decree?.id ?? '', 'base64url')
            .toString('utf8')
            .slice('Decree:'.length),
        ],
      );
    expect(await served()).toEqual([{ name: group.name }]);
    await withdraw(db, governor, { decree: newer.decree?.id, expectedRevision: 0, reason: 'keliru' });
    expect(await undo(id, by)).toMatchObject({ back: [{ name: group.name }], kept: [] });
    await expect(undo(id, by)).rejects.toMatchObject({ code: 'BULK_UNDONE' });
  });

  test('a decree for one group alone is no act on many', async () => {
    const { db, group, admin: keeper } = await givenWaiting(scene.db);
    const made = await record(db, keeper, contentFor([group]));
    expect(await actOf(made.decree?.id ?? encodeGlobalId('Decree', ''))).toBeNull();
  });
});
