import { makePokjanal } from '@pokjanal/prisma/make/pokjanal';
import { makeTarget } from '@pokjanal/prisma/make/target';
import { makeUser } from '@pokjanal/prisma/make/user';
import { makeWilayah } from '@pokjanal/prisma/make/wilayah';
import { seedCatalogues } from '@pokjanal/prisma/seed/reference';
import { beforeAll, describe, expect, it } from 'vitest';
import { as, ctxOf } from '../../../test/as.ts';
import { useDatabase } from '../../../test/database.ts';
import type { Actor } from '../../auth/actor.ts';
import type { Database } from '../../db/client.ts';
import { ACT, type Answer, gid, givenProvince, mutationOf } from './change-wilayah.fixture.ts';
import { changeWilayah } from './change-wilayah.ts';

let db: Database;

beforeAll(async () => {
  db = await useDatabase();
});

async function run(actor: Actor, name: string, input: object): Promise<Answer> {
  const answer = await as(db, actor).run<Record<string, Answer>>(mutationOf(name), { input: { ...ACT, ...input } });
  return answer[name] as Answer;
}

const pathsOf = ({ problems }: Answer) => problems.map(({ path, code }) => `${path} ${code}`);

async function areaNow(id: string) {
  const [area] = await db.sql<{
    no: number;
    code: string;
    name: string;
    kind: string;
    path: string;
    ended: string | null;
  }>('select no, code, name, kind::text as kind, path, "endedOn"::text as ended from "Wilayah" where id = $1', [id]);
  if (!area) throw new Error('The area is gone');
  return area;
}

const history = (id: string) =>
  db.sql('select kind::text as kind, "fromId", "toId" from "WilayahSuccession" where "fromId" = $1 or "toId" = $1', [
    id,
  ]);

describe('what stays behind', () => {
  it('is counted on the areas that end or are divided, and stays there', async () => {
    const { provinsi, village, neighbour, regency, first, admin } = await givenProvince(db);
    await makeUser(db, { role: 'OPERATOR_DESA', wilayah: village });
    await makeUser(db, { role: 'OPERATOR_DESA', wilayah: neighbour });
    await makePokjanal(db, { wilayah: village });
    await db.sql(
      `insert into "Setting" (id, key, "wilayahId", value, "updatedAt") values (gen_random_uuid(), 'duty.graceDays', $1, '5', now())`,
      [village.id],
    );
    await seedCatalogues(db);
    for (const period of ['2025', '2026', '2027']) await makeTarget(db, { wilayah: village, period });
    await makeUser(db, { role: 'ADMIN_KABKOTA', wilayah: regency });
    const into = [{ code: `${provinsi.code}.09`, kind: 'KABUPATEN', name: 'Baru', areas: [gid(first)] }];
    const split = await run(admin, 'splitWilayah', { wilayah: gid(regency), into, dryRun: true });
    expect(split.leftBehind).toMatchObject([
      { wilayahId: gid(regency), accounts: 1, groups: 0, targets: 0, settings: 0 },
    ]);
    const merge = { wilayah: [gid(village)], target: gid(neighbour) };
    const left = [{ wilayahId: gid(village), name: village.name, accounts: 1, groups: 1, targets: 2, settings: 1 }];
    expect((await run(admin, 'mergeWilayah', { ...merge, dryRun: true })).leftBehind).toEqual(left);
    expect((await run(admin, 'mergeWilayah', merge)).leftBehind).toEqual(left);
  });
});

describe('a merge', () => {
  it('of villages ends them and hands posts and the service of the puskesmas to the one that stays', async () => {
    const { village, neighbour, puskesmas, pustu, posts, unit, admin } = await givenProvince(db);
    const done = await run(admin, 'mergeWilayah', { wilayah: [gid(village)], target: gid(neighbour) });
    expect(done).toMatchObject({
      posyandu: 2,
      areas: [{ fate: 'ENDED', oldCode: village.code, newCode: null, wilayahId: gid(village) }],
    });
    expect(await areaNow(village.id)).toMatchObject({ ended: ACT.on, code: village.code, path: village.path });
    const unitsOf = (area: { no: number }) =>
      db.sql<{ no: number; kind: string }>(
        'select no, kind::text as kind from "Unit" where "desaNo" = $1 order by no',
        [area.no],
      );
    expect(await unitsOf(neighbour)).toEqual([
      ...posts.map(({ unitNo }) => ({ no: unitNo, kind: 'POSYANDU' })),
      { no: expect.any(Number), kind: 'PUSKESMAS_DESA' },
    ]);
    expect(await unitsOf(village)).toEqual([{ no: unit.unitNo, kind: 'PUSKESMAS_DESA' }]);
    const served = await db.sql(
      `select "wilayahId" as area, "from"::text as "from", "to"::text as "to" from "PuskesmasArea"
       where "puskesmasId" = $1 order by "from" nulls first`,
      [puskesmas.id],
    );
    expect(served).toEqual([
      { area: village.id, from: null, to: '2026-10-31' },
      { area: neighbour.id, from: ACT.on, to: null },
    ]);
    const pustuDays = await db.sql(
      `select p."wilayahId" as stands, a."wilayahId" as area, a."from"::text, a."to"::text
       from "Pustu" p join "PustuArea" a on a."pustuId" = p.id where p.id = $1 order by a."from"`,
      [pustu.id],
    );
    expect(pustuDays).toEqual([
      { stands: neighbour.id, area: village.id, from: '2020-01-01', to: '2026-10-31' },
      { stands: neighbour.id, area: neighbour.id, from: ACT.on, to: null },
    ]);
    expect(await history(village.id)).toEqual([{ kind: 'MERGE', fromId: village.id, toId: neighbour.id }]);
    const retired = await as(db, admin).run<{ wilayah: object }>(
      'query ($code: String) { wilayah(code: $code) { endedOn succession { to { id } } } }',
      { code: village.code },
    );
    expect(retired.wilayah).toEqual({ endedOn: ACT.on, succession: [{ to: { id: gid(neighbour) } }] });
  });

  it('of districts into a new one takes the code of one that ends, and names codes that collide', async () => {
    const { regency, first, second, puskesmas, neighbour, admin } = await givenProvince(db);
    const twin = await makeWilayah(db, { parent: second });
    const input = {
      wilayah: [gid(first), gid(second)],
      newTarget: { code: first.code, kind: 'DISTRIK', name: 'Bersatu' },
    };
    const refused = await run(admin, 'mergeWilayah', input);
    expect(pathsOf(refused)).toEqual(['codes CODE_TAKEN']);
    expect(refused.problems[0]?.message.en).toContain(`${first.code}.2001`);
    const done = await run(admin, 'mergeWilayah', {
      ...input,
      codes: [{ wilayah: gid(twin), code: `${first.code}.2007` }],
    });
    expect(done).toMatchObject({ __typename: 'ChangeWilayahSuccess', posyandu: 3 });
    expect(await areaNow(twin.id)).toMatchObject({ code: `${first.code}.2007` });
    expect(await areaNow(neighbour.id)).toMatchObject({ code: neighbour.code });
    const [made] = await db.sql<{ id: string; no: number; path: string }>(
      'select id, no, path from "Wilayah" where code = $1 and "endedOn" is null',
      [first.code],
    );
    expect(made?.path).toBe(`${regency.path}${made?.no}/`);
    const [stands] = await db.sql('select "wilayahId" as id from "Puskesmas" where id = $1', [puskesmas.id]);
    expect(stands).toEqual({ id: made?.id });
  });

  it('is refused without one target, of different levels, into itself', async () => {
    const { regency, first, second, village, admin } = await givenProvince(db);
    const newTarget = { code: '1', kind: 'KECAMATAN', name: 'X' };
    expect(pathsOf(await run(admin, 'mergeWilayah', { wilayah: [gid(first)] }))).toEqual(['target AREA_ONE_TARGET']);
    expect(
      pathsOf(await run(admin, 'mergeWilayah', { wilayah: [gid(first), gid(village)], target: gid(first) })),
    ).toEqual(['wilayah.1 AREA_LEVEL', 'target AREA_TWICE']);
    expect(pathsOf(await run(admin, 'mergeWilayah', { wilayah: [gid(first)], newTarget }))).toEqual([
      'wilayah AREA_TOO_FEW',
      'newTarget.code CODE_FORM',
    ]);
    expect(pathsOf(await run(admin, 'mergeWilayah', { wilayah: [gid(second)], target: gid(regency) }))).toEqual([
      'target AREA_LEVEL',
    ]);
  });
});

describe('a move', () => {
  it('takes an area with all below it to another parent and its prefix', async () => {
    const { regency, other, first, village, admin } = await givenProvince(db);
    const done = await run(admin, 'moveWilayah', { wilayah: gid(first), parent: gid(other) });
    expect(done).toMatchObject({ posyandu: 3, areaCount: 3 });
    expect(await areaNow(first.id)).toMatchObject({ code: `${other.code}.01`, path: `${other.path}${first.no}/` });
    expect(await areaNow(village.id)).toMatchObject({
      code: `${other.code}.01.2001`,
      path: `${other.path}${first.no}/${village.no}/`,
    });
    expect(await history(first.id)).toEqual([{ kind: 'RECODE', fromId: first.id, toId: first.id }]);
    const { wilayah } = await as(db, admin).run<{ wilayah: object }>(
      'query ($id: ID!) { wilayah(id: $id) { parents { parent { id } from to } } }',
      { id: gid(first) },
    );
    expect(wilayah).toEqual({
      parents: [
        { parent: { id: gid(regency) }, from: null, to: '2026-10-31' },
        { parent: { id: gid(other) }, from: ACT.on, to: null },
      ],
    });
  });

  it('is refused to where it lies, to another level, and where its code is taken', async () => {
    const { regency, other, first, admin } = await givenProvince(db);
    await makeWilayah(db, { parent: other });
    const move = (parent: { id: string }) => run(admin, 'moveWilayah', { wilayah: gid(first), parent: gid(parent) });
    expect(pathsOf(await move(regency))).toEqual(['parent AREA_ALREADY_THERE']);
    expect(pathsOf(await move(first))).toEqual(['parent AREA_LEVEL']);
    expect(pathsOf(await move(other))).toEqual(['codes CODE_TAKEN']);
    const coded = await run(admin, 'moveWilayah', {
      wilayah: gid(first),
      parent: gid(other),
      code: `${other.code}.44`,
    });
    expect(coded.__typename).toBe('ChangeWilayahSuccess');
  });
});

describe('another code or name', () => {
  it('is followed by the codes below, save those given', async () => {
    const { regency, first, second, village, neighbour, admin } = await givenProvince(db);
    const code = `${regency.code}.77`;
    const codes = [{ wilayah: gid(village), code: `${code}.1005` }];
    expect(pathsOf(await run(admin, 'recodeWilayah', { wilayah: gid(first), code: second.code }))).toEqual([
      'code CODE_TAKEN',
    ]);
    const strange = [...codes, { wilayah: gid(second), code: `${regency.code}.78` }];
    expect(pathsOf(await run(admin, 'recodeWilayah', { wilayah: gid(first), code, codes: strange }))).toEqual([
      'codes.1.wilayah AREA_NOT_RECODED',
    ]);
    expect(await run(admin, 'recodeWilayah', { wilayah: gid(first), code, codes })).toMatchObject({
      posyandu: 0,
      months: [],
    });
    expect((await areaNow(village.id)).code).toBe(`${code}.1005`);
    expect((await areaNow(neighbour.id)).code).toBe(`${code}.2002`);
    expect(pathsOf(await run(admin, 'recodeWilayah', { wilayah: gid(first), code, on: '2026-11-03' }))).toEqual([
      'code AREA_NOTHING_CHANGES',
    ]);
  });

  it('makes a village an urban ward with its code', async () => {
    const { first, village, admin } = await givenProvince(db);
    const code = `${first.code}.1001`;
    expect(pathsOf(await run(admin, 'renameWilayah', { wilayah: gid(village), name: village.name }))).toEqual([
      'name AREA_NOTHING_CHANGES',
    ]);
    const done = await run(admin, 'renameWilayah', { wilayah: gid(village), kind: 'KELURAHAN', code });
    expect(done.areas).toMatchObject([{ fate: 'RENAMED', oldCode: village.code, newCode: code }]);
    expect(await areaNow(village.id)).toMatchObject({ kind: 'KELURAHAN', name: village.name, code });
    expect(new Set((await history(village.id)).map(({ kind }) => kind))).toEqual(new Set(['RECODE', 'RENAME']));
  });
});

describe('two officers at once', () => {
  it('do not take one code twice, nor one area to two places', async () => {
    const { provinsi, regency, first, second, admin } = await givenProvince(db);
    const split = (areaIds: string[]) =>
      changeWilayah(ctxOf(db, admin), {
        ...ACT,
        kind: 'SPLIT',
        sourceId: regency.id,
        into: [{ code: `${provinsi.code}.09`, kind: 'KOTA', name: 'Baru', areaIds, posyanduIds: [] }],
      });
    const done = await Promise.allSettled([split([first.id]), split([first.id]), split([second.id])]);
    expect(done.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected', 'rejected']);
    const [held] = await db.sql('select count(*)::int as count from "Wilayah" where code = $1', [
      `${provinsi.code}.09`,
    ]);
    expect(held).toEqual({ count: 1 });
  });

  it('leave a trace for everybody who follows the events', async () => {
    const { regency, admin } = await givenProvince(db);
    await run(admin, 'renameWilayah', { wilayah: gid(regency), name: 'Nama Baru' });
    const told = await db.sql(`select type, payload ->> 'kind' as kind from outbox where node_no = $1`, [regency.no]);
    expect(told).toEqual([{ type: 'wilayah.changed', kind: 'RENAME' }]);
  });
});
