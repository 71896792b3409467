import { makePokjanal } from '@pokjanal/prisma/make/pokjanal';
import { beforeAll, describe, expect, test } from 'vitest';
import { officerOf } from '../../../test/actors.ts';
import { as } from '../../../test/as.ts';
import { useOwnDatabase } from '../../../test/database.ts';
import { answers, givenProvince, MAY, settle, submit, systemCtx } from '../../../test/rollup-scene.ts';
import type { Database } from '../../db/client.ts';
import { encodeGlobalId } from '../../graphql/ids.ts';
import { fixedClock } from '../../lib/clock.ts';
import { closeMonth } from '../submission/close-month.ts';
import { verifyReports } from '../submission/verify-reports.ts';
import { rebuild } from './rebuild-rollups.ts';
import { treeHistory } from './tree-history.ts';

const CLOSED_AT = '2026-06-10T03:00:00Z';
const LATER = fixedClock('2026-07-20T03:00:00Z');

let db: Database;
let scene: Awaited<ReturnType<typeof givenProvince>>;
let district: { id: string; no: number; name: string };

beforeAll(async () => {
  db = await useOwnDatabase();
  scene = await givenProvince(db);
  const [first, second] = scene.kabkota;
  const { posts } = scene;
  for (const post of posts) await submit(systemCtx(db), post, { cells: answers(post, { s: 40, d: 30, n: 20 }) });
  const atClosing = systemCtx(db, fixedClock(CLOSED_AT));
  await verifyReports(atClosing, { reports: posts.map(({ unitNo }) => ({ unitNo, month: MAY, block: 'SKDN' })) });
  await closeMonth(atClosing, { wilayahId: first.id, month: MAY });
  const [found] = await db.sql<typeof district>('select id, no, name from "Wilayah" where id = $1', [
    posts[0]!.desa.parentId,
  ]);
  district = found!;
  await moveDistrict(district.id, { from: first, to: second, on: '2026-06-15' });
  await settle(db);
});

async function moveDistrict(id: string, of: { from: Area; to: Area; on: string }): Promise<void> {
  await db.sql(`update "WilayahParent" set "to" = $2::date - 1 where "wilayahId" = $1`, [id, of.on]);
  await db.sql(
    `insert into "WilayahParent" (id, "wilayahId", "parentId", "from") values (gen_random_uuid(), $1, $2, $3::date)`,
    [id, of.to.id, of.on],
  );
  await db.sql(
    `update "Wilayah" set path = replace(path, $1, $2) where starts_with(path, (select path from "Wilayah" where id = $3))`,
    [of.from.path, of.to.path, id],
  );
  await db.sql('update "Wilayah" set "parentId" = $2 where id = $1', [id, of.to.id]);
  await db.sql(
    `insert into "WilayahSuccession" (id, kind, "fromId", "toId", "on", decree)
     values (gen_random_uuid(), 'RECODE', $1, $1, $2::date, 'Perda 1/2026')`,
    [id, of.on],
  );
  await rebuild(db, { tell: false });
}
type Area = { id: string; path: string };

const QUERY = `query ($input: AnalyticsInput!) { analytics(input: $input) {
  wilayah { id name } boundaryChanges { kind on decree movedName fromName toName }
  cells { wilayahId period value numerator denominator reason expected boundaryBreak } } }`;
type Answer = {
  analytics: {
    wilayah: { id: string }[];
    boundaryChanges: { on: string; decree: string }[];
    cells: {
      wilayahId: string;
      period: string;
      numerator: number | null;
      denominator: number | null;
      reason: string | null;
      expected: number;
      boundaryBreak: boolean;
    }[];
  };
};

const idOf = ({ id }: { id: string }): string => encodeGlobalId('Wilayah', id);
const admin = (role: 'ADMIN_PROVINSI' | 'VIEWER' = 'ADMIN_PROVINSI') => as(db, officerOf(scene.provinsi, role), LATER);
const base = { indicators: ['SKDN_DS'], range: { from: '2026-05', to: '2026-06' } };
const ask = async (input: object) => (await admin().run<Answer>(QUERY, { input: { ...base, ...input } })).analytics;

describe('the tree an answer follows', () => {
  test('counts a district where it lay, and marks where the series breaks', async () => {
    const wilayah = scene.kabkota.map(idOf);
    const now = await ask({ wilayah });
    expect(now.cells.map(({ denominator }) => denominator)).toEqual([80, null, 200, null]);
    expect(now.cells.some(({ boundaryBreak }) => boundaryBreak)).toBe(false);
    const was = await ask({ wilayah, hierarchy: 'AS_WAS' });
    expect(was.cells.map(({ denominator }) => denominator)).toEqual([200, null, 80, null]);
    expect(was.cells.map(({ boundaryBreak }) => boundaryBreak)).toEqual([false, true, false, true]);
    const of = await ask({ wilayah, hierarchy: 'AS_OF', asOf: '2026-06-14' });
    expect(of.cells.map(({ denominator }) => denominator)).toEqual([200, null, 80, null]);
    expect(of.cells.some(({ boundaryBreak }) => boundaryBreak)).toBe(false);
  });

  test('tells what happened to the areas asked, and to no others', async () => {
    const [first, second] = scene.kabkota;
    const [change, ...more] = (await ask({ wilayah: [idOf(first)] })).boundaryChanges;
    expect(change).toMatchObject({
      on: '2026-06-15',
      decree: 'Perda 1/2026',
      movedName: district.name,
      fromName: first.name,
      toName: second.name,
    });
    expect(more).toEqual([]);
    expect((await ask({ wilayah: [idOf(scene.provinsi)] })).boundaryChanges).toEqual([]);
  });

  test('lists the areas that lay inside another then', async () => {
    const [first, second] = scene.kabkota;
    const here = async (of: object) => (await ask({ level: 'KECAMATAN', ...of })).wilayah.map(({ id }) => id);
    const moved = idOf(district);
    expect(await here({ within: idOf(first) })).not.toContain(moved);
    expect(await here({ within: idOf(first), hierarchy: 'AS_WAS' })).toContain(moved);
    expect(await here({ within: idOf(first), hierarchy: 'AS_OF', asOf: '2026-06-14' })).toContain(moved);
    expect(await here({ within: idOf(second), hierarchy: 'AS_OF', asOf: '2026-06-14' })).not.toContain(moved);
    expect(await here({ within: idOf(second), hierarchy: 'AS_WAS' })).toContain(moved);
  });

  test('costs one statement more where areas were others', async () => {
    const caller = admin();
    await caller.run(QUERY.replace(/boundaryChanges \{[^}]*\}/, ''), {
      input: { ...base, wilayah: [idOf(scene.provinsi)], hierarchy: 'AS_WAS' },
    });
    expect(caller.cost()).toBeLessThanOrEqual(8);
  });

  test('is that of today for who may not see small cells', async () => {
    const { errors } = await admin('VIEWER').tryRun(QUERY, { input: { ...base, hierarchy: 'AS_WAS' } });
    expect(errors?.[0]?.originalError).toMatchObject({ code: 'FORBIDDEN_ACTION' });
  });

  test('an area that arose later held nothing before', () => {
    const row = { no: 9, path: '/1/2/9/', parent: 2, parentPath: '/1/2/', from: '2026-06-01', to: null, arose: true };
    const tree = treeHistory([row], []).on('2026-05-31');
    expect(tree.above(9, '/1/2/9/')).toBeNull();
    expect([...tree.touched]).toEqual([9]);
    expect([...treeHistory([{ ...row, arose: false }], []).on('2026-05-31').touched]).toEqual([]);
  });
});

describe('what was known', () => {
  const may = { indicators: ['SKDN_DS'], periods: ['2026-05'] };
  const askMay = async (input: object) => (await admin().run<Answer>(QUERY, { input: { ...may, ...input } })).analytics;

  test('a release answers as each regency closed the month', async () => {
    const villages = [scene.posts[0]!, scene.posts[2]!, scene.posts[4]!].map(({ desa }) => idOf(desa));
    const { cells } = await askMay({ wilayah: villages, release: '2026-05/R1', dataState: 'APPROVED' });
    // The first village lay in the regency that closed and now lies in one that has not; the third always did.
    expect(cells.map(({ denominator }) => denominator)).toEqual([80, 40, null]);
  });

  test('before anything was sent there is nothing, but what was expected', async () => {
    const [cell] = (await askMay({ wilayah: [idOf(scene.provinsi)], asKnownAt: '2026-06-01T00:00:00Z' })).cells;
    expect(cell).toMatchObject({ denominator: null, expected: 7 });
    const [after] = (await askMay({ wilayah: [idOf(scene.provinsi)], asKnownAt: CLOSED_AT })).cells;
    expect(after).toMatchObject({ denominator: 280, expected: 7 });
  });

  test.each([
    [{ release: '2026-05/R9' }, 'RELEASE_NOT_FOUND'],
    [{ release: 'R1' }, 'INVALID_INPUT'],
    [{ asKnownAt: '2027-01-01T00:00:00Z' }, 'INVALID_INPUT'],
    [{ asKnownAt: CLOSED_AT, release: '2026-05/R1' }, 'INVALID_INPUT'],
    [{ asKnownAt: CLOSED_AT, hierarchy: 'AS_WAS' }, 'INVALID_INPUT'],
    [{ hierarchy: 'AS_OF' }, 'INVALID_INPUT'],
    [{ asOf: '2026-05-01' }, 'INVALID_INPUT'],
  ])('refuses %j', async (input, code) => {
    const { errors } = await admin().tryRun(QUERY, { input: { ...may, ...input } });
    expect(errors?.[0]?.originalError).toMatchObject({ code });
  });
});

describe('counts of areas themselves', () => {
  const may = { indicators: ['POK_SK'], periods: ['2026-05'] };
  const figures = async (input: object) => {
    const { analytics } = await admin().run<Answer>(QUERY, { input: { ...may, ...input } });
    return analytics.cells.map(({ numerator, denominator, reason }) => ({ numerator, denominator, reason }));
  };
  const NOT_TOLD = { numerator: null, denominator: null, reason: 'NOT_AVAILABLE' };

  beforeAll(async () => {
    const decree = { date: '2026-01-02', termStart: '2026-01-02', termEnd: '2030-12-31' };
    for (const area of [scene.provinsi, ...scene.kabkota]) await makePokjanal(db, { wilayah: area, decree });
    await settle(db);
  });

  test('are told of areas that lay as they do today, and of others that they are not to be told', async () => {
    const areas = { wilayah: [scene.provinsi, ...scene.kabkota].map(idOf) };
    const [whole, ...parts] = await figures(areas);
    expect(whole?.numerator).toBe(3);
    expect(parts.map(({ numerator }) => numerator)).toEqual([1, 1]);
    expect(await figures({ ...areas, hierarchy: 'AS_WAS' })).toEqual([whole, NOT_TOLD, NOT_TOLD]);
    expect(await figures({ ...areas, hierarchy: 'AS_OF', asOf: '2026-06-14' })).toEqual([whole, NOT_TOLD, NOT_TOLD]);
    expect(await figures({ ...areas, hierarchy: 'AS_OF', asOf: '2026-06-15' })).toEqual([whole, ...parts]);
  });

  test('are told neither as known at an instant nor by attributes of posts', async () => {
    const wilayah = [idOf(scene.provinsi)];
    expect(await figures({ wilayah, asKnownAt: CLOSED_AT })).toEqual([NOT_TOLD]);
    expect(await figures({ wilayah: [idOf(scene.kabkota[0])], release: '2026-05/R1' })).toEqual([NOT_TOLD]);
    expect(new Set((await figures({ wilayah, by: ['STRATA'] })).map(({ reason }) => reason))).toEqual(
      new Set(['NOT_AVAILABLE']),
    );
  });

  test('counts of posts are told all the same', async () => {
    const ask = { indicators: ['POS_SK'], wilayah: scene.kabkota.map(idOf) };
    const now = await figures(ask);
    expect(now.map(({ denominator }) => denominator)).toEqual([2, 5]);
    const was = await figures({ ...ask, hierarchy: 'AS_WAS' });
    expect(was.map(({ denominator }) => denominator)).toEqual([5, 2]);
  });
});
